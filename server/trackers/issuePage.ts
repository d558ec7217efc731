/** The page of an issue, as the tracker names it where a browser may be sent there, else as we would build it. */
export function issuePage(named: unknown, site: string, built: string): string {
  if (typeof named !== 'string' || named.length > 2000 || !URL.canParse(named)) return built;
  const { protocol, username, password, href } = new URL(named);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && new URL(site).protocol === 'http:');
  return isSafe && username === '' && password === '' ? href : built;
}
