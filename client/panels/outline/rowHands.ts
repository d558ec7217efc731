/** What tapping, pressing and the buttons of a row do. */
import { isFreeId } from '../../../shared/model/freeThing.ts';
import { clearSelection, select, toggleCollapsed, toggleSelected } from '../../store/viewMoves.ts';
import { addStep, addStory } from '../../tools/addRecords.ts';
import { editRecord } from '../../tools/editing.ts';
import { toggleFolded } from '../../tools/keyboard.ts';
import type { Tools } from '../../tools/toolContext.ts';
import type { RowHands } from './OutlineRow.tsx';
import { recordOf, type LaneFilter, type OutlineRow } from './outlineRows.ts';
import type { OpenRowMenu } from './RowMenu.tsx';

/** `lane` is the one that is shown: new stories go there, else into the first. */
export function createRowHands({
  tools,
  lane,
  onMenu,
  onActive,
}: {
  readonly tools: Tools;
  readonly lane: LaneFilter;
  readonly onMenu: (menu: OpenRowMenu) => void;
  readonly onActive: (key: string) => void;
}): RowHands {
  const { view, dialogs } = tools;
  const firstLane = () => (lane === 'all' ? (tools.layout().grid.lanes[0] ?? null) : lane);
  const onFold = (row: OutlineRow): void => {
    const id = recordOf(row);
    if (row.kind === 'release') {
      if (row.lane !== null) toggleCollapsed(view, row.lane);
      return;
    }
    if (id === null || isFreeId(id)) return;
    select(view, [id]);
    toggleFolded(tools);
  };
  return {
    onTap: (row, event) => {
      const id = recordOf(row);
      if (id === null) onFold(row);
      else if (event.shiftKey || event.ctrlKey || event.metaKey) toggleSelected(view, id);
      else select(view, [id]);
    },
    onDoubleTap: (row) => {
      const id = recordOf(row);
      if (id !== null && !editRecord(tools, id) && !isFreeId(id)) dialogs.openDetails(id);
    },
    onMenu: (row, at) => {
      const id = recordOf(row);
      if (id === null) return;
      select(view, [id]);
      onMenu({ id, at });
    },
    onFold,
    onAdd: (row) => {
      if (row.kind === 'activity') addStep(tools, row.activity.id);
      else if (row.kind === 'step' || row.kind === 'empty') {
        if (view.getState().collapsed.has(row.step.id)) toggleCollapsed(view, row.step.id);
        addStory(tools, row.step.id, firstLane());
      } else if (row.kind === 'release' && row.stepId !== null) addStory(tools, row.stepId, row.lane);
    },
    onFocus: (row) => {
      onActive(row.key);
      const id = recordOf(row);
      const { focus, selection } = view.getState();
      if (id === null) clearSelection(view);
      else if (focus !== id && !selection.has(id)) view.setState({ focus: id, focusedCell: null });
    },
  };
}
