/** What estimates are chosen from: any number, a known scale, T-shirts with their points, or the team's own numbers. */
import { mostOnScale, shirtSizes, type EstimateScale } from '../../../shared/model/settings.ts';
import { estimateChoices } from '../../../shared/views/estimates.ts';
import { Select } from '../../ui/Select.tsx';
import { settingsWords as text } from '../../ui/words/settings.ts';
import { NumberField } from '../live/NumberField.tsx';
import { readNumber } from '../live/readNumber.ts';
import { DraftField } from '../live/DraftField.tsx';
import styles from './SettingsDialog.module.css';

const scaleKinds = ['free', 'fibonacci', 'powers', 'shirts', 'own'] as const;
const mostPoints = 10_000;
const longestList = 200;

interface ScaleFieldsProps {
  readonly scale: EstimateScale;
  readonly readOnly: boolean;
  readonly onChange: (scale: EstimateScale) => void;
}

export function ScaleFields({ scale, readOnly, onChange }: ScaleFieldsProps) {
  return (
    <div className={styles['fields']}>
      <Select
        label={text.scale}
        value={scale.kind}
        choices={scaleKinds.map((kind) => ({ value: kind, label: text.scales[kind] }))}
        disabled={readOnly}
        hint={text.scaleHint}
        onChoose={(kind) => onChange(begin(kind, scale))}
      />
      {scale.kind === 'shirts' && (
        <div className={styles['shirts']} role="group" aria-label={text.shirts}>
          {shirtSizes.map((size, index) => (
            <NumberField
              key={size}
              label={size}
              value={scale.points[index] ?? null}
              most={mostPoints}
              readOnly={readOnly}
              onChange={(points) =>
                points !== null && onChange({ kind: 'shirts', points: scale.points.with(index, points) })
              }
            />
          ))}
        </div>
      )}
      {scale.kind === 'own' && (
        <DraftField
          label={text.own}
          hint={text.ownHint}
          kept={scale.points.join(' ')}
          maxLength={longestList}
          readOnly={readOnly}
          faultOf={(typed) => (numbersIn(typed) === null ? text.ownBad : null)}
          onKeep={(typed) => onChange({ kind: 'own', points: numbersIn(typed)! })}
        />
      )}
    </div>
  );
}

/** A scale that is chosen anew begins with the numbers of the one before. */
function begin(kind: EstimateScale['kind'], before: EstimateScale): EstimateScale {
  if (kind === 'shirts') return { kind, points: [1, 2, 3, 5, 8] };
  if (kind !== 'own') return { kind };
  return {
    kind,
    points: (estimateChoices(before) ?? [{ points: 1 }, { points: 2 }, { points: 3 }]).map(
      ({ points }) => points,
    ),
  };
}

/** In rising order, each once; null when something else stands there, or too many do. */
function numbersIn(typed: string): number[] | null {
  const numbers = typed
    .split(/[\s;,]+/u)
    .filter(Boolean)
    .map((part) => readNumber(part, mostPoints));
  const known = numbers.filter((number) => typeof number === 'number');
  if (known.length === 0 || known.length < numbers.length || known.length > mostOnScale) return null;
  return [...new Set(known)].sort((a, b) => a - b);
}
