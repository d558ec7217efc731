/** What a person is shown of saving, in the words of the page, as it comes. */
import type { MapSession, Notice } from '../../../client/session/mapSession.ts';
import { tellSaving } from '../../../client/panels/map/tellSaving.ts';
import { waitFor } from '../../support/waitFor.ts';

export interface Screen {
  /** Every label shown since the start or the last `clear`, oldest first. */
  readonly shown: () => readonly string[];
  readonly now: () => { readonly label: string; readonly title: string; readonly text: string };
  readonly notices: readonly Notice[];
  readonly clear: () => void;
  /** Waits until a label like this is or was shown since the last `clear`. Resolves to the milliseconds since `clear`. */
  readonly says: (label: RegExp, deadline?: number) => Promise<number>;
}

export function watchScreen(session: MapSession): Screen {
  let labels: { readonly label: string; readonly at: number }[] = [];
  let clearedAt = performance.now();
  const notices: Notice[] = [];
  const now = () => tellSaving(session.saving.getState(), session.me.getState().role);
  const note = (): void => {
    const { label } = now();
    if (labels.at(-1)?.label !== label) labels.push({ label, at: performance.now() });
  };
  note();
  session.saving.subscribe(note);
  session.onNotice((notice) => notices.push(notice));
  return {
    now,
    notices,
    shown: () => labels.map(({ label }) => label),
    clear: () => {
      labels = [];
      clearedAt = performance.now();
      note();
    },
    says: async (label, deadline = 60_000) => {
      const found = await waitFor(() => labels.find((entry) => label.test(entry.label)), {
        deadline,
        what: () =>
          `“${label.source}” on the screen; it showed ${labels
            .map((l) => l.label)
            .slice(-8)
            .join(' → ')}`,
        on: (look) => session.saving.subscribe(look),
      });
      return found.at - clearedAt;
    },
  };
}
