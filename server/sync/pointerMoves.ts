/** Most of what people show differs from what they showed before by where their pointer is: then two numbers are read, not the whole state. */

/** A JSON number as it is written down without an exponent. */
const number = String.raw`(-?(?:0|[1-9]\d{0,8})(?:\.\d{1,20})?)`;
const opening = '"cursor":{"x":';
const pointer = new RegExp(`${opening}${number},"y":${number}`, 'y');

/** A state taken apart at its pointer. */
interface Parts {
  readonly before: string;
  readonly x: string;
  readonly y: string;
  readonly after: string;
}

/** What a socket says while only its pointer moves, and what the others are told then. */
export class PointerMoves {
  private readonly said: Parts;
  private readonly told: Parts;

  private constructor(said: Parts, told: Parts) {
    this.said = said;
    this.told = told;
  }

  /** `said` was looked at as a whole, and is told as `told`. Null: they cannot be followed like this. */
  static after(said: string, told: string): PointerMoves | null {
    const [saidParts, toldParts] = [partsOf(said), partsOf(told)];
    if (saidParts === null || toldParts === null) return null;
    const isSame = saidParts.x === toldParts.x && saidParts.y === toldParts.y;
    return isSame ? new PointerMoves(saidParts, toldParts) : null;
  }

  /** What the others are told of this; null when more than the pointer is different. */
  follow(said: string): string | null {
    const parts = partsOf(said);
    if (parts === null || parts.before !== this.said.before || parts.after !== this.said.after) return null;
    const { before, after } = this.told;
    return `${before}${opening}${parts.x},"y":${parts.y}${after}`;
  }
}

/** Null: there is no pointer, or what may be one stands there twice. */
function partsOf(state: string): Parts | null {
  const at = state.indexOf(opening);
  if (at === -1 || state.includes(opening, at + 1)) return null;
  pointer.lastIndex = at;
  const found = pointer.exec(state);
  if (found === null) return null;
  return { before: state.slice(0, at), x: found[1]!, y: found[2]!, after: state.slice(pointer.lastIndex) };
}
