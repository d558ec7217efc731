/** A new map's document, made once, here: title, epoch, and what a template or an import brings. */
import * as Y from 'yjs';
import { commandContext, runCommand } from '../../shared/commands/command.ts';
import { commands } from '../../shared/commands/registry.ts';
import type { ImportPlan } from '../../shared/formats/importPlan.ts';
import { createDocument } from '../../shared/model/migrations/migrations.ts';
import type { UpdateRow } from '../storage/documentStore.ts';
import { emptyDocument } from './openDocument.ts';

/** The first row of a map's log and its number of stories. Throws CommandError when the plan does not fit. */
export function firstUpdate(
  mapId: string,
  title: string,
  epoch: string,
  sessionId: string,
  plan: ImportPlan | null,
  at: number,
): { row: UpdateRow; stories: number } {
  const doc = emptyDocument();
  createDocument(doc, title, epoch);
  if (plan !== null)
    runCommand(doc, commands.importMap, { plan }, commandContext({ kind: 'api', sessionId }));
  const bytes = Y.encodeStateAsUpdate(doc);
  const newClients = [[doc.clientID, 'server']] as const;
  doc.destroy();
  const row = { doc: `map:${mapId}`, seq: 1, bytes, owner: `session:${sessionId}`, at, newClients };
  return { row, stories: plan?.stories.filter((story) => story.archivedAt == null).length ?? 0 };
}
