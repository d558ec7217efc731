/** Asking everybody to come and look, and being asked: a countdown that anybody may stop, and never while they work. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MapActions } from '../store/mapActions.ts';
import type { PeopleStore, PersonHere } from '../store/people.ts';
import { follow, lookWhere } from '../store/viewMoves.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { ToolClock } from './toolContext.ts';

/** Seconds until a view follows by itself. */
export const countdown = 5;
/** How long an asking is shown to the others, how long the answers are, and how long a question waits; milliseconds. */
const shownFor = 10_000;
const answersFor = 20_000;
const waitsFor = 30_000;

/** Somebody asks me. */
interface Asked {
  readonly asker: PersonHere;
  readonly summon: number;
  /** Whole seconds until my view follows; null: I was busy, so it follows only when I say so. */
  readonly left: number | null;
}

/** Who has answered me. */
export interface Answers {
  readonly came: readonly PersonHere[];
  readonly stayed: readonly PersonHere[];
}

export interface Summons {
  readonly store: StoreApi<{ readonly asked: Asked | null; readonly answers: Answers | null }>;
  readonly come: () => void;
  readonly stay: () => void;
  /** Puts the answers away; they go by themselves too. */
  readonly closeAnswers: () => void;
  readonly dispose: () => void;
}

interface SummonsInput {
  readonly view: ViewStore;
  readonly people: PeopleStore;
  readonly actions: Pick<MapActions, 'showPresence'>;
  readonly clock: ToolClock;
  /** The Yjs client id of this tab. */
  readonly me: number;
  /** Whether this is me in another tab. */
  readonly isMe: (person: PersonHere) => boolean;
  /** Whether this person types, drags or answers a question right now. */
  readonly isBusy: () => boolean;
}

/** Asks as soon as the view says `summoning`, and takes that back when another asking is possible. */
export function createSummons(input: SummonsInput): Summons {
  const { view, people, actions, clock, me, isMe, isBusy } = input;
  const store: Summons['store'] = createStore(() => ({ asked: null, answers: null }));
  /** The last asking seen of each tab. */
  const seen = new Map<number, number>();
  let turn = 0;
  let callOffAsked: (() => void) | null = null;
  const callOffAsking: (() => void)[] = [];

  const close = (came: boolean | null): void => {
    const { asked } = store.getState();
    callOffAsked?.();
    callOffAsked = null;
    store.setState({ asked: null });
    if (asked === null || came === null) return;
    actions.showPresence({ answer: { client: asked.asker.clientId, summon: asked.summon, came } });
  };
  const come = (): void => {
    const { asked } = store.getState();
    close(true);
    if (asked !== null) lookWhere(view, asked.asker.clientId);
  };
  const tick = (): void => {
    const { asked } = store.getState();
    if (asked === null || asked.left === null) return;
    if (isBusy()) return wait();
    if (asked.left <= 1) return come();
    store.setState({ asked: { ...asked, left: asked.left - 1 } });
    callOffAsked = clock.after(1000, tick);
  };
  const wait = (): void => {
    const { asked } = store.getState();
    if (asked !== null) store.setState({ asked: { ...asked, left: null } });
    callOffAsked = clock.after(waitsFor, () => close(null));
  };
  const onAsked = (asker: PersonHere, summon: number): void => {
    store.setState({ asked: { asker, summon, left: countdown } });
    if (isBusy()) wait();
    else callOffAsked = clock.after(1000, tick);
  };
  const onPeople = (): void => {
    const here = people.getState();
    const { asked, answers } = store.getState();
    if (asked !== null && !here.some(({ clientId }) => clientId === asked.asker.clientId)) close(null);
    for (const person of here) {
      const { summon } = person.presence;
      if (typeof summon !== 'number' || seen.get(person.clientId) === summon || isMe(person)) continue;
      seen.set(person.clientId, summon);
      if (store.getState().asked === null) onAsked(person, summon);
    }
    if (answers !== null) store.setState({ answers: answersTo(here, me, turn) });
  };
  const ask = (): void => {
    turn++;
    follow(view, null);
    actions.showPresence({ summon: turn });
    store.setState({ answers: answersTo([], me, turn) });
    callOffAsking.push(
      clock.after(shownFor, () => {
        actions.showPresence({ summon: null });
        view.setState({ summoning: false });
      }),
      clock.after(answersFor, () => store.setState({ answers: null })),
    );
  };
  const stops = [
    people.subscribe(onPeople),
    view.subscribe((state, before) => {
      if (state.summoning && !before.summoning) ask();
    }),
  ];
  onPeople();
  if (view.getState().summoning) ask();

  return {
    store,
    come,
    stay: () => close(false),
    closeAnswers: () => store.setState({ answers: null }),
    dispose: () => {
      stops.forEach((stop) => stop());
      close(null);
      callOffAsking.forEach((callOff) => callOff());
      actions.showPresence({ summon: null });
      view.setState({ summoning: false });
    },
  };
}

function answersTo(here: readonly PersonHere[], me: number, turn: number): Answers {
  const mine = here.filter(({ presence: { answer } }) => answer?.client === me && answer.summon === turn);
  return {
    came: mine.filter(({ presence }) => presence.answer?.came === true),
    stayed: mine.filter(({ presence }) => presence.answer?.came === false),
  };
}
