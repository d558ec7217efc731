/** What can be started now, what waits for what, a valid order of what depends on each other, and circles. */
import { useMemo, useState, type ReactNode } from 'react';
import type { Dependency } from '../../../shared/model/dependency.ts';
import type { Story } from '../../../shared/model/story.ts';
import { workOrder, type BlockedStory } from '../../../shared/views/workOrder.ts';
import { Button } from '../../ui/Button.tsx';
import { longDay } from '../../ui/chart/shortDay.ts';
import { Stage } from '../../ui/Stage.tsx';
import { words } from '../../ui/words.ts';
import { insightWords } from '../../ui/words/insights.ts';
import { goTo } from './goTo.ts';
import styles from './Insights.module.css';
import type { InsightTabProps } from './tabProps.ts';

const text = insightWords.order;
const portion = 20;
const named = (title: string): string => title.trim() || words.noTitle;

export function OrderTab({ records, view, dialogs }: InsightTabProps) {
  const { order, blocked, canStart, cycles } = useMemo(() => workOrder(records), [records]);
  const open = (story: Story): void => goTo(view, dialogs, story.id);
  return (
    <>
      <header className={styles['tab-head']}>
        <h3 className={styles['tab-title']}>{text.title}</h3>
      </header>
      {cycles.length > 0 && (
        <Part title={text.cycles} note={text.cyclesNote} none="" items={cycles} isBad>
          {(cycle) => (
            <li key={cycle[0]!.id} className={styles['finding']}>
              {cycle.map((story, i) => (
                <span key={story.id} className={styles['chain']}>
                  {i > 0 && <span aria-hidden>⇄</span>}
                  <StoryButton story={story} onOpen={open} />
                </span>
              ))}
            </li>
          )}
        </Part>
      )}
      <div className={styles['rules']}>
        <Part title={text.start} note={text.startNote} none={text.startNone} items={canStart}>
          {(story) => <Row key={story.id} story={story} onOpen={open} />}
        </Part>
        <Part title={text.blocked} note={text.blockedNote} none={text.blockedNone} items={blocked}>
          {(each) => (
            <Row key={each.story.id} story={each.story} onOpen={open}>
              {reasons(each).map((reason) => (
                <span key={reason} className={styles['note']}>
                  {reason}
                </span>
              ))}
            </Row>
          )}
        </Part>
        <Part title={text.valid} note={text.validNote} none={text.validNone} items={order} isOrdered>
          {(story) => <Row key={story.id} story={story} onOpen={open} />}
        </Part>
      </div>
    </>
  );
}

function Part<Item>({
  title,
  note,
  none,
  items,
  isOrdered = false,
  isBad = false,
  children,
}: {
  readonly title: string;
  readonly note: string;
  readonly none: string;
  readonly items: readonly Item[];
  readonly isOrdered?: boolean;
  readonly isBad?: boolean;
  readonly children: (item: Item) => ReactNode;
}) {
  const [shown, setShown] = useState(portion);
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <section className={styles['box']} aria-label={title} data-bad={isBad || undefined}>
      <h4 className={styles['rule-title']}>
        {title} <span className={styles['count']}>{items.length}</span>
      </h4>
      <p className={styles['note']}>{items.length === 0 ? none : note}</p>
      <List className={isOrdered ? styles['numbered'] : styles['findings']}>
        {items.slice(0, shown).map(children)}
      </List>
      {items.length > shown && (
        <Button look="quiet" size="s" onClick={() => setShown(shown + 5 * portion)}>
          {insightWords.findings.more(items.length - shown)}
        </Button>
      )}
    </section>
  );
}

function Row({
  story,
  onOpen,
  children,
}: {
  readonly story: Story;
  readonly onOpen: (story: Story) => void;
  readonly children?: ReactNode;
}) {
  return (
    <li className={styles['finding']}>
      <span className={styles['stacked']}>
        <StoryButton story={story} onOpen={onOpen} />
        {children}
      </span>
      <span className={styles['note']}>
        <Stage stage={story.stage} />
      </span>
    </li>
  );
}

function StoryButton({ story, onOpen }: { readonly story: Story; readonly onOpen: (story: Story) => void }) {
  return (
    <button type="button" className={styles['go']} onClick={() => onOpen(story)}>
      {named(story.title)}
    </button>
  );
}

function reasons({ waitsFor, outside }: BlockedStory): string[] {
  return [
    ...waitsFor.map(({ needed }) => text.waits(named(needed.title), words.stages[needed.stage])),
    ...outside.map(({ external, due }: Dependency) =>
      text.outside(external.trim(), due === null ? null : longDay(due)),
    ),
  ];
}
