/** What each close code of the server means for an open map. */
import { closeCode } from '../../shared/protocol/closeCode.ts';
import type { ReadOnlyReason } from './savingState.ts';

export type CloseOutcome =
  | { readonly kind: 'retry' }
  /** Our Yjs client id is used elsewhere: take another one, then retry; under one of another nothing can be sent. */
  | { readonly kind: 'newClientId'; readonly isOfAnother: boolean }
  | { readonly kind: 'end'; readonly reason: ReadOnlyReason };

/** 4400–4499 are decisions and end the attempts; everything else is retried. */
export function closeOutcome(code: number): CloseOutcome {
  switch (code) {
    case closeCode.signInNeeded:
      return { kind: 'end', reason: 'signedOut' };
    case closeCode.forbidden:
      return { kind: 'end', reason: 'role' };
    case closeCode.mapGone:
      return { kind: 'end', reason: 'gone' };
    case closeCode.clientIdTaken:
    case closeCode.clientIdOfAnother:
      return { kind: 'newClientId', isOfAnother: code === closeCode.clientIdOfAnother };
    case closeCode.reloadNeeded:
      return { kind: 'end', reason: 'outdated' };
    default:
      return code >= 4400 && code < 4500 ? { kind: 'end', reason: 'refused' } : { kind: 'retry' };
  }
}
