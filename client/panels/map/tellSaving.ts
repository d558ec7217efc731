/** The state of saving in words and in a tone. */
import type { SavingState } from '../../session/savingState.ts';
import { words } from '../../ui/words.ts';

export type SavingTone = 'good' | 'busy' | 'waiting' | 'looking' | 'bad';

interface ToldSaving {
  readonly tone: SavingTone;
  /** Stands in the bar. */
  readonly label: string;
  readonly title: string;
  readonly text: string;
}

/** What to say about a state; a view link is no trouble, everything else read-only is. */
export function tellSaving(state: SavingState): ToldSaving {
  switch (state.kind) {
    case 'opening':
      return { tone: state.reachable ? 'busy' : 'waiting', ...words.saving.opening(state.reachable) };
    case 'saved':
      return { tone: 'good', ...words.saving.saved };
    case 'saving':
      return { tone: 'busy', ...words.saving.saving(state.changes) };
    case 'notSaved':
      return { tone: 'waiting', ...words.saving.notSaved(state.changes, state.kept, state.connected) };
    case 'readOnly':
      return { tone: state.reason === 'role' ? 'looking' : 'bad', ...words.saving.readOnly[state.reason] };
  }
}
