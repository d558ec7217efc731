/** Showing how far a voting is: it only goes on. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { commandContext, runCommand } from '../../../shared/commands/command.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { everyCommand } from '../../../shared/commands/everyCommand.ts';
import { noteVoting } from '../../../shared/commands/noteVoting.ts';
import { readRecords } from '../../../shared/model/readMap.ts';
import type { Voting, VotingId } from '../../../shared/model/voting.ts';

const id: VotingId = 'voting:a';
const asked = { id, dots: 3, releaseId: null, openedAt: 10 };
const open = { ...asked, state: 'open', results: null, voters: null } as const;
const revealed = { ...asked, state: 'revealed', results: { 'story:pay': 2 }, voters: 1 } as const;
const ended = { ...revealed, state: 'ended' } as const;

const context = commandContext({ kind: 'api', sessionId: 'server' });
const note = (doc: Y.Doc, voting: unknown): void => runCommand(doc, noteVoting, voting, context);
const shown = (doc: Y.Doc): Voting | undefined => readRecords(doc, 'voting').get(id);

describe('noteVoting', () => {
  test('shows a voting from its opening to its end, with the counts once they are known', () => {
    const doc = new Y.Doc();
    for (const state of [open, revealed, ended]) {
      note(doc, state);
      expect(shown(doc)).toEqual({ ...state, archivedAt: null });
    }
  });

  test.each([
    ['open again', ended, open],
    ['hidden again', revealed, open],
    ['counted anew', revealed, { ...revealed, results: { 'story:pay': 9 } }],
    ['another voting', revealed, { ...ended, dots: 50, openedAt: 99 }],
  ])('never makes one %s', (_what, before, late) => {
    const doc = new Y.Doc();
    note(doc, before);
    note(doc, late);
    expect(shown(doc)).toMatchObject({ dots: 3, openedAt: 10, results: before.results });
    expect(shown(doc)?.state).not.toBe('open');
  });

  test('writes nothing where everything is shown', () => {
    const doc = new Y.Doc();
    note(doc, revealed);
    const state = Y.encodeStateAsUpdate(doc);
    note(doc, revealed);
    note(doc, open);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(state);
  });

  test.each([{ dots: 0 }, { dots: 51 }, { results: { 'step:pay': 1 } }, { results: { 'story:pay': 0 } }])(
    'takes nothing that is no voting: %j',
    (wrong) => {
      expect(() => note(new Y.Doc(), { ...revealed, ...wrong })).toThrow(CommandError);
    },
  );

  test('is the server’s own: no one runs it over HTTP or in the palette', () => {
    expect(Object.keys(everyCommand)).not.toContain('noteVoting');
  });
});
