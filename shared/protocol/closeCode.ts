/** WebSocket close codes. 4400–4499: a decision, do not retry; everything else: retry. */
export const closeCode = {
  /** RFC 6455: going away or restarting; retry. */
  restarting: 1012,
  /** RFC 6455: too much at once; retry later. */
  tooBusy: 1013,
  tooBig: 1009,
  textFrame: 1003,
  serverError: 1011,
  badFrame: 4400,
  /** No session, ticket or link that still counts. */
  signInNeeded: 4401,
  forbidden: 4403,
  mapGone: 4404,
  /** Another live socket writes under the same Yjs client id. */
  clientIdTaken: 4409,
  /** Something else was written under the same Yjs client id: what was written here under it cannot be sent. */
  clientIdOfAnother: 4410,
  /** A change to something a facilitator has locked. */
  locked: 4423,
  /** The client is older than the document's schema. */
  reloadNeeded: 4426,
} as const;

export type CloseCode = (typeof closeCode)[keyof typeof closeCode];
