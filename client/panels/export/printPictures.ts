/** Prints pictures, one per sheet of paper: they stand on the page only while it is printed. */
import type { Picture } from '../../layout/picture/shapes.ts';
import styles from './printPictures.module.css';
import { writeSvg } from './writeSvg.ts';

/** In the map's units, of the paper's shape with its margins off (A4 across): five columns at a readable size. */
export const printedPage = { width: 1386, height: 940 } as const;

/** Resolves when the browser's print dialog is closed. */
export async function printPictures(pictures: readonly Picture[]): Promise<void> {
  const parser = new DOMParser();
  const sheets = document.createElement('div');
  sheets.className = styles['sheets']!;
  sheets.dataset['printed'] = 'map';
  for (const picture of pictures) {
    const sheet = document.createElement('div');
    sheet.className = styles['sheet']!;
    // As XML: what is not well-formed would be an error here, never something else than it says.
    const drawing = parser.parseFromString(writeSvg(picture), 'image/svg+xml').documentElement;
    drawing.setAttribute('viewBox', `0 0 ${printedPage.width} ${printedPage.height}`);
    drawing.setAttribute('preserveAspectRatio', 'xMinYMin meet');
    drawing.setAttribute('width', '100%');
    drawing.removeAttribute('height');
    sheet.append(document.importNode(drawing, true));
    sheets.append(sheet);
  }
  document.body.append(sheets);
  document.documentElement.classList.add(styles['printing']!);
  try {
    // A dialog that does not hold the page says by this event that it is done.
    await new Promise<void>((resolve) => {
      window.addEventListener('afterprint', () => resolve(), { once: true });
      window.print();
    });
  } finally {
    sheets.remove();
    document.documentElement.classList.remove(styles['printing']!);
  }
}
