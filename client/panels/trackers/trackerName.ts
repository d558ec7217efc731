/** How a connection is called. */
import { usualSites, type TrackerEntry } from '../../../shared/protocol/trackers.ts';
import { trackerWords } from '../../ui/words/trackers.ts';

/** "GitHub: acme/shop", with the host where it is not the usual one. */
export function trackerName({
  kind,
  site,
  project,
}: Pick<TrackerEntry, 'kind' | 'site' | 'project'>): string {
  const host = site === usualSites[kind] ? null : (URL.parse(site)?.host ?? site);
  return trackerWords.name(kind, project, host);
}
