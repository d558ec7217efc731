/** The slice tool in hand: its code comes when it is first asked for. */
import { kindOf } from '../../shared/model/id.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Tools } from '../tools/toolContext.ts';
import type { MapScene } from './mapScene.ts';

export interface Slicing {
  /** What a press begins while the tool is in hand. */
  readonly inHand: NonNullable<Tools['inHand']>;
  /** Takes the tool up, or lays it down again. */
  readonly toggle: () => Promise<void>;
  /** Slices level below the story that has the focus. */
  readonly below: () => Promise<void>;
}

export function createSlicing(tools: Tools, scene: MapScene): Slicing {
  let code: typeof import('./sliceTool.ts') | null = null;
  const load = async (): Promise<typeof code> => {
    try {
      code ??= await import('./sliceTool.ts');
      scene.setPaintSlice(code.paintSlice);
    } catch {
      tools.dialogs.toast(tools.words.toolNotLoaded);
    }
    return code;
  };
  return {
    inHand: () => {
      const start = tools.view.getState().slicing === null ? undefined : code?.startDrawSlice;
      return start === undefined ? null : (input) => start(tools, input);
    },
    toggle: async () => {
      const { view, actions } = tools;
      if (!actions.canEdit() || (await load()) === null) return;
      view.setState({ slicing: view.getState().slicing === null ? 'above' : null });
    },
    below: async () => {
      const { focus } = tools.view.getState();
      if (focus === null || kindOf(focus) !== 'story') return;
      (await load())?.sliceBelow(tools, focus as StoryId);
    },
  };
}
