/** The moments at which a server can be told to die, besides any moment from outside. */

export const killPoints = [
  /** Applied in memory, nothing of it on disk. */
  'beforeCommit',
  /** While the transaction is written. */
  'inCommit',
  /** On disk, but neither the others nor the sender know. */
  'afterCommit',
  'beforeCompaction',
  /** While the snapshot is written and the rows it stands for move to the archive. */
  'inCompaction',
  'afterCompaction',
] as const;

export type KillPoint = (typeof killPoints)[number];

/** What the failing server is told. */
export interface KillOrder {
  readonly point: KillPoint;
  /** How often the point is passed before it strikes. */
  readonly skip: number;
  /** Inside a step: how long after its beginning. Microseconds. */
  readonly after: number;
}
