/** The bad input campaign on sockets: damaged updates and damaged presence against the real rooms. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { commandContext, runCommand, type Command } from '../../../shared/commands/command.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { commandNamed } from '../../../shared/commands/registry.ts';
import { recordsOf } from '../../../shared/model/document.ts';
import { kinds } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { encodeFrame, messageType } from '../../../shared/protocol/frame.ts';
import { syncMessage } from '../../server/support/handmadeFrames.ts';
import { randomDecision } from '../../support/randomCommand.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { writtenBy } from '../../support/written.ts';
import { BadLink } from './badLink.ts';
import { damageBytes, damageText, damageValue, hostileValue } from './damage.ts';
import { stateOf, timed, type InputFigures } from './inputFigures.ts';
import { SimulatedHouse } from './simulatedHouse.ts';

const tcp = { loss: 0, duplication: 0, reorder: 0 };
/** A new map after so many: it grows with what is taken. */
const perMap = 400;
const reloadEvery = 25;

/** Sends so many damaged updates. */
export async function sendBadUpdates(amount: number, seed: number, figures: InputFigures): Promise<void> {
  const random = createRandom(seed);
  for (let sent = 0; sent < amount; sent += perMap) {
    const house = await settledHouse(random);
    let link = open(house, 'mallory', random);
    let last = Uint8Array.from([0, 0]);
    for (let i = 0; i < Math.min(perMap, amount - sent); i++) {
      if (!link.isOpen) link = open(house, 'mallory', random);
      await house.turn();
      const live = await house.openDocument();
      const before = stateOf(live);
      const good = goodUpdate(live, random);
      const bad = random.chance(0.75) ? damageBytes(good, random, last) : strangeUpdate(live, random);
      last = Uint8Array.from(good);
      figures.sent++;
      const what = (): string =>
        `seed ${seed}, update ${figures.sent}: ${Buffer.from(bad).toString('base64')}`;
      const frames = [syncMessage(random.chance(0.2) ? 'step2' : 'update', bad)];
      timed(figures, what, () => house.receive(link, frames));
      await house.turn();
      await judge(house, link, before, figures, what);
      if (i % reloadEvery === 0 || i === perMap - 1) await reload(house, figures, what);
    }
    await house.restart();
  }
}

async function settledHouse(random: Random): Promise<SimulatedHouse> {
  const house = new SimulatedHouse(random, false);
  await house.build();
  const made = house.command((doc) => {
    for (let i = 0; i < 12; i++) decide(doc, random);
  });
  await house.turn();
  await made;
  return house;
}

/** A socket on which everything was exchanged. */
function open(house: SimulatedHouse, name: string, random: Random): BadLink {
  const link = new BadLink(random, tcp);
  house.connect(name, link);
  const nothing = Y.encodeStateAsUpdate(new Y.Doc());
  house.receive(link, [encodeFrame({ kind: 'barrier', version: 0 }), syncMessage('step2', nothing)]);
  return link;
}

function decide(doc: Y.Doc, random: Random): void {
  const { name, input } = randomDecision(readMap(doc), random);
  try {
    runCommand(
      doc,
      commandNamed(name) as Command,
      input,
      commandContext({ kind: 'person', name: 'mallory' }, 'owner'),
    );
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
  }
}

/** What a browser would send after some decisions. */
function goodUpdate(live: Y.Doc, random: Random): Uint8Array {
  const doc = copyOf(live, random);
  const updates = writtenBy(doc, () => {
    for (let i = 0; i <= random.below(3); i++) decide(doc, random);
  });
  doc.destroy();
  return updates.length === 0 ? Uint8Array.from([0, 0]) : Y.mergeUpdates(updates);
}

/** Well-formed, but not what a map holds: any value anywhere. */
function strangeUpdate(live: Y.Doc, random: Random): Uint8Array {
  const doc = copyOf(live, random);
  const updates = writtenBy(doc, () =>
    doc.transact(() => {
      const records = recordsOf(doc, random.pick(kinds));
      const found = [...records.values()].filter((record) => record instanceof Y.Map);
      const target: Y.Map<unknown> =
        found.length > 0 && random.chance(0.8) ? random.pick(found) : (records as Y.Map<unknown>);
      const keys = [...target.keys(), 'extra', 'story:new'];
      target.set(random.pick(keys), strangeContent(random));
    }),
  );
  doc.destroy();
  return updates[0] ?? Uint8Array.from([0, 0]);
}

function strangeContent(random: Random): unknown {
  return random.pick<() => unknown>([
    () => new Y.Map(),
    () => new Y.Text('x'),
    () => new Y.Array(),
    () => new Y.XmlElement('script'),
    () => new Y.Doc(),
    () => 5n,
    () => new Uint8Array(3),
    // Yjs looks at the constructor of a value: one that has its own cannot even be written.
    () => [hostileValue(random)],
  ])();
}

function copyOf(live: Y.Doc, random: Random): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
  doc.clientID = random.below(2 ** 32);
  return doc;
}

/** Refused: nothing has changed. Taken: nothing waits, and it can be read and exported. */
async function judge(
  house: SimulatedHouse,
  link: BadLink,
  before: string,
  figures: InputFigures,
  what: () => string,
): Promise<void> {
  const live = await house.openDocument();
  if (link.isOpen) figures.taken++;
  else {
    figures.refused++;
    house.disconnect(link);
    if (stateOf(live) !== before) {
      figures.partial++;
      figures.problems.push(`half applied: ${what()}`);
    }
  }
  if (live.store.pendingStructs !== null || live.store.pendingDs !== null) {
    figures.partial++;
    figures.problems.push(`left something pending: ${what()}`);
  }
}

/** What is on disk loads as what is in memory, and reads as a map. */
async function reload(house: SimulatedHouse, figures: InputFigures, what: () => string): Promise<void> {
  try {
    const stored = await house.stored();
    const live = await house.openDocument();
    JSON.stringify(readMap(stored));
    if (stateOf(stored) !== stateOf(live)) throw new Error('another map');
    stored.destroy();
  } catch (error) {
    figures.unloadable++;
    figures.problems.push(`${String(error)}: ${what()}`);
  }
}

const pointing = { presence: { cursor: { x: 1, y: 2 }, selection: ['story:1'], editing: null, drag: null } };

/** Sends so many damaged presence frames; somebody else on the map stays, and sees nobody who is not there. */
export async function sendBadPresence(amount: number, seed: number, figures: InputFigures): Promise<void> {
  const random = createRandom(seed);
  const house = await settledHouse(random);
  const honest = open(house, 'alice', random);
  house.receive(honest, [presence(5, 1, JSON.stringify(pointing))]);
  let link = open(house, 'mallory', random);
  for (let i = 0; i < amount; i++) {
    if (!link.isOpen) {
      house.disconnect(link);
      link = open(house, 'mallory', random);
    }
    const text = random.chance(0.5)
      ? (JSON.stringify(damageValue(pointing, random)) ?? '')
      : damageText(JSON.stringify(pointing), random);
    const frame = presence(random.chance(0.9) ? 7 : random.below(2 ** 32), i + 1, text);
    const bad = random.chance(0.4)
      ? Uint8Array.from([messageType.awareness, ...damageBytes(frame.subarray(1), random)])
      : frame;
    figures.sent++;
    const what = (): string =>
      `seed ${seed}, presence ${figures.sent}: ${Buffer.from(bad).toString('base64')}`;
    timed(figures, what, () => house.receive(link, [bad]));
    if (i % 20 === 19) await house.turn();
    figures[link.isOpen ? 'taken' : 'refused']++;
    if (!honest.isOpen) {
      figures.crashes++;
      figures.problems.push(`closed somebody else: ${what()}`);
      return;
    }
    honest.atClient(1000);
    link.atClient(1000);
  }
  house.disconnect(link);
  const late = open(house, 'bob', random);
  house.receive(late, [presence(9, 1, JSON.stringify(pointing))]);
  const seen = late.atClient(1000).filter((frame) => frame[0] === messageType.awareness);
  // Its own echo, and alice.
  if (seen.length > 3 || JSON.stringify(seen).length > 20_000) {
    figures.partial++;
    figures.problems.push(`seed ${seed}: a newcomer is shown ${seen.length} frames`);
  }
}

function presence(client: number, clock: number, text: string): Uint8Array {
  const update = encoding.createEncoder();
  for (const number of [1, client, clock]) encoding.writeVarUint(update, number);
  encoding.writeVarString(update, text);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
  return encoding.toUint8Array(encoder);
}
