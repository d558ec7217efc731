/** People on sockets, as cheap as can be: they say what they are told to and note when they heard which edit. */
import { WebSocket } from 'ws';
import type { Dialect, Frame } from './dialects.ts';
import type { Editor, SceneRoom } from './sceneRoom.ts';

const begin = Buffer.from('~m');
const digits = 7;

/** Edits by number: when they were sent, and who has heard them. */
export class Marks {
  /** Milliseconds from an edit to each who heard it. */
  readonly delays: number[] = [];
  heard = 0;
  private readonly sentAt: number[] = [];
  private readonly listeners = new Map<number, { readonly who: Person; readonly done: () => void }>();

  /** A mark for a new edit; `done` is called once `who` has heard it. */
  next(who: Person | null = null, done: () => void = () => undefined): string {
    const number = this.sentAt.push(performance.now()) - 1;
    if (who !== null) this.listeners.set(number, { who, done });
    return `~m${String(number).padStart(digits, '0')}`;
  }

  hear(person: Person, frame: Buffer): void {
    for (let at = frame.indexOf(begin); at !== -1; at = frame.indexOf(begin, at + digits)) {
      const number = Number(frame.toString('latin1', at + 2, at + 2 + digits));
      const sent = this.sentAt[number];
      if (sent === undefined || sent < person.listensFrom || person.own.has(number)) continue;
      this.heard++;
      this.delays.push(performance.now() - sent);
      const listener = this.listeners.get(number);
      if (listener?.who !== person) continue;
      this.listeners.delete(number);
      listener.done();
    }
  }
}

export class Person implements Editor {
  readonly client: number;
  clock = 0;
  /** Numbers of the own edits: hearing of them again does not count. */
  readonly own = new Set<number>();
  readonly room: SceneRoom;
  readonly socket: WebSocket;
  /** Resolves when the whole state has come. */
  readonly ready: Promise<void>;
  /** Resolves when the server has asked what this person has: from then on it takes edits. */
  readonly asked: Promise<void>;
  /** Edits made before do not count: they come with the state. */
  listensFrom = Infinity;
  private cursors = 0;
  private readonly dialect: Dialect;
  private readonly marks: Marks;

  constructor(given: {
    client: number;
    room: SceneRoom;
    url: string;
    headers: Readonly<Record<string, string>>;
    dialect: Dialect;
    marks: Marks;
    /** Sent instead of nothing when the server asks what this person has. */
    brings?: readonly Frame[];
  }) {
    const { room, dialect, brings } = given;
    this.client = given.client;
    this.room = room;
    this.dialect = dialect;
    this.marks = given.marks;
    this.socket = new WebSocket(given.url + dialect.path(room.name), {
      headers: { ...given.headers },
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    let wasAsked = (): void => undefined;
    this.asked = new Promise((resolve) => (wasAsked = resolve));
    this.ready = new Promise((resolve, reject) => {
      let isReady = false;
      let isAsked = false;
      const becomeReady = (): void => {
        isReady = true;
        this.listensFrom = performance.now();
        resolve();
      };
      this.socket.once('error', reject);
      this.socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
      this.socket.once('open', () => {
        const greeting = dialect.hello(room.name);
        this.say(...greeting);
        if (greeting.length === 0) becomeReady();
      });
      this.socket.on('message', (data: Buffer) => {
        const reply = isAsked && isReady ? null : dialect.reply(room.name, data);
        if (reply !== null) {
          this.say(...(brings ?? [reply]));
          isAsked = true;
          wasAsked();
        }
        if (!isReady && dialect.isState(room.name, data)) becomeReady();
        this.marks.hear(this, data);
      });
    });
    this.ready.catch(() => undefined); // whoever waits for it hears of it
  }

  say(...frames: readonly Frame[]): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    for (const frame of frames) this.socket.send(frame);
  }

  point(x: number, y: number): void {
    this.say(this.dialect.cursor(this.room.name, this.client, ++this.cursors, x, y));
  }

  edit(who: Person | null = null, done?: () => void): void {
    const mark = this.marks.next(who, done);
    this.own.add(Number(mark.slice(2)));
    this.say(this.room.edit(this, mark));
  }
}
