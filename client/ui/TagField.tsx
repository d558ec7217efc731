/** Puts coloured tags on something: pick from those there are, or type a new name to make one. */
import { Combobox } from '@base-ui/react/combobox';
import { Check, Plus, X } from 'lucide';
import { useId, useRef, useState } from 'react';
import type { Hue } from '../../shared/model/hue.ts';
import { classes } from './classes.ts';
import fieldStyles from './Field.module.css';
import { Icon } from './Icon.tsx';
import popupStyles from './Popup.module.css';
import styles from './TagField.module.css';
import { words } from './words.ts';

export interface Tag<I extends string = string> {
  readonly id: I;
  readonly name: string;
  readonly hue: Hue;
}

interface Option<I extends string> {
  /** null: make it. */
  readonly tag: Tag<I> | null;
  readonly label: string;
}

interface TagFieldProps<I extends string> {
  readonly label: string;
  readonly placeholder: string;
  /** Shown in the list while there is no tag at all. */
  readonly none: string;
  readonly all: readonly Tag<I>[];
  readonly chosen: readonly I[];
  readonly disabled?: boolean;
  readonly onToggle: (id: I, on: boolean) => void;
  readonly onCreate: (name: string) => void;
}

const longestName = 60;

/** Chips with a colour and a name; Backspace in the empty field takes the last one off. */
export function TagField<I extends string>({
  label,
  placeholder,
  none,
  all,
  chosen,
  disabled = false,
  onToggle,
  onCreate,
}: TagFieldProps<I>) {
  const id = useId();
  const chips = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const options = all.map((tag): Option<I> => ({ tag, label: tag.name }));
  const selected = options.filter((option) => chosen.includes(option.tag!.id));
  const name = query.trim();
  const isNew = name !== '' && !all.some((tag) => tag.name.toLowerCase() === name.toLowerCase());
  const items: Option<I>[] = isNew ? [...options, { tag: null, label: name }] : options;

  const choose = (next: readonly Option<I>[]): void => {
    setQuery('');
    if (next.some((option) => option.tag === null)) {
      onCreate(name);
      return;
    }
    const ids = new Set(next.map((option) => option.tag!.id));
    for (const tagId of ids) if (!chosen.includes(tagId)) onToggle(tagId, true);
    for (const tagId of chosen) if (!ids.has(tagId)) onToggle(tagId, false);
  };

  return (
    <Combobox.Root
      multiple
      items={items}
      value={selected}
      onValueChange={(next, details) => {
        // Esc would take all of them off; it is for who is around this.
        if (details.reason !== 'escape-key') return choose(next);
        details.cancel();
        details.allowPropagation();
      }}
      inputValue={query}
      onInputValueChange={setQuery}
      isItemEqualToValue={(a, b) => a.tag?.id === b.tag?.id}
      itemToStringLabel={(option) => option.label}
      disabled={disabled}
      autoHighlight
    >
      <div className={fieldStyles['field']}>
        <label className={fieldStyles['label']} htmlFor={id}>
          {label}
        </label>
        <Combobox.Chips
          ref={chips}
          className={classes(fieldStyles['input'], styles['chips'])}
          data-disabled={disabled || undefined}
        >
          {selected.map(({ tag }) => (
            <Combobox.Chip
              key={tag!.id}
              className={styles['chip']}
              style={{ background: `var(--hue-${tag!.hue}-soft)`, color: `var(--hue-${tag!.hue}-text)` }}
            >
              {tag!.name}
              {!disabled && (
                <Combobox.ChipRemove
                  className={styles['remove']}
                  aria-label={words.details.remove(tag!.name)}
                >
                  <Icon node={X} size={12} />
                </Combobox.ChipRemove>
              )}
            </Combobox.Chip>
          ))}
          <Combobox.Input
            id={id}
            aria-label={label}
            className={styles['input']}
            placeholder={selected.length === 0 ? (disabled ? words.none : placeholder) : ''}
            maxLength={longestName}
          />
        </Combobox.Chips>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner anchor={chips} sideOffset={4} className={popupStyles['positioner']}>
          <Combobox.Popup className={classes(popupStyles['popup'], popupStyles['anchored'])}>
            {items.length === 0 && <p className={styles['none']}>{none}</p>}
            <Combobox.List>
              {(option: Option<I>) => (
                <Combobox.Item key={option.tag?.id ?? 'new'} value={option} className={popupStyles['item']}>
                  <span className={popupStyles['check']}>
                    {option.tag === null ? (
                      <Icon node={Plus} size={15} />
                    ) : (
                      <Combobox.ItemIndicator>
                        <Icon node={Check} size={15} />
                      </Combobox.ItemIndicator>
                    )}
                  </span>
                  {option.tag !== null && (
                    <span
                      className={styles['dot']}
                      style={{ background: `var(--hue-${option.tag.hue}-strong)` }}
                    />
                  )}
                  <span className={popupStyles['item-text']}>
                    {option.tag === null ? words.details.create(option.label) : option.label}
                  </span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
