/** The state of saving in words and in a tone. */
import type { SavingState } from '../../session/savingState.ts';
import type { Role } from '../../../shared/protocol/role.ts';
import { words } from '../../ui/words.ts';

export type SavingTone = 'good' | 'busy' | 'waiting' | 'looking' | 'bad';

interface ToldSaving {
  readonly tone: SavingTone;
  /** Stands in the bar. */
  readonly label: string;
  readonly title: string;
  readonly text: string;
}

/** What to say about a state to a person of this role; a view link is no trouble, everything else read-only is. */
export function tellSaving(state: SavingState, role: Role = 'viewer'): ToldSaving {
  switch (state.kind) {
    case 'opening':
      return { tone: state.reachable ? 'busy' : 'waiting', ...words.saving.opening(state.reachable) };
    case 'saved':
      return { tone: 'good', ...words.saving.saved };
    case 'saving':
      return { tone: 'busy', ...words.saving.saving(state.changes) };
    case 'updating':
      return { tone: 'busy', ...words.saving.updating(state.changes, state.kept) };
    case 'notSaved':
      return { tone: 'waiting', ...words.saving.notSaved(state.changes, state.kept, state.connected) };
    case 'readOnly':
      return {
        tone: isTrouble(state) ? 'bad' : 'looking',
        ...words.saving.readOnly(state.reason, state.changes, state.kept, role),
      };
  }
}

/** Whether being read-only asks something of the person: a view link does not, unless it came while changes were on their way. */
export function isTrouble(state: SavingState): state is Extract<SavingState, { kind: 'readOnly' }> {
  return state.kind === 'readOnly' && (state.reason !== 'role' || state.changes > 0);
}
