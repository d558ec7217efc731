/** Ids of records: made, recognised, and shown in the API description. */
import { expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod/mini';
import { idSchema, isId, kindOf, kinds, newId, type Id } from '../../../shared/model/id.ts';

test.each(kinds)('a new %s has an id that says so', (kind) => {
  const id = newId(kind);
  expect(id).toMatch(new RegExp(`^${kind}:[A-Za-z0-9_-]{16}$`));
  expect(isId(kind, id)).toBe(true);
  expect(kindOf(id)).toBe(kind);
});

test('two new ids differ', () => {
  const ids = new Set(Array.from({ length: 1000 }, () => newId('story')));
  expect(ids.size).toBe(1000);
});

test.each([
  'story',
  'story:',
  'step:abc',
  'stories:abc',
  'story:a b',
  'story:ä',
  ' story:abc',
  'story:abc\n',
  `story:${'a'.repeat(41)}`,
  7,
  null,
  undefined,
  {},
])('%j is no id of a story', (value) => {
  expect(isId('story', value)).toBe(false);
  expect(idSchema('story').safeParse(value).success).toBe(false);
});

test('what is no id has no kind', () => {
  for (const value of ['', ':', 'epic:1', 'story', 'toString:1', '__proto__'])
    expect(kindOf(value)).toBeNull();
});

test('a bad id is told in one sentence', () => {
  const parsed = idSchema('release').safeParse('r1');
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(['expected an id like release:…']);
});

test('the API description shows an id as a pattern', () => {
  expect(z.toJSONSchema(idSchema('step'))).toMatchObject({
    type: 'string',
    pattern: '^step:[A-Za-z0-9_-]{1,40}$',
  });
});

test('an id of one kind cannot be taken for another', () => {
  expectTypeOf(newId('story')).toEqualTypeOf<Id<'story'>>();
  expectTypeOf(newId('story')).not.toExtend<Id<'step'>>();
  expectTypeOf<z.infer<ReturnType<typeof idSchema<'step'>>>>().toEqualTypeOf<`step:${string}`>();
});
