/** The open map's actions: commands with this person's origin, undo, presence. */
import type * as Y from 'yjs';
import { commandContext, runCommand, type Command } from '../../shared/commands/command.ts';
import { CommandError } from '../../shared/commands/commandError.ts';
import { doneStep } from '../../shared/commands/doneStep.ts';
import type { Origin } from '../../shared/commands/origin.ts';
import { everydayCommands } from '../../shared/commands/everydayCommands.ts';
import type { CommandName, InputOf, ResultOf } from '../../shared/commands/registry.ts';
import { isLocked, lockHolder } from '../../shared/model/locked.ts';
import { atLeast, type Role } from '../../shared/protocol/role.ts';
import { holdCaret } from '../store/caretPlace.ts';
import type { EverydayName, MapActions } from '../store/mapActions.ts';
import type { PersonHere } from '../store/people.ts';
import type { Notice } from './mapSession.ts';
import type { PresenceLink } from './presence.ts';
import type { UndoHistory } from './undoHistory.ts';

export interface MapCommandsOptions {
  readonly doc: Y.Doc;
  readonly origin: Origin;
  readonly history: UndoHistory;
  readonly presence: PresenceLink;
  readonly canEdit: () => boolean;
  readonly role: () => Role;
  readonly tell: (notice: Notice) => void;
}

/** Refused commands end as a notice, never as an exception; anything else that throws is a fault and passes. */
export function createMapCommands({
  doc,
  origin,
  history,
  presence,
  canEdit,
  role,
  tell,
}: MapCommandsOptions): MapActions {
  const context = commandContext(origin);
  const mayPassLocks = (): boolean => atLeast(role(), 'facilitator');
  const runLate: MapActions['runLate'] = (command, input) => {
    if (!canEdit()) return null;
    const { name } = command;
    try {
      return history.record(
        (result) => doneStep(doc, name, input as InputOf<typeof name>, result as ResultOf<typeof name>),
        typingPlace(name, input),
        () => runCommand(doc, command, input, { ...context, role: role() }),
      );
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      tell({ kind: 'refused', reason: error.message, problem: error.problem });
      return null;
    }
  };
  const run = <N extends EverydayName>(name: N, input: InputOf<N>): ResultOf<N> | null => {
    const command = everydayCommands[name] as unknown as Command<N, InputOf<N>, ResultOf<N>>;
    return runLate(command, input);
  };
  const take = (way: 'undo' | 'redo'): void => {
    const taken = canEdit() ? history[way](mayPassLocks()) : null;
    if (taken === null) return;
    const others = namesOf(presence.people.getState(), taken.others);
    tell({ kind: 'taken', way, ...taken, others });
  };
  return {
    canEdit,
    canChange: (id) => canEdit() && (mayPassLocks() || !isLocked(lockHolder(doc, id))),
    canLock: () => canEdit() && mayPassLocks(),
    run,
    runLate,
    undo: () => take('undo'),
    redo: () => take('redo'),
    endUndoStep: history.endStep,
    showPresence: (part) =>
      presence.show(part.editing ? { ...part, editing: holdCaret(doc, part.editing) } : part),
  };
}

/** Where someone types, or null when the command is no typing. */
function typingPlace(name: CommandName, input: unknown): string | null {
  if (name === 'setVision') return name;
  if (name !== 'editText') return null;
  const { id, field } = input as InputOf<'editText'>;
  return `${id} ${field}`;
}

function namesOf(here: readonly PersonHere[], others: ReadonlySet<number | null>): string[] {
  const names = [...others].map((id) => here.find((person) => person.clientId === id)?.name ?? '');
  return [...new Set(names)];
}
