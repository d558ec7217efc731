/** One row of the outline: heading of an activity, step or release, or a story or a thing around the map as a card. */
import { ChevronDown, ChevronRight, Ellipsis, Plus } from 'lucide';
import { memo, type CSSProperties, type MouseEvent, type Ref } from 'react';
import { freeKinds, isOfKind } from '../../../shared/model/freeThing.ts';
import { isId } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { kindHues, type LegendEntry } from '../../../shared/views/legend.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { Tools } from '../../tools/toolContext.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { formatList } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import { outlineWords as text } from '../../ui/words/outline.ts';
import { freeWords } from '../../ui/words/free.ts';
import { FreeMarks } from './FreeMarks.tsx';
import styles from './OutlineRow.module.css';
import { recordOf, type OutlineRow as Row } from './outlineRows.ts';
import { RowEditor } from './RowEditor.tsx';
import { StoryMarks } from './StoryMarks.tsx';
import type { PersonMark } from './usePeopleMarks.ts';
import { usePress } from './usePress.ts';

export interface RowHands {
  readonly onTap: (row: Row, event: MouseEvent) => void;
  readonly onDoubleTap: (row: Row) => void;
  readonly onMenu: (row: Row, at: { x: number; y: number }) => void;
  readonly onFold: (row: Row) => void;
  readonly onAdd: (row: Row) => void;
  readonly onFocus: (row: Row) => void;
}

interface OutlineRowProps {
  readonly row: Row;
  readonly index: number;
  readonly title: string;
  readonly records: MapRecords;
  readonly session: MapSession;
  readonly tools: Tools;
  readonly hands: RowHands;
  readonly measure: Ref<HTMLDivElement> | undefined;
  readonly canEdit: boolean;
  readonly isSelected: boolean;
  /** The one row that Tab reaches. */
  readonly isActive: boolean;
  readonly isEditing: boolean;
  readonly isDimmed: boolean;
  readonly bands: readonly LegendEntry[] | null;
  readonly people: readonly PersonMark[] | undefined;
  /** Pixels from the top where it stays while what it heads goes by; null: it goes by itself. */
  readonly pinnedAt: number | null;
  readonly top: number;
}

const addable: ReadonlySet<Row['kind']> = new Set(['activity', 'step', 'release', 'empty']);

/** The row takes the focus; its buttons join the tab order while it is the active one. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { row, index, title, records, session, tools, hands, canEdit, isActive, isEditing, people } = props;
  const id = recordOf(row);
  const press = usePress({
    onTap: (event) => hands.onTap(row, event),
    onDoubleTap: () => hands.onDoubleTap(row),
    onMenu: (at) => hands.onMenu(row, at),
  });
  const tabIndex = isActive ? 0 : -1;
  const open = 'open' in row ? row.open : null;
  const { pinnedAt } = props;
  const isPinned = pinnedAt !== null;
  const place: CSSProperties = isPinned
    ? { position: 'sticky', top: pinnedAt }
    : { position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${props.top}px)` };
  return (
    <div
      ref={props.measure}
      role="row"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.of}
      aria-expanded={open ?? undefined}
      aria-selected={id === null ? undefined : props.isSelected}
      tabIndex={tabIndex}
      data-index={index}
      data-key={row.key}
      data-kind={row.kind === 'release' ? 'lane' : row.kind}
      data-id={id ?? undefined}
      data-pinned={isPinned || undefined}
      data-dimmed={props.isDimmed || undefined}
      data-first={(row.kind === 'story' && row.isFirst) || undefined}
      data-inside={(row.kind === 'free' && row.level > 2) || undefined}
      data-quiet={row.kind === 'story' && (row.story.stage === 'done' || row.story.stage === 'declined')}
      className={styles['row']}
      style={place}
      onFocus={(event) => event.target === event.currentTarget && hands.onFocus(row)}
      {...press}
    >
      <div className={styles['body']}>
        <div role="gridcell" className={styles['title']} dir="auto">
          {isEditing && id !== null ? (
            <RowEditor
              session={session}
              tools={tools}
              id={id}
              field={isId('frame', id) ? 'name' : 'title'}
              read={() => readTitle(session, id)}
            />
          ) : (
            title
          )}
        </div>
        {open !== null && (
          <div role="gridcell" className={styles['fold']}>
            <IconButton
              icon={open ? ChevronDown : ChevronRight}
              label={text.fold(title, open)}
              tabIndex={tabIndex}
              onClick={() => hands.onFold(row)}
            />
          </div>
        )}
        <div role="gridcell" className={styles['marks']}>
          {row.kind === 'story' && <StoryMarks records={records} counts={session.counts} story={row.story} />}
          {row.kind === 'free' && <FreeMarks records={records} thing={row.thing} />}
          {row.kind === 'around' && freeWords.things(row.things)}
          {row.kind === 'activity' && text.steps(row.steps)}
          {(row.kind === 'step' || row.kind === 'release' || row.kind === 'unplaced') &&
            text.stories(row.stories)}
          {people !== undefined && <PeopleOn people={people} />}
        </div>
        <div role="gridcell" className={styles['buttons']}>
          {canEdit && addable.has(row.kind) && (row.kind !== 'release' || row.stepId !== null) && (
            <IconButton
              icon={Plus}
              label={row.kind === 'activity' ? text.addStep(title) : text.addStory(title)}
              tabIndex={tabIndex}
              onClick={() => hands.onAdd(row)}
            />
          )}
          {id !== null && (
            <IconButton
              icon={Ellipsis}
              label={text.options(title)}
              tabIndex={tabIndex}
              onClick={(event) => {
                const { left, bottom } = event.currentTarget.getBoundingClientRect();
                hands.onMenu(row, { x: left, y: bottom });
              }}
            />
          )}
        </div>
        {(row.kind === 'story' || row.kind === 'free') && <Strip {...props} />}
      </div>
    </div>
  );
});

/** The colour of the kind or the thing, or of the lens with the letter of its legend. */
function Strip({ row, bands }: OutlineRowProps) {
  if (row.kind === 'free') {
    const { thing } = row;
    const hue = isOfKind(thing, 'frame') || isOfKind(thing, 'image') ? 'slate' : thing.hue;
    return <span className={styles['strip']} style={{ background: `var(--hue-${hue}-strong)` }} />;
  }
  if (row.kind !== 'story') return null;
  if (bands === null || bands.length === 0) {
    return (
      <span
        className={styles['strip']}
        style={{ background: `var(--hue-${kindHues[row.story.kind]}-strong)` }}
      />
    );
  }
  return (
    <span className={styles['bands']}>
      {bands.slice(0, 3).map(({ value, hue, mark, name }) => (
        <span
          key={value}
          title={name}
          style={{ background: `var(--hue-${hue}-soft)`, color: `var(--hue-${hue}-text)` }}
        >
          {mark}
        </span>
      ))}
    </span>
  );
}

function PeopleOn({ people }: { readonly people: readonly PersonMark[] }) {
  const typing = people.filter(({ isTyping }) => isTyping);
  const selected = people.filter(({ isTyping }) => !isTyping);
  return (
    <span className={styles['people']}>
      {people.slice(0, 3).map(({ key, name, colour }) => (
        <Avatar key={key} name={name} colour={colour} size="s" />
      ))}
      {typing.length > 0 && <span>{text.typing(formatList(typing.map(({ name }) => name)))}</span>}
      {selected.length > 0 && (
        <span className="visually-hidden">
          {text.selectedBy(formatList(selected.map(({ name }) => name)))}
        </span>
      )}
    </span>
  );
}

function readTitle({ store }: MapSession, id: string): string {
  const records = store.getRecords();
  for (const kind of ['story', 'step', 'activity', ...freeKinds] as const) {
    const held = records[kind] as ReadonlyMap<string, { readonly title?: string; readonly name?: string }>;
    const record = held.get(id);
    if (record !== undefined) return record.title ?? record.name ?? '';
  }
  return words.noTitle;
}
