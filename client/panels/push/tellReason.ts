/** Why a story changed since its last push, in words. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { PushReason } from '../../../shared/views/pushPreview.ts';
import { formatNumber } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';

const text = words.push;

/** One reason, as a phrase to join with others. */
export function tellReason(reason: PushReason, records: MapRecords): string {
  switch (reason.kind) {
    case 'renamed':
      return text.reasons.renamed(reason.from || words.noTitle);
    case 'reestimated':
      return text.reasons.reestimated(reason.from === null ? text.noEstimate : formatNumber(reason.from));
    case 'fromRelease':
      return text.reasons.fromRelease(nameOf(reason.releaseId, records));
    case 'movedToRelease':
      return text.reasons.movedToRelease(
        reason.releaseId === null ? words.unscheduled : nameOf(reason.releaseId, records),
      );
    case 'movedStep':
    case 'archived':
    case 'unplaced':
    case 'declined':
      return text.reasons[reason.kind];
  }
}

function nameOf(id: ReleaseId, records: MapRecords): string {
  const release = records.release.get(id);
  return release === undefined ? text.goneRelease : `“${release.name || words.noTitle}”`;
}
