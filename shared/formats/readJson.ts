/** Reads our own lossless JSON. Nothing in it sets an id of the map: ids only say which record another one means. */
import { ImportError, type ImportPreview } from './importPlan.ts';
import { lineOfJsonFault } from './jsonFault.ts';
import { jsonFormat, jsonVersion } from './jsonFormat.ts';
import { PlanBuilder } from './planBuilder.ts';
import { isRaw, JsonReader } from './jsonReader.ts';

/** Reads a file written by writeJson; throws {@link ImportError} on broken or foreign JSON. */
export function readJson(text: string, builder = new PlanBuilder()): ImportPreview {
  const file = parse(text);
  if (!isRaw(file) || file['format'] !== jsonFormat) throw foreign(file);
  const version = file['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new ImportError('The file does not say which version of the format it has ("version": 1).');
  }
  if (version > jsonVersion) {
    throw new ImportError(
      `The file was saved by a newer Throughline (format ${version}; this one reads up to ${jsonVersion}). Update this one, or export it as CSV there.`,
    );
  }
  return new JsonReader(file, builder).read();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const line = lineOfJsonFault(text) ?? 1; // the engine's words differ; only that it failed counts
    throw new ImportError(
      'This is not valid JSON from here on. Export the map again, or repair the file.',
      line,
    );
  }
}

function foreign(file: unknown): ImportError {
  const isTrello = isRaw(file) && Array.isArray(file['cards']) && Array.isArray(file['lists']);
  const what = isTrello ? 'a Trello board' : 'JSON, but not a map saved by Throughline';
  return new ImportError(`This is ${what}. Export it as CSV where it comes from, then import that.`);
}
