/** Shows what pushing a slice would change in the backlog, live, and pushes it. */
import { pushToBacklog } from '../../../shared/commands/pushToBacklog.ts';
import { CircleCheck, Layers } from 'lucide';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { previewPush, type PushItem } from '../../../shared/views/pushPreview.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { trackerWords } from '../../ui/words/trackers.ts';
import { useCanEdit, useGrid, useRecords } from '../live/useRecords.ts';
import styles from './PushDialog.module.css';
import { groupPreview } from './groupPreview.ts';
import { tellReason } from './tellReason.ts';

const text = words.push;

/**
 * Open as long as it is rendered. `onShowBacklog` is offered after the push, unless it is shown already (null);
 * `onTracker` when the backlog has the slice as it is.
 */
export function PushDialog({
  session,
  releaseId,
  onClose,
  onTracker,
  onShowBacklog,
}: {
  readonly session: MapSession;
  readonly releaseId: ReleaseId;
  readonly onClose: () => void;
  readonly onTracker: () => void;
  readonly onShowBacklog: (() => void) | null;
}) {
  const records = useRecords(session.store);
  const grid = useGrid(session.store);
  const canEdit = useCanEdit(session);
  const release = records.release.get(releaseId);
  const isLive = release !== undefined && release.archivedAt === null;
  const preview = previewPush(records, releaseId, grid);
  const { counts } = preview;
  const changes = counts.new + counts.changed + counts.leaving;

  const push = (): void => {
    const done = session.actions.runLate(pushToBacklog, { releaseId });
    if (done === null) return;
    onClose();
    showToast(text.done(done.new, done.changed, done.leaving), {
      tone: 'good',
      ...(onShowBacklog === null ? {} : { action: { label: text.show, run: onShowBacklog } }),
    });
  };

  return (
    <Dialog
      open
      onClose={onClose}
      reading={preview.items.length > 0}
      title={text.title(release?.name || words.noTitle)}
      description={canEdit ? text.intro : text.readOnly}
      footer={
        <>
          {canEdit && isLive && changes === 0 && preview.items.length > 0 && (
            <Button look="quiet" className={styles['onward']} onClick={onTracker}>
              {trackerWords.open}
            </Button>
          )}
          <Button onClick={onClose}>{changes === 0 ? words.close : words.cancel}</Button>
          <Button look="primary" disabled={!canEdit || !isLive || changes === 0} onClick={push}>
            {text.push(changes)}
          </Button>
        </>
      }
    >
      {!isLive && <p className={styles['gone']}>{text.gone}</p>}
      {isLive && preview.items.length === 0 && (
        <Notice icon={Layers} title={text.empty.title} text={text.empty.text} />
      )}
      {isLive && preview.items.length > 0 && (
        <>
          {changes === 0 && (
            <p className={styles['up-to-date']}>
              <Icon node={CircleCheck} />
              {text.upToDate}
            </p>
          )}
          {groupPreview(preview.items).map(({ change, items }) => (
            <section key={change} className={styles['group']} data-change={change}>
              <h3 className={styles['heading']}>
                {text.groups[change]}
                <span className={styles['count']}>{formatNumber(items.length)}</span>
              </h3>
              <ul>
                {items.map((item) => (
                  <PreviewItem key={item.story.id} item={item} records={records} />
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Dialog>
  );
}

function PreviewItem({ item, records }: { readonly item: PushItem; readonly records: MapRecords }) {
  const { story, reasons } = item;
  return (
    <li className={styles['item']}>
      <span className={styles['title']}>{story.title || words.noTitle}</span>
      {reasons.length > 0 && (
        <span className={styles['why']}>
          {reasons.map((reason) => tellReason(reason, records)).join(' · ')}
        </span>
      )}
      {story.estimate !== null && <span className={styles['points']}>{formatNumber(story.estimate)}</span>}
    </li>
  );
}
