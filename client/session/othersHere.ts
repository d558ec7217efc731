/** The server alone says who is here, by their sockets: what y-protocols decides by clocks of its own gives way to that. */
import type { Awareness } from 'y-protocols/awareness';

/** How often the others are kept at most, in milliseconds; y-protocols drops who was silent for 30 s. */
const keepEvery = 5000;

export interface OthersHere {
  /** A new socket: the others are told anew, at the counts they stood at, and would pass for known. */
  readonly forget: () => void;
  /** The server was heard, so those it has not called gone are here, though their browsers put a hidden tab to sleep. */
  readonly keep: () => void;
}

export function followServer(awareness: Awareness): OthersHere {
  let keptAt = 0;
  return {
    forget: () => {
      for (const client of awareness.meta.keys())
        if (client !== awareness.clientID) awareness.meta.delete(client);
    },
    keep: () => {
      const now = Date.now();
      if (now - keptAt < keepEvery) return;
      keptAt = now;
      for (const [client, meta] of awareness.meta) if (client !== awareness.clientID) meta.lastUpdated = now;
    },
  };
}
