/** What a refusal or a closed socket means for an open map: another try, another client id, or the end. */
import * as Y from 'yjs';
import { closeOutcome, type CloseOutcome } from './closeOutcome.ts';
import type { Connection } from './connection.ts';
import type { LocalCopy } from './localCopy.ts';
import type { Notice } from './mapSession.ts';
import type { PresenceLink } from './presence.ts';
import type { SaveTracker } from './saveTracker.ts';
import { unsaved } from './savingFacts.ts';
import type { ReadOnlyReason } from './savingState.ts';

interface EndingsOptions {
  readonly doc: Y.Doc;
  readonly tracker: Pick<SaveTracker, 'facts' | 'learn'>;
  readonly copy: Pick<LocalCopy, 'setAside' | 'forget'>;
  readonly presence: Pick<PresenceLink, 'changeClientId'>;
  readonly connection: () => Pick<Connection, 'connect' | 'stop'>;
  /** By the role the server last named. */
  readonly mayWrite: () => boolean;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  readonly tell: (notice: Notice) => void;
}

export interface Endings {
  /** Everything was exchanged on a socket. */
  readonly ready: () => void;
  /** The server has saved something. */
  readonly saved: () => void;
  /** The server refused a change; it closes the socket next. */
  readonly rejected: (code: number, reason: string) => void;
  /** The server closed the socket for good. */
  readonly closed: (code: number, reason: string) => void;
  /** Final until the page is opened again: read-only, everything still here to look at and to download. */
  readonly end: (reason: ReadOnlyReason, text?: string) => void;
}

/** A client id that is taken this often in a row is not chance. */
const mostNewClientIds = 3;
/** A refusal is asked for once more: a frame that broke on its way is whole the next time. */
const mostRefusals = 1;

export function createEndings(options: EndingsOptions): Endings {
  const { doc, tracker, copy, presence, connection, mayWrite, random, tell } = options;
  let newClientIds = 0;
  let refusals = 0;
  let isRefused = false;

  /** Whether what was written here under our client id can never be sent: somebody else has written under it too. */
  const closesOverWritten = (outcome: CloseOutcome): boolean =>
    outcome.kind === 'newClientId' && outcome.isOfAnother && Y.getState(doc.store, doc.clientID) > 0;

  const end = (reason: ReadOnlyReason, text = ''): void => {
    if (tracker.facts().ended !== null) return;
    const nothingLost = unsaved(tracker.facts()) === 0;
    tracker.learn({ type: 'ended', reason });
    connection().stop();
    if (reason === 'refused' || (reason === 'role' && !nothingLost)) {
      copy.setAside(); // or it would be sent, and refused, at every opening
      if (reason === 'refused') tell({ kind: 'refused', reason: text, problem: null });
    } else if (nothingLost && (reason === 'gone' || reason === 'signedOut' || reason === 'role')) {
      copy.forget();
    }
  };

  return {
    ready: () => {
      newClientIds = 0;
    },
    saved: () => {
      refusals = 0;
    },
    rejected: (code, reason) => {
      const outcome = closeOutcome(code);
      if (outcome.kind !== 'end') return;
      isRefused = outcome.reason === 'refused' || mayWrite();
      if (!isRefused || refusals >= mostRefusals) end(isRefused ? 'refused' : outcome.reason, reason);
    },
    closed: (code, reason) => {
      const outcome = closeOutcome(code);
      const isTooLate = closesOverWritten(outcome);
      if (outcome.kind === 'newClientId' && !isTooLate && newClientIds++ < mostNewClientIds) {
        doc.clientID = Math.floor(random() * 2 ** 32);
        presence.changeClientId(doc.clientID);
        connection().connect();
      } else if (!isTooLate && (isRefused || closesAs(outcome, 'refused')) && refusals++ < mostRefusals) {
        isRefused = false;
        connection().connect();
      } else {
        end(outcome.kind === 'end' ? outcome.reason : 'refused', reason);
      }
    },
    end,
  };
}

function closesAs(outcome: CloseOutcome, reason: ReadOnlyReason): boolean {
  return outcome.kind === 'end' && outcome.reason === reason;
}
