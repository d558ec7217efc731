/** The text format of Prometheus, read the way a scraper reads it. */

/** Value by series, as written: `name` or `name{label="value"}`. Throws on a line that is none. */
export function readMetrics(text: string): Map<string, number> {
  const series = new Map<string, number>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name, value] = /^([a-z_]+(?:\{[^{}]*\})?) (\S+)$/.exec(line) ?? [];
    if (name === undefined || !Number.isFinite(Number(value))) throw new Error(`Not a sample: ${line}`);
    if (series.has(name)) throw new Error(`Twice: ${name}`);
    series.set(name, Number(value));
  }
  return series;
}
