/** Who a transaction is from. Every transaction has one; every listener says which it hears. */

export type Origin =
  /** A person at this client; undo tracks exactly this object. */
  | { readonly kind: 'person'; readonly name: string }
  /** A command that came in by HTTP. */
  | { readonly kind: 'api'; readonly sessionId: string }
  /** An update from a socket, applied by the server. */
  | { readonly kind: 'socket'; readonly socketId: string }
  /** The stored log, replayed. */
  | { readonly kind: 'storage' }
  | { readonly kind: 'migration' };
