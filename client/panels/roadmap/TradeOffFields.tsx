/** What is asked before something is promised now: the goal, what drops, and the capacity before and after. */
import { useId } from 'react';
import { longestNote, longestTitle } from '../../../shared/model/field.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import { nowLoad, type NowLoad } from '../../../shared/views/nowLoad.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/Field.module.css';
import { Progress } from '../../ui/Progress.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { words } from '../../ui/words.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { useToday } from '../live/useToday.ts';
import { titleOf } from './initiativeNames.ts';
import styles from './TradeOff.module.css';
import type { TradeOff } from './useTradeOff.ts';

const text = roadmapWords.tradeOff;

/** `id` is what comes into now; null: it is only being made, without any stories yet. */
export function TradeOffFields({
  session,
  records,
  id,
  tradeOff: { draft, change },
}: {
  readonly session: MapSession;
  readonly records: MapRecords;
  readonly id: InitiativeId | null;
  readonly tradeOff: TradeOff;
}) {
  const dropsId = useId();
  const today = useToday(session);
  const goals = liveInOrder(records.goal);
  const now = roadmapOf(records).columns.now.filter(({ initiative }) => initiative.id !== id);
  const before = nowLoad(records, today);
  const after = nowLoad(records, today, { adding: id === null ? [] : [id], dropping: draft.drops });
  const full = nowLoad(records, today, { adding: id === null ? [] : [id] });
  const fits = full.capacity !== null && full.open.points <= full.capacity;
  const toggle = (dropped: InitiativeId, on: boolean): void =>
    change({
      drops: on ? [...draft.drops, dropped] : draft.drops.filter((each) => each !== dropped),
      ...(on ? { dropsNothing: false } : {}),
    });
  return (
    <>
      {goals.length === 0 ? (
        <TextField
          label={text.noGoals}
          placeholder={text.newGoal}
          maxLength={longestTitle}
          value={draft.newGoal}
          onChange={(event) => change({ newGoal: event.target.value })}
        />
      ) : (
        <Select
          label={text.goal}
          value={draft.goalId}
          choices={[
            ...(draft.goalId === null ? [{ value: null, label: text.chooseGoal }] : []),
            ...goals.map((goal) => ({ value: goal.id, label: titleOf(goal) })),
          ]}
          onChoose={(goalId) => change({ goalId })}
        />
      )}
      <div role="group" aria-labelledby={dropsId} className={fieldStyles['field']}>
        <span id={dropsId} className={fieldStyles['label']}>
          {text.drops}
        </span>
        {now.length === 0 ? (
          <p className={fieldStyles['hint']}>{text.nothingInNow}</p>
        ) : (
          <ul className={styles['drops']}>
            {now.map(({ initiative, stories }) => (
              <li key={initiative.id} className={styles['drop']}>
                <Tick
                  label={titleOf(initiative)}
                  isOn={draft.drops.includes(initiative.id)}
                  onChange={(on) => toggle(initiative.id, on)}
                />
                <span className={styles['points']}>
                  {draft.drops.includes(initiative.id)
                    ? text.dropsHint
                    : words.points(pointsOf(records, today, initiative.id, stories.length))}
                </span>
              </li>
            ))}
            <li className={styles['drop']}>
              <Tick
                label={fits ? text.fits : text.over}
                {...(fits ? {} : { hint: text.overHint })}
                isOn={draft.dropsNothing}
                onChange={(on) => change(on ? { dropsNothing: true, drops: [] } : { dropsNothing: false })}
              />
            </li>
          </ul>
        )}
      </div>
      <Capacity before={before} after={after} />
      <TextField
        label={text.note}
        placeholder={text.notePlaceholder}
        maxLength={longestNote}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
      />
    </>
  );
}

/** What would be free if this dropped. */
function pointsOf(records: MapRecords, today: string, id: InitiativeId, stories: number): number {
  if (stories === 0) return 0;
  const without = nowLoad(records, today, { dropping: [id] });
  const freed = nowLoad(records, today).open.points - without.open.points;
  return Math.round(freed * 100) / 100;
}

function Capacity({ before, after }: { readonly before: NowLoad; readonly after: NowLoad }) {
  const { capacity } = after;
  return (
    <div className={fieldStyles['field']}>
      <span className={fieldStyles['label']}>{text.capacity}</span>
      {capacity === null ? (
        <p className={fieldStyles['hint']}>{text.noCapacity(before.open.points, after.open.points)}</p>
      ) : (
        <div className={styles['capacity']} role="status">
          <CapacityRow label={text.before} open={before.open.points} capacity={capacity} />
          <CapacityRow label={text.after} open={after.open.points} capacity={capacity} />
        </div>
      )}
      {after.open.unestimated > 0 && (
        <p className={fieldStyles['hint']}>{text.unestimated(after.open.unestimated)}</p>
      )}
    </div>
  );
}

function CapacityRow({
  label,
  open,
  capacity,
}: {
  readonly label: string;
  readonly open: number;
  readonly capacity: number;
}) {
  const over = Math.round((open - capacity) * 100) / 100;
  return (
    <>
      <span>{label}</span>
      <Progress
        share={capacity === 0 ? (open > 0 ? 1 : 0) : open / capacity}
        tone={over > 0 ? 'bad' : 'plain'}
        label={`${label}: ${text.of(open, capacity)}`}
      />
      <span className={classes(styles['points'], over > 0 && styles['over'])}>
        {text.of(open, capacity)}
        {over > 0 && ` · ${text.overBy(over)}`}
      </span>
    </>
  );
}
