/** Who follows whom: nobody follows themselves in a circle. */
import { expect, test } from 'vitest';
import { createPeopleShown, groupPeople } from '../../../client/panels/map/groupPeople.ts';
import { leadsTo, shouldLetGo } from '../../../client/panels/people/whoFollows.ts';
import type { PersonHere } from '../../../client/store/people.ts';

const rect = { x: 0, y: 0, width: 10, height: 10 };
const person = (clientId: number, follows: number | null, view: typeof rect | null = rect): PersonHere => ({
  clientId,
  key: `key ${clientId}`,
  name: `person ${clientId}`,
  colour: clientId,
  role: 'editor',
  presence: { cursor: null, selection: [], editing: null, drag: null, follows, view },
});

test('who follows me, straight or along others, cannot be followed', () => {
  const people = [person(2, 1), person(3, 2), person(4, null), person(5, 5)];
  expect(leadsTo(people, 2, 1)).toBe(true);
  expect(leadsTo(people, 3, 1)).toBe(true);
  expect(leadsTo(people, 4, 1)).toBe(false);
  expect(leadsTo(people, 5, 1)).toBe(false);
});

test('of two who begin at the same moment exactly one lets go', () => {
  expect(shouldLetGo([person(2, 1)], 2, 1)).toBe(false);
  expect(shouldLetGo([person(1, 2)], 1, 2)).toBe(true);
  expect(shouldLetGo([person(1, null)], 1, 2)).toBe(false);
});

test('of a person’s tabs the one that looks at the map is followed', () => {
  const tab = { ...person(8, null, null), key: 'bob' };
  const other = { ...person(9, null), key: 'bob' };
  expect(groupPeople([tab, other])).toMatchObject([{ tabs: 2, clientId: 9 }]);
  expect(groupPeople([other, tab])).toMatchObject([{ tabs: 2, clientId: 9 }]);
});

test('two people who go by one name and colour are two', () => {
  const [anna, other] = [person(1, null), { ...person(1, null), clientId: 2, key: 'another' }];
  expect(groupPeople([anna, other])).toMatchObject([{ tabs: 1 }, { tabs: 1 }]);
});

test('the list of people is the same while they only move their pointers', () => {
  const shown = createPeopleShown();
  const at = (x: number, name = 'Bob'): PersonHere => ({
    clientId: 1,
    key: 'bob',
    name,
    colour: 2,
    role: 'editor',
    presence: { cursor: { x, y: 0 }, selection: [], editing: null, drag: null },
  });
  const before = shown([at(1)]);
  expect(shown([at(2)])).toBe(before);
  expect(shown([at(2, 'Robert')])).toMatchObject([{ name: 'Robert' }]);
});
