/** The bar over the map: where I am, what is saved, who is here, what I can do. */
import { Tabs } from '@base-ui/react/tabs';
import { ChevronLeft, Share2 } from 'lucide';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { words } from '../../ui/words.ts';
import { afterOpening, latePart } from '../../ui/latePart.tsx';
import { useRecord } from '../live/useRecords.ts';
import { HistoryButtons } from './HistoryButtons.tsx';
import styles from './MapBar.module.css';
import { MapMenuButton } from './MapMenuButton.tsx';
import { MapTitle } from './MapTitle.tsx';
import { PeopleHere } from './PeopleHere.tsx';
import { SavingStatus } from './SavingStatus.tsx';
import { shownSurfaces } from './surfaces.ts';

const MapTimer = latePart(() => import('../timer/MapTimer.tsx'), null, afterOpening);

/** Stands inside the tabs that switch the surface. */
export function MapBar({
  session,
  view,
  dialogs,
  onShare,
  onName,
  onExport,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
  readonly onShare: () => void;
  readonly onName: () => void;
  readonly onExport: () => void;
}) {
  const { settings } = useRecord(session.store, (records) => records.meta);
  const shown = useStore(view, (state) => state.surface);
  const tabs = useRef<HTMLDivElement>(null);
  // On a phone not all of them fit: the chosen one is there whole.
  useEffect(() => {
    tabs.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <header className={styles['bar']}>
      <div className={styles['where']}>
        <LinkButton href="/" look="quiet" icon={ChevronLeft}>
          <span className="visually-hidden">{words.map.home}</span>
        </LinkButton>
        <MapTitle session={session} />
        <SavingStatus session={session} />
      </div>
      <Tabs.List ref={tabs} className={styles['tabs']} aria-label={words.map.surfaces.label}>
        {shownSurfaces(settings).map(({ surface, icon }) => (
          <Tabs.Tab key={surface} value={surface} className={styles['tab']}>
            <Icon node={icon} size={16} />
            {words.map.surfaces[surface]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <div className={styles['history']}>
        <HistoryButtons session={session} />
      </div>
      <div className={styles['people']}>
        <MapTimer session={session} dialogs={dialogs} />
        <PeopleHere session={session} view={view} />
      </div>
      <div className={styles['tools']}>
        <Button look="primary" size="s" icon={Share2} onClick={onShare}>
          {words.map.share}
        </Button>
        <MapMenuButton session={session} view={view} dialogs={dialogs} onName={onName} onExport={onExport} />
      </div>
    </header>
  );
}
