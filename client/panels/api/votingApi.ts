/** Dot voting over HTTP: opening a vote, one's own dots while they are hidden, the reveal and the end. */
import * as z from 'zod/mini';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { VotingId } from '../../../shared/model/voting.ts';
import {
  openVotingAnswer,
  revealAnswer,
  setDotsAnswer,
  votingAnswer,
  type RevealAnswer,
  type SetDotsAnswer,
  type VotingAnswer,
} from '../../../shared/protocol/voting.ts';
import { request } from './request.ts';

const mapPath = (mapId: string): string => `/api/maps/${encodeURIComponent(mapId)}`;
const votingPath = (mapId: string, id: VotingId): string =>
  `${mapPath(mapId)}/votings/${encodeURIComponent(id)}`;

/** Opens a vote with so many dots a person, on the stories of a slice or (null) of the whole map. */
export function openVoting(
  mapId: string,
  body: { readonly dots: number; readonly releaseId: ReleaseId | null },
): Promise<{ id: VotingId }> {
  return request(`${mapPath(mapId)}/votings`, openVotingAnswer, { method: 'POST', body });
}

/** The vote that is not ended, my own dots, and how many people have voted. */
export function readVoting(mapId: string): Promise<VotingAnswer> {
  return request(`${mapPath(mapId)}/voting`, votingAnswer);
}

/** How many of my dots lie on a story from now on; sent twice, it counts once. */
export function setDots(
  mapId: string,
  id: VotingId,
  body: { readonly storyId: StoryId; readonly dots: number },
): Promise<SetDotsAnswer> {
  return request(`${votingPath(mapId, id)}/mine`, setDotsAnswer, { method: 'PATCH', body });
}

/** Counts once, for everybody; who put which dot is forgotten. */
export function revealVoting(mapId: string, id: VotingId): Promise<RevealAnswer> {
  return request(`${votingPath(mapId, id)}/reveal`, revealAnswer, { method: 'POST' });
}

export async function endVoting(mapId: string, id: VotingId): Promise<void> {
  await request(votingPath(mapId, id), z.unknown(), { method: 'DELETE' });
}
