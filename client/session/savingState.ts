/** The state of saving, as the person sees it: always visible and true. */

export type SavingState =
  /** Before the first sync: nothing is known to be loaded. `reachable` turns false when the server did not answer. */
  | { readonly kind: 'opening'; readonly reachable: boolean }
  /** Everything typed here is durably on the server. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly changes: number }
  /** The server said it is restarting, a moment ago: `changes` are kept and sent right after. */
  | { readonly kind: 'updating'; readonly changes: number; readonly kept: boolean }
  /** No connection or no acknowledgement; `changes` are kept on this device (or only in this tab when `kept` is false). */
  | {
      readonly kind: 'notSaved';
      readonly changes: number;
      readonly kept: boolean;
      readonly connected: boolean;
    }
  /** Nothing can be changed here now; `changes` made before are not on the server. */
  | {
      readonly kind: 'readOnly';
      readonly reason: ReadOnlyReason;
      readonly changes: number;
      readonly kept: boolean;
    };

export type ReadOnlyReason =
  | 'role'
  /** The server's disk refuses to write; ends by itself. */
  | 'storage'
  | 'refused'
  | 'signedOut'
  | 'gone'
  | 'outdated'
  /** The map was restored from a backup: its history is another one now, so nothing merges until a reload. */
  | 'replaced';
