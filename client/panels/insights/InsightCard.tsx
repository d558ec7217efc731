/** One insight, written together in place, with the stories it speaks for. */
import { Archive, X } from 'lucide';
import { linkInsight } from '../../../shared/commands/linkInsight.ts';
import { updateInsight } from '../../../shared/commands/updateInsight.ts';
import { longestDetails, longestTitle } from '../../../shared/model/field.ts';
import { insightSources, type Insight } from '../../../shared/model/insight.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { liveOrNull } from '../../../shared/views/liveRecords.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { IconButton } from '../../ui/Button.tsx';
import { formatDay } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { insightWords } from '../../ui/words/insights.ts';
import { StoryPicker } from '../dependencies/StoryPicker.tsx';
import { LiveText } from '../live/LiveText.tsx';
import styles from './InsightCard.module.css';
import insightStyles from './Insights.module.css';

const text = insightWords.learned;

export function InsightCard({
  session,
  dialogs,
  records,
  insight,
  canEdit,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly records: MapRecords;
  readonly insight: Insight;
  readonly canEdit: boolean;
}) {
  const { actions, store } = session;
  const { id, source, at } = insight;
  const title = insight.title.trim() || words.noTitle;
  const stories = insight.stories.flatMap((storyId) => liveOrNull(records.story, storyId) ?? []);
  const now = (): Insight | undefined => store.getRecords().insight.get(id);
  const archive = (): void => {
    if (actions.run('archive', { ids: [id] }) === null) return;
    dialogs.toast(text.archived(title), { undo: true });
  };
  return (
    <article className={insightStyles['box']} aria-label={text.card(title)}>
      <div className={styles['head']}>
        <div className={styles['source']}>
          <Select
            label={text.source}
            hideLabel
            bare
            value={source}
            choices={insightSources.map((each) => ({ value: each, label: text.sources[each] }))}
            disabled={!canEdit}
            onChoose={(next) => actions.runLate(updateInsight, { id, source: next })}
          />
        </div>
        {at !== null && <span className={insightStyles['note']}>{text.at(formatDay(at))}</span>}
        {canEdit && (
          <IconButton icon={Archive} size="s" label={`${text.archive}: ${title}`} onClick={archive} />
        )}
      </div>
      <div className={styles['title']}>
        <LiveText
          session={session}
          id={id}
          field="title"
          label={text.text}
          hideLabel
          bare
          look="heading"
          placeholder={text.textPlaceholder}
          maxLength={longestTitle}
          read={() => now()?.title ?? ''}
        />
      </div>
      <LiveText
        session={session}
        id={id}
        field="why"
        label={text.why}
        lines
        rows={2}
        placeholder={text.whyPlaceholder}
        maxLength={longestDetails}
        read={() => now()?.why ?? ''}
      />
      <div role="group" aria-label={text.stories} className={styles['stories']}>
        <span className={insightStyles['note']}>{text.stories}</span>
        <ul className={styles['chips']}>
          {stories.length === 0 && <li className={insightStyles['note']}>{text.noStories}</li>}
          {stories.map((story) => {
            const name = story.title.trim() || words.noTitle;
            return (
              <li key={story.id} className={styles['chip']}>
                <button
                  type="button"
                  className={insightStyles['go']}
                  aria-label={text.open(name)}
                  onClick={() => dialogs.openDetails(story.id)}
                >
                  {name}
                </button>
                {canEdit && (
                  <IconButton
                    icon={X}
                    size="s"
                    label={text.unlink(name)}
                    onClick={() => actions.runLate(linkInsight, { id, storyId: story.id, on: false })}
                  />
                )}
              </li>
            );
          })}
        </ul>
        {canEdit && (
          <StoryPicker
            session={session}
            label={text.link}
            without={insight.stories}
            onPick={(storyId) => actions.runLate(linkInsight, { id, storyId, on: true })}
          />
        )}
      </div>
    </article>
  );
}
