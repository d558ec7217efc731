/** Who else is typing in a text right now. */
import type { PersonHere } from '../../store/people.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { formatList } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import styles from './LiveText.module.css';

/** Nothing while nobody is. */
export function TypingHere({ typing }: { readonly typing: readonly PersonHere[] }) {
  if (typing.length === 0) return null;
  return (
    <span className={styles['typing']}>
      {typing.slice(0, 3).map((person) => (
        <Avatar key={person.clientId} name={person.name} colour={person.colour} size="s" />
      ))}
      {words.details.typing(formatList(typing.map((person) => person.name)), typing.length)}
    </span>
  );
}
