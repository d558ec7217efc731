/** Remembers the last answer for a thing that never changes, and gives it again while what else it was made from is the same. */

interface Answer<View> {
  readonly from: readonly unknown[];
  readonly view: View;
}

/** One memory: `key` is held weakly, `from` is compared by identity; `compute` may read nothing else. */
export function remembered<View>(): (key: object, from: readonly unknown[], compute: () => View) => View {
  const known = new WeakMap<object, Answer<View>>();
  return (key, from, compute) => {
    const last = known.get(key);
    const isSame = last?.from.length === from.length && last.from.every((each, i) => each === from[i]);
    if (isSame) return last.view;
    const view = compute();
    known.set(key, { from, view });
    return view;
  };
}
