/** What the canvas and the panels may do to the open map; the session provides it. */
import type { Command } from '../../shared/commands/command.ts';
import type { everydayCommands } from '../../shared/commands/everydayCommands.ts';
import type { CommandName, InputOf, ResultOf } from '../../shared/commands/registry.ts';
import type { Presence } from '../../shared/protocol/presence.ts';

/** The commands that are there from the start. */
export type EverydayName = keyof typeof everydayCommands;

export interface MapActions {
  /** Whether this person may change the map right now. */
  readonly canEdit: () => boolean;
  /** Whether this person may change this record right now: what a facilitator has locked, only facilitators. */
  readonly canChange: (id: string) => boolean;
  /** Whether this person may lock and unlock right now. */
  readonly canLock: () => boolean;
  /**
   * Runs a command on the local document at once (it is sent and saved behind the scenes).
   * Returns null when it was refused; the person has then been told why.
   */
  readonly run: <N extends EverydayName>(name: N, input: InputOf<N>) => ResultOf<N> | null;
  /** Runs a command whose code came with what needs it. */
  readonly runLate: <N extends CommandName, Input, Result>(
    command: Command<N, Input, Result>,
    input: Input,
  ) => Result | null;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Closes the current undo step, so that what follows is undone on its own. */
  readonly endUndoStep: () => void;
  /** Tells the others; batched to at most 30 messages a second. */
  readonly showPresence: (part: Partial<Presence>) => void;
}
