/** While a score sorts the backlog: what that means, making it the order, and going back to the order people made. */
import { ArrowDownWideNarrow } from 'lucide';
import { sortBacklog } from '../../../shared/commands/sortBacklog.ts';
import type { Score } from '../../../shared/views/scoring.ts';
import type { MapActions } from '../../store/mapActions.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { backlogToolWords as text, scoreWords } from '../../ui/words/backlogTools.ts';
import styles from './BacklogSurface.module.css';
import type { BacklogViewStore } from './backlogView.ts';

export function SortNotice({
  sortBy,
  view,
  canEdit,
  actions,
  dialogs,
}: {
  readonly sortBy: Score;
  readonly view: BacklogViewStore;
  readonly canEdit: boolean;
  readonly actions: MapActions;
  readonly dialogs: MapDialogs;
}) {
  const apply = (): void => {
    const done = actions.runLate(sortBacklog, { by: sortBy });
    if (done === null) return;
    view.setState({ sortBy: null });
    dialogs.toast(text.applied(done.ids.length), { undo: true });
  };
  return (
    <div className={styles['notice']} role="status">
      <Icon node={ArrowDownWideNarrow} size={16} />
      <p className={styles['notice-text']}>{text.sorted(scoreWords[sortBy])}</p>
      {canEdit && (
        <Button size="s" look="primary" onClick={apply}>
          {text.apply}
        </Button>
      )}
      <Button size="s" onClick={() => view.setState({ sortBy: null })}>
        {text.back}
      </Button>
    </div>
  );
}
