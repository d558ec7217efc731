/** While no tracker is connected: who may gets the form; else it is said whom to ask. */
import { KeyRound, Plug } from 'lucide';
import type { TrackerEntry } from '../../../shared/protocol/trackers.ts';
import { Notice } from '../../ui/Notice.tsx';
import { trackerWords } from '../../ui/words/trackers.ts';
import { ConnectForm } from './ConnectForm.tsx';

const { none, noKey } = trackerWords;

/** `canConnect`: whether the server can; `mayConnect`: whether this person may. */
export function ConnectFirst({
  mayConnect,
  canConnect,
  ...props
}: {
  readonly mapId: string;
  readonly mayConnect: boolean;
  readonly canConnect: boolean;
  readonly onConnected: (made: TrackerEntry) => void;
}) {
  if (!canConnect) return <Notice icon={KeyRound} title={noKey.title} text={noKey.text} />;
  if (!mayConnect) return <Notice icon={Plug} title={none.title} text={none.text} />;
  return <ConnectForm {...props} />;
}
