/** A room's document in memory: built by replay, changed only where every change is caught and looked at. */
import * as Y from 'yjs';
import type { Origin } from '../../shared/commands/origin.ts';
import { metaOf, recordsOf } from '../../shared/model/document.ts';
import type { Scope } from '../../shared/model/scope.ts';
import {
  createSideDocument,
  migrateDocument,
  serverClient,
  stepsOf,
} from '../../shared/model/migrations/migrations.ts';
import { closeCode } from '../../shared/protocol/closeCode.ts';
import type { StoredDocument, UpdateRow } from '../storage/documentStore.ts';
import { breaksAuthorship, type AuthorOfChange } from './authorGuard.ts';
import { examineUpdate, type GateAnswer, type GateView, type News } from './gate.ts';
import { inspectChange } from './inspectChange.ts';
import { touchesLocked } from './lockGuard.ts';
import { damageToHeal, LostPart, type Healing, type Waiting } from './lostPart.ts';
import { firstPending, hasPending, isUnbroken, replay, takePending } from './openDocument.ts';
import { liveCards, removedCards } from './removedCards.ts';
import { Refusal } from './refusal.ts';
import type { Restful } from './turns.ts';

/** What a change wrote, in bytes, and the client ids it brought. */
export interface Written {
  readonly updates: readonly Uint8Array[];
  readonly newClients: UpdateRow['newClients'];
  /** How many live cards it took off the map. */
  readonly removed: number;
}

/** Whose update it is, and whether what is locked may be changed by it. */
export interface Sender {
  readonly owner: string;
  readonly origin: Origin;
  readonly mayPassLocks: boolean;
  /** How the team's own score is made is the owners' to say. */
  readonly mayChangeFormula: boolean;
  /** null: what it says about who made what is taken as it is. */
  readonly author: AuthorOfChange | null;
}

interface Summary {
  readonly title: string;
  readonly stories: number;
}

const serverOwner = 'server';
const storageOrigin: Origin = { kind: 'storage' };

export class RoomDocument {
  readonly doc: Y.Doc;
  /** Something was written that must not stay: the document has to be built anew. */
  isSpoiled = false;
  /** Yjs client id → owner; outlives the document when it is built anew. */
  private readonly owners: Map<number, string>;
  private updates: Uint8Array[] = [];
  private transactions: Y.Transaction[] = [];
  private readonly scope: Scope;
  private readonly lost: LostPart | null;
  /** What stands in sound rows and cannot be read without the lost ones; null: no row is missing. */
  private waiting: Waiting | null = null;
  private guardsLocks = false;
  private hasTouchedLocked = false;
  private removed = 0;
  private shownSummary: Summary | null = null;
  private author: AuthorOfChange | null = null;
  private hasBrokenAuthorship = false;

  /** Replays what is stored and what waits for the disk; `now` as of the server's clock. Throws {@link UnplayableRow}. */
  constructor(
    scope: Scope,
    stored: StoredDocument,
    unwritten: readonly Uint8Array[],
    owners: Map<number, string>,
    now: number,
  ) {
    this.scope = scope;
    this.owners = owners;
    for (const [client, owner] of stored.clients) owners.set(client, owner);
    this.doc = replay(stored, unwritten, scope);
    if (!isUnbroken(stored)) this.waiting = takePending(this.doc);
    const damage = damageToHeal(stored, now);
    this.lost = damage.length === 0 ? null : new LostPart(stored, damage, this.doc, this.waiting!);
    const unplayable = hasPending(this.doc) ? firstPending(stored, scope) : null;
    if (unplayable !== null) throw unplayable;
    this.doc.on('update', this.keep);
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      this.transactions.push(transaction);
      this.removed += removedCards(transaction);
      if (this.guardsLocks && touchesLocked(transaction)) this.hasTouchedLocked = true;
      if (touchesSummary(transaction)) this.shownSummary = null;
      if (this.author !== null && breaksAuthorship(transaction, this.author)) this.hasBrokenAuthorship = true;
    });
  }

  /** Something was lost, and copies may still bring it back. */
  get isDamaged(): boolean {
    return this.lost?.isOpen === true;
  }

  ownerOf(client: number): string | undefined {
    return client === this.doc.clientID ? serverOwner : this.owners.get(client);
  }

  /** Begins a document that was never written: the talk and the session of a map begin when somebody first comes. */
  begin(): Written {
    const first = new Y.Doc();
    createSideDocument(first, this.scope);
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(first), { kind: 'storage' } satisfies Origin);
    first.destroy();
    return this.taken([[serverClient, serverOwner]]);
  }

  /** Brings an older document to today's schema. */
  migrate(): Written {
    migrateDocument(this.doc, stepsOf(this.scope));
    return this.taken([[serverClient, serverOwner]]);
  }

  /** Applies a row of another node, which is stored already. Throws when it cannot be applied. */
  takeIn({ bytes, newClients }: Pick<UpdateRow, 'bytes' | 'newClients'>): void {
    for (const [client, owner] of newClients) this.owners.set(client, owner);
    this.applyBeforeWaiting([bytes], storageOrigin);
    this.taken([]);
    if (hasPending(this.doc)) throw new Error('It builds on a row that is missing.');
  }

  /** Runs a server-side change. Passes on what it throws; then {@link isSpoiled} says whether something was written. */
  change<T>(work: (doc: Y.Doc) => T): { result: T; written: Written } {
    try {
      const result = work(this.doc);
      return { result, written: this.taken() };
    } catch (error) {
      this.isSpoiled = this.taken().updates.length > 0;
      throw error;
    }
  }

  private readonly keep = (bytes: Uint8Array): void => void this.updates.push(bytes);

  /** Looks at an update of `owner` without applying it. Throws {@link Refusal}. */
  examine(
    update: Uint8Array,
    owner: string,
    isStep2: boolean,
    known: Pick<GateView, 'ownerOf' | 'isElsewhere'>,
  ): Restful<GateAnswer> {
    const { scope, doc } = this;
    const lost = this.isDamaged && isStep2 ? this.lost : null;
    const isRecorded = (client: number): boolean => this.ownerOf(client) !== undefined;
    return examineUpdate(update, { scope, doc, owner, lost, isState: isStep2, isRecorded, ...known });
  }

  /** Applies an examined update. Throws when it breaks the model's rules, or a lock; the document is spoiled then. */
  *apply(update: Uint8Array, news: News, sender: Sender): Restful<Written> {
    const { newClients, isAllNew, healing } = news;
    const parts = healing === null ? news.parts : [healing.rest];
    try {
      if (healing !== null) this.heal(healing);
      const healed = this.transactions.length;
      this.guardsLocks = !sender.mayPassLocks;
      this.hasTouchedLocked = false;
      this.author = sender.author;
      this.hasBrokenAuthorship = false;
      const cards = parts.length > 1 ? liveCards(this.doc) : 0;
      if (isAllNew) yield* this.applyAsItIs(update, parts, sender.origin);
      else yield* this.applyParts(parts, sender.origin);
      yield* this.checkRules(sender, healed);
      // A card whose fields went with an earlier part was not seen as one.
      if (parts.length > 1) this.removed = Math.max(this.removed, cards - liveCards(this.doc));
    } catch (error) {
      this.isSpoiled = true;
      throw error;
    } finally {
      this.guardsLocks = false;
      this.author = null;
    }
    return this.taken(newClients.map((client) => [client, sender.owner] as const));
  }

  /** Spares Yjs writing down again what it was given: for that it looks at every client there ever was. */
  private *applyAsItIs(update: Uint8Array, parts: readonly Uint8Array[], origin: Origin): Restful<void> {
    this.doc.off('update', this.keep);
    try {
      yield* this.applyParts(parts, origin);
    } finally {
      this.doc.on('update', this.keep);
    }
    this.keep(update.slice()); // it lies in a large buffer of the socket's
  }

  /** What was lost comes back, and with it what waited for it. */
  private heal({ lost }: Healing): void {
    this.applyBeforeWaiting(lost, storageOrigin);
  }

  /** Applies what the waiting rows may wait for; what they still wait for after it is put aside again. */
  private applyBeforeWaiting(updates: readonly Uint8Array[], origin: Origin): void {
    if (this.waiting !== null) Object.assign(this.doc.store, this.waiting);
    for (const update of updates) Y.applyUpdate(this.doc, update, origin);
    if (this.waiting !== null) this.waiting = takePending(this.doc);
  }

  private *applyParts(parts: readonly Uint8Array[], origin: Origin): Restful<void> {
    for (const [i, part] of parts.entries()) {
      if (i > 0) yield;
      Y.applyUpdate(this.doc, part, origin);
    }
  }

  /** `healed`: so many transactions brought back what was written before; whose rules it had to keep is not known. */
  private *checkRules({ mayChangeFormula }: Sender, healed: number): Restful<void> {
    if (this.hasTouchedLocked) {
      throw new Refusal(closeCode.locked, 'A facilitator has locked what this change is about.');
    }
    const meta: unknown = metaOf(this.doc);
    if (
      !mayChangeFormula &&
      this.transactions
        .slice(healed)
        .some(({ changed }) =>
          [...changed].some(([type, keys]) => (type as unknown) === meta && keys.has('scoreFormula')),
        )
    ) {
      throw new Refusal(closeCode.forbidden, 'Only an owner changes how the own score is made.');
    }
    if (this.hasBrokenAuthorship) {
      throw new Refusal(closeCode.forbidden, 'The change speaks for somebody else.', 'foreignClient');
    }
    if (hasPending(this.doc)) {
      throw new Refusal(closeCode.badFrame, 'The change builds on something missing.', 'pending');
    }
    for (const [i, transaction] of this.transactions.entries()) {
      if (i > 0) yield;
      inspectChange(transaction, this.scope, i < healed);
    }
  }

  /** What the list of maps shows. */
  summary(): Summary {
    this.shownSummary ??= summaryOf(this.doc);
    return this.shownSummary;
  }

  /** Hands out what was caught; the client ids are owned from now on. */
  private taken(newClients: UpdateRow['newClients'] = this.ownClient()): Written {
    const { updates, removed } = this;
    this.updates = [];
    this.removed = 0;
    this.transactions = [];
    if (updates.length > 0) for (const [client, owner] of newClients) this.owners.set(client, owner);
    return { updates, newClients, removed };
  }

  private ownClient(): UpdateRow['newClients'] {
    return this.owners.has(this.doc.clientID) ? [] : [[this.doc.clientID, serverOwner]];
  }
}

function summaryOf(doc: Y.Doc): Summary {
  const title = metaOf(doc).get('title');
  let stories = 0;
  recordsOf(doc, 'story').forEach((story) => {
    if (story instanceof Y.Map && story.get('archivedAt') === null) stories++;
  });
  return { title: typeof title === 'string' ? title : '', stories };
}

/** Counting the stories of a large map with every change would cost more than the change. */
function touchesSummary({ doc, changed }: Y.Transaction): boolean {
  const roots: readonly unknown[] = [metaOf(doc), recordsOf(doc, 'story')];
  for (const [type, keys] of changed as Map<unknown, Set<string | null>>) {
    if (roots.includes(type) || keys.has('archivedAt')) return true;
  }
  return false;
}
