/** Keeps text from running as a formula when a spreadsheet opens our CSV, and takes that guard off again. */

/** What spreadsheets run, also behind white space; full-width signs count in some of them. */
const runs = /^'*[\s\u200B]*[=+\-@＝＋－＠\t\r]/;
const guarded = /^'+[\s\u200B]*[=+\-@＝＋－＠\t\r]/;

/** The cell with an apostrophe before it when it would run. */
export function escapeFormula(cell: string): string {
  return runs.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before {@link escapeFormula}. */
export function unescapeFormula(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}
