/** Which element of the page shows which line of the list: a line keeps its own, and what comes in takes over what has gone. */

/** An element that is filled anew costs a fraction of a new one, and one that is not moved keeps the focus. */
export class RowSlots {
  private slots: ReadonlyMap<string, number> = new Map();
  private made = 0;

  /** The element of each of these lines, by number; the same lines have the same ones again. */
  assign(keys: readonly string[]): ReadonlyMap<string, number> {
    const wanted = new Set(keys);
    const free: number[] = [];
    const next = new Map<string, number>();
    for (const [key, slot] of this.slots)
      if (wanted.has(key)) next.set(key, slot);
      else free.push(slot);
    for (const key of keys) if (!next.has(key)) next.set(key, free.pop() ?? this.made++);
    this.slots = next;
    return next;
  }
}
