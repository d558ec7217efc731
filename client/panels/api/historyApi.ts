/** A map's history over HTTP: what was done, versions, and the map as it was. */
import * as z from 'zod/mini';
import {
  historyAnswer,
  nameVersionAnswer,
  restoreAnswer,
  retentionAnswer,
  sinceAnswer,
  stepsAnswer,
  type HistoryAnswer,
  type HistoryStep,
  type RetentionAnswer,
  type SinceAnswer,
  type StepsAnswer,
} from '../../../shared/protocol/history.ts';
import { ApiError, refusal, request } from './request.ts';

const mapPath = (mapId: string): string => `/api/maps/${encodeURIComponent(mapId)}`;

/** Newest first; `before` from the last answer's `more` for older ones. */
export function readHistory(mapId: string, before: number | null = null): Promise<HistoryAnswer> {
  return request(`${mapPath(mapId)}/history${before === null ? '' : `?before=${before}`}`, historyAnswer);
}

/** What others did since I last left. */
export function readSince(mapId: string): Promise<SinceAnswer> {
  return request(`${mapPath(mapId)}/history/since`, sinceAnswer);
}

/** All rows after one version up to another, oldest first. */
export async function readSteps(mapId: string, after: number, to: number): Promise<HistoryStep[]> {
  const steps: HistoryStep[] = [];
  for (let from: number | null = after; from !== null;) {
    const path: string = `${mapPath(mapId)}/history/steps?after=${from}&to=${to}`;
    const answer: StepsAnswer = await request(path, stepsAnswer);
    steps.push(...answer.steps);
    from = answer.more;
  }
  return steps;
}

/** For how many days the history is kept row by row. */
export function readRetention(mapId: string): Promise<RetentionAnswer> {
  return request(`${mapPath(mapId)}/retention`, retentionAnswer);
}

/** null: as long as the server keeps it. */
export async function setRetention(mapId: string, days: number | null): Promise<void> {
  await request(`${mapPath(mapId)}/retention`, z.unknown(), { method: 'PATCH', body: { days } });
}

/** Names a version, or the map as it is now. */
export async function nameVersion(mapId: string, name: string, seq?: number): Promise<void> {
  const body = { name, ...(seq === undefined ? {} : { seq }) };
  await request(`${mapPath(mapId)}/versions`, nameVersionAnswer, { method: 'POST', body });
}

/** The map as it was, as one Yjs update. Throws ApiError. */
export async function readVersionState(mapId: string, seq: number): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(`${mapPath(mapId)}/versions/${seq}/state`, { credentials: 'same-origin' });
  } catch {
    throw new ApiError('unreachable', 'The server does not answer. Check your connection and try again.');
  }
  if (!response.ok) throw refusal(response.status, await response.json().catch(() => null));
  return new Uint8Array(await response.arrayBuffer());
}

/** Lets the server make the map what it was; answers what it did. */
export async function restoreOnServer(mapId: string, seq: number, only?: 'missing'): Promise<unknown> {
  const body = only === undefined ? {} : { only };
  const path = `${mapPath(mapId)}/versions/${seq}/restore`;
  return (await request(path, restoreAnswer, { method: 'POST', body })).result;
}
