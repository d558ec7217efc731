/** Why a frame was refused: one close code and one sentence. */
import type { CloseCode } from '../../shared/protocol/closeCode.ts';

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: CloseCode;
  constructor(code: CloseCode, reason: string) {
    super(reason);
    this.code = code;
  }
}
