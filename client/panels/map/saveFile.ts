/** Hands the person a file made on this page. */
import type { UnsavedFile } from '../../session/mapSession.ts';
import { saveBlob } from '../export/saveBlob.ts';

/** The browser asks or saves, as it is set up. */
export function saveFile({ fileName, mimeType, text }: UnsavedFile): void {
  saveBlob(fileName, new Blob([text], { type: mimeType }));
}
