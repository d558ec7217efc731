/** The walls of the house: who may import whom, and which names have one owner (DESIGN: layout, single owners, habits). */
import type { SourceFile } from './sourceFile.ts';

/** Lines of a source file: above `soft` it is reported, above `hard` it fails. */
export const longest = { soft: 250, hard: 400 };

interface Room {
  /** What files of the project it may import, besides its own. */
  readonly files: RegExp;
  readonly packages: RegExp;
}

const nothing = /^(?!)/;
const sharedPackages = /^(yjs|zod\/mini|fractional-indexing-jittered|lib0\/.+|papaparse)$/;
const drawing = /^(react|react-dom\/client|react\/jsx-runtime|zustand.*|lucide)$/;
const panelPackages =
  /^(react|react-dom|zustand.*|zod\/mini|wouter.*|lucide|@base-ui\/react.*|@tanstack\/react-virtual)$/;
const serverPackages =
  /^(node:.+|hono.*|@hono\/.+|zod|zod\/.+|pino|prom-client|ws|yjs|y-protocols\/.+|lib0\/.+|rate-limiter-flexible|pg|@redis\/client|openid-client|request-filtering-agent)$/;

/** The first entry whose path fits is the room of a file. Konva is in one room only: client/canvas. */
const rooms: readonly (readonly [path: string, room: Room])[] = [
  ['shared/', { files: /^shared\//, packages: sharedPackages }],
  ['client/layout/', { files: /^shared\//, packages: nothing }],
  ['client/store/', { files: /^shared\//, packages: /^(yjs|zustand\/.+)$/ }],
  [
    'client/session/',
    {
      files: /^(shared|client\/store)\//,
      packages: /^(yjs|y-websocket|y-indexeddb|y-protocols\/.+|lib0\/.+|zustand\/.+)$/,
    },
  ],
  [
    'client/tools/',
    { files: /^(shared|client\/layout|client\/store)\//, packages: /^(zustand\/.+|zod\/mini)$/ },
  ],
  [
    'client/canvas/',
    {
      files:
        /^(shared\/|client\/(layout|store|tools)\/|client\/ui\/(tokens|stickyTokens|words|format|caretRuler)[./])/,
      packages: new RegExp(`${drawing.source}|^(konva|react-konva)(/.+)?$`),
    },
  ],
  [
    'client/ui/',
    { files: /^shared\//, packages: new RegExp(`${panelPackages.source}|^@fontsource-variable/.+$`) },
  ],
  [
    // Draws the map into files: the one panel that knows where things are.
    'client/panels/export/',
    {
      files: /^(shared|client\/(ui|store|session|layout|panels))\//,
      packages: new RegExp(`${panelPackages.source}|^(pdf-lib|fflate)$`),
    },
  ],
  [
    // The map as rows in place of drawn cards: the same tools change it.
    'client/panels/outline/',
    {
      files: /^(shared|client\/(ui|store|session|layout|tools|panels))\//,
      packages: panelPackages,
    },
  ],
  [
    // What people wrote in Markdown, as elements.
    'client/panels/details/MarkdownText.tsx',
    {
      files: /^(shared|client\/(ui|store|session|panels))\//,
      packages: new RegExp(`${panelPackages.source}|^marked$`),
    },
  ],
  ['client/panels/', { files: /^(shared|client\/(ui|store|session))\//, packages: panelPackages }],
  [
    'client/',
    {
      files: /^(shared|client)\//,
      packages: new RegExp(`${panelPackages.source}|${drawing.source}|^@fontsource-variable/.+$`),
    },
  ],
  ['server/', { files: /^(shared|server)\//, packages: serverPackages }],
  ['.scripts/', { files: /^\.scripts\//, packages: /^(node:.+|playwright-core)$/ }],
  ['test/', { files: /./, packages: /./ }],
  ['vite.config.ts', { files: nothing, packages: /./ }],
];

interface SoleOwner {
  /** What is owned: a name as in {@link SourceFile.uses}, or an imported package. */
  readonly names?: RegExp;
  /** Types of theirs may be used anywhere. */
  readonly packages?: RegExp;
  /** Files of the project; their types may be used anywhere as well. */
  readonly files?: RegExp;
  /** Where the rule holds; left out: in all of the product. */
  readonly within?: RegExp;
  readonly owner: RegExp;
  readonly rule: string;
}

const product = /^(client|server|shared)\//;
const testFile = /^test\/.*\.(test|spec)\.tsx?$/;

/** Tests and scripts may use them too, except where a rule says otherwise. */
const soleOwners: readonly SoleOwner[] = [
  {
    names: /(^|\.)transact$/,
    owner: /^shared\/(commands|model\/migrations)\//,
    rule: 'transact only in shared/commands and shared/model/migrations',
  },
  {
    names: /\.(getMap|getArray|getText|getXmlFragment|getXmlElement)$/,
    owner: /^shared\/model\/document\.ts$/,
    rule: 'root keys only in shared/model/document',
  },
  {
    names: /^process\.env$|^\.env$/,
    owner: /^server\/config\.ts$/,
    rule: 'process.env only in server/config',
  },
  {
    names: /^fetch$|^globalThis\.fetch$/,
    packages: /^node:(http|https|http2|net|tls|dgram)$|^undici$|^request-filtering-agent$/,
    within: /^server\//,
    // The address book of proxies compares addresses with node:net and connects to none.
    owner: /^server\/(outgoing\/|access\/clientAddress\.ts$)/,
    rule: 'requests to others only in server/outgoing',
  },
  {
    packages: /^openid-client$/,
    owner: /^server\/access\/identityProvider\.ts$/,
    rule: 'openid-client only in server/access/identityProvider, which gives it the way out',
  },
  { packages: /^node:sqlite$/, owner: /^server\/storage\//, rule: 'node:sqlite only in server/storage' },
  { packages: /^pg$/, owner: /^server\/storage\//, rule: 'pg only in server/storage' },
  {
    // What draws ten thousand futures is not even loaded by the page, and what loads it runs as a worker.
    files: /^(shared\/views\/forecast|client\/panels\/insights\/forecastWorker)\.ts$/,
    within: /^client\//,
    owner: /^client\/panels\/insights\/forecastWorker\.ts$/,
    rule: 'forecasts are drawn only in client/panels/insights/forecastWorker, off the thread of the page',
  },
  {
    names: /(^|\.)forecastDays$/,
    owner: /^client\/panels\/insights\/forecastWorker\.ts$/,
    rule: 'forecastDays only in client/panels/insights/forecastWorker: it takes longer than a frame',
  },
  { packages: /^@redis\/client$/, owner: /^server\/fanout\//, rule: 'Redis only in server/fanout' },
];

const htmlFromStrings =
  /(^|\.)(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcDoc|srcdoc)$|^document\.write$/;
const sleeping = /^(setTimeout|.*\.waitForTimeout|.*\.setTimeout)$/;
const importEnding = /\.(ts|tsx|mjs|json|css|svg|png|sql)(\?\w+)?$/;
const openEnds = /\b(TODO|FIXME|HACK)\b|@ts-ignore|@ts-nocheck/;

/** Everything about one file that breaks a rule, one sentence each. */
export function violationsOf(file: SourceFile): string[] {
  const found: string[] = [];
  const say = (line: number, what: string): number => found.push(`${file.path}:${line} ${what}`);
  if (file.lines > longest.hard) say(file.lines, `has ${file.lines} lines; at most ${longest.hard}`);
  if (!file.opensWithComment) say(1, 'does not open with a comment that says what it is');
  for (const { text, line } of file.comments)
    if (openEnds.test(text)) say(line, `leaves an open end: ${text.trim()}`);
  for (const problem of importViolations(file)) say(problem.line, problem.what);
  for (const problem of nameViolations(file)) say(problem.line, problem.what);
  return found;
}

interface Problem {
  readonly line: number;
  readonly what: string;
}

function* importViolations({ path, imports }: SourceFile): Generator<Problem> {
  const entry = rooms.find(([prefix]) => path.startsWith(prefix));
  if (entry === undefined) {
    yield { line: 1, what: 'lies in no room of the house' };
    return;
  }
  const [own, room] = entry;
  for (const { specifier, target, isType, line } of imports) {
    if (target !== null) {
      if (!importEnding.test(specifier)) yield { line, what: `imports ${specifier} without its ending` };
      if (!target.startsWith(own) && !room.files.test(target))
        yield { line, what: `may not import ${target}` };
    } else if (!room.packages.test(specifier)) {
      yield { line, what: `may not import the package ${specifier}` };
    }
    if (path.startsWith('test/') && specifier === 'node:timers/promises' && testFile.test(path)) {
      yield { line, what: 'sleeps; wait for an event or a predicate' };
    }
    for (const { packages, files, within = product, owner, rule } of soleOwners) {
      const isOwned = target === null ? packages?.test(specifier) : files?.test(target);
      if (!isType && isOwned === true && within.test(path) && !owner.test(path)) yield { line, what: rule };
    }
  }
}

function* nameViolations({ path, uses }: SourceFile): Generator<Problem> {
  for (const { name, line } of uses) {
    if (htmlFromStrings.test(name)) yield { line, what: `makes HTML from a string (${name})` };
    if (testFile.test(path) && sleeping.test(name))
      yield { line, what: 'sleeps; wait for an event or a predicate' };
    for (const { names, within = product, owner, rule } of soleOwners) {
      if (names?.test(name) === true && within.test(path) && !owner.test(path)) yield { line, what: rule };
    }
  }
}

/** The folder a file counts to: two levels deep; a file directly in client/ or server/ stands for itself. */
export function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

/** Folders that import each other in a circle, each as `a → b → a`; tests aside. */
export function folderCycles(files: readonly SourceFile[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const { path, imports } of files) {
    if (!product.test(path)) continue;
    const from = folderOf(path);
    for (const { target } of imports) {
      if (target === null || folderOf(target) === from) continue;
      next.set(from, (next.get(from) ?? new Set()).add(folderOf(target)));
    }
  }
  const cycles = new Set<string>();
  const finished = new Set<string>();
  const visit = (folder: string, trail: readonly string[]): void => {
    const at = trail.indexOf(folder);
    if (at >= 0) cycles.add([...trail.slice(at), folder].join(' → '));
    if (at >= 0 || finished.has(folder)) return;
    for (const to of next.get(folder) ?? []) visit(to, [...trail, folder]);
    finished.add(folder);
  };
  for (const folder of next.keys()) visit(folder, []);
  return [...cycles];
}

const allowedAtTop = new Set(
  [
    '.ci .scripts client server shared test',
    'package.json package-lock.json tsconfig.json vite.config.ts README.md LICENSE .npmrc',
    '.editorconfig .git .gitattributes .gitignore .prettierignore .prettierrc.json .readme',
    '.knip.json .oxlintrc.json .size-limit.mjs',
    // How it is put into service.
    'Dockerfile .dockerignore compose.yaml deploy',
  ].flatMap((line) => line.split(' ')),
);

/** What lies at the top of the project and does not belong there; `ignored` are the lines of .gitignore. */
export function strangersAtTop(names: readonly string[], ignored: readonly string[]): string[] {
  const generated = new Set(ignored.map((line) => line.replace(/\/$/, '')));
  return names.filter((name) => !allowedAtTop.has(name) && !generated.has(name) && !name.endsWith('.log'));
}
