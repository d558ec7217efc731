/** Finds a card of the map by its words and jumps to it. */
import type { Id } from '../../../shared/model/id.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { useGrid } from '../live/useRecords.ts';
import { Palette } from './Palette.tsx';
import { searchGroups } from './searchGroups.ts';

const text = words.map.search;

/** Open as long as it is rendered; `onJump` shows the chosen record. */
export default function SearchPalette({
  session,
  onJump,
  onClose,
}: {
  readonly session: MapSession;
  readonly onJump: (id: Id) => void;
  readonly onClose: () => void;
}) {
  return (
    <Palette
      title={text.title}
      placeholder={text.placeholder}
      empty={text.empty}
      hint={text.hint}
      groups={searchGroups(useGrid(session.store), onJump)}
      onClose={onClose}
    />
  );
}
