/** Changes the name others see. */
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { words } from '../../ui/words.ts';
import { guestStore } from '../api/guest.ts';
import { NameForm } from './NameForm.tsx';

/** Opened from the home page and from the map's menu. */
export default function NameDialog({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const guest = useStore(guestStore);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      width="s"
      title={words.home.name.change}
      description={words.home.name.dialogText}
    >
      <NameForm
        initial={guest.kind === 'guest' ? guest.session.name : ''}
        submit={words.home.name.save}
        onSaved={onClose}
      >
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </NameForm>
    </Dialog>
  );
}
