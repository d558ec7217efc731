/** My maps, newest first: open one, or delete it. */
import { Ellipsis, Map as MapIcon, Trash } from 'lucide';
import { Link, useLocation } from 'wouter';
import { IconButton } from '../../ui/Button.tsx';
import { formatAgo } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { words } from '../../ui/words.ts';
import type { MapEntry } from '../../../shared/protocol/http.ts';
import styles from './MapList.module.css';

/** `onDelete` asks before anything is deleted. `now` in ms since epoch. */
export function MapList({
  maps,
  now,
  onDelete,
}: {
  readonly maps: readonly MapEntry[];
  readonly now: number;
  readonly onDelete: (map: MapEntry) => void;
}) {
  return (
    <ul className={styles['list']} aria-label={words.home.title}>
      {maps.map((map) => (
        <MapRow key={map.id} map={map} now={now} onDelete={onDelete} />
      ))}
    </ul>
  );
}

function MapRow({
  map,
  now,
  onDelete,
}: {
  readonly map: MapEntry;
  readonly now: number;
  readonly onDelete: (map: MapEntry) => void;
}) {
  const [, navigate] = useLocation();
  const title = map.title || words.map.untitled;
  const href = `/map/${map.id}`;
  return (
    <li className={styles['row']}>
      <span className={styles['icon']}>
        <Icon node={MapIcon} size={20} />
      </span>
      <div className={styles['words']}>
        <Link href={href} className={styles['title']}>
          {title}
        </Link>
        <p className={styles['facts']}>
          <span>{words.roles[map.role]}</span>
          <span>{words.stories(map.stories)}</span>
          <time dateTime={new Date(map.updatedAt).toISOString()}>
            {words.home.updated(formatAgo(map.updatedAt, now))}
          </time>
        </p>
      </div>
      <Menu
        trigger={<IconButton icon={Ellipsis} label={words.home.options(title)} className={styles['menu']} />}
      >
        <MenuItem icon={MapIcon} onSelect={() => navigate(href)}>
          {words.home.openItem}
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          icon={Trash}
          dangerous={map.role === 'owner'}
          disabled={map.role !== 'owner'}
          onSelect={() => onDelete(map)}
        >
          {map.role === 'owner' ? words.home.delete : words.home.leave}
        </MenuItem>
      </Menu>
    </li>
  );
}
