/** The plan a new or growing map is made from: a template, or a text somebody sent. */
import { ImportError } from '../../shared/formats/importPlan.ts';
import { readImport, type ReadImport } from '../../shared/formats/readImport.ts';
import { templates } from '../../shared/formats/templates/templates.ts';
import type { ImportPlan } from '../../shared/formats/importPlan.ts';
import type { CreateMapRequest, ImportSource } from '../../shared/protocol/imports.ts';
import { Problem } from '../problem.ts';

/** What a new map begins with; null: nothing. Throws {@link Problem} 400. */
export function planOf({ template, source }: CreateMapRequest): ImportPlan | null {
  if (template !== undefined && source !== undefined) {
    throw new Problem(400, 'badInput', 'A map begins with a template or with a text, not both.', [
      { path: 'template', message: 'leave it out when there is a source' },
    ]);
  }
  if (source !== undefined) return readSource(source, 'source.text').plan;
  if (template === undefined) return null;
  const found = templates.find(({ id }) => id === template);
  if (found !== undefined) return found.plan();
  throw new Problem(400, 'badInput', 'There is no such template.', [
    { path: 'template', message: `expected one of ${templates.map(({ id }) => id).join(', ')}` },
  ]);
}

/** Reads a text into a plan and its losses. Throws {@link Problem} 400 with the line where there is one. */
export function readSource(source: ImportSource, path: string): ReadImport {
  try {
    return readImport(source);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    throw new Problem(400, 'badFile', error.message, [{ path, message: error.message }]);
  }
}
