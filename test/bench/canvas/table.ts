/** The table of the canvas benchmark: figures, ratios, bars, met or missed. */
import { firstPaint, heap, pan, works, type Measurement, type Work } from './works.ts';

/** By `work cards pixelRatio`, then by whiteboard; null: not done within the time. */
export type Results = Map<string, Map<string, Measurement | null>>;

/** Against other whiteboards at twice the pixels. */
const peersAtTwice = 0.8;

export function tableOf(results: Results): { table: string; missed: number } {
  const lines: string[] = [];
  let missed = 0;
  for (const cards of [2000, 10_000]) {
    for (const pixelRatio of [1, 2]) {
      for (const work of [pan, ...works.filter((other) => other !== pan), firstPaint, heap]) {
        const row = results.get(`${work.name} ${cards} ${pixelRatio}`);
        if (row === undefined) continue;
        const smaller = cards > 2000 ? results.get(`${work.name} 2000 ${pixelRatio}`) : undefined;
        const verdicts = judge(work, row, cards > 2000, pixelRatio, smaller);
        missed += verdicts.filter(({ isMet }) => !isMet).length;
        const at = `${cards.toLocaleString('en')}${pixelRatio === 2 ? ' at 2×' : ''}`;
        const figures = ['ours', 'raw', 'tldraw', 'excalidraw'].map((name) => figure(row.get(name)));
        const bars = verdicts.map(({ text, isMet }) => `${text} ${isMet ? 'met' : '**missed**'}`).join('; ');
        lines.push(`| ${work.name} (${work.unit}) | ${at} | ${figures.join(' | ')} | ${bars} |`);
      }
    }
  }
  const head =
    '| work | cards | ours | raw canvas | tldraw | Excalidraw | bars |\n|---|---|---|---|---|---|---|\n';
  return { table: head + lines.join('\n'), missed };
}

interface Verdict {
  readonly text: string;
  readonly isMet: boolean;
}

function judge(
  { bars }: Work,
  row: ReadonlyMap<string, Measurement | null>,
  isLarge: boolean,
  pixelRatio: number,
  smaller: ReadonlyMap<string, Measurement | null> | undefined,
): Verdict[] {
  const ours = row.get('ours');
  if (ours === null || ours === undefined) return [];
  const verdicts: Verdict[] = [];
  const compare = (against: string, other: number | undefined, bar: number | undefined): void => {
    if (bar === undefined || other === undefined || !(other > 0)) return;
    const ratio = ours.value / other;
    verdicts.push({ text: `${ratio.toFixed(2)}× ${against} (≤ ${bar})`, isMet: ratio <= bar });
  };
  const better = ['tldraw', 'excalidraw'].flatMap((name) => row.get(name)?.value ?? []);
  const ofPeers = pixelRatio === 2 ? peersAtTwice : isLarge ? bars.peersLarge : bars.peers;
  if (pixelRatio === 1) compare('raw', row.get('raw')?.value, bars.raw);
  compare('peers', better.length > 0 ? Math.min(...better) : undefined, ofPeers);
  if (bars.most !== undefined) {
    verdicts.push({ text: `${ours.value.toFixed(1)} (≤ ${bars.most})`, isMet: ours.value <= bars.most });
  }
  compare('2,000 cards', smaller?.get('ours')?.value, bars.growth);
  if (bars.dropped !== undefined && ours.dropped !== null && pixelRatio === 1) {
    const part = `${(ours.dropped * 100).toFixed(1)} % of frames dropped (≤ ${bars.dropped * 100})`;
    verdicts.push({ text: part, isMet: ours.dropped <= bars.dropped });
  }
  return verdicts;
}

function figure(measured: Measurement | null | undefined): string {
  if (measured === undefined) return '–';
  if (measured === null) return 'not in time';
  return measured.value >= 100 ? String(Math.round(measured.value)) : measured.value.toFixed(1);
}
