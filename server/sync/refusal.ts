/** Why a frame was refused: one close code, one sentence for the person, one reason to count. */
import { closeCode, type CloseCode } from '../../shared/protocol/closeCode.ts';
import type { RejectReason } from '../counters.ts';

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: CloseCode;
  readonly why: RejectReason;

  /** `why` may be left out where the code says it already. */
  constructor(code: CloseCode, reason: string, why: RejectReason = usualReason(code)) {
    super(reason);
    this.code = code;
    this.why = why;
  }
}

/** An update that nobody's browser would send. */
export function badChange(what: string, why: RejectReason): Refusal {
  return new Refusal(closeCode.badFrame, `The change was refused: ${what}.`, why);
}

/** More than the server puts in order at once. A single change may come again as part of a whole state. */
export function tooMuch(isState: boolean): Refusal {
  if (isState) return badChange('it is too much at once', 'tooBig');
  return new Refusal(closeCode.tooBig, 'A change is too much at once.');
}

function usualReason(code: CloseCode): RejectReason {
  switch (code) {
    case closeCode.textFrame:
      return 'textFrame';
    case closeCode.tooBig:
      return 'tooBig';
    case closeCode.tooBusy:
      return 'tooFast';
    case closeCode.badFrame:
      return 'unreadable';
    case closeCode.forbidden:
      return 'role';
    case closeCode.locked:
      return 'locked';
    case closeCode.clientIdTaken:
    case closeCode.clientIdOfAnother:
      return 'clientIdTaken';
    case closeCode.signInNeeded:
      return 'signIn';
    case closeCode.mapGone:
      return 'noMap';
    case closeCode.reloadNeeded:
      return 'oldPage';
    case closeCode.restarting:
    case closeCode.serverError:
      return 'unavailable';
  }
}

export function cannotSave(): Refusal {
  const said = 'The server cannot save right now. Your changes stay with you.';
  return new Refusal(closeCode.tooBusy, said, 'cannotSave');
}

export function lookOnly(): Refusal {
  return new Refusal(closeCode.forbidden, 'You may look at this, not change it.');
}
