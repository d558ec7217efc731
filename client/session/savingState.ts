/** The state of saving, as the person sees it: always visible and true. */

export type SavingState =
  /** Before the first sync: nothing is known to be loaded. */
  | { readonly kind: 'opening' }
  /** Everything typed here is durably on the server. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly changes: number }
  /** No connection or no acknowledgement; `changes` are kept on this device (or only in this tab when `kept` is false). */
  | { readonly kind: 'notSaved'; readonly changes: number; readonly kept: boolean; readonly connected: boolean }
  | { readonly kind: 'readOnly'; readonly reason: ReadOnlyReason };

export type ReadOnlyReason = 'role' | 'storage' | 'refused' | 'signedOut' | 'gone' | 'outdated';
