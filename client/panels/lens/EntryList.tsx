/** The entries of a facet as switches: mark, name and count; those that are on stay bright on the map. */
import type { ComponentProps, ReactNode } from 'react';
import type { Facet } from '../../../shared/views/facets.ts';
import type { LegendEntry } from '../../../shared/views/legend.ts';
import { classes } from '../../ui/classes.ts';
import { formatNumber } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import styles from './EntryList.module.css';

/** `coloured`: the marks carry the colours that the cards carry. */
export function EntryList({
  facet,
  entries,
  chosen,
  coloured,
  onToggle,
  rowOf = () => ({}),
  renderBefore,
  renderAfter,
}: {
  readonly facet: Facet;
  readonly entries: readonly LegendEntry[];
  readonly chosen: readonly string[];
  readonly coloured: boolean;
  readonly onToggle: (value: string) => void;
  /** What the row of an entry hears and carries besides. */
  readonly rowOf?: (
    entry: LegendEntry,
  ) => ComponentProps<'li'> & { readonly 'data-gap'?: string | undefined };
  /** Beside the switch. */
  readonly renderBefore?: (entry: LegendEntry) => ReactNode;
  readonly renderAfter?: (entry: LegendEntry) => ReactNode;
}) {
  return (
    <ul className={styles['list']} aria-label={words.lens.facets[facet]}>
      {entries.map((entry) => {
        const isOn = chosen.includes(entry.value);
        const name = entry.name.trim() || words.noTitle;
        return (
          <li key={entry.value} {...rowOf(entry)} className={classes(styles['row'], rowOf(entry).className)}>
            {renderBefore?.(entry)}
            <button
              type="button"
              className={classes(styles['entry'], chosen.length > 0 && !isOn && styles['off'])}
              aria-pressed={isOn}
              onClick={() => onToggle(entry.value)}
            >
              {coloured && (
                <span
                  aria-hidden
                  className={styles['mark']}
                  style={{
                    background: `var(--hue-${entry.hue}-soft)`,
                    borderColor: `var(--hue-${entry.hue}-strong)`,
                    color: `var(--hue-${entry.hue}-text)`,
                  }}
                >
                  {entry.mark}
                </span>
              )}
              <span className={styles['name']}>{name}</span>
              <span className={styles['count']} aria-hidden>
                {formatNumber(entry.stories)}
              </span>
              <span className="visually-hidden">{words.stories(entry.stories)}</span>
            </button>
            {renderAfter?.(entry)}
          </li>
        );
      })}
    </ul>
  );
}
