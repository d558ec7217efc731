/** Hands the person a file of any kind made on this page. */

/** The browser asks or saves, as it is set up. */
export function saveBlob(fileName: string, data: Blob): void {
  const address = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken hold of the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
