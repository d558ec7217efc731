/** What the broken server can be told. */
export type FaultOrder =
  /** From now on commits wait until `release`. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'release' }
  /** From now on the database may not grow, as on a full disk, or it may again. */
  | { readonly kind: 'full'; readonly isFull: boolean }
  /** The next commit is written and fails all the same. */
  | { readonly kind: 'unsure' }
  /** Killed at the next commit: before it is written, or after it and before anybody is told. */
  | { readonly kind: 'dieAtCommit'; readonly when: 'before' | 'after' }
  | { readonly kind: 'dieAtCompaction'; readonly when: 'before' | 'after' }
  /** The wall clock steps to so much beside the true time. */
  | { readonly kind: 'skew'; readonly milliseconds: number }
  /** The loop does nothing else for so long. */
  | { readonly kind: 'burn'; readonly milliseconds: number };
