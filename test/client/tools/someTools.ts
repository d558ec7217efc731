/** Tools on a map of its own: real commands on a local document, a clock the test holds, and what was said. */
import * as Y from 'yjs';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { commandContext, runCommand, type Command } from '../../../shared/commands/command.ts';
import { commandNamed, type CommandName } from '../../../shared/commands/registry.ts';
import { rootsOf } from '../../../shared/model/document.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { isLocked, lockHolder } from '../../../shared/model/locked.ts';
import { atLeast, type Role } from '../../../shared/protocol/role.ts';
import type { Presence } from '../../../shared/protocol/presence.ts';
import { layOutMap, storyRect, type MapLayout } from '../../../client/layout/mapLayout.ts';
import { centre, type Point } from '../../../client/layout/geometry.ts';
import { headerFrame } from '../../../client/layout/headers.ts';
import { rectToScreen } from '../../../client/layout/viewport.ts';
import type { MapActions } from '../../../client/store/mapActions.ts';
import { createMapStore } from '../../../client/store/mapStore.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import type { PointerInput } from '../../../client/tools/gesture.ts';
import type { Tools } from '../../../client/tools/toolContext.ts';
import { goHome } from '../../../client/tools/viewTool.ts';
import { canvasWords } from '../../../client/ui/words/canvas.ts';
import { buildMap, type BuiltMap, type MapSize } from '../../support/buildMap.ts';

export interface SomeTools extends BuiltMap {
  readonly tools: Tools;
  /** Names and inputs of the commands the tools ran. */
  readonly commands: { readonly name: string; readonly input: unknown }[];
  readonly toasts: string[];
  /** Panels that were asked for. */
  readonly asked: string[];
  /** Containers whose archiving was asked about. */
  readonly confirmed: { readonly title: string; readonly steps: number; readonly stories: number }[];
  readonly presence: Partial<Presence>[];
  readonly layout: () => MapLayout;
  /** Titles of a cell, top to bottom. */
  readonly titles: (column: number, lane: number) => string[];
  /** Lets time pass: timers that are due and `frames` animation frames run. */
  readonly pass: (milliseconds: number, frames?: number) => void;
  readonly undo: Y.UndoManager;
}

export interface SomeToolsOptions extends MapSize {
  readonly canEdit?: boolean;
  readonly role?: Role;
  readonly agrees?: boolean;
}

export function someTools({
  canEdit = true,
  role = 'owner',
  agrees = true,
  ...size
}: SomeToolsOptions = {}): SomeTools {
  const built = buildMap(size);
  const { doc } = built;
  const origin = { kind: 'person', name: 'alice' } as const;
  const undo = new Y.UndoManager(rootsOf(doc), {
    trackedOrigins: new Set([origin]),
    captureTimeout: 500,
  });
  const store = createMapStore(doc);
  const view = createViewStore();
  const commands: SomeTools['commands'] = [];
  const toasts: string[] = [];
  const asked: string[] = [];
  const confirmed: SomeTools['confirmed'] = [];
  const presence: Partial<Presence>[] = [];
  const clock = createHeldClock();
  const run: MapActions['runLate'] = (command, input) => {
    commands.push({ name: command.name, input });
    try {
      return runCommand(doc, command, input, commandContext(origin, role));
    } catch (error) {
      if (error instanceof CommandError) return null;
      throw error;
    }
  };
  const layout = (): MapLayout => layOutMap(store.getGrid(), view.getState().collapsed);
  const tools: Tools = {
    store,
    view,
    layout,
    clock,
    words: canvasWords.tools,
    announce: () => {},
    actions: {
      canEdit: () => canEdit,
      canChange: (id) => canEdit && (atLeast(role, 'facilitator') || !isLocked(lockHolder(doc, id))),
      canLock: () => canEdit && atLeast(role, 'facilitator'),
      run: (name, input) => run(commandNamed(name) as Command<CommandName>, input) as never,
      runLate: run,
      undo: () => void undo.undo(),
      redo: () => void undo.redo(),
      endUndoStep: () => undo.stopCapturing(),
      showPresence: (part) => void presence.push(part),
    },
    dialogs: {
      confirmArchive: (what) => {
        confirmed.push(what);
        return Promise.resolve(agrees);
      },
      toast: (message) => void toasts.push(message),
      openPush: (id) => void asked.push(`push ${id}`),
      openDetails: (id) => void asked.push(`details ${id}`),
      openDependency: ({ storyId, needsId }) => void asked.push(`dependency ${storyId} ${needsId}`),
      openMove: (ids) => void asked.push(`move ${ids.join()}`),
      contribute: (place) => {
        if (role === 'contributor') asked.push(`card ${JSON.stringify(place)}`);
        return role === 'contributor';
      },
      sayLimits: () => {
        if (role === 'contributor') asked.push('limits');
        return role === 'contributor';
      },
      openShortcuts: () => void asked.push('shortcuts'),
      openSearch: () => void asked.push('search'),
      openCommands: () => void asked.push('commands'),
    },
  };
  view.setState({ viewport: { x: 0, y: 0, scale: 1, width: 1600, height: 1200 } });
  goHome(tools, 1);
  return {
    ...built,
    tools,
    commands,
    toasts,
    asked,
    confirmed,
    presence,
    layout,
    undo,
    pass: clock.pass,
    titles: (column, lane) =>
      layout()
        .stories(column, lane)
        .map((story) => story.title),
  };
}

/** The middle of a card on the screen. */
export function onCard({ tools, layout }: SomeTools, id: StoryId): Point {
  return centre(rectToScreen(tools.view.getState().viewport, storyRect(layout(), id)!));
}

/** A point of the map on the screen, e.g. for dividers and empty ground. */
export function onMap({ tools }: SomeTools, x: number, y: number): Point {
  const { viewport } = tools.view.getState();
  return { x: x * viewport.scale + viewport.x, y: y * viewport.scale + viewport.y };
}

export function bandsOf({ tools }: SomeTools) {
  return headerFrame(tools.view.getState().viewport);
}

export function mouse(point: Point, more: Partial<PointerInput> = {}): PointerInput {
  return { id: 1, type: 'mouse', point, button: 0, shift: false, toggle: false, ...more };
}

export function finger(point: Point, id = 1): PointerInput {
  return { id, type: 'touch', point, button: 0, shift: false, toggle: false };
}

function createHeldClock() {
  let now = 0;
  const timers = new Set<{ readonly due: number; readonly callback: () => void }>();
  let frames: (() => void)[] = [];
  return {
    now: () => now,
    after: (milliseconds: number, callback: () => void) => {
      const timer = { due: now + milliseconds, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    nextFrame: (callback: () => void) => {
      frames.push(callback);
      return () => {
        frames = frames.filter((each) => each !== callback);
      };
    },
    pass: (milliseconds: number, count = 0) => {
      now += milliseconds;
      for (const timer of timers) {
        if (timer.due > now) continue;
        timers.delete(timer);
        timer.callback();
      }
      for (let i = 0; i < count; i++) {
        const due = frames;
        frames = [];
        for (const callback of due) callback();
      }
    },
  };
}
