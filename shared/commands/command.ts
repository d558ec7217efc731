/** A command: one user decision with one zod input, one transaction, one typed origin, one required role. */
import type * as Y from 'yjs';
import type * as z from 'zod/mini';
import type { Scope } from '../model/scope.ts';
import { newId, type AnyKind, type Id } from '../model/id.ts';
import { atLeast, type Role } from '../protocol/role.ts';
import { CommandError } from './commandError.ts';
import type { Origin } from './origin.ts';
import { refuseForeign } from './refuseForeign.ts';
import { refuseLocked } from './refuseLocked.ts';
import { wellFormed } from './wellFormed.ts';

/** What a command may use besides the document and its input. */
export interface CommandContext {
  readonly origin: Origin;
  /** Of whoever decides: below facilitator, what is locked cannot be changed. */
  readonly role: Role;
  readonly now: () => number;
  readonly newId: <K extends AnyKind>(kind: K) => Id<K>;
  /** Who decides, where that is kept: only the server knows. */
  readonly author: Author | null;
}

export interface Author {
  /** See authorKeySchema. */
  readonly key: string;
  /** The name others see. */
  readonly name: string;
}

export interface Command<Name extends string = string, Input = unknown, Result = unknown> {
  readonly name: Name;
  /** Words for the command palette, e.g. "Add a story". */
  readonly title: string;
  readonly needs: Role;
  /** The least role that may do it to records of its own making. */
  readonly own?: Role;
  /** The document it is about; the map when left out. */
  readonly on?: Exclude<Scope, 'map'>;
  readonly input: z.ZodMiniType<Input>;
  /** Records of the map a command of another document is about: whoever runs it looks whether they are there. */
  readonly about?: (input: Input) => readonly Id[];
  /** The ids it changes besides those its input names as `id` and `ids`, when there are any: none of them may be locked. */
  readonly alsoChanges?: (doc: Y.Doc, input: Input) => readonly string[];
  /** Reads the current document and writes only what changes; runs inside one transaction. */
  readonly apply: (doc: Y.Doc, input: Input, context: CommandContext) => Result;
}

/** Declares a command; only helps type inference. */
export function defineCommand<Name extends string, Input, Result>(
  command: Command<Name, Input, Result>,
): Command<Name, Input, Result> {
  return command;
}

/** A context with the real clock and random ids. */
export function commandContext(origin: Origin, role: Role = 'owner'): CommandContext {
  return { origin, role, now: () => Date.now(), newId, author: null };
}

/**
 * Parses the input and runs the command in one transaction.
 * Throws {@link CommandError}; then nothing was written.
 */
export function runCommand<Input, Result>(
  doc: Y.Doc,
  command: Command<string, Input, Result>,
  input: unknown,
  context: CommandContext,
): Result {
  const parsed = command.input.safeParse(input);
  if (!parsed.success) {
    throw new CommandError({
      kind: 'badInput',
      command: command.name,
      issues: parsed.error.issues.map((issue) => ({
        path: issue.path.map(String).join('.'),
        message: issue.message,
      })),
    });
  }
  const asked = wellFormed(parsed.data);
  if (!atLeast(context.role, command.needs)) {
    if (command.own === undefined || !atLeast(context.role, command.own)) {
      throw new CommandError({ kind: 'refused', reason: `This needs the role of ${command.needs}.` });
    }
    refuseForeign(doc, command, asked, context.author);
  }
  if (!atLeast(context.role, 'facilitator')) refuseLocked(doc, command, asked);
  return doc.transact(() => command.apply(doc, asked, context), context.origin);
}
