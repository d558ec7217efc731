/** What a stage asks for before a story enters it, as a small form. */
import type { FormEvent, ReactNode, RefObject } from 'react';
import type { Story } from '../../../shared/model/story.ts';
import type { MapActions } from '../../store/mapActions.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { words } from '../../ui/words.ts';
import styles from './StageDialog.module.css';

/** Of every dialog about a stage. */
export interface StageDialogProps {
  readonly story: Story;
  readonly actions: MapActions;
  readonly onClose: () => void;
}

/** Open as long as it is rendered. */
export function StageDialog({
  title,
  description,
  confirm,
  isComplete,
  initialFocus,
  onConfirm,
  onClose,
  children,
}: {
  readonly title: string;
  readonly description: string;
  readonly confirm: string;
  readonly isComplete: boolean;
  readonly initialFocus: RefObject<HTMLElement | null>;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isComplete) onConfirm();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="s"
      title={title}
      description={description}
      initialFocus={initialFocus}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="stage-form" disabled={!isComplete}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id="stage-form" className={styles['form']} onSubmit={onSubmit}>
        {children}
      </form>
    </Dialog>
  );
}
