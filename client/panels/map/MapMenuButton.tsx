/** The button of the map's menu, which fetches the menu when somebody first wants it. */
import { Menu as MenuIcon } from 'lucide';
import { useState } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import type { MapMenu, MapMenuProps } from './MapMenu.tsx';

const fetchMenu = (): Promise<{ readonly MapMenu: typeof MapMenu }> => import('./MapMenu.tsx');

/** Pointing at it or focusing it begins to fetch; from the first click on the menu brings its own button. */
export function MapMenuButton(props: MapMenuProps) {
  const [Loaded, setLoaded] = useState<typeof MapMenu | null>(null);
  if (Loaded !== null) return <Loaded {...props} />;
  const open = (): void => {
    fetchMenu().then(
      (module) => setLoaded(() => module.MapMenu),
      () => showToast(words.map.menu.notLoaded, { tone: 'bad' }),
    );
  };
  const fetchAhead = (): void => {
    fetchMenu().catch(() => null); // told when it is clicked
  };
  return (
    <IconButton
      icon={MenuIcon}
      label={words.map.menu.label}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      onClick={open}
    />
  );
}
