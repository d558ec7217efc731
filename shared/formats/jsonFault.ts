/** Finds the line on which JSON stops being JSON; engines say it in different words or not at all. */

const token =
  /[\s]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;

type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

/** The line (from 1) of the first fault, or null when there is none. Reads the text once. */
export function lineOfJsonFault(text: string): number | null {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) break;
    const next = step(expected, found, open);
    if (next === null) return lineAt(text, token.lastIndex - 1);
    expected = next;
    at = token.lastIndex;
  }
  const rest = text.slice(at).search(/\S/);
  if (rest !== -1) return lineAt(text, at + rest);
  return expected === 'nothing' ? null : lineAt(text.trimEnd(), text.length);
}

function step(
  expected: Expected,
  [, sign, string, literal]: RegExpExecArray,
  open: ('{' | '[')[],
): Expected | null {
  const after = (): Expected => (open.length === 0 ? 'nothing' : 'commaOrEnd');
  const wantsValue = expected === 'value' || expected === 'valueOrEnd';
  if (string !== undefined && (expected === 'key' || expected === 'keyOrEnd')) return 'colon';
  if (string !== undefined || literal !== undefined) return wantsValue ? after() : null;
  if (sign === ':') return expected === 'colon' ? 'value' : null;
  if (sign === ',') {
    if (expected !== 'commaOrEnd') return null;
    return open.at(-1) === '{' ? 'key' : 'value';
  }
  if (sign === '{' || sign === '[') {
    if (!wantsValue) return null;
    open.push(sign);
    return sign === '{' ? 'keyOrEnd' : 'valueOrEnd';
  }
  const ends = sign === '}' ? '{' : '[';
  if (open.at(-1) !== ends) return null;
  if (expected !== 'commaOrEnd' && expected !== (ends === '{' ? 'keyOrEnd' : 'valueOrEnd')) return null;
  open.pop();
  return after();
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
