/** Who is on the map and as what; an owner changes roles and takes people off. */
import { useCallback, useState } from 'react';
import type { MemberEntry } from '../../../shared/protocol/members.ts';
import { roles, type Role } from '../../../shared/protocol/role.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useLoaded } from '../../ui/useLoaded.ts';
import { words } from '../../ui/words.ts';
import { changeMember, forgetMember, readMembers, removeMember } from '../api/peopleApi.ts';
import { sentenceOf } from '../api/request.ts';
import { LoadedSection } from '../dialogs/LoadedSection.tsx';
import parts from '../dialogs/parts.module.css';
import styles from './ShareDialog.module.css';

const text = words.share;
const roleChoices = roles.map((role) => ({ value: role, label: text.roles[role] }));
const endedChoice = { value: null, label: text.noRole };

/** The list is read anew after each change, since one may end another's right. */
export function People({ mapId }: { readonly mapId: string }) {
  const load = useCallback(() => readMembers(mapId), [mapId]);
  const { state, reload } = useLoaded(mapId, load);

  const attempt = async (work: Promise<void>, done: string): Promise<void> => {
    try {
      await work;
      showToast(done);
    } catch (cause) {
      showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
    }
    reload();
  };
  return (
    <LoadedSection
      title={text.people}
      loading={words.loading}
      failed={text.peopleFailed}
      state={state}
      onAgain={reload}
    >
      {(members) => (
        <ul>
          {members.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              onRole={(role) => void attempt(changeMember(mapId, member.id, role), text.changed(member.name))}
              onRemove={() => void attempt(removeMember(mapId, member.id), text.removed(member.name))}
              onForget={() => void attempt(forgetMember(mapId, member.id), text.forgotten)}
            />
          ))}
        </ul>
      )}
    </LoadedSection>
  );
}

function MemberRow({
  member,
  onRole,
  onRemove,
  onForget,
}: {
  readonly member: MemberEntry;
  readonly onRole: (role: Role) => void;
  readonly onRemove: () => void;
  readonly onForget: () => void;
}) {
  const { colour, role, byHand, removed, isMe } = member;
  const isForgotten = member.name === '';
  const name = isForgotten ? text.left : member.name;
  const shown = isMe ? text.me(name) : name;
  return (
    <li className={parts['row']}>
      <div className={styles['person']}>
        <Avatar name={name} colour={colour} />
        <div>
          <p className={styles['role']}>{shown}</p>
          <p className={parts['note']}>
            {isForgotten ? text.isForgotten : removed ? text.isRemoved : byHand ? text.byHand : text.byLink}
          </p>
        </div>
      </div>
      {isForgotten ? null : removed ? (
        <RemovedRights name={name} onLetBack={() => onRole('viewer')} onForget={onForget} />
      ) : (
        <div className={styles['rights']}>
          <Select
            label={text.roleOf(name)}
            hideLabel
            value={role}
            choices={role === null ? [endedChoice, ...roleChoices] : roleChoices}
            onChoose={(next) => next !== null && onRole(next)}
          />
          <Button size="s" aria-label={text.removeThis(name)} onClick={onRemove}>
            {text.removeMember}
          </Button>
        </div>
      )}
    </li>
  );
}

/** What can be done for somebody who was taken off; erasing asks first, for nothing brings a name back. */
function RemovedRights({
  name,
  onLetBack,
  onForget,
}: {
  readonly name: string;
  readonly onLetBack: () => void;
  readonly onForget: () => void;
}) {
  const [asks, setAsks] = useState(false);
  if (asks) {
    return (
      <div className={styles['asks']} role="alert">
        <p className={parts['note']}>{text.forgetAsk}</p>
        <div className={styles['rights']}>
          <Button size="s" onClick={() => setAsks(false)}>
            {words.cancel}
          </Button>
          <Button size="s" look="danger" aria-label={text.forgetThis(name)} onClick={onForget}>
            {text.forget}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles['rights']}>
      <Button size="s" aria-label={text.letBackThis(name)} onClick={onLetBack}>
        {text.letBack}
      </Button>
      <Button size="s" look="quiet" aria-label={text.forgetThis(name)} onClick={() => setAsks(true)}>
        {text.forget}
      </Button>
    </div>
  );
}
