/** What is wrong with the form that connects a tracker, field by field. */
import type { TrackerKind } from '../../../shared/protocol/trackers.ts';
import { trackerWords } from '../../ui/words/trackers.ts';

const { faults } = trackerWords.connect;

export interface ConnectFaults {
  readonly site?: string;
  readonly project?: string;
  readonly account?: string;
  readonly secret?: string;
}

/** `paths` of the issues a schema found, here or on the server. Empty: none of them is a field of the form. */
export function connectFaults(kind: TrackerKind, paths: readonly string[]): ConnectFaults {
  return {
    ...(paths.includes('site') ? { site: faults.site } : {}),
    ...(paths.includes('project') ? { project: faults.project[kind] } : {}),
    ...(paths.includes('account') ? { account: faults.account } : {}),
    ...(paths.includes('secret') ? { secret: faults.secret } : {}),
  };
}
