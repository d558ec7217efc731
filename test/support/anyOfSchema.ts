/** Values that a schema lets through, made by walking it: a text that is added somewhere deep inside is in them unasked. */
import type * as z from 'zod/mini';
import type { Random } from './random.ts';

type Schema = z.ZodMiniType;
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly options?: readonly Schema[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
}

/** What stands where a schema wants a text, a number or an id; undefined: nothing fits there. */
export type Leaf = (schema: Schema, type: string) => unknown;

const mostTries = 60;

/** One that parses, as long a list as it takes; undefined when none was found. `start` is told before each try. */
export function anyOfSchema(schema: Schema, leaf: Leaf, random: Random, start: () => void): unknown {
  for (let tries = 0; tries < mostTries; tries++) {
    start();
    const made = valueOf(schema, leaf, random, 1 + random.below(5));
    if (schema.safeParse(made).success) return made;
  }
  return undefined;
}

/** Whether a text somebody wrote can stand anywhere in what a schema lets through. */
export function holdsText(schema: Schema): boolean {
  const { type, shape = {}, element, innerType, options = [] } = definitionOf(schema);
  const parts = [...Object.values(shape), ...options, ...(element ? [element] : [])];
  return type === 'string' || (innerType ? [...parts, innerType] : parts).some(holdsText);
}

function valueOf(schema: Schema, leaf: Leaf, random: Random, length: number): unknown {
  const definition = definitionOf(schema);
  const inside = (part: Schema): unknown => valueOf(part, leaf, random, length);
  switch (definition.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(definition.shape!).map(([key, part]) => [key, inside(part)] as const),
      );
    case 'array':
      return Array.from({ length }, () => inside(definition.element!));
    case 'union':
      return inside(random.pick(definition.options!));
    case 'nullable':
    case 'optional':
    case 'default':
      return inside(definition.innerType!);
    case 'enum':
      return random.pick(Object.values(definition.entries!));
    case 'literal':
      return definition.values![0];
    case 'boolean':
      return random.chance(0.5);
    default:
      return leaf(schema, definition.type);
  }
}

function definitionOf(schema: Schema): Definition {
  return (schema._zod as unknown as { readonly def: Definition }).def;
}
