/** Shows on the session document of a map what the table of votings says, and mends what was not shown. */
import { commandContext, runCommand } from '../../shared/commands/command.ts';
import { noteVoting } from '../../shared/commands/noteVoting.ts';
import { readRecords } from '../../shared/model/readMap.ts';
import { votingStates, type Voting } from '../../shared/model/voting.ts';
import type { AppDependencies } from '../appDependencies.ts';
import type { RoomMap } from '../sync/room.ts';
import type { VotingRow } from '../storage/voteStore.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'>;

/**
 * The table is the truth and comes first: where the server died before the document showed it, the next who asks brings
 * it there. The document is read before the table, so that nothing newer is ever replaced. Answers the voting that is not
 * ended.
 */
export function noteVotings(
  { storage, rooms, clock }: Dependencies,
  map: RoomMap,
): Promise<VotingRow | null> {
  return rooms.with(
    map,
    async (room) => {
      const shown = room.read((doc) => readRecords(doc, 'voting'));
      const current = await storage.votes.current(map.id);
      const going = [...shown.values()].filter(({ id, state }) => state !== 'ended' && id !== current?.id);
      const rows = await Promise.all(
        // One that nobody remembers is over.
        going.map(async (voting) => (await storage.votes.find(map.id, voting.id)) ?? ended(voting)),
      );
      const behind = [...rows, ...(current === null ? [] : [current])].filter(({ id, state }) => {
        const there = shown.get(id);
        return there === undefined || votingStates.indexOf(there.state) < votingStates.indexOf(state);
      });
      if (behind.length === 0) return current;
      const context = { ...commandContext({ kind: 'api', sessionId: 'server' }), now: clock.now };
      await room.run('server', (doc) => {
        for (const row of behind) runCommand(doc, noteVoting, row, context);
      });
      return current;
    },
    'session',
  );
}

function ended(voting: Voting): Omit<VotingRow, 'mapId'> {
  return { ...voting, state: 'ended' };
}
