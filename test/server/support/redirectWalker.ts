/** A browser without a window: keeps cookies, follows redirects one by one, and fills in the login form of the provider. */

interface Cookie {
  readonly host: string;
  readonly path: string;
  readonly value: string;
}

export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
}

export class RedirectWalker {
  private readonly cookies = new Map<string, Cookie>();
  /** Every address it was sent to. */
  readonly hops: URL[] = [];

  /** Goes to an address and on to wherever it is sent; `stopAt` is answered instead of being asked. */
  async go(address: string | URL, stopAt?: (url: URL) => boolean, form?: URLSearchParams): Promise<Page> {
    let url = new URL(address);
    let body = form;
    for (let hop = 0; hop < 20; hop++) {
      const reply = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { cookie: this.cookieHeader(url) },
        redirect: 'manual',
        ...(body === undefined ? {} : { body }),
      });
      this.keepCookies(url, reply.headers.getSetCookie());
      const text = await reply.text();
      const location = reply.headers.get('location');
      if (location === null) return { url, status: reply.status, text };
      url = new URL(location, url);
      body = undefined;
      this.hops.push(url);
      if (stopAt?.(url) === true) return { url, status: reply.status, text: '' };
    }
    throw new Error(`Sent around in circles: ${this.hops.map((hop) => hop.href).join(' ')}`);
  }

  /** Signs in at the provider as somebody, from the Throughline page that starts it. */
  async signIn(start: string | URL, name: string, stopAt?: (url: URL) => boolean): Promise<Page> {
    let page = await this.go(start, stopAt);
    for (const prompt of ['login', 'consent']) {
      if (!page.text.includes(`value="${prompt}"`)) continue;
      const action = /<form[^>]* action="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const answer = new URLSearchParams({ prompt, login: name, password: 'any' });
      page = await this.go(action, stopAt, answer);
    }
    return page;
  }

  /** The cookie of this name for a host, as `name=value`. */
  cookie(host: string, name: string): string {
    const cookie = this.cookies.get(`${host} ${name}`);
    return cookie === undefined ? '' : `${name}=${cookie.value}`;
  }

  /** Puts a `name=value` where a page of the host would have. */
  plant(host: string, cookie: string): void {
    this.keepCookies(new URL(`http://${host}/`), [`${cookie}; path=/`]);
  }

  private cookieHeader(url: URL): string {
    return [...this.cookies]
      .filter(([, { host, path }]) => host === url.hostname && url.pathname.startsWith(path))
      .map(([key, { value }]) => `${key.split(' ')[1]}=${value}`)
      .join('; ');
  }

  private keepCookies(url: URL, lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const [name = '', ...rest] = pair.split('=');
      const value = rest.join('=');
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      const key = `${url.hostname} ${name}`;
      if (value === '' || attributes.some((one) => /^max-age=0$/i.test(one))) this.cookies.delete(key);
      else this.cookies.set(key, { host: url.hostname, path, value });
    }
  }
}
