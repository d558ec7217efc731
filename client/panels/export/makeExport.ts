/** Makes the file a person asked for; each format is loaded when it is first used. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import { plainText } from '../../layout/picture/plainText.ts';
import { words } from '../../ui/words.ts';
import { exportPictures, type ExportChoices } from './exportPictures.ts';
import { fileNameOf } from './fileNameOf.ts';
import { createMeasure, lineImage } from './lineImage.ts';

export const exportFormats = ['png', 'svg', 'pdf', 'print'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportWish extends ExportChoices {
  readonly format: ExportFormat;
  /** Only for PDF. */
  readonly pagePerRelease: boolean;
}

interface ExportedFile {
  readonly fileName: string;
  readonly data: Blob;
}

/** null when it was printed and there is no file. */
export async function makeExport(
  records: MapRecords,
  grid: MapGrid,
  wish: ExportWish,
): Promise<ExportedFile | null> {
  const { title } = records.meta;
  const measure = createMeasure();
  // Text is measured with the font it is drawn in.
  await document.fonts.ready;
  const file = (ending: string, data: Blob): ExportedFile => ({ fileName: fileNameOf(title, ending), data });
  switch (wish.format) {
    case 'png': {
      const { writePng } = await import('./writePng.ts');
      const [picture] = exportPictures(records, grid, wish, measure, 'whole');
      const { ending, data } = await writePng(picture!);
      return file(ending, data);
    }
    case 'svg': {
      const { writeSvg } = await import('./writeSvg.ts');
      const [picture] = exportPictures(records, grid, wish, measure, 'whole');
      return file('svg', new Blob([writeSvg(picture!)], { type: 'image/svg+xml' }));
    }
    case 'pdf': {
      const { writePdf } = await import('./writePdf.ts');
      const data = await writePdf({
        title: plainText(title) || words.canvas.untitled,
        draw: (printed) =>
          exportPictures(records, grid, wish, printed, wish.pagePerRelease ? 'lane' : 'whole'),
        measureOther: measure,
        imageOf: (line) => lineImage(line, measure),
      });
      return file('pdf', new Blob([new Uint8Array(data)], { type: 'application/pdf' }));
    }
    case 'print': {
      const { printedPage, printPictures } = await import('./printPictures.ts');
      await printPictures(exportPictures(records, grid, wish, measure, printedPage));
      return null;
    }
  }
}
