/** The budget of the map page: the JavaScript that is loaded before anything is clicked. A walk in the browser checks that this list is complete. */
import { readFileSync } from 'node:fs';

/** The page itself is loaded late, by its route. */
const page = 'app/MapPage.tsx';

const client = 'dist/client';
/** @type {Record<string, {file: string, imports?: string[], isEntry?: boolean}>} */
const manifest = JSON.parse(readFileSync(new URL(`${client}/.vite/manifest.json`, import.meta.url), 'utf8'));
if (manifest[page] === undefined) throw new Error(`No chunk is made of ${page}; correct .size-limit.mjs`);

/** The entry, the page, and all they import. */
function chunksOfPage() {
  const chunks = new Set([...Object.keys(manifest).filter((name) => manifest[name]?.isEntry), page]);
  // A set is walked to its end, with what is added on the way.
  for (const name of chunks) for (const imported of manifest[name]?.imports ?? []) chunks.add(imported);
  return [...chunks].map((name) => manifest[name]?.file ?? '').filter((file) => file.endsWith('.js'));
}

export default [
  {
    name: 'JavaScript of the map page, gzipped',
    path: chunksOfPage().map((file) => `${client}/${file}`),
    limit: '350 KiB',
    gzip: true,
  },
];
