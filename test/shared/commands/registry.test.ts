/** The list of commands: complete, typed precisely, and describable to the API. */
import { describe, expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod/mini';
import {
  commandNamed,
  commands,
  type CommandName,
  type InputOf,
  type ResultOf,
} from '../../../shared/commands/registry.ts';
import type { Id } from '../../../shared/model/id.ts';
import type { Hue } from '../../../shared/model/hue.ts';
import type { PushChange } from '../../../shared/views/pushPreview.ts';

const names = Object.keys(commands) as CommandName[];

/** What others than editors may do; the rest changes the map for everybody. */
const otherRoles: Partial<Record<CommandName, string>> = {
  addStories: 'contributor',
  lockThings: 'facilitator',
  unlockThings: 'facilitator',
};

describe.each(names)('%s', (name) => {
  const command = commands[name];

  test('goes by its own name, with words for the palette', () => {
    expect(command.name).toBe(name);
    expect(command.title).toMatch(/^[A-Z]/);
    expect(command.needs).toBe(otherRoles[name] ?? 'editor');
  });

  test('has an input the API description can show', () => {
    const schema = z.toJSONSchema(command.input, { io: 'input' });
    expect(schema).toMatchObject({ type: 'object' });
    expect(Object.keys(schema.properties ?? {})).not.toEqual([]);
  });
});

test('a command is found by its name and nothing else is', () => {
  expect(commandNamed('addStep')).toBe(commands.addStep);
  for (const name of ['', 'addStepp', 'toString', '__proto__', 'constructor'])
    expect(commandNamed(name)).toBeNull();
});

test('inputs and results are typed precisely', () => {
  expectTypeOf<InputOf<'moveStories'>>().toEqualTypeOf<{
    ids: Id<'story'>[];
    stepId?: Id<'step'> | undefined;
    releaseId?: Id<'release'> | null | undefined;
    before?: string | undefined;
    after?: string | undefined;
  }>();
  expectTypeOf<InputOf<'addPersona'>>().toEqualTypeOf<{ name: string; hue?: Hue | undefined }>();
  expectTypeOf<InputOf<'tagRecord'>['tag']>().toEqualTypeOf<Id<'persona'> | Id<'label'>>();
  expectTypeOf<ResultOf<'addStories'>>().toEqualTypeOf<{ ids: Id<'story'>[] }>();
  expectTypeOf<ResultOf<'addStep'>>().toEqualTypeOf<{ id: Id<'step'> }>();
  expectTypeOf<ResultOf<'moveStories'>>().toEqualTypeOf<{ moved: number }>();
  expectTypeOf<ResultOf<'pushToBacklog'>>().toEqualTypeOf<Readonly<Record<PushChange, number>>>();
  expectTypeOf<ResultOf<'archive'>>().toEqualTypeOf<{ ids: Id[] }>();
  expectTypeOf<ResultOf<'renameMap'>>().toEqualTypeOf<void>();
});
