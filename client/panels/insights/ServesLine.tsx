/** What a story is for, in one line: initiative → goal → vision. */
import { ArrowUp } from 'lucide';
import type { StoryId } from '../../../shared/model/story.ts';
import { lineUp } from '../../../shared/views/throughline.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Icon } from '../../ui/Icon.tsx';
import { words } from '../../ui/words.ts';
import { insightWords } from '../../ui/words/insights.ts';
import { useRecords } from '../live/useRecords.ts';
import styles from './ServesLine.module.css';

const text = insightWords.line;

/** Says where the line breaks off; nothing on a map without any initiative, which does not use them. */
export function ServesLine({ session, id }: { readonly session: MapSession; readonly id: StoryId }) {
  const records = useRecords(session.store);
  const line = lineUp(records, id);
  if (line === null || records.initiative.size === 0) return null;
  const named = (title: string): string => title.trim() || words.noTitle;
  const { initiative, goals, vision } = line;
  if (initiative === null) {
    return (
      <p className={styles['line']} data-lacks>
        {`${text.serves}: ${text.servesNothing}`}
      </p>
    );
  }
  return (
    <p className={styles['line']}>
      <span className={styles['label']}>{text.serves}</span>
      <span>{named(initiative.title)}</span>
      <Arrow />
      <span data-lacks={goals.length === 0 || undefined}>
        {goals.length === 0 ? text.nothing.goal : goals.map(({ title }) => named(title)).join(' · ')}
      </span>
      {goals.length > 0 && (
        <>
          <Arrow />
          <span data-lacks={vision.trim() === '' || undefined}>
            {vision.trim() === '' ? text.noVision : vision.trim()}
          </span>
        </>
      )}
    </p>
  );
}

function Arrow() {
  return (
    <span className={styles['arrow']}>
      <Icon node={ArrowUp} size={13} />
      <span className="visually-hidden">→</span>
    </span>
  );
}
