/** Hands the person a file made on this page. */
import type { UnsavedFile } from '../../session/mapSession.ts';

/** The browser asks or saves, as it is set up. */
export function saveFile({ fileName, mimeType, text }: UnsavedFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: mimeType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken hold of the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
