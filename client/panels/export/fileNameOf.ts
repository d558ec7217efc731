/** What an exported file is called: the map's title, in characters every system takes. */
const forbidden = /[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu;
/** Longer names are refused by file systems; counted in characters that may take four bytes. */
const longest = 60;

/** `ending` without its dot. */
export function fileNameOf(title: string, ending: string): string {
  const plain = [...title.slice(0, 400).toWellFormed().replaceAll(forbidden, ' ')].slice(0, longest).join('');
  const name = plain.replaceAll(/\s+/gu, ' ').replace(/^[.\s]+|[.\s]+$/gu, '');
  return `${name === '' ? 'map' : name}.${ending}`;
}
