/** The links to portfolios in memory. */
import type { PortfolioLinkRow, PortfolioLinkStore } from './portfolioLinkStore.ts';

export interface MemoryPortfolioLinks {
  readonly portfolioLinks: PortfolioLinkStore;
  /** Forgets the person's links. */
  readonly drop: (sessionId: string) => void;
}

export function memoryPortfolioLinks(): MemoryPortfolioLinks {
  const links = new Map<string, PortfolioLinkRow>();
  const idOf = new Map<string, string>();
  const of = (sessionId: string): PortfolioLinkRow[] =>
    [...links.values()].filter((link) => link.sessionId === sessionId);
  return {
    drop: (sessionId) => {
      for (const { id } of of(sessionId)) links.delete(id);
    },
    portfolioLinks: {
      create: async (link, tokenHash) => {
        links.set(link.id, link);
        idOf.set(tokenHash, link.id);
      },
      findByToken: async (tokenHash) => links.get(idOf.get(tokenHash) ?? '') ?? null,
      list: async (sessionId) =>
        of(sessionId).sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
      revoke: async (sessionId, id, at) => {
        const link = links.get(id);
        if (link === undefined || link.sessionId !== sessionId) return false;
        links.set(id, { ...link, revokedAt: link.revokedAt ?? at });
        return true;
      },
    },
  };
}
