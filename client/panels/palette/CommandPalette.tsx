/** Everything that can be done, by name. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoryId } from '../../../shared/model/story.ts';
import { atLeast } from '../../../shared/protocol/role.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { words } from '../../ui/words.ts';
import { LinkPalette } from '../roadmap/LinkPalette.tsx';
import { useCanEdit, useGrid, useRecords } from '../live/useRecords.ts';
import { Palette } from './Palette.tsx';
import { paletteCommands } from './paletteCommands.ts';
import type { PageMoves } from './paletteContext.ts';

const text = words.map.palette;

/** Open as long as it is rendered. */
export function CommandPalette({
  session,
  view,
  dialogs,
  moves,
  onClose,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
  readonly moves: PageMoves;
  readonly onClose: () => void;
}) {
  const grid = useGrid(session.store);
  const records = useRecords(session.store);
  const history = useStore(session.history);
  const canEdit = useCanEdit(session);
  const isFacilitator = useStore(session.me, ({ role }) => atLeast(role, 'facilitator'));
  const [linked, setLinked] = useState<readonly StoryId[] | null>(null);
  if (linked !== null) return <LinkPalette session={session} ids={linked} onClose={onClose} />;
  return (
    <Palette
      title={text.title}
      placeholder={text.placeholder}
      empty={text.empty}
      hint={text.run}
      groups={paletteCommands({
        actions: session.actions,
        view,
        dialogs,
        moves,
        grid,
        records,
        history,
        canEdit,
        isFacilitator,
        link: setLinked,
      })}
      onClose={onClose}
    />
  );
}
