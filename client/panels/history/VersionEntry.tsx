/** One version in the list: its name or time, what was done up to it, and what can be done with it. */
import { Eye, Play, Undo2, Tag } from 'lucide';
import { useState, type ReactNode } from 'react';
import type { Doer } from '../../../shared/protocol/history.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { historyWords as text } from '../../ui/words/history.ts';
import { goBack } from './goBack.ts';
import styles from './HistoryPanel.module.css';
import { NameVersion } from './NameVersion.tsx';

export function nameOfDoer({ kind, name, isMe }: Doer): string {
  if (kind === 'link') return text.script;
  if (kind === 'reader') return text.reader;
  if (kind === 'server') return text.server;
  return isMe ? text.you : name === '' ? text.left : name;
}

/** `onChange` after something was done that the list should show. */
export function VersionEntry({
  session,
  view,
  seq,
  name,
  note,
  canEdit,
  shown,
  mayBeNamed = false,
  after,
  onChange,
  children,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly seq: number;
  readonly name: string;
  readonly note?: string;
  readonly canEdit: boolean;
  /** The version that is looked at. */
  readonly shown: number | null;
  readonly mayBeNamed?: boolean;
  /** The version before what was done: it can be replayed from there. */
  readonly after?: number;
  readonly onChange: () => void;
  readonly children?: ReactNode;
}) {
  const [isNaming, setNaming] = useState(false);
  const restore = async (): Promise<void> => {
    if (!(await goBack(session, seq))) return;
    view.setState({ version: null });
    onChange();
  };
  return (
    <li className={styles['entry']} aria-current={shown === seq || undefined}>
      <h4 className={styles['name']}>{name}</h4>
      {note !== undefined && <p className={styles['note']}>{note}</p>}
      {children}
      <div className={styles['actions']}>
        <Button
          look="quiet"
          size="s"
          icon={Eye}
          aria-label={text.lookAt(name)}
          aria-pressed={shown === seq}
          onClick={() => view.setState({ surface: 'map', version: shown === seq ? null : { seq, name } })}
        >
          {text.look}
        </Button>
        {after !== undefined && (
          <Button
            look="quiet"
            size="s"
            icon={Play}
            aria-label={text.replay.startAt(name)}
            onClick={() => view.setState({ surface: 'map', version: { seq, name, replayedFrom: after } })}
          >
            {text.replay.start}
          </Button>
        )}
        {canEdit && (
          <Button
            look="quiet"
            size="s"
            icon={Undo2}
            aria-label={text.goBackTo(name)}
            onClick={() => void restore()}
          >
            {text.goBack}
          </Button>
        )}
        {canEdit && mayBeNamed && !isNaming && (
          <Button
            look="quiet"
            size="s"
            icon={Tag}
            aria-label={text.nameThis(name)}
            onClick={() => setNaming(true)}
          >
            {text.nameIt}
          </Button>
        )}
      </div>
      {isNaming && (
        <NameVersion
          mapId={session.mapId}
          seq={seq}
          label={text.name}
          startsOpen
          onKept={() => {
            setNaming(false);
            onChange();
          }}
          onCancel={() => setNaming(false)}
        />
      )}
    </li>
  );
}
