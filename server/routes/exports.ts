/** GET /api/maps/:id/export.json|.csv|.md: the whole map as a file. */
import { writeCsv } from '../../shared/formats/writeCsv.ts';
import { writeJson } from '../../shared/formats/writeJson.ts';
import { writeMarkdown } from '../../shared/formats/writeMarkdown.ts';
import { readMap } from '../../shared/model/readMap.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { authorize } from '../access/authorize.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { parameter, type Api } from './api.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'>;

interface Format {
  readonly ending: 'json' | 'csv' | 'md';
  readonly type: string;
  readonly summary: string;
  readonly write: (records: MapRecords) => string;
}

const formats: readonly Format[] = [
  {
    ending: 'json',
    type: 'application/json',
    summary: 'The map without any loss; importing it gives the same map.',
    write: writeJson,
  },
  { ending: 'csv', type: 'text/csv', summary: 'The stories as a table.', write: writeCsv },
  { ending: 'md', type: 'text/markdown', summary: 'The map as Markdown.', write: writeMarkdown },
];

export function exportRoutes(api: Api, { storage, rooms, clock }: Dependencies): void {
  for (const { ending, type, summary, write } of formats) {
    api.add(
      {
        method: 'get',
        path: `/api/maps/:id/export.${ending}`,
        name: `exportMap${ending[0]!.toUpperCase()}${ending.slice(1)}`,
        summary,
        answers: { 200: { description: 'The file.', type } },
        problems: [401, 403, 404, 503],
      },
      async (context) => {
        const id = parameter(context, 'id');
        const { map } = await authorize(storage, context.get('principal'), 'exportMap', id, clock.now());
        const records = await rooms.with(map, (room) => room.read(readMap));
        return context.body(write(records), 200, {
          'Content-Type': `${type}; charset=utf-8`,
          'Content-Disposition': attachment(records.meta.title, ending),
        });
      },
    );
  }
}

/** A download under the map's title: plain letters for old programs, the full title for the rest. */
function attachment(title: string, ending: string): string {
  const full =
    `${title.replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, ' ').trim() || 'map'}.${ending}`.toWellFormed();
  const plain = full.replaceAll(/[^A-Za-z0-9 ._-]/g, '_');
  const encoded = encodeURIComponent(full).replaceAll(
    /['()]/g,
    (mark) => `%${mark.codePointAt(0)!.toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
