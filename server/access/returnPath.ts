/** Where a person goes after signing in: a page of this server, never another's. */

const nowhere = 'http://nowhere.invalid';

/** The path when it is one of ours, else the home page. Browsers read `//`, `/\` and `/<tab>/` as another host. */
export function returnPath(given: string | undefined): string {
  if (given === undefined || given.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given)) return '/';
  if (!URL.canParse(given, nowhere)) return '/';
  const { origin, pathname, search, hash } = new URL(given, nowhere);
  const path = `${pathname}${search}${hash}`;
  return origin === nowhere && !path.startsWith('//') ? path : '/';
}
