/** The insights people keep: where each comes from, why it matters, and the stories it speaks for. */
import { Lightbulb, Plus } from 'lucide';
import { useState } from 'react';
import { insightSources, type Insight, type InsightSource } from '../../../shared/model/insight.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { insightWords } from '../../ui/words/insights.ts';
import { InsightCard } from './InsightCard.tsx';
import { InsightDialog } from './InsightDialog.tsx';
import styles from './Insights.module.css';
import cardStyles from './InsightCard.module.css';
import type { InsightTabProps } from './tabProps.ts';

const text = insightWords.learned;
const portion = 30;

export function LearnedTab({ session, dialogs, records, canEdit }: InsightTabProps) {
  const [source, setSource] = useState<InsightSource | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const [shown, setShown] = useState(portion);
  const all = [...records.insight.values()].filter(({ archivedAt }) => archivedAt === null).sort(newestFirst);
  const found = source === null ? all : all.filter((insight) => insight.source === source);
  return (
    <>
      <header className={styles['tab-head']}>
        <h3 className={styles['tab-title']}>{text.title}</h3>
        {all.length > 0 && (
          <div className={cardStyles['filter']}>
            <Select
              label={text.source}
              hideLabel
              value={source}
              choices={[
                { value: null, label: text.all },
                ...insightSources.map((each) => ({ value: each, label: text.sources[each] })),
              ]}
              onChoose={setSource}
            />
          </div>
        )}
        {canEdit && all.length > 0 && (
          <Button look="primary" icon={Plus} onClick={() => setIsAdding(true)}>
            {text.add}
          </Button>
        )}
      </header>
      {all.length === 0 && (
        <Notice icon={Lightbulb} title={text.none.title} text={canEdit ? text.none.text : text.none.viewer}>
          {canEdit && (
            <Button look="primary" icon={Plus} onClick={() => setIsAdding(true)}>
              {text.add}
            </Button>
          )}
        </Notice>
      )}
      <ul className={styles['rules']} aria-label={text.list}>
        {found.slice(0, shown).map((insight) => (
          <li key={insight.id}>
            <InsightCard {...{ session, dialogs, records, insight, canEdit }} />
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <Button look="quiet" onClick={() => setShown(shown + portion)}>
          {insightWords.findings.more(found.length - shown)}
        </Button>
      )}
      {isAdding && <InsightDialog session={session} onClose={() => setIsAdding(false)} />}
    </>
  );
}

function newestFirst(a: Insight, b: Insight): number {
  return (b.at ?? 0) - (a.at ?? 0) || (a.id < b.id ? -1 : 1);
}
