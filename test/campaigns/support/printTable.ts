/** The figures of a campaign as a table of Markdown, to be put into the documentation as it is. */

export function printTable(
  title: string,
  rows: readonly (readonly [what: string, figure: number | string])[],
): void {
  const cells = rows.map(([what, figure]) => [what, figure.toLocaleString('en')] as const);
  const left = Math.max(title.length, ...cells.map(([what]) => what.length));
  const right = Math.max(...cells.map(([, figure]) => figure.length));
  const line = (what: string, figure: string): string =>
    `| ${what.padEnd(left)} | ${figure.padStart(right)} |\n`;
  process.stdout.write(line(title, ''));
  process.stdout.write(`| ${'-'.repeat(left)} | ${'-'.repeat(right - 1)}: |\n`);
  for (const [what, figure] of cells) process.stdout.write(line(what, figure));
}
