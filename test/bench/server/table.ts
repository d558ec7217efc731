/** From what was measured to the table of the bars. */
import { percentile } from '../row.ts';
import type { Line, Scenario } from './scenarios.ts';
import { batchedRelay, ours, peers, subjects, yjsPeers } from './subjects.ts';

/** `scenario/server` → what each round measured. */
export type Figures = Map<string, Record<string, number>[]>;

export function tableOf(figures: Figures, scenarios: readonly Scenario[]): { table: string; missed: number } {
  const names = subjects.map(({ name }) => name);
  const rows: string[] = [
    `| what | ${names.join(' | ')} | bars |`,
    `|---|${'---|'.repeat(names.length)}---|`,
  ];
  let missed = 0;
  for (const scenario of scenarios) {
    for (const line of scenario.lines) {
      const value = (name: string): number => median(figures.get(`${scenario.name}/${name}`), line.figure);
      const verdicts = judge(line, value);
      missed += verdicts.filter(({ isMet }) => !isMet).length;
      const cells = names.map((name) => shown(value(name), line));
      const bars = verdicts.map(({ text, isMet }) => `${text} ${isMet ? 'met' : '**missed**'}`).join('; ');
      rows.push(`| ${line.what} | ${cells.join(' | ')} | ${bars} |`);
    }
  }
  return { table: rows.join('\n'), missed };
}

interface Verdict {
  readonly text: string;
  readonly isMet: boolean;
}

/** A bar against somebody who was not measured is not judged. */
function judge(line: Line, value: (name: string) => number): Verdict[] {
  const own = value(ours);
  if (Number.isNaN(own)) return [];
  const verdicts: Verdict[] = [];
  const sign = line.isHighBetter === true ? '≥' : '≤';
  const against = (other: number, bar: number | undefined, name: string): void => {
    if (bar === undefined || !Number.isFinite(other)) return;
    const ratio = own / other;
    const isMet = line.isHighBetter === true ? ratio >= bar : ratio <= bar;
    verdicts.push({ text: `${ratio.toFixed(2)}× ${name} (${sign} ${bar})`, isMet });
  };
  const best = (of: readonly string[]): number => {
    const theirs = of.map(value).filter((figure) => !Number.isNaN(figure));
    return line.isHighBetter === true ? Math.max(...theirs) : Math.min(...theirs);
  };
  against(best(peers), line.toBestPeer, 'best peer');
  against(best(yjsPeers), line.toBestYjsPeer, 'best Yjs peer');
  against(value(batchedRelay), line.toBatched, 'batched');
  if (line.atMost !== undefined) {
    verdicts.push({ text: `≤ ${line.atMost.toLocaleString('en')} ${line.unit}`, isMet: own <= line.atMost });
  }
  return verdicts;
}

function median(rounds: readonly Record<string, number>[] | undefined, figure: string): number {
  const values = (rounds ?? [])
    .map((round) => round[figure] ?? Number.NaN)
    .filter((one) => !Number.isNaN(one));
  return values.length === 0 ? Number.NaN : percentile(values, 0.5);
}

function shown(value: number, { unit }: Line): string {
  if (Number.isNaN(value)) return '';
  if (unit === 'B')
    return Math.abs(value) < 1e6 ? `${Math.round(value / 1000)} KB` : `${(value / 1e6).toFixed(1)} MB`;
  return Math.abs(value) < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}
