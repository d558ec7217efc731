/** Frames nobody's client sends, made by hand: each with its name and what must come of it. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { rootNamesOf } from '../../../shared/protocol/documents.ts';
import { kindOfRoot, recordsOf } from '../../../shared/model/document.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { messageType, syncType } from '../../../shared/protocol/frame.ts';
import { content, gc, item, rawUpdate, skip, type RawItem } from './rawUpdate.ts';

/** Where the frame is sent: a map with one story, written by somebody else. */
export interface Scene {
  /** The sender's copy. */
  readonly doc: Y.Doc;
  readonly storyId: `story:${string}`;
  /** Somebody else's client id, and how far they have written. */
  readonly victim: number;
}

export interface HandmadeFrame {
  readonly name: string;
  /** The code the sender is closed with; null: the frame is passed over and the socket stays. */
  readonly code: number | null;
  readonly make: (scene: Scene) => Uint8Array;
}

type Id = readonly [client: number, clock: number];

const bad = closeCode.badFrame;
const far = Number.MAX_SAFE_INTEGER;
const endless = [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255];

/** A sync message of this type around the bytes. */
export function syncMessage(type: keyof typeof syncType, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.sync);
  encoding.writeVarUint(encoder, syncType[type]);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

function plain(name: string, code: number | null, ...bytes: number[]): HandmadeFrame {
  return { name, code, make: () => Uint8Array.from(bytes) };
}

/** An update that is nothing but these bytes. */
function garbage(name: string, ...bytes: number[]): HandmadeFrame {
  return { name, code: bad, make: () => syncMessage('update', Uint8Array.from(bytes)) };
}

function update(name: string, make: (scene: Scene) => Uint8Array, code: number = bad): HandmadeFrame {
  return { name, code, make: (scene) => syncMessage('update', make(scene)) };
}

/** One struct of the sender's own, after all it has written. */
function own(name: string, make: (scene: Scene) => RawItem): HandmadeFrame {
  return update(name, (scene) =>
    rawUpdate([{ client: scene.doc.clientID, clock: 0, structs: [item(make(scene))] }]),
  );
}

/** A field of the story with this content. */
function field(name: string, value: RawItem['content'], key = 'extra'): HandmadeFrame {
  return own(name, (scene) => ({ parent: storyItem(scene), key, content: value }));
}

function idOf(type: Y.Map<unknown> | Y.Text): Id {
  const { client, clock } = type._item!.id;
  return [client, clock];
}

function storyItem({ doc, storyId }: Scene): Id {
  return idOf(recordsOf(doc, 'story').get(storyId) as Y.Map<unknown>);
}

function titleItem({ doc, storyId }: Scene): Id {
  return idOf((recordsOf(doc, 'story').get(storyId) as Y.Map<unknown>).get('title') as Y.Text);
}

/** The first letters of the title: text, no type. */
function letters({ doc, storyId }: Scene): Id {
  const title = (recordsOf(doc, 'story').get(storyId) as Y.Map<unknown>).get('title') as Y.Text;
  const { client, clock } = title._start!.id;
  return [client, clock];
}

function nested(depth: number): encoding.AnyEncodable {
  let value: encoding.AnyEncodable = 1;
  for (let i = 0; i < depth; i++) value = { a: value };
  return value;
}

const story = [...rootNamesOf('map')].find((name) => kindOfRoot(name) === 'story')!;
const meta = [...rootNamesOf('map')].find((name) => kindOfRoot(name) === null)!;

/** The frames themselves, around the sync protocol. */
const messages: readonly HandmadeFrame[] = [
  plain('nothing at all', null),
  plain('an answer about permission', null, 2),
  plain('a message of type 4', null, 4, 1),
  plain('a message of type 77', null, 77, 1, 2),
  plain('a message of a type beyond 32 bits', null, 255, 255, 255, 255, 127),
  plain('a sync message of type 3', null, 0, 3, 0),
  plain('DURABLE from a client', null, 121, 1, 5),
  plain('REJECTED from a client', null, 121, 2, 1, 5, 0),
  plain('MODE from a client', null, 121, 3, 0, 0),
  plain('MODE with a mode that is none', null, 121, 3, 99, 0),
  plain('YOU from a client', null, 121, 9, 1, 0, 0, 0),
  plain('a frame of ours of kind 200', null, 121, 200, 1),
  plain('a question for presence', null, 3),
  plain('a type that never ends', bad, ...endless),
  plain('sync without a type', bad, 0),
  plain('sync with a type that never ends', bad, 0, ...endless),
  plain('step 1 without a state', bad, 0, 0),
  plain('step 1 shorter than it says', bad, 0, 0, 200),
  plain('step 1 with a state of 4 billion clients', bad, 0, 0, 5, 255, 255, 255, 255, 15),
  plain('step 2 without an update', bad, 0, 1),
  plain('an update without bytes', bad, 0, 2),
  plain('an update shorter than it says', bad, 0, 2, 5, 1),
  plain('an update that says it is 8 petabytes', bad, 0, 2, 255, 255, 255, 255, 255, 255, 255, 15, 1),
  plain('presence without a state', bad, 1),
  plain('presence shorter than it says', bad, 1, 9, 1),
  plain('a frame of ours without a kind', bad, 121),
  plain('a barrier without a number', bad, 121, 0),
  plain('a barrier that never ends', bad, 121, 0, ...endless),
  plain('REJECTED cut short', bad, 121, 2, 1),
];

/** Updates that cannot be read, or ask for what nobody has. */
const unreadable: readonly HandmadeFrame[] = [
  garbage('an update of no bytes'),
  garbage('an update of one byte', 1),
  garbage('an update with something behind it', 0, 0, 7),
  garbage('an update whose deletions never end', 0, ...endless),
  garbage('F5: 4 billion blocks', 255, 255, 255, 255, 15, 0),
  garbage('F5: a block of 4 billion structs', 1, 255, 255, 255, 255, 15, 1),
  garbage('F5: 4 billion deletions', 0, 255, 255, 255, 255, 15),
  garbage('F5: 4 billion ranges of one client', 0, 1, 5, 255, 255, 255, 255, 15),
  field('F5: a value of 4 billion entries', content.raw(8, 1, 117, 255, 255, 255, 255, 15)),
  field('F5: 4 billion values', content.raw(8, 255, 255, 255, 255, 15)),
  field('F5: 4 billion JSON values', content.raw(2, 255, 255, 255, 255, 15)),
  field('F5: a text of 4 billion letters', content.raw(4, 255, 255, 255, 255, 15, 65)),
  field('a kind of content that is none', content.raw(11, 1)),
  field('F6: a type that is none', content.type(9)),
  field('F6: JSON that is none', content.json('{')),
  field('F6: an embed that is none', content.embed('{')),
  field('F6: a format that is none', content.format('bold', '{')),
];

/** Clocks, owners and what they build on. */
const positions: readonly HandmadeFrame[] = [
  update('F6: an item in the middle of somebody’s letters', (scene) =>
    rawUpdate([
      {
        client: scene.doc.clientID,
        clock: 0,
        structs: [item({ parent: letters(scene), key: 'x', content: content.any(1) })],
      },
    ]),
  ),
  update('F6: an item in an item that is not there', ({ doc, victim }) =>
    rawUpdate([
      {
        client: doc.clientID,
        clock: 0,
        structs: [item({ parent: [victim, 99_999], key: 'x', content: content.any(1) })],
      },
    ]),
  ),
  update(
    'F7: a collected stretch in somebody else’s name',
    ({ doc, victim }) =>
      rawUpdate([{ client: victim, clock: Y.getState(doc.store, victim), structs: [gc(1000)] }]),
    closeCode.forbidden,
  ),
  update(
    'F7: an item in somebody else’s name',
    ({ doc, victim }) =>
      rawUpdate([
        {
          client: victim,
          clock: Y.getState(doc.store, victim),
          structs: [item({ parent: meta, key: 'title', content: content.any('Mine') })],
        },
      ]),
    closeCode.forbidden,
  ),
  update(
    'F7: a gap in somebody else’s name',
    ({ doc, victim }) =>
      rawUpdate([{ client: victim, clock: Y.getState(doc.store, victim), structs: [skip(1000)] }]),
    closeCode.forbidden,
  ),
  update(
    'F7: a collected stretch of a million in somebody else’s name',
    ({ doc, victim }) =>
      rawUpdate([{ client: victim, clock: Y.getState(doc.store, victim), structs: [gc(1_000_000)] }]),
    closeCode.forbidden,
  ),
  update('F8: own items from clock 50 on', ({ doc }) =>
    rawUpdate([{ client: doc.clientID, clock: 50, structs: [gc(1)] }]),
  ),
  update('F8: an item after one nobody has', ({ doc, victim }) =>
    rawUpdate([
      {
        client: doc.clientID,
        clock: 0,
        structs: [item({ origin: [victim, 99_999], content: content.string('x') })],
      },
    ]),
  ),
  update('F8: an item before one nobody has', ({ doc, victim }) =>
    rawUpdate([
      {
        client: doc.clientID,
        clock: 0,
        structs: [item({ rightOrigin: [victim, 99_999], content: content.string('x') })],
      },
    ]),
  ),
  update('F8: a deletion of what nobody has', ({ victim }) => rawUpdate([], [[victim, [[99_999, 5]]]])),
  update('F8: a deletion of a client nobody is', () => rawUpdate([], [[123_456, [[0, 1]]]])),
  update('F9: a clock of 2^52', ({ doc }) =>
    rawUpdate([{ client: doc.clientID, clock: 2 ** 52, structs: [gc(1)] }]),
  ),
  update('F9: three stretches as long as numbers go', ({ doc }) =>
    rawUpdate([{ client: doc.clientID, clock: 0, structs: [gc(far), gc(far), gc(far)] }]),
  ),
  update('F9: a stretch of 10,001', ({ doc }) =>
    rawUpdate([{ client: doc.clientID, clock: 0, structs: [gc(10_001)] }]),
  ),
  update('F9: a stretch of 100,001', ({ doc }) =>
    rawUpdate([{ client: doc.clientID, clock: 0, structs: [gc(100_001)] }]),
  ),
  update('F9: a client id beyond 32 bits', () =>
    rawUpdate([{ client: 2 ** 40, clock: 0, structs: [gc(1)] }]),
  ),
  update('F9: a struct of no length', ({ doc }) =>
    rawUpdate([{ client: doc.clientID, clock: 0, structs: [gc(0)] }]),
  ),
  update('F9: a deletion of no length', ({ victim }) => rawUpdate([], [[victim, [[0, 0]]]])),
  update('F9: a deletion as long as numbers go', ({ victim }) => rawUpdate([], [[victim, [[0, far]]]])),
  update('a client twice in one update', ({ doc }) =>
    rawUpdate([
      { client: doc.clientID, clock: 0, structs: [gc(1)] },
      { client: doc.clientID + 1, clock: 0, structs: [gc(1)] },
      { client: doc.clientID, clock: 1, structs: [gc(1)] },
    ]),
  ),
  update('2,000 clients in one update', ({ doc }) =>
    rawUpdate(
      Array.from({ length: 2000 }, (_, i) => ({
        client: (doc.clientID + i) % 2 ** 32,
        clock: 0,
        structs: [gc(1)],
      })),
    ),
  ),
];

/** Content that a map never holds. */
const contents: readonly HandmadeFrame[] = [
  field('F10: a value 5,000 deep', content.any(nested(5000))),
  field('F10: a value 9 deep', content.any(nested(9))),
  field(
    'F10: a list 20,000 deep',
    content.raw(8, 1, ...Array.from({ length: 20_000 }, () => [117, 1]).flat(), 126),
  ),
  field('F11: a big integer', content.any(5n)),
  field('F11: undefined', content.any(undefined)),
  field('F11: not a number', content.any(NaN)),
  field('F11: infinity', content.any(Infinity)),
  field('F11: bytes as a value', content.any(new Uint8Array([1]))),
  field('F11: two values in one item', content.any(1, 2)),
  field('F12: the key __proto__', content.any({ isAdmin: true }), '__proto__'),
  field('F12: the key constructor', content.any(1), 'constructor'),
  field('F12: the key toString', content.any(1), 'toString'),
  field('F12: the key hasOwnProperty inside a value', content.any({ hasOwnProperty: 1 })),
  field('F12: __proto__ inside a value', content.raw(8, 1, 118, 1, 9, ...ascii('__proto__'), 118, 0)),
  field('a key without letters', content.any(1), ''),
  field('a key of 300 letters', content.any(1), 'x'.repeat(300)),
  own('F13: a root nobody knows', () => ({ parent: 'admin', key: 'x', content: content.any(1) })),
  own('F13: a root named __proto__', () => ({ parent: '__proto__', key: 'x', content: content.any(1) })),
  own('F14: a list under a root', () => ({ parent: story, content: content.any(1, 2, 3) })),
  own('F14: a list inside a story', (scene) => ({ parent: storyItem(scene), content: content.any(1) })),
  own('F14: letters inside a story', (scene) => ({
    parent: storyItem(scene),
    content: content.string('hidden'),
  })),
  update('F14: letters hidden behind the value of a field', (scene) =>
    rawUpdate([
      {
        client: scene.doc.clientID,
        clock: 0,
        structs: [
          item({ parent: storyItem(scene), key: 'risk', content: content.any('a') }),
          item({ origin: [scene.doc.clientID, 0], content: content.string('x'.repeat(1000)) }),
        ],
      },
    ]),
  ),
  own('F14: a key inside a text', (scene) => ({
    parent: titleItem(scene),
    key: 'hidden',
    content: content.any(1),
  })),
  field('F15: a document in the document', content.doc('guid')),
  field('F15: bytes', content.binary(new Uint8Array(10))),
  field('F15: an embed', content.embed('{}')),
  field('F15: JSON of the old kind', content.json('1')),
  field('F15: a list', content.type(0)),
  field('F15: an XML element', content.type(3, 'script')),
  field('F15: an XML fragment', content.type(4)),
  field('F15: an XML hook', content.type(5, 'hook')),
  field('F15: an XML text', content.type(6)),
  own('F15: an embed inside a text', (scene) => ({ parent: titleItem(scene), content: content.embed('{}') })),
  own('a list inside a text', (scene) => ({ parent: titleItem(scene), content: content.type(0) })),
];

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

export const handmadeFrames: readonly HandmadeFrame[] = [
  ...messages,
  ...unreadable,
  ...positions,
  ...contents,
];
