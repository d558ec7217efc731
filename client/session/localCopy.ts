/** The copy of a map this device keeps, so that it opens offline and unsent changes survive a reload: the port. */

export interface LocalCopy {
  /** Reads what is kept of the map; null when there is nothing, or nothing can be kept. Never rejects, never hangs. */
  readonly open: () => Promise<KeptMap | null>;
  /** From now on updates belong to this epoch; until it is named they wait. Another epoch than the kept one starts afresh. */
  readonly begin: (epoch: string) => void;
  /** Keeps one update. `unsent` of this tab's changes, this one included, are not on the server yet. */
  readonly keep: (update: Uint8Array, unsent: number) => void;
  /** The same count without an update. `clearInherited`: those of earlier tabs, as read at `open`, are on the server too. */
  readonly settle: (unsent: number, clearInherited: boolean) => void;
  /** Puts what is kept aside, so that the next open starts from the server's map. */
  readonly setAside: () => void;
  /** Removes what is kept of this map, unless changes in it never reached the server. */
  readonly forget: () => void;
  /** Resolves once everything asked for so far is written or given up. */
  readonly idle: () => Promise<void>;
  readonly dispose: () => void;
}

export interface KeptMap {
  readonly epoch: string;
  /** To be applied in this order. */
  readonly updates: readonly Uint8Array[];
  /** Changes in it that are not known to be on the server. */
  readonly unsent: number;
}

/** Makes the copy of one map; `report` hears whether this device can keep it, at first and whenever that changes. */
export type OpenLocalCopy = (mapId: string, report: (kept: boolean) => void) => LocalCopy;

/** For devices that keep nothing, and for tests that do not need it. */
export const noLocalCopy: OpenLocalCopy = () => ({
  open: () => Promise.resolve(null),
  begin: () => {},
  keep: () => {},
  settle: () => {},
  setAside: () => {},
  forget: () => {},
  idle: () => Promise.resolve(),
  dispose: () => {},
});
