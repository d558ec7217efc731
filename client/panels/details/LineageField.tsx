/** What a story was split off or merged into, and what became of it, each as a way to that card. */
import type { Story, StoryId } from '../../../shared/model/story.ts';
import { lineageOf } from '../../../shared/views/lineage.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { lineageWords as text } from '../../ui/words/lineage.ts';
import { useRecord } from '../live/useRecords.ts';
import styles from './LineageField.module.css';

/** Nothing for a story without a past of that kind. What was archived has no card to go to. */
export function LineageField({
  session,
  id,
  onJump,
}: {
  readonly session: MapSession;
  readonly id: StoryId;
  readonly onJump: (id: StoryId) => void;
}) {
  const lineage = useRecord(session.store, lineageOf)(id);
  const rows = [
    { label: text.splitFrom, stories: lineage.splitFrom === null ? [] : [lineage.splitFrom] },
    { label: text.splitInto, stories: lineage.splitInto },
    { label: text.mergedInto, stories: lineage.mergedInto === null ? [] : [lineage.mergedInto] },
    { label: text.tookIn, stories: lineage.tookIn },
  ].filter(({ stories }) => stories.length > 0);
  if (rows.length === 0) return null;
  return (
    <div role="group" aria-label={text.title} className={styles['lineage']}>
      {rows.map(({ label, stories }) => (
        <div key={label} className={styles['row']}>
          <span className={styles['label']}>{label}</span>
          <ul className={styles['list']} aria-label={label}>
            {stories.map((story) => (
              <li key={story.id}>
                <StoryLink story={story} onJump={onJump} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function StoryLink({ story, onJump }: { readonly story: Story; readonly onJump: (id: StoryId) => void }) {
  const title = story.title.trim() || words.noTitle;
  return (
    <button
      type="button"
      className={styles['link']}
      aria-label={text.show(title)}
      disabled={story.archivedAt !== null}
      onClick={() => onJump(story.id)}
    >
      {title}
    </button>
  );
}
