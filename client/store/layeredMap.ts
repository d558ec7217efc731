/** A map that is never changed, of which a changed copy costs next to nothing however large it is. */

/** The most entries that may differ from the map below before a new one is made of both. */
const mostChanges = 64;

const gone = Symbol('gone');

/** A large map below, which all copies share, and over it the few entries that are others by now. */
export class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  readonly size: number;
  private readonly below: ReadonlyMap<K, V>;
  private readonly over: ReadonlyMap<K, V | typeof gone>;

  private constructor(below: ReadonlyMap<K, V>, over: ReadonlyMap<K, V | typeof gone>, size: number) {
    this.below = below;
    this.over = over;
    this.size = size;
  }

  /** `before` with these entries set, those with null left out. Replaced entries keep their place in the order. */
  static changed<K, V>(before: ReadonlyMap<K, V>, changes: ReadonlyMap<K, V | null>): LayeredMap<K, V> {
    const [below, known] =
      before instanceof LayeredMap
        ? [before.below as ReadonlyMap<K, V>, before.over as ReadonlyMap<K, V | typeof gone>]
        : [before, new Map<K, V | typeof gone>()];
    const over = new Map(known);
    let { size } = before;
    for (const [key, value] of changes) {
      size += Number(value !== null) - Number(before.has(key));
      if (value !== null) over.set(key, value);
      else if (below.has(key)) over.set(key, gone);
      else over.delete(key);
    }
    const made = new LayeredMap(below, over, size);
    return over.size <= mostChanges ? made : new LayeredMap(new Map(made), new Map(), size);
  }

  get(key: K): V | undefined {
    const value = this.over.get(key);
    if (value === undefined) return this.below.get(key);
    return value === gone ? undefined : value;
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, value] of this.below) {
      const now = this.over.size === 0 ? value : (this.over.get(key) ?? value);
      if (now !== gone) yield [key, now];
    }
    for (const [key, value] of this.over) if (value !== gone && !this.below.has(key)) yield [key, value];
  }

  *keys(): Generator<K, undefined> {
    for (const [key] of this.entries()) yield key;
  }

  /** Of all of them at once: a generator would take longer for each than most readers do. */
  values(): MapIterator<V> {
    const values: V[] = [];
    this.forEach((value) => values.push(value));
    return values.values();
  }

  forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    const { below, over } = this;
    below.forEach((value, key) => {
      const now = over.size === 0 ? value : (over.get(key) ?? value);
      if (now !== gone) callback(now, key, this);
    });
    over.forEach((value, key) => {
      if (value !== gone && !below.has(key)) callback(value, key, this);
    });
  }

  [Symbol.iterator](): Generator<[K, V], undefined> {
    return this.entries();
  }
}
