/** What the browser tells an open map: back online, tab in front again, about to be closed. */

export interface PageEvents {
  /** The network came back, or the tab came to the front: a good moment to ask the server. */
  readonly onWake: (listener: (why: 'online' | 'visible') => void) => () => void;
  /** Asks before the page is closed for as long as the answer is not undone. */
  readonly guardClosing: () => () => void;
}

/** The real page. */
export function browserPage(page: Window & typeof globalThis): PageEvents {
  return {
    onWake: (listener) => {
      const online = (): void => listener('online');
      const visible = (): void => {
        if (page.document.visibilityState === 'visible') listener('visible');
      };
      page.addEventListener('online', online);
      page.document.addEventListener('visibilitychange', visible);
      return () => {
        page.removeEventListener('online', online);
        page.document.removeEventListener('visibilitychange', visible);
      };
    },
    guardClosing: () => {
      const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
      page.addEventListener('beforeunload', ask);
      return () => page.removeEventListener('beforeunload', ask);
    },
  };
}
