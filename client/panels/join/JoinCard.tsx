/** The invitation a newcomer sees: one question, then the map. */
import { words } from '../../ui/words.ts';
import { NameForm } from '../home/NameForm.tsx';
import { JoinFrame } from './JoinFrame.tsx';

/** `onNamed` runs once the server knows the name. */
export function JoinCard({ onNamed }: { readonly onNamed: () => Promise<void> }) {
  const { title, text, join } = words.share.join;
  return (
    <JoinFrame title={title} text={text}>
      <NameForm submit={join} onSaved={onNamed} />
    </JoinFrame>
  );
}
