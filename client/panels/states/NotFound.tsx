/** The page at an address that leads nowhere. */
import { Compass } from 'lucide';
import { words } from '../../ui/words.ts';
import { StatePage } from './StatePage.tsx';

/** With the way home. */
export function NotFound() {
  return <StatePage icon={Compass} {...words.states.notFound} />;
}
