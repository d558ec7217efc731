/** A story's estimate: any number, or one from the team's scale. What is not on the scale is kept and shown. */
import type { EstimateScale } from '../../../shared/model/settings.ts';
import { estimateChoices, type EstimateChoice } from '../../../shared/views/estimates.ts';
import { formatNumber } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { NumberField } from './NumberField.tsx';

interface EstimateFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly scale: EstimateScale;
  /** In points, whatever the scale. */
  readonly value: number | null;
  readonly readOnly: boolean;
  readonly placeholder: string;
  readonly bare?: boolean;
  readonly tabIndex?: number;
  /** On a scale its list is open from the beginning, else it has the focus. */
  readonly startsOpen?: boolean;
  readonly onChange: (value: number | null) => void;
}

const mostPoints = 10_000;

/** On a scale, typing a number or a size chooses it without opening the list. */
export function EstimateField({
  scale,
  value,
  readOnly,
  onChange,
  placeholder,
  startsOpen = false,
  ...rest
}: EstimateFieldProps) {
  const choices = estimateChoices(scale);
  if (choices === null) {
    return (
      <NumberField
        {...rest}
        value={value}
        most={mostPoints}
        placeholder={placeholder}
        startsOpen={startsOpen}
        readOnly={readOnly}
        onChange={onChange}
      />
    );
  }
  const isOff = value !== null && !choices.some(({ points }) => points === value);
  return (
    <Select
      {...rest}
      startsOpen={startsOpen}
      value={value}
      choices={[
        ...(isOff ? [{ value, label: formatNumber(value) }] : []),
        ...choices.map((choice) => ({ value: choice.points, label: nameOf(choice, rest.bare === true) })),
        { value: null, label: placeholder },
      ]}
      hint={isOff && rest.bare !== true ? words.details.offScale : undefined}
      disabled={readOnly}
      onChoose={onChange}
    />
  );
}

function nameOf({ points, size }: EstimateChoice, isShort: boolean): string {
  if (size === null) return formatNumber(points);
  return isShort ? size : words.details.sized(size, points);
}
