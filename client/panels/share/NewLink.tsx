/** Makes one link into the map: who may do what by it, for how many people, until when. */
import { useState } from 'react';
import type { LinkRole } from '../../../shared/protocol/members.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { createLink } from '../api/mapsApi.ts';
import { MakeLink } from './MakeLink.tsx';

const text = words.share;
const roleChoices = (['editor', 'contributor', 'commenter', 'viewer', 'facilitator'] as const).map(
  (role) => ({
    value: role,
    label: text.roles[role],
  }),
);
const mostUses = { any: null, one: 1, five: 5, thirty: 30 } as const;
type Uses = keyof typeof mostUses;
const usesChoices = (Object.keys(mostUses) as Uses[]).map((uses) => ({
  value: uses,
  label: text.usesChoices[uses],
}));

/** `onMade` after the server made one. */
export function NewLink({
  session: { mapId, me },
  onMade,
}: {
  readonly session: MapSession;
  readonly onMade: () => void;
}) {
  const [role, setRole] = useState<LinkRole>('editor');
  const [uses, setUses] = useState<Uses>('any');
  const maxUses = mostUses[uses];
  return (
    <MakeLink
      isWide
      now={() => serverNow(me.getState())}
      create={(end) => createLink(mapId, { role, ...end, ...(maxUses === null ? {} : { maxUses }) })}
      onMade={onMade}
    >
      <Select label={text.role} value={role} choices={roleChoices} onChoose={setRole} />
      <Select label={text.uses} value={uses} choices={usesChoices} onChoose={setUses} />
    </MakeLink>
  );
}
