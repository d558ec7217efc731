/** States and reasons in the words people read. */
import { describe, expect, test } from 'vitest';
import { groupPeople } from '../../../client/panels/map/groupPeople.ts';
import { tellSaving } from '../../../client/panels/map/tellSaving.ts';
import { groupPreview } from '../../../client/panels/push/groupPreview.ts';
import { tellReason } from '../../../client/panels/push/tellReason.ts';
import { endOf } from '../../../client/panels/share/expiry.ts';
import { readNumber } from '../../../client/panels/live/readNumber.ts';
import { refusal } from '../../../client/panels/api/request.ts';
import type { PersonHere } from '../../../client/store/people.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { previewPush } from '../../../shared/views/pushPreview.ts';
import { buildMap } from '../../support/buildMap.ts';

describe('the state of saving', () => {
  test('uses the four words people rely on', () => {
    expect(tellSaving({ kind: 'saved' }).label).toBe('Saved');
    expect(tellSaving({ kind: 'saving', changes: 2 }).label).toBe('Saving…');
    expect(tellSaving({ kind: 'notSaved', changes: 3, kept: true, connected: false }).label).toBe(
      'Not saved: 3 changes kept on this device',
    );
    expect(tellSaving({ kind: 'readOnly', reason: 'role', changes: 0, kept: true }).label).toMatch(
      /^Read-only: /,
    );
  });

  test('does not promise to keep what the browser cannot keep', () => {
    const told = tellSaving({ kind: 'notSaved', changes: 1, kept: false, connected: false });
    expect(told.label).toContain('in this tab only');
    expect(told.text).toContain('leave this page open');
  });

  test('says that a restart is one, and what is kept meanwhile', () => {
    expect(tellSaving({ kind: 'updating', changes: 0, kept: true }).label).toBe('Updating…');
    expect(tellSaving({ kind: 'updating', changes: 2, kept: true }).label).toBe(
      'Updating… 2 changes kept on this device',
    );
  });

  test('says to whom a role was lowered what is left to do, and how many changes to download', () => {
    const told = tellSaving({ kind: 'readOnly', reason: 'role', changes: 1000, kept: true }, 'commenter');
    expect(told.title).toBe('You may only comment now – download your 1,000 changes');
    expect(told.tone).toBe('bad');
  });

  test('says where changes are while the server cannot save', () => {
    const full = { kind: 'readOnly', reason: 'storage', changes: 2 } as const;
    expect(tellSaving({ ...full, kept: true }).title).toBe(
      'The server cannot save – your changes stay on this device',
    );
    expect(tellSaving({ ...full, kept: false }).title).toContain('keep this page open');
  });

  test('alarms for a refusal, not for a view link', () => {
    expect(tellSaving({ kind: 'readOnly', reason: 'role', changes: 0, kept: true }).tone).toBe('looking');
    expect(tellSaving({ kind: 'readOnly', reason: 'refused', changes: 1, kept: true }).tone).toBe('bad');
  });
});

describe('the push preview', () => {
  const { doc, releases, stories, steps, run } = buildMap({
    activities: 1,
    stepsPerActivity: 2,
    releases: 2,
    storiesPerCell: 2,
  });
  run('pushToBacklog', { releaseId: releases[0]! });
  run('setText', { id: stories[0]!, field: 'title', text: 'Another title' });
  run('updateStory', { id: stories[0]!, estimate: 8 });
  run('moveStories', { ids: [stories[1]!], releaseId: releases[1]! });
  run('addStories', { stepId: steps[0]!, releaseId: releases[0]!, stories: [{ title: 'New' }] });
  const records = readMap(doc);
  const groups = groupPreview(previewPush(records, releases[0]!).items);

  test('shows what is new, then what changed, then what leaves, then the rest', () => {
    expect(groups.map((group) => group.change)).toEqual(['new', 'changed', 'leaving', 'unchanged']);
  });

  test('says why', () => {
    const changed = groups[1]!.items[0]!.reasons.map((reason) => tellReason(reason, records));
    expect(changed.join(' · ')).toMatch(/^was “.+” · estimate was 1$/);
    expect(groups[2]!.items[0]!.reasons.map((reason) => tellReason(reason, records))).toEqual([
      `moved to “${records.release.get(releases[1]!)!.name}”`,
    ]);
  });
});

test('several tabs of one person are one person, doing what any of the tabs does', () => {
  const tab = (clientId: number, name: string, editing: string | null): PersonHere => ({
    clientId,
    key: name,
    name,
    colour: 2,
    role: 'editor',
    presence: {
      cursor: null,
      selection: [],
      editing: editing === null ? null : { id: editing, field: 'title', caret: 0 },
      drag: null,
    },
  });
  expect(groupPeople([tab(1, 'Bob', null), tab(2, 'Carol', null), tab(3, 'Bob', 'story:x')])).toMatchObject([
    { name: 'Bob', tabs: 2, editing: 'story:x' },
    { name: 'Carol', tabs: 1, editing: null },
  ]);
});

test('a link ends when it was said to', () => {
  expect(endOf('never', 1000)).toBeNull();
  expect(endOf('hour', 1000)).toBe(3_601_000);
  expect(endOf('week', 0)).toBe(7 * 24 * 3_600_000);
});

test('an estimate is a number as people type it, nothing, or refused', () => {
  expect(['', ' 3 ', '2,5', '½'].map((typed) => readNumber(typed, 100))).toEqual([null, 3, 2.5, 0.5]);
  expect(['abc', '-1', '101'].map((typed) => readNumber(typed, 100))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

describe('a refusal of the server', () => {
  test('is told in the server’s own sentence', () => {
    const error = refusal(404, { error: { code: 'linkGone', message: 'Ask for a new link.' } });
    expect(error).toMatchObject({ problem: 'missing', code: 'linkGone', message: 'Ask for a new link.' });
  });

  test('that is no JSON still says something a person can act on', () => {
    expect(refusal(502, undefined)).toMatchObject({ problem: 'unreachable' });
    expect(refusal(500, '<html>').message).toMatch(/try again/i);
    expect(refusal(413, undefined).problem).toBe('refused');
  });
});
