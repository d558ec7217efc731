/** Source files as the checks of the house rules see them: what they import, which names they use, how long they are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

export interface SourceText {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly specifier: string;
  /** The imported file relative to the project, or null for a package. */
  readonly target: string | null;
  /** `import type`: nothing of it is there when the program runs. */
  readonly isType: boolean;
  readonly line: number;
}

/** A use of a name that only some files may use. */
export interface NameUse {
  /** `object.property` for members (object: its last name, or empty), the bare name for JSX attributes and calls. */
  readonly name: string;
  readonly line: number;
}

export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly opensWithComment: boolean;
  readonly imports: readonly Import[];
  readonly uses: readonly NameUse[];
  readonly comments: readonly { readonly text: string; readonly line: number }[];
}

const sourceFolders = ['.scripts', 'client', 'server', 'shared', 'test', 'vite.config.ts'];
const codeFile = /\.(ts|tsx|mjs)$/;
const sourceFile = /\.(ts|tsx|mjs|css|sql)$/;

/** Every source file of the project, style sheets and SQL included. */
export function readSources(root: string): SourceText[] {
  const paths = sourceFolders.flatMap((folder) =>
    folder.includes('.ts')
      ? [folder]
      : readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
          posix.join(folder, name.replaceAll('\\', '/')),
        ),
  );
  return paths
    .filter((path) => sourceFile.test(path) && !/^test\/samples\/|\/node_modules\//.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Parses code; of a style sheet or SQL only the length is known. Throws on a syntax error. */
export function parseSource({ path, text }: SourceText): SourceFile {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (!codeFile.test(path))
    return { path, lines, opensWithComment: true, imports: [], uses: [], comments: [] };
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new SyntaxError(`${path}: ${parsed.errors[0]!.message}`);
  const lineAt = (position: number): number => text.slice(0, position).split('\n').length;
  const imports: Import[] = [];
  const uses: NameUse[] = [];
  walk(parsed.program, (node) => {
    const line = lineAt(node.start);
    const specifier = specifierOf(node);
    if (specifier !== null)
      imports.push({ specifier, target: targetOf(path, specifier), isType: isTypeImport(node), line });
    const name = usedName(node);
    if (name !== null) uses.push({ name, line });
  });
  return {
    path,
    lines,
    opensWithComment: text.startsWith('/**') || text.startsWith('#!'),
    imports,
    uses,
    comments: parsed.comments.map((comment) => ({ text: comment.value, line: lineAt(comment.start) })),
  };
}

/** A node of the syntax tree; which fields it has depends on its type. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (isNode(value)) {
    visit(value);
    for (const field of Object.values(value)) walk(field, visit);
  }
}

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function specifierOf(node: Node): string | null {
  if (!importing.has(node.type) || !isNode(node['source'])) return null;
  const { value } = node['source'];
  return typeof value === 'string' ? value : null;
}

function isTypeImport(node: Node): boolean {
  return node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type';
}

function targetOf(path: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null;
}

function usedName(node: Node): string | null {
  switch (node.type) {
    case 'MemberExpression':
      return `${lastName(node['object'])}.${lastName(node['property'])}`;
    case 'Property':
      // `const { env } = process` uses it as well, and so does `{ innerHTML: … }`.
      return `.${lastName(node['key'])}`;
    case 'JSXAttribute':
      return lastName(node['name']);
    case 'CallExpression':
      return isNode(node['callee']) && node['callee'].type === 'Identifier' ? lastName(node['callee']) : null;
    default:
      return null;
  }
}

/** The name a node ends in: `process` for process, `env` for process.env, `x` for ['x']. Empty when it has none. */
function lastName(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'MemberExpression') return lastName(node['property']);
  const name = node['name'] ?? node['value'];
  return typeof name === 'string' ? name : '';
}
