/** Share links and the people on each map, in memory. */
import type { MapRow } from './mapTable.ts';
import type { Admission, LinkRow, LinkStore, MemberRow, MemberStore } from './memberStore.ts';
import type { SessionRow } from './sessionStore.ts';

export interface MemoryAccess {
  readonly links: LinkStore;
  readonly members: MemberStore;
  /** Makes the map's maker its owner. */
  readonly own: (map: MapRow) => void;
  /** Lets a person onto a map; who is on it already keeps what they have, and gets a role if they had none by hand. */
  readonly admit: (row: MemberRow, most: number) => Admission;
  /** Forgets the map's links and who was on it. */
  readonly erase: (mapId: string) => void;
  /** What a guest was, the account is from now on. */
  readonly handOver: (from: string, to: string) => void;
  /** The session's place on a map and the links it came by, or null. */
  readonly memberOf: (mapId: string, sessionId: string) => { member: MemberRow; links: LinkRow[] } | null;
}

type Kept = LinkRow & { tokenHash: string };

/** `takenOff` hears of everybody who is taken off a map. */
export function memoryAccess(
  sessions: ReadonlyMap<string, SessionRow>,
  takenOff: (sessionId: string, mapId: string) => void,
): MemoryAccess {
  const links = new Map<string, Kept>();
  const grants = new Map<string, { sessionId: string; linkId: string }>();
  const members = new Map<string, MemberRow>();
  const forgotten = new Set<string>();
  const keyOf = (mapId: string, sessionId: string): string => JSON.stringify([mapId, sessionId]);
  const linkOf = (row: Kept | undefined): LinkRow | null => {
    if (row === undefined) return null;
    const { tokenHash: _secret, ...link } = row;
    return link;
  };
  const onMap = (mapId: string): MemberRow[] => [...members.values()].filter((row) => row.mapId === mapId);
  const granted = (sessionId: string, mapId: string): LinkRow[] =>
    [...grants.values()]
      .filter((grant) => grant.sessionId === sessionId)
      .map((grant) => linkOf(links.get(grant.linkId))!)
      .filter((link) => link.mapId === mapId)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const isLastOwner = ({ mapId, sessionId, role }: MemberRow): boolean =>
    role === 'owner' && onMap(mapId).every((row) => row.sessionId === sessionId || row.role !== 'owner');
  const countOn = (mapId: string, at: number): number =>
    onMap(mapId).filter(
      ({ sessionId, role, removedAt }) =>
        removedAt === null &&
        (role !== null ||
          granted(sessionId, mapId).some(
            (link) => link.revokedAt === null && (link.expiresAt === null || link.expiresAt > at),
          )),
    ).length;
  const admit = (row: MemberRow, most: number): Admission => {
    const key = keyOf(row.mapId, row.sessionId);
    const found = members.get(key);
    if (found !== undefined && found.removedAt !== null) return 'removed';
    if (found !== undefined) {
      members.set(key, { ...found, role: found.role ?? row.role });
      return 'joined';
    }
    if (countOn(row.mapId, row.joinedAt) >= most) return 'full';
    members.set(key, row);
    return 'joined';
  };

  return {
    admit,
    own: ({ id, ownerSession, createdAt }) =>
      void admit(
        { mapId: id, sessionId: ownerSession, role: 'owner', joinedAt: createdAt, removedAt: null },
        Infinity,
      ),
    erase: (mapId) => {
      for (const [id, link] of links) if (link.mapId === mapId) links.delete(id);
      for (const [key, { linkId }] of grants) if (!links.has(linkId)) grants.delete(key);
      for (const [key, row] of members) if (row.mapId === mapId) members.delete(key);
    },
    handOver: (from, to) => {
      for (const [key, { sessionId, linkId }] of grants) {
        if (sessionId !== from) continue;
        grants.delete(key);
        grants.set(keyOf(linkId, to), { sessionId: to, linkId });
      }
      for (const row of members.values()) {
        if (row.sessionId !== from) continue;
        members.delete(keyOf(row.mapId, from));
        const known = members.get(keyOf(row.mapId, to));
        if (known === undefined) members.set(keyOf(row.mapId, to), { ...row, sessionId: to });
        else if (row.role === 'owner' && row.removedAt === null)
          members.set(keyOf(row.mapId, to), { ...known, role: 'owner', removedAt: null });
      }
    },
    memberOf: (mapId, sessionId) => {
      const member = members.get(keyOf(mapId, sessionId));
      return member === undefined ? null : { member, links: granted(sessionId, mapId) };
    },
    members: {
      find: async (mapId, sessionId) => members.get(keyOf(mapId, sessionId)) ?? null,
      list: async (mapId) =>
        onMap(mapId)
          .sort((a, b) => a.joinedAt - b.joinedAt || (a.sessionId < b.sessionId ? -1 : 1))
          .map((member) => {
            const { name: own = '', colour = 0 } = sessions.get(member.sessionId) ?? {};
            const name = forgotten.has(keyOf(mapId, member.sessionId)) ? '' : own;
            return { member, name, colour, links: granted(member.sessionId, mapId) };
          }),
      setRole: async (mapId, sessionId, role) => {
        const found = members.get(keyOf(mapId, sessionId));
        if (found === undefined || forgotten.has(keyOf(mapId, sessionId))) return 'missing';
        if (role !== 'owner' && isLastOwner(found)) return 'lastOwner';
        members.set(keyOf(mapId, sessionId), { ...found, role, removedAt: null });
        return 'done';
      },
      remove: async (mapId, sessionId, at) => {
        const found = members.get(keyOf(mapId, sessionId));
        if (found === undefined || found.removedAt !== null) return 'missing';
        if (isLastOwner(found)) return 'lastOwner';
        members.set(keyOf(mapId, sessionId), { ...found, role: null, removedAt: at });
        takenOff(sessionId, mapId);
        return 'done';
      },
      forget: async (mapId, sessionId, at) => {
        const key = keyOf(mapId, sessionId);
        const found = members.get(key);
        if (found === undefined) return 'missing';
        if (isLastOwner(found)) return 'lastOwner';
        members.set(key, { ...found, role: null, removedAt: found.removedAt ?? at });
        forgotten.add(key);
        takenOff(sessionId, mapId);
        return 'done';
      },
      forgotten: async (mapId) =>
        new Set(onMap(mapId).flatMap(({ sessionId: id }) => (forgotten.has(keyOf(mapId, id)) ? [id] : []))),
    },
    links: {
      create: async (link, tokenHash) => void links.set(link.id, { ...link, tokenHash }),
      find: async (id) => linkOf(links.get(id)),
      findByToken: async (tokenHash) =>
        linkOf([...links.values()].find((link) => link.tokenHash === tokenHash)),
      list: async (mapId) =>
        [...links.values()]
          .filter((link) => link.mapId === mapId)
          .map((link) => linkOf(link)!)
          .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
      revoke: async (id, at) => {
        const link = links.get(id);
        if (link !== undefined && link.revokedAt === null) links.set(id, { ...link, revokedAt: at });
      },
      switchRole: async (id, role) => {
        const link = links.get(id);
        if (link !== undefined) links.set(id, { ...link, role });
      },
      join: async (sessionId, linkId, at, most) => {
        const link = links.get(linkId)!;
        const isKnown = grants.has(keyOf(linkId, sessionId));
        if (!isKnown && link.maxUses !== null && link.uses >= link.maxUses) return 'usedUp';
        const { mapId } = link;
        const outcome = admit({ mapId, sessionId, role: null, joinedAt: at, removedAt: null }, most);
        if (outcome !== 'joined' || isKnown) return outcome;
        links.set(linkId, { ...link, uses: link.uses + 1 });
        grants.set(keyOf(linkId, sessionId), { sessionId, linkId });
        return 'joined';
      },
      granted: async (sessionId, mapId) => granted(sessionId, mapId),
    },
  };
}
