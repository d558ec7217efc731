/** What this person has chosen on this device: where they left each map, what they collapsed and have shown. Never shared. */
import { isId, type Id } from '../../shared/model/id.ts';
import type { MapPlace } from './viewStore.ts';

/** The part of the browser's storage that is needed; null where it is closed. */
export type OwnStorage = Pick<Storage, 'getItem' | 'setItem'> | null;

export interface OwnSettings {
  readonly showsCursors: boolean;
  readonly showsMinimap: boolean;
  /** null: not chosen yet, so that the screen decides. */
  readonly showsOutline: boolean | null;
}

const settingsKey = 'throughline-map-settings';
const placeKey = (mapId: string): string => `throughline-place-${mapId}`;
const collapsedKey = (mapId: string): string => `throughline-collapsed-${mapId}`;

/** What is stored; what is not, or makes no sense, is as for somebody new. */
export function readSettings(storage: OwnStorage): OwnSettings {
  const stored = readObject(storage, settingsKey);
  const outline = stored['showsOutline'];
  return {
    showsCursors: stored['showsCursors'] !== false,
    showsMinimap: stored['showsMinimap'] === true,
    showsOutline: typeof outline === 'boolean' ? outline : null,
  };
}

/** Keeps what was chosen now beside what was chosen before. */
export function keepSettings(storage: OwnStorage, chosen: Partial<OwnSettings>): void {
  write(storage, settingsKey, { ...readObject(storage, settingsKey), ...chosen });
}

/** Where this person left the map; null when they were never here. */
export function readPlace(storage: OwnStorage, mapId: string): MapPlace | null {
  const { x, y, scale } = readObject(storage, placeKey(mapId));
  return isNumber(x) && isNumber(y) && isNumber(scale) && scale > 0 ? { x, y, scale } : null;
}

export function keepPlace(storage: OwnStorage, mapId: string, place: MapPlace): void {
  write(storage, placeKey(mapId), place);
}

/** What this person had collapsed on the map; its records may be gone by now. */
export function readCollapsed(storage: OwnStorage, mapId: string): ReadonlySet<Id> {
  const { ids } = readObject(storage, collapsedKey(mapId));
  return new Set(Array.isArray(ids) ? ids.filter(isCollapsible) : []);
}

export function keepCollapsed(storage: OwnStorage, mapId: string, collapsed: ReadonlySet<Id>): void {
  write(storage, collapsedKey(mapId), { ids: [...collapsed] });
}

function isCollapsible(value: unknown): value is Id {
  return isId('activity', value) || isId('step', value) || isId('release', value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function readObject(storage: OwnStorage, key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {}; // not ours, or written by another version
  }
}

function write(storage: OwnStorage, key: string, value: unknown): void {
  try {
    storage?.setItem(key, JSON.stringify(value));
  } catch {
    return; // the storage is full; the choice lasts until the page is closed
  }
}
