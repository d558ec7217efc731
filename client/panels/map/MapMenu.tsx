/** The map's menu: search, commands, downloads, appearance, my name. */
import {
  Braces,
  Command,
  FileText,
  History,
  Image,
  Keyboard,
  Link,
  Menu as MenuIcon,
  NotebookText,
  Presentation,
  Search,
  Settings,
  Sheet,
  UserRound,
  Vote,
} from 'lucide';
import { useStore } from 'zustand';
import { atLeast } from '../../../shared/protocol/role.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { togglePanel } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { appTheme } from '../../ui/appTheme.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuChoice, MenuGroup, MenuItem, MenuLink, MenuSeparator } from '../../ui/Menu.tsx';
import { words } from '../../ui/words.ts';
import { artifactWords } from '../../ui/words/artifacts.ts';
import { audienceWords } from '../../ui/words/audience.ts';
import { historyWords } from '../../ui/words/history.ts';
import { votingWords } from '../../ui/words/voting.ts';
import { hidesArtifacts } from '../artifacts/hidesArtifacts.ts';
import { contrastItems, themeItems } from '../home/themeItems.ts';
import { useRecord } from '../live/useRecords.ts';

const text = words.map.menu;

export interface MapMenuProps {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
  readonly onName: () => void;
  readonly onExport: () => void;
}

/** Opens as soon as it is here. Downloads come from the server: they hold what is saved. */
export function MapMenu({ session, view, dialogs, onName, onExport }: MapMenuProps) {
  const showsOutline = useStore(view, (state) => state.showsOutline);
  const isFacilitator = useStore(session.me, ({ role }) => atLeast(role, 'facilitator'));
  const { choice, contrast } = useStore(appTheme.store);
  const { mapId } = session;
  // Their place among the insights is hidden then.
  const offersArtifacts = useRecord(session.store, ({ meta }) => hidesArtifacts(meta.settings));
  const file = (ending: string): string => `/api/maps/${encodeURIComponent(mapId)}/export.${ending}`;
  return (
    <Menu startsOpen trigger={<IconButton icon={MenuIcon} label={text.label} />}>
      <MenuItem icon={Search} shortcut="/" onSelect={dialogs.openSearch}>
        {text.search}
      </MenuItem>
      <MenuItem icon={Command} shortcut="Ctrl+K" onSelect={dialogs.openCommands}>
        {text.commands}
      </MenuItem>
      {dialogs.copyViewLink !== undefined && (
        <MenuItem icon={Link} onSelect={dialogs.copyViewLink}>
          {words.lens.copyLink}
        </MenuItem>
      )}
      {isFacilitator && dialogs.openVoting !== undefined && (
        <MenuItem icon={Vote} onSelect={dialogs.openVoting}>
          {votingWords.start}
        </MenuItem>
      )}
      <MenuItem icon={History} onSelect={() => togglePanel(view, 'history')}>
        {historyWords.open}
      </MenuItem>
      {offersArtifacts && (
        <MenuItem icon={NotebookText} onSelect={() => view.setState({ surface: 'insights' })}>
          {artifactWords.title}
        </MenuItem>
      )}
      {dialogs.openAudiences !== undefined && (
        <MenuItem icon={Presentation} onSelect={dialogs.openAudiences}>
          {audienceWords.open}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuGroup label={text.download}>
        <MenuLink icon={Braces} href={file('json')} download>
          {text.json}
        </MenuLink>
        <MenuLink icon={Sheet} href={file('csv')} download>
          {text.csv}
        </MenuLink>
        <MenuLink icon={FileText} href={file('md')} download>
          {text.markdown}
        </MenuLink>
        <MenuItem icon={Image} onSelect={onExport}>
          {text.picture}
        </MenuItem>
      </MenuGroup>
      <MenuSeparator />
      <MenuChoice
        label={words.map.showAs.label}
        value={showsOutline ? 'outline' : 'map'}
        choices={[
          { value: 'map', label: words.map.showAs.map },
          { value: 'outline', label: words.map.showAs.outline },
        ]}
        onChoose={(look) => view.setState({ surface: 'map', showsOutline: look === 'outline' })}
      />
      <MenuSeparator />
      <MenuChoice label={text.theme} value={choice} choices={themeItems} onChoose={appTheme.choose} />
      <MenuChoice
        label={text.contrast}
        value={contrast}
        choices={contrastItems}
        onChoose={appTheme.chooseContrast}
      />
      <MenuSeparator />
      {dialogs.openSettings !== undefined && (
        <MenuItem icon={Settings} onSelect={dialogs.openSettings}>
          {text.settings}
        </MenuItem>
      )}
      <MenuItem icon={UserRound} onSelect={onName}>
        {text.name}
      </MenuItem>
      <MenuItem icon={Keyboard} shortcut="?" onSelect={dialogs.openShortcuts}>
        {text.shortcuts}
      </MenuItem>
    </Menu>
  );
}
