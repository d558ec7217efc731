/** What was answered whenever this initiative was promised now. */
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import fieldStyles from '../../ui/Field.module.css';
import { formatDay, formatList } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import styles from './InitiativeDetails.module.css';

const text = roadmapWords.tradeOff;

/** Nothing while it never was; the last answer first. */
export function TradeOffs({ records, id }: { readonly records: MapRecords; readonly id: InitiativeId }) {
  const answers = [...records.tradeOff.values()]
    .filter(({ initiativeId, archivedAt }) => initiativeId === id && archivedAt === null)
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  if (answers.length === 0) return null;
  const titleIn = (all: ReadonlyMap<string, { readonly title: string }>, key: string | null): string =>
    (key === null ? '' : all.get(key)?.title.trim()) || words.noTitle;
  return (
    <div role="group" aria-label={text.kept} className={fieldStyles['field']}>
      <span className={fieldStyles['label']}>{text.kept}</span>
      <ul className={styles['answers']}>
        {answers.map((answer) => {
          const dropped = [
            ...answer.initiatives.map((each) => titleIn(records.initiative, each)),
            ...answer.stories.map((each) => titleIn(records.story, each)),
          ].map((title) => `“${title}”`);
          return (
            <li key={answer.id} className={styles['answer']}>
              <span>
                {text.servesGoal(titleIn(records.goal, answer.goalId))},{' '}
                {dropped.length === 0 ? text.droppedNothing : text.dropped(formatList(dropped))}.
              </span>
              {answer.note !== '' && <span>{answer.note}</span>}
              {answer.at !== null && <time className={styles['when']}>{formatDay(answer.at)}</time>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
