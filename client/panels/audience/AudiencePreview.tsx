/** A view as its readers will get it, in the dialog where its link is made. */
import { Info } from 'lucide';
import type { AudienceView } from '../../../shared/views/audiences/audienceView.ts';
import { headingFor } from '../../../shared/views/audiences/headingFor.ts';
import fieldStyles from '../../ui/Field.module.css';
import { Icon } from '../../ui/Icon.tsx';
import { audienceWords } from '../../ui/words/audience.ts';
import parts from '../dialogs/parts.module.css';
import styles from './AudiencePreview.module.css';
import { AudienceSheet } from './AudienceSheet.tsx';
import { FeedbackBox } from './FeedbackBox.tsx';
import { HeadingBase } from './Heading.tsx';

const text = audienceWords.dialog;

export function AudiencePreview({
  view,
  heading,
  feedback,
}: {
  readonly view: AudienceView;
  readonly heading: string;
  readonly feedback: boolean;
}) {
  const isEmpty = view.audience === 'public' && view.topics.length === 0;
  const seesNoDates = view.audience === 'public' || view.audience === 'executive';
  return (
    <div className={styles['preview']}>
      <p className={fieldStyles['label']}>{text.preview}</p>
      {isEmpty && (
        <p className={styles['hint']}>
          <Icon node={Info} size={16} />
          {text.nothingPublic}
        </p>
      )}
      {/* To be read, and scrolled by the keyboard; what can be done on it is for its readers. */}
      <div
        className={styles['paper']}
        role="region"
        aria-label={text.previewOf(audienceWords.names[view.audience])}
        tabIndex={0}
      >
        <HeadingBase value={3}>
          <AudienceSheet view={view} heading={headingFor(view.audience, heading)} />
        </HeadingBase>
        {feedback && (
          <div inert className={styles['feedback']}>
            <FeedbackBox token={null} />
          </div>
        )}
      </div>
      {seesNoDates && <p className={parts['note']}>{text.dates}</p>}
    </div>
  );
}
