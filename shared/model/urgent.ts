/** A bug that does not wait. */
import type { Story } from './story.ts';

/** A critical bug: it is planned without an owner or a day (E2), and stands before everything else (Q1). */
export function isUrgent({ kind, severity }: Pick<Story, 'kind' | 'severity'>): boolean {
  return kind === 'bug' && severity === 'critical';
}
