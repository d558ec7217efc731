/** Somebody who goes on typing whatever happens to the servers: comes back to any of them, and remembers what was acknowledged. */
import * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import { run } from '../../support/buildMap.ts';
import { waitFor } from '../../support/waitFor.ts';
import type { Guest } from './guest.ts';
import type { WireClient } from './wireClient.ts';

export class Steadfast {
  readonly doc = new Y.Doc();
  /** Titles a server said are on disk. */
  readonly acknowledged = new Set<string>();
  /** The codes with which servers closed the socket. */
  readonly endings: number[] = [];
  private readonly made: string[] = [];
  private readonly places: readonly Guest[];
  private readonly mapId: string;
  private client: WireClient | null = null;
  private version = 0;
  private turn: number;

  /** The same person at each server; begins at the one with this number. */
  constructor(places: readonly Guest[], mapId: string, first = 0) {
    this.places = places;
    this.mapId = mapId;
    this.turn = first;
  }

  get titles(): string[] {
    return [...readMap(this.doc).activity.values()].map(({ title }) => title);
  }

  /** Adds an activity; it is sent now, or when a server is there again. */
  type(title: string): void {
    this.made.push(title);
    if (this.client === null || this.client.ending !== null) run(this.doc, 'addActivity', { title });
    else this.client.make('addActivity', { title });
  }

  /** Resolves when everything typed so far is acknowledged, by whichever server. */
  async saved(deadline = 30_000): Promise<void> {
    const wanted = [...this.made];
    await waitFor(
      async () => {
        try {
          const client = await this.connected();
          const version = ++this.version;
          client.barrier(version);
          await waitFor(() => client.durable(version) || client.ending !== null, { deadline: 5000 });
          if (!client.durable(version)) return false;
        } catch {
          this.client?.socket.terminate();
          this.client = null; // this server does not answer: the next one
          return false;
        }
        for (const title of wanted) this.acknowledged.add(title);
        return true;
      },
      { deadline, what: `${this.places[0]!.name} to be saved` },
    );
  }

  /** An open, synced socket. Rejects when the server whose turn it is does not answer. */
  async connected(): Promise<WireClient> {
    if (this.client !== null && this.client.ending === null) return this.client;
    const wanted = [...this.made];
    const place = this.places[this.turn++ % this.places.length]!;
    const client = place.wire(this.mapId, '', {}, 'map', this.doc);
    this.client = client;
    client.socket.on('close', (code) => this.endings.push(code));
    const failed = client.ended().then((ending) => {
      throw new Error(`closed with ${ending.code}`);
    });
    failed.catch(() => undefined); // only while it is being opened
    await Promise.race([client.synced(), failed]);
    for (const title of wanted) this.acknowledged.add(title);
    return client;
  }

  leave(): void {
    this.client?.socket.terminate();
  }
}
