/** The gaps as the list shows them: by rule, each with its words and where it leads on the map. */
import type { Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import { findGaps, gapRules, type Gap, type GapRule } from '../../../shared/views/gaps.ts';
import type { FocusedCell } from '../../store/viewStore.ts';
import { words } from '../../ui/words.ts';
import { gapsPanelWords } from '../../ui/words/gapsPanel.ts';

export interface GapItem {
  readonly key: string;
  readonly label: string;
  /** A record, or the empty cell that should hold a story. */
  readonly target: Id | FocusedCell;
}

export interface GapGroup {
  readonly rule: GapRule;
  readonly items: readonly GapItem[];
}

/** Rules without a gap are left out. */
export function gapGroups(records: MapRecords, grid: MapGrid): GapGroup[] {
  const gaps = findGaps(records, grid);
  return gapRules
    .map((rule) => ({
      rule,
      items: gaps.filter((gap) => gap.rule === rule).map((gap) => gapItem(records, grid, gap)),
    }))
    .filter(({ items }) => items.length > 0);
}

function gapItem(records: MapRecords, grid: MapGrid, gap: Gap): GapItem {
  const { inLane, over } = gapsPanelWords;
  const named = (text: string | undefined): string => text?.trim() || words.noTitle;
  const release = (id: Id<'release'>): string => named(records.release.get(id)?.name);
  switch (gap.rule) {
    case 'emptyStep':
      return {
        key: `${gap.rule} ${gap.stepId}`,
        label: inLane(named(records.step.get(gap.stepId)?.title), release(gap.releaseId)),
        target: { stepId: gap.stepId, lane: gap.releaseId },
      };
    case 'missingActivity': {
      const column = grid.backbone.find(({ activity }) => activity.id === gap.activityId);
      const stepId = column?.steps[0]?.id;
      return {
        key: `${gap.rule} ${gap.activityId} ${gap.releaseId}`,
        label: inLane(named(column?.activity.title), release(gap.releaseId)),
        target: stepId === undefined ? gap.activityId : { stepId, lane: gap.releaseId },
      };
    }
    case 'absentPersona':
      return {
        key: `${gap.rule} ${gap.personaId} ${gap.releaseId}`,
        label: inLane(named(records.persona.get(gap.personaId)?.name), release(gap.releaseId)),
        target: gap.releaseId,
      };
    case 'overCapacity':
      return {
        key: `${gap.rule} ${gap.releaseId}`,
        label: over(release(gap.releaseId), gap.over),
        target: gap.releaseId,
      };
    case 'unplaced':
    case 'noEstimate':
      return {
        key: `${gap.rule} ${gap.storyId}`,
        label: named(records.story.get(gap.storyId)?.title),
        target: gap.storyId,
      };
  }
}
