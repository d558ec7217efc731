/** The code people type to enter a lobby: short enough to be read out, so wrong ones are counted. */
import { randomInt } from 'node:crypto';
import { codeLength, codeLetters } from '../../shared/protocol/door.ts';

/** How long a lobby stays open that nobody closes, in milliseconds. */
export const lobbyLasts = 12 * 60 * 60 * 1000;
/** A wrong code counts against the lobbies whose own begins with so many of its letters: of one typed wrongly, most do. */
const beginning = 2;

/** A new code, some 29 bits of chance. */
export function newWorkshopCode(): string {
  return Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('');
}

/** A code as somebody typed it: small letters, spaces and hyphens do not matter. */
export function readWorkshopCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** The letters by which a wrong code is counted against lobbies; null: it is none at all. */
export function beginningOf(code: string): string | null {
  return code.length === codeLength ? code.slice(0, beginning) : null;
}
