/** The links of audiences in memory. */
import type { AudienceLinkRow, AudienceLinkStore } from './audienceStore.ts';

export interface MemoryAudiences {
  readonly audiences: AudienceLinkStore;
  /** Forgets the map's links. */
  readonly erase: (mapId: string) => void;
}

export function memoryAudiences(): MemoryAudiences {
  const links = new Map<string, AudienceLinkRow>();
  const idOf = new Map<string, string>();
  const change = (id: string, fields: Partial<AudienceLinkRow>): void => {
    const link = links.get(id);
    if (link !== undefined) links.set(id, { ...link, ...fields });
  };
  return {
    erase: (mapId) => {
      for (const link of links.values()) if (link.mapId === mapId) links.delete(link.id);
    },
    audiences: {
      create: async (link, tokenHash) => {
        links.set(link.id, link);
        idOf.set(tokenHash, link.id);
      },
      find: async (id) => links.get(id) ?? null,
      findByToken: async (tokenHash) => links.get(idOf.get(tokenHash) ?? '') ?? null,
      list: async (mapId) =>
        [...links.values()]
          .filter((link) => link.mapId === mapId)
          .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
      setFeedback: async (id, feedback) => change(id, { feedback }),
      revoke: async (id, at) => {
        if (links.get(id)?.revokedAt === null) change(id, { revokedAt: at });
      },
    },
  };
}
