/** The goals in their order: add, edit in place, order, archive; with a hint when there are more than help. */
import { Lightbulb } from 'lucide';
import { addGoal } from '../../../shared/commands/addGoal.ts';
import { updateGoal } from '../../../shared/commands/updateGoal.ts';
import type { Goal } from '../../../shared/model/goal.ts';
import { Icon } from '../../ui/Icon.tsx';
import { enoughGoals, strategyWords } from '../../ui/words/strategy.ts';
import { AddByTitle } from './AddByTitle.tsx';
import { GoalCard } from './GoalCard.tsx';
import type { StrategyListProps } from './listProps.ts';
import cardStyles from './StrategyCard.module.css';
import styles from './StrategySurface.module.css';
import { useOrdering } from './useOrdering.ts';

const text = strategyWords.goals;

export function GoalList({ goals, ...props }: StrategyListProps & { readonly goals: readonly Goal[] }) {
  const { session, canEdit, onFocus } = props;
  const { actions } = session;
  const ordering = useOrdering({
    ...props,
    sort: 'goals',
    items: goals,
    onMove: (id, place) => actions.runLate(updateGoal, { id, ...place }) !== null,
  });
  const add = (title: string): boolean => {
    const made = actions.runLate(addGoal, { title, kind: 'customer' });
    return made !== null;
  };
  return (
    <section aria-labelledby="goals-title" className={styles['section']}>
      <h3 id="goals-title" className={styles['heading']}>
        {text.title}
      </h3>
      {goals.length > enoughGoals && (
        <p className={styles['hint']} role="note">
          <Icon node={Lightbulb} size={16} />
          {text.tooMany(goals.length)}
        </p>
      )}
      {goals.length === 0 && <p className={styles['muted']}>{text.none}</p>}
      <ul className={cardStyles['list']} aria-label={text.title} {...ordering.list}>
        {goals.map((goal) => (
          <GoalCard key={goal.id} {...props} goal={goal} ordering={ordering} onFocus={onFocus} />
        ))}
      </ul>
      {canEdit && <AddByTitle label={text.add} placeholder={text.newTitle} onAdd={add} />}
    </section>
  );
}
