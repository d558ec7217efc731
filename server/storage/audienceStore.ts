/** The part of the storage port that knows the links of audiences: each opens one view of one map and nothing else. */
import type { Audience } from '../../shared/views/audiences/audienceView.ts';

export interface AudienceLinkRow {
  readonly id: string;
  readonly mapId: string;
  readonly audience: Audience;
  /** What its readers see on top; empty: the usual words. */
  readonly heading: string;
  /** Its readers may say something. */
  readonly feedback: boolean;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

export interface AudienceLinkStore {
  create(link: AudienceLinkRow, tokenHash: string): Promise<void>;
  find(id: string): Promise<AudienceLinkRow | null>;
  findByToken(tokenHash: string): Promise<AudienceLinkRow | null>;
  /** In the order they were made. */
  list(mapId: string): Promise<AudienceLinkRow[]>;
  setFeedback(id: string, feedback: boolean): Promise<void>;
  revoke(id: string, at: number): Promise<void>;
}
