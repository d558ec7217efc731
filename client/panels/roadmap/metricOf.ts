/** The outcome metric an initiative works on, that of its theme, as it is shown. */
import type { Theme } from '../../../shared/model/theme.ts';
import { formatNumber } from '../../ui/format.ts';
import { roadmapWords as text } from '../../ui/words/roadmap.ts';

interface Metric {
  readonly name: string;
  readonly current: string;
  readonly target: string;
  /** All of it in one line. */
  readonly line: string;
}

/** null: it has no theme, or that has no metric. */
export function metricOf(theme: Theme | null): Metric | null {
  if (theme === null || theme.metric.trim() === '') return null;
  const name = theme.metric.trim();
  const [current, target] = [measure(theme.current), measure(theme.target)];
  return { name, current, target, line: text.metric(name, current, target) };
}

function measure(value: number | null): string {
  return value === null ? '?' : formatNumber(value);
}
