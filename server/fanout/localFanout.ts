/** The fan-out port within one process: a bus that any number of nodes may join; alone on it nobody hears anything. */
import { readNotice, writeNotice, type Fanout, type Hear } from './fanout.ts';

export class LocalBus {
  private readonly followers = new Set<{ mapId: string; node: string; hear: Hear }>();
  private nodes = 0;

  /** A node of its own on this bus. */
  join(): Fanout {
    const node = String(this.nodes++);
    const { followers } = this;
    return {
      tell: (mapId, notice) => {
        const text = writeNotice(node, notice);
        queueMicrotask(() => {
          const heard = readNotice(text);
          for (const other of [...followers]) {
            if (heard !== null && other.mapId === mapId && other.node !== node)
              other.hear(heard.notice, node);
          }
        });
      },
      follow: (mapId, hear) => {
        const follower = { mapId, node, hear };
        followers.add(follower);
        return () => void followers.delete(follower);
      },
      close: async () => {
        for (const follower of [...followers]) if (follower.node === node) followers.delete(follower);
      },
    };
  }
}
