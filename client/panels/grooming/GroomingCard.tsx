/** The story that is being groomed: what it says, why it is here, and what can be done about each reason. */
import { ArrowDown, ArrowRight, ArrowUp, CircleSlash, PanelRight, Pin } from 'lucide';
import { useState } from 'react';
import { useStore } from 'zustand';
import { keepStories } from '../../../shared/commands/keepStories.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { GroomingItem } from '../../../shared/views/grooming.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { groomingWords as text } from '../../ui/words/grooming.ts';
import { DetailsField } from '../details/DetailsField.tsx';
import { TitleField } from '../details/TitleField.tsx';
import { DeclineDialog } from '../stage/DeclineDialog.tsx';
import styles from './Grooming.module.css';
import { ReasonFix } from './ReasonFix.tsx';
import type { FocusAround } from './useHeldStory.ts';

export interface GroomingCardProps {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly records: MapRecords;
  readonly entry: GroomingItem;
  readonly position: string;
  readonly canEdit: boolean;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  /** Nothing is left to mend, and it is only here because it is written in. */
  readonly isMended: boolean;
  readonly onGoOn: () => void;
  readonly around: FocusAround;
}

export function GroomingCard(props: GroomingCardProps) {
  const { session, dialogs, entry, position, canEdit, onPrevious, onNext, isMended, onGoOn, around } = props;
  const { story } = entry.item;
  const [isDeclining, setDeclining] = useState(false);
  const people = useStore(session.people);
  const lookers = people.filter(({ presence }) => presence.selection.includes(story.id));
  const title = story.title.trim() || words.noTitle;
  const keep = (): void => {
    if (session.actions.runLate(keepStories, { ids: [story.id] }) === null) return;
    dialogs.toast(text.kept(title), { undo: true, replaces: 'groomed' });
    onGoOn();
  };
  return (
    <article className={styles['card']} aria-label={text.card(title)} tabIndex={-1} {...around}>
      <div className={styles['card-top']}>
        <span className={styles['note']}>
          {text.rank(entry.rank)} · {words.stages[story.stage]}
        </span>
        {lookers.length > 0 && (
          <span className={styles['note']}>{text.lookingAt(lookers.map(({ name }) => name))}</span>
        )}
        <span className={styles['pager']}>
          <span className={styles['note']}>{position}</span>
          <IconButton
            icon={ArrowUp}
            size="s"
            label={text.previous}
            disabled={onPrevious === null}
            onClick={() => onPrevious?.()}
          />
          <IconButton
            icon={ArrowDown}
            size="s"
            label={text.next}
            disabled={onNext === null}
            onClick={() => onNext?.()}
          />
        </span>
      </div>
      <TitleField session={session} id={story.id} />
      <DetailsField session={session} id={story.id} details={story.details} />
      <section aria-label={text.reasons} className={styles['reasons']}>
        {entry.reasons.map((reason) => (
          <div key={reason.rule} className={styles['reason']} data-rule={reason.rule}>
            <h3 className={styles['reason-title']}>{text.rules[reason.rule]}</h3>
            <p className={styles['reason-why']}>{text.why(reason)}</p>
            <ReasonFix {...props} reason={reason} />
          </div>
        ))}
      </section>
      <div className={styles['actions']}>
        {isMended && (
          <Button look="primary" icon={ArrowRight} onClick={onGoOn}>
            {text.goOn}
          </Button>
        )}
        {canEdit && !isMended && (
          <>
            <Button icon={Pin} onClick={keep}>
              {text.keep}
            </Button>
            <Button icon={CircleSlash} onClick={() => setDeclining(true)}>
              {text.decline}
            </Button>
          </>
        )}
        <Button look="quiet" icon={PanelRight} onClick={() => dialogs.openDetails(story.id)}>
          {text.details}
        </Button>
      </div>
      {isDeclining && (
        <DeclineDialog story={story} actions={session.actions} onClose={() => setDeclining(false)} />
      )}
    </article>
  );
}
