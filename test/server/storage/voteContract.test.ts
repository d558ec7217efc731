/** What every storage must do for dot votings: the same suite runs on each implementation. */
import { afterAll, describe, expect, test } from 'vitest';
import { keptVotings, type DotsOutcome } from '../../../server/storage/voteStore.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { mostDots, mostResults, type VotingId } from '../../../shared/model/voting.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import {
  alice,
  bob,
  firstRow,
  implementations,
  keyOf,
  mapRow,
  newKey,
  withPeople,
} from '../support/storageRows.ts';
import { stopTestServers } from '../support/testServer.ts';

afterAll(stopTestServers);

const a: VotingId = 'voting:a';
const pay: StoryId = 'story:pay';
const ask: StoryId = 'story:ask';
const asked = { id: a, mapId: 'one', dots: 5, releaseId: null, openedAt: 10 } as const;
const account = { issuer: 'https://id.example', subject: '1' };

describe.each(implementations)('%s', (_name, make) => {
  /** alice's maps one and two; bob is on map one. */
  async function withMaps(): Promise<Storage> {
    const storage = await withPeople(make);
    for (const id of ['one', 'two']) await storage.maps.create(mapRow(id), firstRow(`map:${id}`));
    await storage.doors.letIn('one', bob.id, 'commenter', { at: 2, most: 9 });
    return storage;
  }

  async function withVoting(): Promise<Storage> {
    const storage = await withMaps();
    expect(await storage.votes.open(asked)).toBe('opened');
    return storage;
  }

  test('opens one voting at a time on a map, also when two facilitators open at once', async () => {
    const storage = await withMaps();
    const { votes } = storage;
    expect(await votes.current('one')).toBeNull();
    const ids = [a, 'voting:b', 'voting:c', 'voting:d'] as const;
    const outcomes = await Promise.all(ids.map((id) => votes.open({ ...asked, id })));
    expect(outcomes.sort()).toEqual(['opened', 'votingOpen', 'votingOpen', 'votingOpen']);
    const { id } = (await votes.current('one'))!;
    expect(await votes.current('one')).toEqual({ ...asked, id, state: 'open', results: null, voters: null });
    expect(await votes.find('two', id)).toBeNull();
    expect(await votes.current('two')).toBeNull();
    const slice = { ...asked, id: 'voting:two', mapId: 'two', releaseId: 'release:first' } as const;
    expect(await votes.open(slice)).toBe('opened');
    expect(await votes.current('two')).toMatchObject(slice);
    await votes.reveal('one', id);
    expect(await votes.open({ ...asked, id: 'voting:e' })).toBe('votingOpen');
    await votes.end('one', id);
    expect(await votes.open({ ...asked, id: 'voting:e' })).toBe('opened');
    await storage.close();
  });

  test('opens none on a map that was deleted, or is none', async () => {
    const storage = await withMaps();
    const { votes, maps } = storage;
    await maps.markDeleted('one', 5);
    expect(await votes.open(asked)).toBe('missing');
    expect(await votes.open({ ...asked, mapId: 'three' })).toBe('missing');
    await storage.close();
  });

  test('sets dots, not adds them; takes them back; tells each only their own', async () => {
    const storage = await withVoting();
    const { votes } = storage;
    for (let twice = 0; twice < 2; twice++)
      expect(await votes.setDots('one', a, alice.id, pay, 3)).toEqual({
        kind: 'set',
        mine: [{ storyId: pay, dots: 3 }],
      });
    await votes.setDots('one', a, alice.id, ask, 2);
    expect(await votes.setDots('one', a, alice.id, ask, 3)).toEqual({ kind: 'noDotsLeft', left: 0 });
    await votes.setDots('one', a, alice.id, pay, 1);
    expect(await votes.setDots('one', a, alice.id, ask, 5)).toEqual({ kind: 'noDotsLeft', left: 2 });
    expect(await votes.ballot('one', a, alice.id)).toEqual([
      { storyId: ask, dots: 2 },
      { storyId: pay, dots: 1 },
    ]);
    expect([await votes.ballot('one', a, bob.id), await votes.voters('one', a)]).toEqual([[], 1]);
    await votes.setDots('one', a, bob.id, pay, 5);
    expect(await votes.voters('one', a)).toBe(2);
    expect(await votes.setDots('one', a, bob.id, pay, 0)).toEqual({ kind: 'set', mine: [] });
    expect(await votes.setDots('one', a, bob.id, pay, 0)).toEqual({ kind: 'set', mine: [] });
    expect(await votes.voters('one', a)).toBe(1);
    expect(await votes.ballot('two', a, alice.id)).toEqual([]);
    expect(await votes.voters('two', a)).toBe(0);
    await storage.close();
  });

  test('F18: the tabs of one person who set dots at the same moment never pass what everybody has', async () => {
    const storage = await withVoting();
    const { votes } = storage;
    const tabs = Array.from({ length: 12 }, (_, i) => votes.setDots('one', a, bob.id, `story:s${i}`, 2));
    const outcomes = await Promise.all(tabs);
    expect(outcomes.filter(({ kind }) => kind === 'set')).toHaveLength(2);
    expect(outcomes.filter(({ kind }) => kind === 'noDotsLeft')).toHaveLength(10);
    const mine = await votes.ballot('one', a, bob.id);
    expect(mine.reduce((sum, { dots }) => sum + dots, 0)).toBe(4);
    expect(await votes.voters('one', a)).toBe(1);
    await storage.close();
  });

  test('takes no dots for another map’s voting, from strangers, or from who was taken off the map', async () => {
    const storage = await withVoting();
    const { votes, members } = storage;
    expect(await votes.setDots('two', a, alice.id, pay, 1)).toEqual({ kind: 'missing' });
    expect(await votes.setDots('one', 'voting:b', alice.id, pay, 1)).toEqual({ kind: 'missing' });
    expect(await votes.setDots('one', a, 'carol', pay, 1)).toEqual({ kind: 'missing' });
    await votes.setDots('one', a, bob.id, pay, 1);
    await members.remove('one', bob.id, 20);
    expect(await votes.setDots('one', a, bob.id, pay, 1)).toEqual({ kind: 'missing' });
    expect(await votes.voters('one', a)).toBe(0);
    await storage.close();
  });

  test('reveals counts and forgets who voted for what, and answers the same a second time', async () => {
    const storage = await withVoting();
    const { votes } = storage;
    await votes.setDots('one', a, alice.id, pay, 3);
    await votes.setDots('one', a, bob.id, pay, 1);
    await votes.setDots('one', a, bob.id, ask, 2);
    expect(await votes.reveal('two', a)).toBeNull();
    const both = await Promise.all([votes.reveal('one', a), votes.reveal('one', a)]);
    const counted = { state: 'revealed', results: { [pay]: 4, [ask]: 2 }, voters: 2 };
    expect(both).toEqual([both[0], both[0]]);
    expect(both[0]).toEqual({ ...asked, ...counted });
    expect(await votes.current('one')).toEqual({ ...asked, ...counted });
    for (const { id } of [alice, bob]) expect(await votes.ballot('one', a, id)).toEqual([]);
    expect(await votes.voters('one', a)).toBe(0);
    expect(await votes.setDots('one', a, bob.id, pay, 1)).toEqual({ kind: 'over' });
    expect(await votes.setDots('one', a, bob.id, pay, 0)).toEqual({ kind: 'over' });
    expect(await votes.end('one', a)).toEqual({ ...asked, ...counted, state: 'ended' });
    expect(await votes.reveal('one', a)).toEqual({ ...asked, ...counted, state: 'ended' });
    expect(await votes.current('one')).toBeNull();
    await storage.close();
  });

  test('counts dots that are set at the moment of the reveal wholly, or says that it is over', async () => {
    const storage = await withVoting();
    const { votes } = storage;
    const tries: Promise<DotsOutcome>[] = [];
    for (const [i, { id }] of [alice, bob].entries())
      for (let n = 0; n < 5; n++) tries.push(votes.setDots('one', a, id, `story:s${i}-${n}`, 1));
    const [revealed, ...outcomes] = await Promise.all([votes.reveal('one', a), ...tries]);
    const kinds = outcomes.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== 'set' && kind !== 'over')).toEqual([]);
    const counted = Object.values(revealed!.results!).reduce((sum, dots) => sum + dots, 0);
    expect(counted).toBe(kinds.filter((kind) => kind === 'set').length);
    for (const { id } of [alice, bob]) expect(await votes.ballot('one', a, id)).toEqual([]);
    expect((await votes.find('one', a))?.results).toEqual(revealed!.results);
    await storage.close();
  });

  test('ends a voting that was not revealed without counts; nothing is left of its dots', async () => {
    const storage = await withVoting();
    const { votes } = storage;
    await votes.setDots('one', a, bob.id, pay, 1);
    expect(await votes.end('two', a)).toBeNull();
    const ended = { ...asked, state: 'ended', results: null, voters: null };
    for (let twice = 0; twice < 2; twice++) expect(await votes.end('one', a)).toEqual(ended);
    expect(await votes.ballot('one', a, bob.id)).toEqual([]);
    expect(await votes.setDots('one', a, bob.id, pay, 1)).toEqual({ kind: 'over' });
    expect(await votes.reveal('one', a)).toEqual(ended);
    await storage.close();
  });

  test('keeps of results as many stories as a record may hold, those with the most dots', async () => {
    const storage = await withMaps();
    const { votes } = storage;
    await votes.open({ ...asked, dots: mostDots });
    const people = Array.from({ length: mostResults / mostDots + 1 }, (_, i) => `guest${i}`);
    for (const [i, id] of people.entries()) {
      await storage.sessions.create({ ...bob, id }, keyOf(id), `hash-${id}`);
      await storage.doors.letIn('one', id, 'commenter', { at: 3, most: 99 });
      if (i === 0) await votes.setDots('one', a, id, pay, mostDots);
      else for (let n = 0; n < mostDots; n++) await votes.setDots('one', a, id, `story:s${i}-${n}`, 1);
    }
    const { results, voters } = (await votes.reveal('one', a))!;
    expect([Object.keys(results!).length, results![pay], voters]).toEqual([
      mostResults,
      mostDots,
      people.length,
    ]);
    await storage.close();
  });

  test('remembers the last votings of a map', async () => {
    const storage = await withMaps();
    const { votes } = storage;
    for (let i = 0; i <= keptVotings; i++) {
      const id: VotingId = `voting:v${i}`;
      await votes.open({ ...asked, id, openedAt: i });
      await votes.end('one', id);
    }
    expect(await votes.find('one', 'voting:v0')).toBeNull();
    expect(await votes.find('one', 'voting:v1')).toMatchObject({ openedAt: 1 });
    expect(await votes.find('one', `voting:v${keptVotings}`)).toMatchObject({ openedAt: keptVotings });
    await storage.close();
  });

  test('forgets the votings and ballots of a map that is erased', async () => {
    const storage = await withVoting();
    const { votes, maps } = storage;
    await votes.setDots('one', a, bob.id, pay, 1);
    await maps.erase('one', 20);
    expect([await votes.find('one', a), await votes.ballot('one', a, bob.id)]).toEqual([null, []]);
    expect(await votes.setDots('one', a, bob.id, pay, 1)).toEqual({ kind: 'missing' });
    expect(await votes.open(asked)).toBe('missing');
    await storage.close();
  });

  test('F18: a guest who signs in takes their dots along, and votes no second time', async () => {
    const storage = await withVoting();
    const { votes, sessions, doors } = storage;
    const fresh = { ...alice, id: 'fresh' };
    const carol = await sessions.signIn(account, null, { ...fresh, id: 'carol' }, newKey('k1'), 'hash-1');
    await votes.setDots('one', a, bob.id, pay, 3);
    expect(await sessions.signIn(account, bob.id, fresh, newKey('k2'), 'hash-2')).toBe(carol);
    expect(await votes.ballot('one', a, carol)).toEqual([{ storyId: pay, dots: 3 }]);
    expect(await votes.ballot('one', a, bob.id)).toEqual([]);
    // What the guest asked for before that and comes late is the account's as well.
    expect(await votes.setDots('one', a, bob.id, ask, 3)).toEqual({ kind: 'noDotsLeft', left: 2 });
    expect(await votes.setDots('one', a, bob.id, ask, 2)).toMatchObject({ kind: 'set' });
    expect(await votes.voters('one', a)).toBe(1);

    await sessions.create({ ...bob, id: 'dave' }, keyOf('dave'), 'hash-dave');
    await doors.letIn('one', 'dave', 'commenter', { at: 30, most: 9 });
    await votes.setDots('one', a, 'dave', ask, 5);
    await sessions.signIn(account, 'dave', fresh, newKey('k3'), 'hash-3');
    expect(await votes.reveal('one', a)).toMatchObject({ results: { [pay]: 3, [ask]: 2 }, voters: 1 });
    await storage.close();
  });

  test('F18: whoever signs in while both vote never has more dots than everybody', async () => {
    const storage = await withVoting();
    const { votes, sessions, doors } = storage;
    const carol = { ...alice, id: 'carol' };
    await sessions.signIn(account, null, carol, newKey('k1'), 'hash-1');
    await doors.letIn('one', carol.id, 'commenter', { at: 3, most: 9 });
    await Promise.all([
      votes.setDots('one', a, bob.id, pay, 4),
      votes.setDots('one', a, carol.id, ask, 4),
      sessions.signIn(account, bob.id, { ...alice, id: 'fresh' }, newKey('k2'), 'hash-2'),
      votes.setDots('one', a, bob.id, 'story:late', 4),
    ]);
    const mine = await votes.ballot('one', a, carol.id);
    expect([await votes.ballot('one', a, bob.id), await votes.voters('one', a)]).toEqual([[], 1]);
    expect(mine.reduce((sum, { dots }) => sum + dots, 0)).toBe(4);
    await storage.close();
  });

  test('forgets the open dots of a person whose name is erased, from one map or everywhere', async () => {
    const storage = await withVoting();
    const { votes, members, sessions } = storage;
    await votes.setDots('one', a, bob.id, pay, 1);
    await votes.setDots('one', a, alice.id, pay, 1);
    expect(await members.forget('one', bob.id, 20)).toBe('done');
    expect(await votes.ballot('one', a, bob.id)).toEqual([]);
    expect(await votes.voters('one', a)).toBe(1);
    await sessions.erase(alice.id);
    expect(await votes.reveal('one', a)).toMatchObject({ results: {}, voters: 0 });
    await storage.close();
  });

  test('takes back all dots of a person, and of nobody else', async () => {
    const storage = await withVoting();
    const { votes } = storage;
    await votes.setDots('one', a, bob.id, pay, 1);
    await votes.setDots('one', a, alice.id, pay, 2);
    await votes.takeBack(bob.id);
    expect(await votes.reveal('one', a)).toMatchObject({ results: { [pay]: 2 }, voters: 1 });
    await storage.close();
  });
});
