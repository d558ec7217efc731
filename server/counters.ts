/**
 * What the server counts for those who run it, without any content or id: `counters.reject(reason)` wherever something
 * of a socket is turned away, once each time; `counters.rejects()` gives all the reasons with their numbers, as
 * `/metrics` shows them. A new kind of refusal adds its reason to the list here.
 */

export const rejectReasons = [
  /** A text frame. */
  'textFrame',
  /** An empty frame or one of an unknown type; counted each, closed when there are too many. */
  'oddFrame',
  'tooBig',
  /** More frames or bytes than a person sends. */
  'tooFast',
  /** A frame or an update that cannot be decoded. */
  'unreadable',
  /** Client ids and clocks that cannot be, or jump. */
  'clock',
  /** Builds on something the document does not have. */
  'pending',
  /** Roots, keys or kinds of content that a map never has. */
  'content',
  /** Records that the product could not have written. */
  'record',
  /** Speaks in the name of somebody else. */
  'foreignClient',
  /** Two live sockets write under one Yjs client id. */
  'clientIdTaken',
  /** Writes without the role for it. */
  'role',
  'locked',
  /** A presence state that may not be shown, and one that came too often; dropped, the socket stays. */
  'presence',
  'presenceTooFast',
  /** Does not read what it is sent. */
  'stuck',
  /** The room has all the sockets it may have. */
  'full',
  /** The store refuses, so more cannot be taken. */
  'cannotSave',
  /** The page of another site. */
  'origin',
  /** No session, ticket or link that counts. */
  'signIn',
  /** No such map, or not for this person. */
  'noMap',
  /** The page is older than the map's schema. */
  'oldPage',
  /** The server stops, or cannot load the map. */
  'unavailable',
] as const;

export type RejectReason = (typeof rejectReasons)[number];

export class Counters {
  private readonly rejected = new Map<RejectReason, number>(rejectReasons.map((reason) => [reason, 0]));

  reject(reason: RejectReason): void {
    this.rejected.set(reason, this.rejected.get(reason)! + 1);
  }

  /** How often each reason was given since the start; reasons never given are 0. */
  rejects(): ReadonlyMap<RejectReason, number> {
    return this.rejected;
  }
}
