/** Damages bytes and values in every way that came to mind: what arrives may be anything. */
import type { Random } from '../../support/random.ts';

/** The bytes with one or two things wrong with them. */
export function damageBytes(bytes: Uint8Array, random: Random, other: Uint8Array = bytes): Uint8Array {
  let broken = Array.from(bytes);
  for (let times = 1 + random.below(2); times > 0; times--) {
    const place = random.below(broken.length + 1);
    switch (random.below(9)) {
      case 0:
        broken[Math.min(place, broken.length - 1)] = random.below(256);
        break;
      case 1:
        broken[Math.min(place, broken.length - 1)]! ^= 1 << random.below(8);
        break;
      case 2:
        broken.splice(place, 0, ...Array.from({ length: 1 + random.below(8) }, () => random.below(256)));
        break;
      case 3:
        broken.splice(place, 1 + random.below(8));
        break;
      case 4:
        broken = broken.slice(0, place);
        break;
      case 5: // a number that never ends, or is far too large
        broken.splice(
          place,
          1,
          ...random.pick([
            [255, 255, 255, 255, 15],
            [255, 255, 255, 255, 255, 255, 255, 15],
            Array<number>(12).fill(255),
          ]),
        );
        break;
      case 6: // a stretch twice
        broken.splice(place, 0, ...broken.slice(place, place + 1 + random.below(20)));
        break;
      case 7: // the end of another one
        broken = broken.slice(0, place).concat(Array.from(other.subarray(random.below(other.length + 1))));
        break;
      default:
        broken.splice(place, 2, 0, random.below(12));
    }
    if (broken.length === 0) broken = [random.below(256)];
  }
  return Uint8Array.from(broken);
}

/** Values nobody asked for. */
export function hostileValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => null,
    () => true,
    () => -1,
    () => 2 ** 53,
    () => 1e308,
    () => '',
    () => ' ',
    () => 'x'.repeat(random.pick([41, 501, 20_001])),
    () => '\u0000',
    () => '\ud800',
    () => '\u202eevil',
    () => '__proto__',
    () => 'story:1',
    () => [],
    () => Array.from({ length: 5001 }, () => 'story:1'),
    () => ({}),
    () =>
      JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}') as unknown,
    () => nested(random.pick([5, 100, 700])),
    () => ({ kind: 'own', points: [NaN, -1, 1e300] }),
  ])();
}

/** The value with one of its parts replaced, taken away or added. */
export function damageValue(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return hostileValue(random);
  if (Array.isArray(value)) {
    if (value.length === 0) return [hostileValue(random)];
    const place = random.below(value.length);
    return value.map((entry: unknown, i) => (i === place ? damageValue(entry, random) : entry));
  }
  const entries = Object.entries(value);
  if (entries.length === 0 || random.chance(0.1)) return { ...value, extra: hostileValue(random) };
  const [name] = random.pick(entries);
  if (random.chance(0.2)) return Object.fromEntries(entries.filter(([key]) => key !== name));
  return Object.fromEntries(
    entries.map(([key, entry]) => [key, key === name ? damageValue(entry, random) : entry]),
  );
}

/** The text with letters changed, cut off, or of a kind that is none. */
export function damageText(text: string, random: Random): string {
  const place = random.below(text.length + 1);
  const instead = random.pick([
    '',
    '{',
    ']',
    '"',
    '\\u',
    '\u0000',
    '9e999',
    'NaN',
    '//',
    '"__proto__":',
    '\ufeff',
  ]);
  return text.slice(0, place) + instead + text.slice(place + random.below(4));
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = { a: [value] };
  return value;
}
