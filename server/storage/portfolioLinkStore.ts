/** The part of the storage port that knows the links to portfolios: each opens what its maker may share at that moment. */

export interface PortfolioLinkRow {
  readonly id: string;
  /** Whose portfolio it opens. */
  readonly sessionId: string;
  /** What its readers see on top; empty: the usual words. */
  readonly heading: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

/** They go with their maker who is erased, and with a guest who signs in. */
export interface PortfolioLinkStore {
  create(link: PortfolioLinkRow, tokenHash: string): Promise<void>;
  findByToken(tokenHash: string): Promise<PortfolioLinkRow | null>;
  /** A person's own, in the order they were made. */
  list(sessionId: string): Promise<PortfolioLinkRow[]>;
  /** False: this person has no such link. One that was revoked before keeps its moment. */
  revoke(sessionId: string, id: string, at: number): Promise<boolean>;
}
