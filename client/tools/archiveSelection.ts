/** Delete: archives the selection. A step or activity that holds stories asks first and says what goes with it. */
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { StepId } from '../../shared/model/step.ts';
import { select } from '../store/viewMoves.ts';
import { neighbourOf } from './editing.ts';
import { isLive, titleOf, type Tools } from './toolContext.ts';

/** What is selected and still there. */
function selectedIds(tools: Tools): Id[] {
  return [...tools.view.getState().selection].filter((id) => isLive(tools, id));
}

/** What is selected, or else what has the focus. */
export function chosenIds(tools: Tools): Id[] {
  const { selection, focus } = tools.view.getState();
  const ids = selection.size > 0 ? [...selection] : focus === null ? [] : [focus];
  return ids.filter((id) => isLive(tools, id));
}

/** Resolves once it is done, or the person said no. What only has the focus is not archived. */
export async function archiveSelected(tools: Tools): Promise<void> {
  const ids = selectedIds(tools);
  if (ids.length === 0 || !tools.actions.canEdit()) return;
  const inside = whatGoesWith(tools, ids);
  if (inside.steps + inside.stories > 0) {
    const title = titleOf(tools, ids.find((id) => kindOf(id) !== 'story') ?? ids[0]!);
    if (!(await tools.dialogs.confirmArchive({ title, ...inside }))) return;
  }
  archive(tools, ids);
}

function archive(tools: Tools, ids: readonly Id[]): void {
  const live = ids.filter((id) => isLive(tools, id));
  if (live.length === 0) return;
  const { focus } = tools.view.getState();
  const next = neighbourOf(tools, focus !== null && live.includes(focus) ? focus : live[0]!, new Set(live));
  tools.actions.endUndoStep();
  const archived = tools.actions.run('archive', { ids: [...live] });
  tools.actions.endUndoStep();
  if (archived === null) return;
  const message = tools.words.archived(live.length, titleOf(tools, live[0]!));
  select(tools.view, next !== null && isLive(tools, next) ? [next] : []);
  tools.dialogs.toast(message, { undo: true });
}

/** Counts what containers take along; stories of an archived release only fall to the unscheduled lane. */
function whatGoesWith(tools: Tools, ids: readonly Id[]): { steps: number; stories: number } {
  const { grid } = tools.layout();
  const steps = new Set<StepId>();
  let containedSteps = 0;
  for (const { activity, steps: own } of grid.backbone) {
    const whole = ids.includes(activity.id);
    for (const step of own) {
      if (whole) containedSteps++;
      if (whole || ids.includes(step.id)) steps.add(step.id);
    }
  }
  let stories = 0;
  for (const step of steps) for (const lane of grid.lanes) stories += grid.cell(step, lane).length;
  return { steps: containedSteps, stories };
}
