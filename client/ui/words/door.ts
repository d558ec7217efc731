/** Words of the door of a map: the lobby behind a code, letting people in, and standing before it. */
import { count } from '../format.ts';

/** For facilitators. */
export const doorWords = {
  title: 'Workshop',
  intro: 'Open a lobby and read its code out: people come in with the code and a name.',
  role: 'People who come in',
  asks: 'Let people in one by one',
  asksHint: 'They wait until a facilitator lets them in.',
  guarded:
    'Many wrong codes were tried within an hour, as if somebody guessed. So people wait now until they are let in; a new code ends the guessing.',
  open: 'Open the lobby',
  opening: 'Opening…',
  code: 'Workshop code',
  where: (address: string) => `People type it at ${address}`,
  copy: 'Copy address',
  copied: 'Copied',
  copyFailed: 'Copying is not possible here. Read the code out instead.',
  until: (when: string) => `Closes by itself ${when}. Who came in stays.`,
  renew: 'New code',
  renewed: 'The lobby has a new code. The old one opens nothing any more.',
  close: 'Close the lobby',
  closed: 'The lobby is closed. Its code opens nothing any more; who is here stays.',
  door: 'Close the door to newcomers',
  doorHint: 'Nobody new comes in, by link or by code, until you open it. Who is here stays.',
  doorClosed: 'The door is closed: nobody new comes in.',
  doorOpen: 'The door is open again.',
  loading: 'Loading the door',
  loadFailed: 'How the door stands could not be loaded.',
  failed: (reason: string) => `Not done: ${reason}`,

  waiting: 'Waiting to be let in',
  waits: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} is waiting to be let in.`
      : `${count(names.length, 'person', 'people')} are waiting to be let in.`,
  letIn: 'Let in',
  letInThis: (name: string) => `Let in: ${name}`,
  letAllIn: 'Let all in',
  turnAway: 'Turn away',
  turnAwayThis: (name: string) => `Turn away: ${name}`,
  isIn: (names: readonly string[]) =>
    names.length === 1 ? `${names[0]} is in.` : `${count(names.length, 'person', 'people')} are in.`,
  isTurnedAway: (name: string) => `${name} was turned away.`,
  afterAll: 'Let in after all',
} as const;

/** For who stands before it. */
export const lobbyWords = {
  title: 'Join a workshop',
  text: 'Type the code you were given and the name others should see. No account needed.',
  code: 'Workshop code',
  codeHint: 'Six letters and digits, like K7M2QX. Small letters will do.',
  join: 'Join',
  joining: 'Joining…',
  needsCode: 'A workshop code has six letters and digits.',
  needsName: 'Please enter your name.',
  homeHint: 'Somebody read you a code?',

  waiting: {
    title: 'Waiting to be let in',
    text: (name: string) =>
      `The facilitator sees that ${name} is here. This page opens the map by itself; keep it open.`,
    offline: 'The server does not answer just now. Your place is kept; the page keeps asking.',
    leave: 'Stop waiting',
  },
  turnedAway: {
    title: 'You were not let in',
    text: 'The facilitator turned you away. If that was a mistake, talk to them: they can still let you in, and this page then opens the map.',
  },
  over: {
    title: 'The lobby was closed',
    text: 'Nobody waits there any more. Ask the facilitator for a new code or a link.',
    again: 'Type another code',
  },
} as const;
