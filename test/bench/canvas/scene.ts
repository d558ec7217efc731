/** The map that every whiteboard of the benchmark shows: columns × releases of story cards, the same for all. */
import * as Y from 'yjs';
import { layOutMap } from '../../../client/layout/mapLayout.ts';
import { forEachVisibleCard } from '../../../client/layout/visible.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { emptyMap, run } from '../../support/buildMap.ts';
import { createRandom } from '../../support/random.ts';

export interface Card {
  readonly id: StoryId;
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly badge: string;
  readonly colour: string;
}

export interface Scene {
  readonly doc: Y.Doc;
  /** Column by column and lane by lane, in map coordinates: the same places for everyone. */
  readonly cards: readonly Card[];
  readonly width: number;
  readonly height: number;
}

const stepsPerActivity = 5;
const releases = 10;
const kinds = ['story', 'spike', 'bug', 'task'] as const;
const colours = { story: '#2f6fde', spike: '#8a4fd0', bug: '#d0452f', task: '#6b7280' } as const;
const vocabulary =
  'pay order search basket address invoice refund courier parcel voucher review wish list photo filter sort language currency login password newsletter gift stock warehouse label return'.split(
    ' ',
  );

/** A map of `count` stories, a multiple of 250 (above 5,000 of 500), as its commands make it. */
export function makeScene(count: number): Scene {
  const doc = emptyMap('Bench', 'bench');
  const random = createRandom(count);
  const perCell = count > 5000 ? 10 : 5;
  const lanes = Array.from(
    { length: releases },
    (_, i) => run(doc, 'addRelease', { name: `Release ${i}` }).id,
  );
  for (let a = 0; a < count / (stepsPerActivity * releases * perCell); a++) {
    const activityId = run(doc, 'addActivity', { title: `Activity ${a}` }).id;
    for (let s = 0; s < stepsPerActivity; s++) {
      const stepId = run(doc, 'addStep', { activityId, title: `Step ${a}.${s}` }).id;
      for (const releaseId of lanes) {
        const stories = Array.from({ length: perCell }, () => ({
          title: `Story ${Array.from({ length: 4 + random.below(8) }, () => random.pick(vocabulary)).join(' ')}`,
          kind: random.pick(kinds),
          estimate: 1 + random.below(13),
        }));
        run(doc, 'addStories', { stepId, releaseId, stories });
      }
    }
  }
  return { doc, ...cardsOf(doc) };
}

function cardsOf(doc: Y.Doc): Omit<Scene, 'doc'> {
  const layout = layOutMap(arrangeMap(readMap(doc)), new Set());
  const { width, height } = layout;
  const cards: Card[] = [];
  forEachVisibleCard(layout, { x: 0, y: 0, width, height }, (story, x, y) => {
    const { id, title } = story;
    const colour = colours[story.kind as keyof typeof colours] ?? colours.story;
    cards.push({ id, x, y, title, badge: String(story.estimate ?? ''), colour });
  });
  return { cards, width, height };
}

/** Things as a whiteboard keeps them, in a Yjs map of their own: what its first paint starts from. */
export function packThings(things: readonly { readonly id: string }[]): Uint8Array {
  const doc = new Y.Doc();
  const map = doc.getMap<object>('things');
  for (const thing of things) map.set(thing.id, thing);
  return Y.encodeStateAsUpdate(doc);
}

/** The things of such a snapshot. */
export function unpackThings<T>(snapshot: Uint8Array): T[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, snapshot);
  return [...doc.getMap<T>('things').values()];
}
