/** A room of the benchmark: its cards, and the edits people make, each marked so that whoever hears it can tell. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { recordsOf } from '../../../shared/model/document.ts';
import { emptyMap, run } from '../../support/buildMap.ts';
import type { Dialect, Frame } from './dialects.ts';

export interface SceneRoom {
  readonly name: string;
  /** Everything in it, to be sent once by the first who comes in. */
  readonly seed: () => readonly Frame[];
  /** The person's next edit: on a card of their own, with this mark in it. */
  readonly edit: (person: Editor, mark: string) => Frame;
}

/** A person as far as their edits go. */
export interface Editor {
  readonly client: number;
  /** Of their next edit. */
  clock: number;
}

const storiesAtOnce = 100;
const pastClients = 25;
/** Of the byte Yjs writes in front of an item. */
const anyContent = 8;
const hasLeft = 0x80;
const isKeyed = 0x20;

/** A story map: `base` is what the server has made of it already. */
export function yjsRoom(name: string, dialect: Dialect, size: SceneSize, base: Uint8Array | null): SceneRoom {
  const doc = base === null ? emptyMap() : new Y.Doc();
  if (base !== null) Y.applyUpdate(doc, base);
  const before = base === null ? undefined : Y.encodeStateVector(doc);
  fill(doc, size);
  const state = Y.encodeStateAsUpdate(doc, before);
  const stories = [...recordsOf(doc, 'story').values()] as Y.Map<unknown>[];
  const change = dialect.change!;
  return {
    name,
    seed: () => [change(name, 'step2', state)],
    edit: (person, mark) => {
      const update = person.clock === 0 ? firstEdit(doc, stories, person, mark) : nextEdit(person, mark);
      person.clock++;
      return change(name, 'update', update);
    },
  };
}

export interface SceneSize {
  readonly cards: number;
  readonly pastEdits: number;
}

function fill(doc: Y.Doc, { cards, pastEdits }: SceneSize): void {
  const { id: activityId } = run(doc, 'addActivity', { title: 'Shop' });
  const steps = Array.from(
    { length: 10 },
    (_, i) => run(doc, 'addStep', { activityId, title: `Step ${i}` }).id,
  );
  for (let made = 0; made < cards; made += storiesAtOnce) {
    const titles = Array.from({ length: Math.min(storiesAtOnce, cards - made) }, (_, i) => made + i);
    run(doc, 'addStories', {
      stepId: steps[(made / storiesAtOnce) % steps.length]!,
      releaseId: null,
      stories: titles.map((n) => ({ title: `As a customer I want the thing number ${n}` })),
    });
  }
  const stories = [...recordsOf(doc, 'story').values()] as Y.Map<unknown>[];
  const own = doc.clientID;
  for (let i = 0; i < pastEdits; i++) {
    doc.clientID = 1000 + (i % pastClients);
    stories[(i * 7919) % stories.length]!.set('owner', `person ${i % 40}`);
  }
  doc.clientID = own;
}

function firstEdit(
  doc: Y.Doc,
  stories: readonly Y.Map<unknown>[],
  { client }: Editor,
  mark: string,
): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.clientID = client;
  stories[client % stories.length]!.set('owner', mark);
  return Y.encodeStateAsUpdate(doc, before);
}

/** What Yjs writes when the same person sets the same register again, without the cost of asking it. */
function nextEdit({ client, clock }: Editor, mark: string): Uint8Array {
  const encoder = encoding.createEncoder();
  const write = (...numbers: readonly number[]): void =>
    numbers.forEach((number) => encoding.writeVarUint(encoder, number));
  write(1, 1, client, clock);
  encoding.writeUint8(encoder, anyContent | hasLeft | isKeyed);
  write(client, clock - 1, 1);
  encoding.writeAny(encoder, mark);
  write(1, client, 1, clock - 1, 1); // it takes the place of the one before
  return encoding.toUint8Array(encoder);
}

/** The same number of shapes for tldraw, which keeps no past. */
export function tldrawRoom(name: string, { cards }: SceneSize): SceneRoom {
  const shape = (n: number): unknown => ({
    ...{ id: `shape:${n}`, typeName: 'shape', type: 'group', x: n, y: n, rotation: 0, index: 'a1' },
    ...{ parentId: 'page:page', isLocked: false, opacity: 1, props: {} },
    meta: { title: `As a customer I want the thing number ${n}`, kind: 'story', stage: 'idea', owner: '' },
  });
  return {
    name,
    seed: () => {
      const frames: string[] = [];
      for (let made = 0; made < cards; made += storiesAtOnce) {
        const numbers = Array.from({ length: Math.min(storiesAtOnce, cards - made) }, (_, i) => made + i);
        const diff = Object.fromEntries(numbers.map((n) => [`shape:${n}`, ['put', shape(n)]]));
        frames.push(JSON.stringify({ type: 'push', clientClock: frames.length + 1, diff }));
      }
      return frames;
    },
    edit: (person, mark) => {
      const id = `shape:${person.client % cards}`;
      const diff = { [id]: ['patch', { meta: ['patch', { owner: ['put', mark] }] }] };
      return JSON.stringify({ type: 'push', clientClock: 100_000 + person.clock++, diff });
    },
  };
}
