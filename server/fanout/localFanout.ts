/** The fan-out port within one process: a bus that any number of nodes may join; alone on it nobody hears anything. */
import { readNotice, writeNotice, type Fanout, type Hear } from './fanout.ts';

interface Follower {
  readonly mapId: string;
  readonly node: string;
  readonly hear: Hear;
}

export class LocalBus {
  private readonly followers = new Map<string, Set<Follower>>();
  private nodes = 0;

  /** A node of its own on this bus. */
  join(): Fanout {
    const node = String(this.nodes++);
    return {
      tell: (mapId, notice) => {
        // A server is nearly always alone, and tells of each commit and each cursor.
        if (this.othersOf(mapId, node).length === 0) return;
        const text = writeNotice(node, notice);
        queueMicrotask(() => {
          const heard = readNotice(text);
          if (heard !== null) for (const { hear } of this.othersOf(mapId, node)) hear(heard.notice, node);
        });
      },
      follow: (mapId, hear) => {
        const follower = { mapId, node, hear };
        this.add(follower);
        return () => this.remove(follower);
      },
      close: async () => {
        for (const follower of [...this.followers.values()].flatMap((some) => [...some]))
          if (follower.node === node) this.remove(follower);
      },
    };
  }

  private othersOf(mapId: string, node: string): Follower[] {
    return [...(this.followers.get(mapId) ?? [])].filter((follower) => follower.node !== node);
  }

  private add(follower: Follower): void {
    const some = this.followers.get(follower.mapId) ?? new Set();
    this.followers.set(follower.mapId, some.add(follower));
  }

  private remove(follower: Follower): void {
    const some = this.followers.get(follower.mapId);
    some?.delete(follower);
    if (some?.size === 0) this.followers.delete(follower.mapId);
  }
}
