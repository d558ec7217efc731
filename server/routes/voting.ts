/** Dot voting: opening it, one's own dots while they are hidden from everybody else, the reveal, the end. */
import type { Context } from 'hono';
import { recordOf } from '../../shared/model/document.ts';
import { isId, newId } from '../../shared/model/id.ts';
import { readRecord } from '../../shared/model/readMap.ts';
import type { StoryId } from '../../shared/model/story.ts';
import {
  openVotingAnswer,
  openVotingRequest,
  revealAnswer,
  setDotsAnswer,
  setDotsRequest,
  votingAnswer,
} from '../../shared/protocol/voting.ts';
import { authorize, type Action } from '../access/authorize.ts';
import type { Principal } from '../access/principal.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import type { MapRow } from '../storage/mapTable.ts';
import type { VotingRow } from '../storage/voteStore.ts';
import { noteVotings } from './noteVotings.ts';
import { parameter, type Api } from './api.ts';
import type { Environment } from './environment.ts';
import { inTime } from './inTime.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'>;

const path = '/api/maps/:id/votings';
const one = `${path}/:votingId`;

export function votingRoutes(api: Api, given: Dependencies): void {
  const { storage, rooms, clock } = given;
  const { votes } = storage;

  const mapOf = async (context: Context<Environment>, action: Action): Promise<MapRow> => {
    const principal = context.get('principal');
    return (await authorize(storage, principal, action, parameter(context, 'id'), clock.now())).map;
  };
  /** The map, for a person at a page. F18: a script would be one voter more, so none has to do with votings. */
  const mapOfPerson = async (
    context: Context<Environment>,
    action: Action,
  ): Promise<{ map: MapRow; voter: string }> => {
    const map = await mapOf(context, action);
    const voter = voterOf(context.get('principal')!);
    if (voter === null) throw new Problem(403, 'notForScripts', 'Only people vote. Use the page.');
    return { map, voter };
  };
  /** S4: the voting that the path names, when it is of the map that the path names. */
  const votingOf = async (context: Context<Environment>, map: MapRow): Promise<VotingRow> => {
    const id = parameter(context, 'votingId');
    const voting = isId('voting', id) ? await votes.find(map.id, id) : null;
    if (voting === null) throw noSuchVoting();
    return voting;
  };
  const note = (map: MapRow): Promise<VotingRow | null> => inTime(clock, noteVotings(given, map));
  /** Whether a story is on the map, and in the slice the voting is about. */
  const isAsked = (map: MapRow, { releaseId }: VotingRow, storyId: StoryId): Promise<boolean> =>
    rooms.with(map, (room) =>
      room.read((doc) => {
        const record = recordOf(doc, 'story', storyId);
        const story = record === null ? null : readRecord('story', storyId, record);
        return story?.archivedAt === null && (releaseId === null || story.releaseId === releaseId);
      }),
    );

  api.add(
    {
      method: 'post',
      path,
      name: 'openVoting',
      summary: 'Opens a dot voting about the stories of the map or of one slice; one at a time.',
      body: openVotingRequest,
      answers: { 201: { description: 'It is open, and everybody sees that.', schema: openVotingAnswer } },
      problems: [400, 401, 403, 404, 409, 503],
    },
    async (context, { dots, releaseId }) => {
      const { map } = await mapOfPerson(context, 'manageVoting');
      const isThere =
        releaseId === null ||
        (await rooms.with(map, (room) =>
          room.read((doc) => {
            const record = recordOf(doc, 'release', releaseId);
            return record !== null && readRecord('release', releaseId, record).archivedAt === null;
          }),
        ));
      if (!isThere) throw new Problem(404, 'noSuchRecord', 'There is no such slice on this map any more.');
      const id = newId('voting');
      const outcome = await votes.open({ id, mapId: map.id, dots, releaseId, openedAt: clock.now() });
      if (outcome === 'missing') throw new Problem(404, 'mapDeleted', 'This map was deleted.');
      await note(map);
      if (outcome === 'votingOpen')
        throw new Problem(409, 'votingOpen', 'There is a voting on this map already. End it first.');
      return context.json({ id }, 201);
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/voting',
      name: 'readVoting',
      summary:
        'The voting that is not ended, the asker’s own dots while it is open, and how many people have voted; never the dots of others.',
      answers: { 200: { description: 'The voting.', schema: votingAnswer } },
      problems: [401, 403, 404, 503],
    },
    async (context) => {
      const map = await mapOf(context, 'readVoting');
      const voting = await note(map);
      if (voting === null || voting.state === 'ended')
        return context.json({ voting: null, mine: [], voters: 0 });
      const { id, dots, releaseId, openedAt, state } = voting;
      const voter = voterOf(context.get('principal')!);
      const isOpen = state === 'open';
      const mine = isOpen && voter !== null ? await votes.ballot(map.id, id, voter) : [];
      const voters = isOpen ? await votes.voters(map.id, id) : (voting.voters ?? 0);
      return context.json({ voting: { id, dots, releaseId, openedAt, state }, mine, voters });
    },
  );

  api.add(
    {
      method: 'patch',
      path: `${one}/mine`,
      name: 'setDots',
      summary: 'Says how many of the asker’s dots lie on a story from now on; 0 takes them back.',
      body: setDotsRequest,
      answers: { 200: { description: 'The asker’s own dots.', schema: setDotsAnswer } },
      problems: [400, 401, 403, 404, 409, 503],
    },
    async (context, { storyId, dots }) => {
      const { map, voter } = await mapOfPerson(context, 'setDots');
      const voting = await votingOf(context, map);
      if (voting.state !== 'open') throw over();
      const isThere = await isAsked(map, voting, storyId);
      // What lies on a story that is gone can be taken back.
      const isMine = async (): Promise<boolean> =>
        (await votes.ballot(map.id, voting.id, voter)).some((own) => own.storyId === storyId);
      if (!isThere && !(dots === 0 && (await isMine())))
        throw new Problem(404, 'noSuchRecord', 'The voting is not about this story.');
      const outcome = await votes.setDots(map.id, voting.id, voter, storyId, dots);
      switch (outcome.kind) {
        case 'missing':
          throw noSuchVoting();
        case 'over':
          throw over();
        case 'noDotsLeft':
          throw new Problem(409, 'noDotsLeft', `You have ${outcome.left} of your dots left.`, [
            { path: 'left', message: String(outcome.left) },
          ]);
        case 'set': {
          const { mine } = outcome;
          return context.json({ mine, left: mine.reduce((left, own) => left - own.dots, voting.dots) });
        }
      }
    },
  );

  api.add(
    {
      method: 'post',
      path: `${one}/reveal`,
      name: 'revealVoting',
      summary:
        'Counts the dots and shows everybody the counts; who voted for what is forgotten for good. A second time it answers the same.',
      answers: { 200: { description: 'The counts.', schema: revealAnswer } },
      problems: [401, 403, 404, 409, 503],
    },
    async (context) => {
      const { map } = await mapOfPerson(context, 'manageVoting');
      const { id } = await votingOf(context, map);
      const voting = await votes.reveal(map.id, id);
      if (voting === null) throw noSuchVoting();
      await note(map);
      if (voting.state === 'ended') throw over();
      return context.json({ results: voting.results ?? {}, voters: voting.voters ?? 0 });
    },
  );

  api.add(
    {
      method: 'delete',
      path: one,
      name: 'endVoting',
      summary: 'Ends a voting; one that was not revealed has no counts then, and its dots are forgotten.',
      answers: { 204: { description: 'Ended.' } },
      problems: [401, 403, 404, 503],
    },
    async (context) => {
      const { map } = await mapOfPerson(context, 'manageVoting');
      const { id } = await votingOf(context, map);
      await votes.end(map.id, id);
      await note(map);
      return context.body(null, 204);
    },
  );
}

/** Whose dots they are: a person in a browser, in all their tabs. A script has none. */
function voterOf(principal: Principal): string | null {
  return principal.kind === 'session' && principal.by.kind === 'browser' ? principal.id : null;
}

function noSuchVoting(): Problem {
  return new Problem(404, 'noSuchVoting', 'There is no such voting on this map.');
}

function over(): Problem {
  return new Problem(409, 'votingOver', 'This voting is over.');
}
