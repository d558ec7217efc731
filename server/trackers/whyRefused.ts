/** Why a tracker cannot be connected, for the person who tries: what happened, and what to do. Holds no word of its answer. */
import type { ConnectTracker, TrackerReason } from '../../shared/protocol/trackers.ts';

export function whyRefused(
  reason: TrackerReason,
  { site, project }: Pick<ConnectTracker, 'site' | 'project'>,
): string {
  const host = URL.parse(site)?.host ?? site;
  switch (reason) {
    case 'keyRefused':
      return `${host} does not let this key in. Check that it is copied whole, not expired, and may read and write issues.`;
    case 'projectMissing':
    case 'issueGone':
      return `${host} knows no project ${project} for this key. Check its name, and that the key may see it.`;
    case 'busy':
      return `${host} is asked too much right now. Try again in a minute.`;
    case 'unreachable':
      return `${host} cannot be reached from here. Check the address. One inside your own network must be allowed by whoever runs this server (OUTGOING_ALLOW).`;
    case 'broken':
    case 'refused':
    case 'keyLost':
      return `${host} did not answer as a tracker of this kind does. Check the address, or try again later.`;
  }
}
