/** The frames of at most 1 MiB that cost a server the most, each made as large as it may be: what they ask for, and of what. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { recordsOf, rootOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { encodeFrame, messageType } from '../../../shared/protocol/frame.ts';
import { syncMessage } from '../../server/support/handmadeFrames.ts';
import { content, gc, item, rawUpdate, type RawItem } from '../../server/support/rawUpdate.ts';
import { run } from '../../support/buildMap.ts';
import { writtenBy } from '../../support/written.ts';

/** Where the frame goes: the sender's copy of a map with cards, and somebody else who has written most of it. */
export interface HeavyScene {
  readonly doc: Y.Doc;
  readonly victim: number;
}

export interface HeavyFrame {
  readonly name: string;
  /** Whether a person's browser may send it: then it must be taken. */
  readonly isHonest?: boolean;
  /** With so many of whatever it consists of. */
  readonly make: (scene: HeavyScene, amount: number) => Uint8Array;
}

type Id = readonly [client: number, clock: number];
const range = (amount: number): number[] => Array.from({ length: amount }, (_, i) => i);
const me = ({ doc }: HeavyScene): number => doc.clientID;
const firstStory = ({ doc }: HeavyScene): Y.Map<unknown> => [...recordsOf(doc, 'story').values()][0]!;

function idOf(type: Y.Map<unknown> | Y.Text): Id {
  const { client, clock } = type._item!.id;
  return [client, clock];
}

const storyId = (scene: HeavyScene): Id => idOf(firstStory(scene));
const titleId = (scene: HeavyScene): Id => idOf(firstStory(scene).get('title') as Y.Text);

function update(
  name: string,
  make: (scene: HeavyScene, amount: number) => Uint8Array,
  isHonest = false,
): HeavyFrame {
  return { name, isHonest, make: (scene, amount) => syncMessage('update', make(scene, amount)) };
}

/** An update of the sender's own structs. */
function own(
  name: string,
  make: (scene: HeavyScene, amount: number) => Parameters<typeof rawUpdate>[0][number]['structs'],
  deletes?: (scene: HeavyScene, amount: number) => Parameters<typeof rawUpdate>[1],
): HeavyFrame {
  return update(name, (scene, amount) =>
    rawUpdate(
      [{ client: me(scene), clock: 0, structs: make(scene, amount) }],
      deletes?.(scene, amount) ?? [],
    ),
  );
}

/** What a browser would send after this. */
function honest(name: string, work: (doc: Y.Doc, amount: number) => void): HeavyFrame {
  return update(
    name,
    ({ doc }, amount) => {
      const copy = new Y.Doc();
      copy.clientID = doc.clientID;
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      const updates = writtenBy(copy, () => copy.transact(() => work(copy, amount)));
      copy.destroy();
      return Y.mergeUpdates(updates);
    },
    true,
  );
}

const letter = content.string('x');
const inTitle = (scene: HeavyScene, value: Partial<RawItem> = {}): RawItem => ({
  ...{ parent: titleId(scene), content: letter },
  ...value,
});

const structs: readonly HeavyFrame[] = [
  own('collected stretches of one', (_scene, amount) => range(amount).map(() => gc(1))),
  own('deleted letters, one after the other', (scene, amount) =>
    range(amount).map((i) =>
      item(
        i === 0
          ? inTitle(scene, { content: content.deleted(1) })
          : { origin: [me(scene), i - 1], content: content.deleted(1) },
      ),
    ),
  ),
  update('stretches of a thousand clients', ({ doc }, amount) =>
    rawUpdate(
      range(1000).map((client) => ({
        client: doc.clientID + client,
        clock: 0,
        structs: range(Math.ceil(amount / 1000)).map(() => gc(1)),
      })),
    ),
  ),
  update('stretches of as many clients as there is room for', ({ doc }, amount) =>
    rawUpdate(range(amount).map((client) => ({ client: doc.clientID + client, clock: 0, structs: [gc(1)] }))),
  ),
  own('texts without letters', (scene, amount) =>
    range(amount).map((i) => item({ parent: storyId(scene), key: i.toString(36), content: content.type(2) })),
  ),
  own('maps in maps in maps', (scene, amount) =>
    range(amount).map((i) =>
      item({ parent: i === 0 ? storyId(scene) : [me(scene), i - 1], key: 'a', content: content.type(1) }),
    ),
  ),
];

const orders: readonly HeavyFrame[] = [
  own('letters that all stand before a later one', (scene, amount) => [
    item(inTitle(scene, { content: content.string('x'.repeat(amount)) })),
    ...range(amount).map((i) => item(inTitle(scene, { rightOrigin: [me(scene), amount - 1 - i] }))),
  ]),
  own('letters that all stand behind the same one', (scene, amount) => [
    item(inTitle(scene)),
    ...range(amount).map((i) =>
      item({ origin: [me(scene), 0], rightOrigin: [me(scene), i], content: letter }),
    ),
  ]),
  own('letters between all the letters of a text', (scene, amount) => [
    item(inTitle(scene, { content: content.string('x'.repeat(amount)) })),
    ...range(amount).map((i) => item({ origin: [me(scene), i], content: letter })),
  ]),
  own('letters that belong together, two by two, with something between', (scene, amount) =>
    range(amount).map((i) => {
      if (i % 3 === 2) return item({ parent: storyId(scene), key: `f${i % 50}`, content: content.any(1) });
      return item(
        i < 3
          ? i === 0
            ? inTitle(scene)
            : { origin: [me(scene), 0], content: letter }
          : { origin: [me(scene), i - (i % 3 === 1 ? 1 : 2)], content: letter },
      );
    }),
  ),
  own('letters before all letters', (scene, amount) =>
    range(amount).map((i) =>
      item(i === 0 ? inTitle(scene) : { rightOrigin: [me(scene), i - 1], content: letter }),
    ),
  ),
  own('values of one key that do not know each other', (scene, amount) =>
    range(amount).map((i) => item({ parent: storyId(scene), key: 'order', content: content.any(i % 60) })),
  ),
  own('values of one key, one after the other', (scene, amount) =>
    range(amount).map((i) =>
      item(
        i === 0
          ? { parent: storyId(scene), key: 'note', content: content.any(1) }
          : { origin: [me(scene), i - 1], content: content.any(i % 60) },
      ),
    ),
  ),
  own('two keys set in turn, and criteria that look at one of them', (scene, amount) =>
    range(amount).map((i) =>
      item(
        i < 2
          ? { parent: storyId(scene), key: i === 0 ? 'locked' : 'note', content: content.any(false) }
          : { origin: [me(scene), i - 2], content: content.any(false) },
      ),
    ),
  ),
];

const deletions: readonly HeavyFrame[] = [
  update('the same deletion again and again', ({ doc, victim }, amount) =>
    rawUpdate([], [[victim, range(amount).map(() => [1, Y.getState(doc.store, victim) - 1] as const)]]),
  ),
  own(
    'the same stretch deleted again and again',
    (scene, amount) => [
      ...range(Math.min(amount, 20_000)).map((i) =>
        item({ parent: storyId(scene), key: i.toString(36), content: content.any(1) }),
      ),
    ],
    (scene, amount) => [[me(scene), range(amount).map(() => [0, Math.min(amount, 20_000)] as const)]],
  ),
  own(
    'every other letter of a text',
    (scene, amount) => [item(inTitle(scene, { content: content.string('x'.repeat(2 * amount)) }))],
    (scene, amount) => [[me(scene), range(amount).map((i) => [2 * i, 1] as const)]],
  ),
  update('deletions of as many clients as there is room for', ({ doc }, amount) =>
    rawUpdate(
      [],
      range(amount).map((client) => [doc.clientID + client, [[0, 1]]] as const),
    ),
  ),
  honest('every story', (doc) => {
    const stories = recordsOf(doc, 'story');
    for (const id of [...stories.keys()]) stories.delete(id);
  }),
  honest('every story archived', (doc) => {
    run(doc, 'archive', { ids: [...recordsOf(doc, 'story').keys()] });
  }),
];

const contents: readonly HeavyFrame[] = [
  own('one long text', (scene, amount) => [
    item(inTitle(scene, { content: content.string('x'.repeat(amount)) })),
  ]),
  own('a value that is one long text', (scene, amount) => [
    item({ parent: storyId(scene), key: 'note', content: content.any('x'.repeat(amount)) }),
  ]),
  own('a value with many keys', (scene, amount) => [
    item({
      parent: storyId(scene),
      key: 'note',
      content: content.any(Object.fromEntries(range(amount).map((i) => [i.toString(36), null]))),
    }),
  ]),
  own('a value with many entries', (scene, amount) => [
    item({ parent: storyId(scene), key: 'note', content: content.any(range(amount).map(() => null)) }),
  ]),
  own('values of lists of lists', (scene, amount) =>
    range(Math.ceil(amount / 500)).map((i) =>
      item({
        parent: storyId(scene),
        key: i.toString(36),
        content: content.any(range(250).map(() => [null])),
      }),
    ),
  ),
  own('a value in a value in a value', (scene, amount) => [
    item({
      parent: storyId(scene),
      key: 'note',
      content: [8, (encoder) => encoding.writeUint8Array(encoder, nestedLists(amount))],
    }),
  ]),
  own('many values in one item', (scene, amount) => [
    item({
      parent: storyId(scene),
      key: 'note',
      content: [8, (encoder) => encoding.writeUint8Array(encoder, manyValues(amount))],
    }),
  ]),
  own('JSON of the old kind', (scene, amount) => [
    item({
      parent: storyId(scene),
      key: 'note',
      content: [2, (encoder) => encoding.writeUint8Array(encoder, manyJson(amount))],
    }),
  ]),
  own('formats and letters in turn', (scene, amount) =>
    range(amount).map((i) =>
      item(
        i === 0
          ? inTitle(scene)
          : {
              origin: [me(scene), i - 1],
              content: i % 2 === 0 ? letter : content.format(i.toString(36), '1'),
            },
      ),
    ),
  ),
  own('formats first, then letters', (scene, amount) =>
    range(amount).map((i) =>
      item(
        i === 0
          ? inTitle(scene)
          : {
              origin: [me(scene), i - 1],
              content: i > amount / 2 ? letter : content.format(i.toString(36), '1'),
            },
      ),
    ),
  ),
  own('fields of one story', (scene, amount) =>
    range(amount).map((i) =>
      item({ parent: storyId(scene), key: `f${i.toString(36)}`, content: content.any(1) }),
    ),
  ),
  own('labels of one story', (scene, amount) =>
    range(amount).map((i) =>
      item({
        parent: idOf(firstStory(scene).get('labels') as Y.Map<unknown>),
        key: `label:${i.toString(36)}`,
        content: content.any(true),
      }),
    ),
  ),
  own('stories that are nothing', (_scene, amount) =>
    range(amount).map((i) =>
      item({ parent: rootOf('story'), key: `story:${i.toString(36)}`, content: content.type(1) }),
    ),
  ),
];

/** One value: a list that holds a list that holds a list. */
function nestedLists(depth: number): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * depth).map((_byte, i) => (i % 2 === 1 ? 117 : 1));
  bytes[bytes.length - 1] = 126;
  return bytes;
}

function manyValues(amount: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, amount);
  for (let i = 0; i < amount; i++) encoding.writeAny(encoder, null);
  return encoding.toUint8Array(encoder);
}

function manyJson(amount: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, amount);
  for (let i = 0; i < amount; i++) encoding.writeVarString(encoder, '{}');
  return encoding.toUint8Array(encoder);
}

const messages: readonly HeavyFrame[] = [
  {
    name: 'a question with as many clients as there is room for',
    make: ({ doc }, amount) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, amount);
      for (let i = 0; i < amount; i++) {
        encoding.writeVarUint(encoder, doc.clientID + i);
        encoding.writeVarUint(encoder, 1);
      }
      return syncMessage('step1', encoding.toUint8Array(encoder));
    },
  },
  {
    name: 'a question for everything, by somebody who has a little',
    isHonest: true,
    make: () => syncMessage('step1', Uint8Array.from([1, 5, 1])),
  },
  {
    name: 'presence of many at once',
    make: (_scene, amount) => presence(amount, 'null'),
  },
  {
    name: 'presence with a long text',
    make: (_scene, amount) => presence(1, JSON.stringify({ presence: 'x'.repeat(amount) })),
  },
  {
    name: 'presence in presence in presence',
    make: (_scene, amount) => presence(1, `${'['.repeat(amount)}${']'.repeat(amount)}`),
  },
  {
    name: 'a barrier with a tail',
    make: (_scene, amount) =>
      Uint8Array.from([...encodeFrame({ kind: 'barrier', version: 7 }), ...new Uint8Array(amount)]),
  },
  {
    name: 'a message of an unknown type',
    make: (_scene, amount) => Uint8Array.from([77, ...new Uint8Array(amount)]),
  },
];

function presence(times: number, text: string): Uint8Array {
  const states = encoding.createEncoder();
  encoding.writeVarUint(states, times);
  for (let i = 0; i < times; i++) {
    encoding.writeVarUint(states, 7 + i);
    encoding.writeVarUint(states, 1);
    encoding.writeVarString(states, text);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(states));
  return encoding.toUint8Array(encoder);
}

const pastes: readonly HeavyFrame[] = [
  honest('stories added at once', (doc, amount) => {
    const stepId = [...readMap(doc).step.keys()][0]!;
    for (let left = amount; left > 0; left -= 1000) {
      const stories = range(Math.min(left, 1000)).map((i) => ({ title: `Story ${i}` }));
      run(doc, 'addStories', { stepId, releaseId: null, stories });
    }
  }),
];

export const heavyFrames: readonly HeavyFrame[] = [
  ...structs,
  ...orders,
  ...deletions,
  ...contents,
  ...messages,
  ...pastes,
];
