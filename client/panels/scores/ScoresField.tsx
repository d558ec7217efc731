/** A story's scores: each as it stands, and opened, what it is made of. */
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { scoreStory } from '../../../shared/commands/scoreStory.ts';
import { bestRating } from '../../../shared/model/scoreFormula.ts';
import { moscows, type Story } from '../../../shared/model/story.ts';
import { costOfDelay, ownScore, rice, weightedShortestJob } from '../../../shared/views/scoring.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/Field.module.css';
import { formatNumber } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { moscowWords } from '../../ui/words/backlogTools.ts';
import { scoresWords as text } from '../../ui/words/scores.ts';
import { NumberField } from '../live/NumberField.tsx';
import { useCanEdit, useRecord } from '../live/useRecords.ts';
import { FormulaDialog } from './FormulaDialog.tsx';
import styles from './ScoreInputs.module.css';

/** The inputs of the known scores, and how far each goes. */
const mostOf = {
  reach: 1e9,
  impact: 100,
  confidence: 100,
  effort: 10_000,
  userValue: 100,
  timeCriticality: 100,
  riskReduction: 100,
} as const;

export function ScoresField({ session, story }: { readonly session: MapSession; readonly story: Story }) {
  const { actions, store } = session;
  const canEdit = useCanEdit(session);
  const isOwner = useStore(session.me, (me) => me.role === 'owner');
  const formula = useRecord(store, (records) => records.meta.settings.scoreFormula);
  const [isSettingUp, setSettingUp] = useState(false);
  const set = (inputs: Partial<Story>): void => {
    actions.runLate(scoreStory, { ...inputs, id: story.id });
  };
  const number = (input: keyof typeof mostOf) => (
    <NumberField
      key={input}
      label={text.inputs[input]}
      value={story[input]}
      most={mostOf[input]}
      readOnly={!canEdit}
      onChange={(value) => set({ [input]: value })}
    />
  );
  const cost = costOfDelay(story);
  const job = weightedShortestJob(story);
  return (
    <div role="group" aria-label={text.title} className={fieldStyles['field']}>
      <span className={fieldStyles['label']}>{text.title}</span>
      <div className={styles['scores']}>
        <Part title={text.moscow} value={story.moscow === null ? null : moscowWords[story.moscow]}>
          <div className={styles['wide']}>
            <Select
              label={text.moscow}
              hideLabel
              value={story.moscow}
              choices={[
                ...moscows.map((moscow) => ({ value: moscow, label: moscowWords[moscow] })),
                { value: null, label: words.none },
              ]}
              disabled={!canEdit}
              onChoose={(moscow) => set({ moscow })}
            />
          </div>
        </Part>
        <Part
          title={text.rice.title}
          value={scoreText(rice(story))}
          isBegun={story.reach !== null || story.impact !== null}
        >
          {(['reach', 'impact', 'confidence', 'effort'] as const).map(number)}
          <p className={styles['hint']}>{text.rice.hint}</p>
        </Part>
        <Part
          title={text.costOfDelay.title}
          value={job === null ? scoreText(cost) : text.costOfDelay.both(scoreText(cost)!, scoreText(job)!)}
          isBegun={story.userValue !== null || story.timeCriticality !== null}
        >
          {(['userValue', 'timeCriticality', 'riskReduction'] as const).map(number)}
          <p className={styles['hint']}>{text.costOfDelay.hint}</p>
        </Part>
        <Part
          title={text.own.title}
          value={scoreText(ownScore(story, formula))}
          isBegun={formula.criteria.some(({ slot }) => story[slot] !== null)}
        >
          {formula.criteria.map(({ slot, name }) => (
            <NumberField
              key={slot}
              label={name}
              value={story[slot]}
              most={bestRating}
              readOnly={!canEdit}
              onChange={(value) => set({ [slot]: value })}
            />
          ))}
          <p className={styles['hint']}>
            {formula.criteria.length > 0 ? text.own.hint : isOwner ? text.own.noneOwner : text.own.none}{' '}
            {!isOwner && text.own.onlyOwner}
          </p>
          {isOwner && (
            <div className={styles['wide']}>
              <Button size="s" onClick={() => setSettingUp(true)}>
                {formula.criteria.length > 0 ? text.own.change : text.own.setUp}
              </Button>
            </div>
          )}
        </Part>
      </div>
      {isSettingUp && <FormulaDialog session={session} onClose={() => setSettingUp(false)} />}
    </div>
  );
}

function Part({
  title,
  value,
  isBegun = false,
  children,
}: {
  readonly title: string;
  /** null: it cannot be told yet. */
  readonly value: string | null;
  readonly isBegun?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className={styles['part']}>
      <summary className={styles['summary']}>
        {title}
        <span className={classes(styles['value'], value === null && styles['unset'])}>
          {value ?? (isBegun ? text.missing : text.none)}
        </span>
      </summary>
      <div className={styles['inputs']}>{children}</div>
    </details>
  );
}

function scoreText(score: number | null): string | null {
  return score === null ? null : formatNumber(Math.round(score * 10) / 10);
}
