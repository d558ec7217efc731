/** What each close code of the server means for an open map. */
import { closeCode } from '../../shared/protocol/closeCode.ts';
import type { ReadOnlyReason } from './savingState.ts';

export type CloseOutcome =
  | { readonly kind: 'retry' }
  /** Another live socket writes under our Yjs client id: take another one, then retry. */
  | { readonly kind: 'newClientId' }
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
      return { kind: 'newClientId' };
    case closeCode.reloadNeeded:
      return { kind: 'end', reason: 'outdated' };
    default:
      return code >= 4400 && code < 4500 ? { kind: 'end', reason: 'refused' } : { kind: 'retry' };
  }
}
