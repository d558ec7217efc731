/** Which hit of a search comes next. */
import type { Id } from '../../../shared/model/id.ts';

/** From the one that has the focus, round the end; from elsewhere the first, or backwards the last. */
export function nextHit(hits: readonly Id[], focus: Id | null, by: 1 | -1): Id | null {
  const at = focus === null ? -1 : hits.indexOf(focus);
  if (at < 0) return hits.at(by === 1 ? 0 : -1) ?? null;
  return hits[(at + by + hits.length) % hits.length] ?? null;
}
