/** A view of the map as a short text for a link: version, then one part per choice, e.g. `1;c=persona;s=idea,done`. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { stages, storyKinds } from '../model/story.ts';
import { colourings, estimateSizes, facets, noValue, type Facet } from './facets.ts';
import { noFilter, noLens, type MapLens } from './lens.ts';

export interface SharedView {
  readonly lens: MapLens;
  /** What is searched for; null when nothing is. */
  readonly search: string | null;
}

const version = '1';
/** The text of a view that neither colours nor dims. */
export const plainView = version;
/** Longer links are not read: no view of ours comes near. */
const longest = 8000;
const mostValues = 100;

const partOf: { readonly [F in Facet]: string } = {
  persona: 'p',
  owner: 'o',
  kind: 'k',
  stage: 's',
  label: 'l',
  estimate: 'e',
  release: 'r',
};
const colouringSchema = z.enum(colourings);
const textSchema = z.string().check(z.maxLength(200));
const schemaOf: { readonly [F in Facet]: z.ZodMiniType<string> } = {
  persona: idSchema('persona'),
  owner: z.string().check(z.maxLength(60)),
  kind: z.enum(storyKinds),
  stage: z.enum(stages),
  label: idSchema('label'),
  estimate: z.enum(estimateSizes),
  release: idSchema('release'),
};

/** The text of a view; '' for the plain map. */
export function writeView({ lens, search }: SharedView): string {
  const parts: string[] = [];
  if (lens.colouring !== 'none') parts.push(`c=${lens.colouring}`);
  for (const facet of facets) {
    const values = lens.filter[facet].map((value) => encodeURIComponent(withoutKind(facet, value)));
    if (values.length > 0) parts.push(`${partOf[facet]}=${values.join(',')}`);
  }
  if (lens.text.trim() !== '') parts.push(`t=${encodeURIComponent(lens.text.toWellFormed())}`);
  if (search !== null && search.trim() !== '') parts.push(`q=${encodeURIComponent(search.toWellFormed())}`);
  return parts.length === 0 ? '' : [version, ...parts].join(';');
}

/** Reads it back; what does not parse is left out, and null is no view at all. */
export function readView(text: string): SharedView | null {
  const [first, ...parts] = text.length > longest ? [] : text.split(';');
  if (first !== version) return null;
  const found = new Map(parts.map((part) => [part.slice(0, 1), part.slice(2)]));
  const colouring = colouringSchema.safeParse(found.get('c'));
  const filter = { ...noFilter };
  for (const facet of facets) filter[facet] = readValues(facet, found.get(partOf[facet]));
  return {
    lens: {
      colouring: colouring.success ? colouring.data : noLens.colouring,
      filter,
      text: readText(found.get('t')) ?? '',
    },
    search: readText(found.get('q')),
  };
}

function readValues(facet: Facet, text: string | undefined): string[] {
  if (text === undefined) return [];
  const values = text.split(',').slice(0, mostValues).map(decode);
  const known = values.flatMap((value) => {
    if (value === null) return [];
    if (value === noValue) return [noValue];
    const whole = isIdFacet(facet) ? `${facet}:${value}` : value;
    return schemaOf[facet].safeParse(whole).success ? [whole] : [];
  });
  return [...new Set(known)];
}

function readText(text: string | undefined): string | null {
  const parsed = textSchema.safeParse(text === undefined ? undefined : decode(text));
  return parsed.success ? parsed.data : null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // half of an escape: somebody cut the link
  }
}

/** Ids go without their kind: the part's letter says it. */
function withoutKind(facet: Facet, value: string): string {
  return isIdFacet(facet) && value !== noValue ? value.slice(facet.length + 1) : value.toWellFormed();
}

function isIdFacet(facet: Facet): boolean {
  return facet === 'persona' || facet === 'label' || facet === 'release';
}
