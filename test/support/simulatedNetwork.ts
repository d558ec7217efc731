/** A bad network between documents, driven by a seed: late, lost, doubled and overtaken messages, peers that go offline. */
import * as Y from 'yjs';
import type { Random } from './random.ts';

export interface NetworkFaults {
  /** Probability that a message is lost, is delivered twice. */
  readonly loss: number;
  readonly duplication: number;
  /** The longest delay in ticks; messages with different delays overtake each other. */
  readonly delay: number;
}

export interface SimulatedNetwork {
  /** One tick: delivers what is due, in a random order. Returns who received something. */
  readonly tick: () => ReadonlySet<number>;
  /** Offline, nothing arrives and nothing leaves; coming back asks everyone for what was missed, as y-protocols does. */
  readonly setOnline: (peer: number, online: boolean) => void;
  readonly isOnline: (peer: number) => boolean;
  /** Brings everyone online and exchanges without faults until nobody misses anything. */
  readonly settle: () => void;
  readonly dispose: () => void;
}

type Message =
  | { readonly kind: 'update'; readonly update: Uint8Array }
  /** Sync step 1: what the sender has; answered with what it lacks. */
  | { readonly kind: 'stateVector'; readonly stateVector: Uint8Array };

interface Travelling {
  readonly from: number;
  readonly to: number;
  readonly message: Message;
  readonly due: number;
}

/** Connects every document with every other. Updates from the network carry the origin `{kind: 'socket'}`. */
export function createNetwork(
  docs: readonly Y.Doc[],
  random: Random,
  faults: NetworkFaults,
): SimulatedNetwork {
  const online = docs.map(() => true);
  let travelling: Travelling[] = [];
  let now = 0;
  let isFaulty = true;

  const send = (from: number, to: number, message: Message): void => {
    if (!online[from] || !online[to] || (isFaulty && random.chance(faults.loss))) return;
    const copies = isFaulty && random.chance(faults.duplication) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const delay = isFaulty ? random.below(faults.delay + 1) : 0;
      travelling.push({ from, to, message, due: now + 1 + delay });
    }
  };
  const sendToAll = (from: number, message: Message): void =>
    docs.forEach((_, to) => to !== from && send(from, to, message));
  const askAll = (peer: number): void =>
    sendToAll(peer, { kind: 'stateVector', stateVector: Y.encodeStateVector(docs[peer]!) });
  const receive = ({ from, to, message }: Travelling): void => {
    if (!online[to]) return;
    const doc = docs[to]!;
    if (message.kind === 'update') {
      Y.applyUpdate(doc, message.update, { kind: 'socket', socketId: `peer ${from}` });
      // Something before this update was lost.
      if (hasHole(doc)) send(to, from, { kind: 'stateVector', stateVector: Y.encodeStateVector(doc) });
    } else send(to, from, { kind: 'update', update: Y.encodeStateAsUpdate(doc, message.stateVector) });
  };
  const listeners = docs.map((doc, peer) => {
    const listener = (update: Uint8Array, origin: unknown): void => {
      if (!isFromNetwork(origin)) sendToAll(peer, { kind: 'update', update });
    };
    doc.on('update', listener);
    return listener;
  });

  const network: SimulatedNetwork = {
    tick: () => {
      now++;
      const due = random.shuffle(travelling.filter((item) => item.due <= now));
      travelling = travelling.filter((item) => item.due > now);
      due.forEach(receive);
      return new Set(due.filter((item) => item.message.kind === 'update').map((item) => item.to));
    },
    setOnline: (peer, isOnline) => {
      online[peer] = isOnline;
      if (isOnline) {
        askAll(peer);
        docs.forEach((doc, other) => {
          if (other !== peer)
            send(other, peer, { kind: 'stateVector', stateVector: Y.encodeStateVector(doc) });
        });
      } else travelling = travelling.filter((item) => item.from !== peer && item.to !== peer);
    },
    isOnline: (peer) => online[peer]!,
    settle: () => {
      isFaulty = false;
      online.fill(true);
      docs.forEach((_, peer) => askAll(peer));
      while (travelling.length > 0) network.tick();
      isFaulty = true;
    },
    dispose: () => docs.forEach((doc, peer) => doc.off('update', listeners[peer]!)),
  };
  return network;
}

function isFromNetwork(origin: unknown): boolean {
  return typeof origin === 'object' && origin !== null && 'kind' in origin && origin.kind === 'socket';
}

/** Whether an update waits for one that was lost: what it deletes is gone already, what it writes is not there yet. */
export function hasHole(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
