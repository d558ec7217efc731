/** The line from any card up to the vision, and from every goal down to its stories with their progress. */
import { useState } from 'react';
import { isId } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import type { RoadmapItem } from '../../../shared/views/roadmap.ts';
import { lineDown, lineUp, type LineDown } from '../../../shared/views/throughline.ts';
import type { WorkProgress } from '../../../shared/views/workProgress.ts';
import { Progress } from '../../ui/Progress.tsx';
import { Stage } from '../../ui/Stage.tsx';
import { words } from '../../ui/words.ts';
import { insightWords } from '../../ui/words/insights.ts';
import { StoryPicker } from '../dependencies/StoryPicker.tsx';
import styles from './Insights.module.css';
import lineStyles from './LineTab.module.css';
import type { InsightTabProps } from './tabProps.ts';

const text = insightWords.line;
const named = (title: string): string => title.trim() || words.noTitle;

export function LineTab({ session, view, records, dialogs }: InsightTabProps) {
  // What was selected on the map is what one wants to see the line of.
  const [chosen, setChosen] = useState<StoryId | null>(() => {
    const { focus } = view.getState();
    return focus !== null && isId('story', focus) ? focus : null;
  });
  const goals = liveInOrder(records.goal);
  return (
    <>
      <header className={styles['tab-head']}>
        <h3 className={styles['tab-title']}>{text.title}</h3>
      </header>
      <section className={styles['box']} aria-label={text.up}>
        <h3 className={styles['subtitle']}>{text.up}</h3>
        <div className={lineStyles['picker']}>
          <StoryPicker session={session} label={text.pick} without={[]} onPick={setChosen} />
        </div>
        <Up records={records} id={chosen} onOpen={(id) => dialogs.openDetails(id)} />
      </section>
      <section className={styles['group']} aria-label={text.down}>
        <h3 className={styles['group-title']}>{text.down}</h3>
        <p className={lineStyles['vision']}>
          <span className={styles['note']}>{text.vision}</span>
          {records.meta.vision.trim() || text.noVision}
        </p>
        {goals.length === 0 && <p className={styles['note']}>{text.noGoals}</p>}
        <ul className={styles['rules']}>
          {goals.map(({ id }) => {
            const line = lineDown(records, id);
            return (
              line !== null && (
                <li key={id}>
                  <Down line={line} onOpen={(story) => dialogs.openDetails(story)} />
                </li>
              )
            );
          })}
        </ul>
      </section>
    </>
  );
}

function Up({
  records,
  id,
  onOpen,
}: {
  readonly records: MapRecords;
  readonly id: StoryId | null;
  readonly onOpen: (id: StoryId) => void;
}) {
  const line = id === null ? null : lineUp(records, id);
  if (line === null) return <p className={styles['note']}>{text.pickNote}</p>;
  const { story, sprint, release, initiative, theme, goals, vision } = line;
  const steps: readonly { readonly what: string; readonly is: string | null; readonly lacks: string }[] = [
    { what: text.vision, is: vision.trim() || null, lacks: text.noVision },
    {
      what: text.goal,
      is: goals.length === 0 ? null : goals.map(({ title }) => named(title)).join(' · '),
      lacks: text.nothing.goal,
    },
    ...(theme === null ? [] : [{ what: text.theme, is: named(theme.title), lacks: '' }]),
    {
      what: text.initiative,
      is: initiative === null ? null : named(initiative.title),
      lacks: text.nothing.initiative,
    },
    {
      what: text.release(),
      is: release === null ? null : named(release.name),
      lacks: text.nothing.release,
    },
    { what: text.sprint, is: sprint === null ? null : named(sprint.name), lacks: text.nothing.sprint },
  ];
  return (
    <ol className={lineStyles['up']} aria-label={named(story.title)}>
      {steps.map(({ what, is, lacks }) => (
        <li key={what} data-lacks={is === null || undefined}>
          <span className={styles['note']}>{what}</span>
          <span>{is ?? lacks}</span>
        </li>
      ))}
      <li>
        <span className={styles['note']}>{words.kinds.story}</span>
        <button type="button" className={styles['go']} onClick={() => onOpen(story.id)}>
          {named(story.title)}
        </button>
      </li>
    </ol>
  );
}

function Down({
  line: { goal, results, items, progress },
  onOpen,
}: {
  readonly line: LineDown;
  readonly onOpen: (id: StoryId) => void;
}) {
  const title = named(goal.title);
  return (
    <article className={styles['box']} aria-label={title}>
      <h4 className={styles['rule-title']}>{title}</h4>
      <Share title={title} progress={progress} />
      {results.length > 0 && (
        <ul className={lineStyles['results']}>
          {results.map(({ keyResult, share }) => (
            <li key={keyResult.id} className={styles['note']}>
              {text.result(named(keyResult.title), share === null ? null : Math.round(share * 100))}
            </li>
          ))}
        </ul>
      )}
      <ul className={lineStyles['items']} aria-label={text.initiatives(title)}>
        {items.map((item) => (
          <li key={item.initiative.id}>
            <Item item={item} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </article>
  );
}

function Item({
  item: { initiative, stories, progress },
  onOpen,
}: {
  readonly item: RoadmapItem;
  readonly onOpen: (id: StoryId) => void;
}) {
  const title = named(initiative.title);
  return (
    <div className={lineStyles['item']}>
      <span className={lineStyles['item-title']}>{title}</span>
      <Share title={title} progress={progress} thin />
      {stories.length > 0 && (
        <details className={lineStyles['stories']}>
          <summary>{text.stories(stories.length)}</summary>
          <ul>
            {stories.map((story) => (
              <li key={story.id}>
                <button type="button" className={styles['go']} onClick={() => onOpen(story.id)}>
                  {named(story.title)}
                </button>
                <span className={styles['note']}>
                  <Stage stage={story.stage} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Share({
  title,
  progress: { all, done, share },
  thin = false,
}: {
  readonly title: string;
  readonly progress: WorkProgress;
  readonly thin?: boolean;
}) {
  return (
    <div className={lineStyles['share']}>
      <Progress share={share} label={text.share(title)} thin={thin} />
      <span className={styles['note']}>
        {all.stories === 0 ? text.noWork : text.done(done.stories, all.stories)}
      </span>
    </div>
  );
}
