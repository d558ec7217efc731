/** This device's database, where the browser has one and lets this page at it. */

export function deviceDatabase(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined; // forbidden in this frame
  }
}
