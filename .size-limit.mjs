/** The budget of the map page: all JavaScript the build made, except what only other pages or later clicks load. */
import { readFileSync } from 'node:fs';

/** Sources whose chunks the map page does not need in order to show and edit a map; everything not named here counts. */
const notForTheMap = [];

const client = 'dist/client';
/** @type {Record<string, {file: string, src?: string, imports?: string[], dynamicImports?: string[], isEntry?: boolean}>} */
const manifest = JSON.parse(readFileSync(new URL(`${client}/.vite/manifest.json`, import.meta.url), 'utf8'));

/** Follows static and dynamic imports from the entry, but not into what the map page never loads. */
function filesOfMapPage() {
  const seen = new Set();
  const waiting = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name) || notForTheMap.includes(name)) continue;
    seen.add(name);
    waiting.push(...(manifest[name]?.imports ?? []), ...(manifest[name]?.dynamicImports ?? []));
  }
  return [...seen].map((name) => manifest[name]?.file ?? '').filter((file) => file.endsWith('.js'));
}

const unknown = notForTheMap.filter((name) => manifest[name] === undefined);
if (unknown.length > 0) throw new Error(`No chunk is made of ${unknown.join(', ')}; correct .size-limit.mjs`);

export default [
  {
    name: 'JavaScript of the map page, gzipped',
    path: filesOfMapPage().map((file) => `${client}/${file}`),
    limit: '350 KiB',
    gzip: true,
  },
];
