/** Colour arithmetic for tests: contrast ratios, what colour blind eyes see, and how different two colours look. */
type Triple = readonly [number, number, number];

/** '#rrggbb' as linear light, 0 to 1. */
function linearOf(hex: string): Triple {
  const part = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function luminance(hex: string): number {
  const [r, g, b] = linearOf(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

type Matrix = readonly [Triple, Triple, Triple];

/** Complete dichromacy in linear light: Machado, Oliveira, Fernandes 2009, severity 1. */
export const colourBlindness: { readonly [name: string]: Matrix } = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function times(matrix: Matrix, [a, b, c]: Triple): Triple {
  const row = ([x, y, z]: Triple): number => x * a + y * b + z * c;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

/** How far apart two colours look to these eyes (all of them when null): distance in OKLab × 100; 2 is just visible. */
export function distance(a: string, b: string, eyes: Matrix | null): number {
  const [x, y] = [a, b].map((hex) => {
    const light = linearOf(hex);
    const seen = eyes === null ? light : times(eyes, light);
    return oklab([clip(seen[0]), clip(seen[1]), clip(seen[2])]);
  });
  return 100 * Math.hypot(x![0] - y![0], x![1] - y![1], x![2] - y![2]);
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Björn Ottosson's OKLab. */
function oklab(light: Triple): Triple {
  const [l, m, s] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light,
  ).map(Math.cbrt) as unknown as Triple;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [l, m, s],
  );
}
