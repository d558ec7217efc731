/** Contradictions, orphans and the mistakes of roadmaps: what set each off, how to mend it, and the way there. */
import { CircleCheck, Map as MapIcon } from 'lucide';
import { useMemo, useState } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import { alignmentOf } from '../../../shared/views/alignment.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { words } from '../../ui/words.ts';
import { insightWords } from '../../ui/words/insights.ts';
import { findingGroups, type Finding, type FindingRule } from './findings.ts';
import { goTo, isOnMap, showOnMap } from './goTo.ts';
import styles from './Insights.module.css';
import type { InsightTabProps } from './tabProps.ts';

const text = insightWords.findings;
/** How many of one rule are listed at first, and with each "more". */
const portion = 8;

export function FindingsTab({ records, now, view, dialogs }: InsightTabProps) {
  const groups = useMemo(() => findingGroups(records, now), [records, now]);
  const number = groups.flatMap(({ rules }) => rules).reduce((sum, { findings }) => sum + findings.length, 0);
  return (
    <>
      <header className={styles['tab-head']}>
        <h3 className={styles['tab-title']}>{text.title}</h3>
        <p className={styles['note']}>{text.summary(number)}</p>
      </header>
      <Aligned records={records} />
      {number === 0 && <Notice icon={CircleCheck} {...text.none} />}
      {groups.map(({ title, rules }) => (
        <section key={title} className={styles['group']} aria-label={title}>
          <h3 className={styles['group-title']}>{title}</h3>
          <div className={styles['rules']}>
            {rules.map((rule) => (
              <Rule key={rule.rule} rule={rule} records={records} view={view} dialogs={dialogs} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

/** How much of the work serves no goal, as a bar with its numbers. */
function Aligned({ records }: { readonly records: MapRecords }) {
  const { open, misaligned, share } = alignmentOf(records);
  const byPoints = open.unestimated === 0 && open.points > 0;
  const inUnit = (totals: typeof open): string =>
    byPoints ? words.points(totals.points) : words.stories(totals.stories);
  return (
    <section className={styles['box']} aria-label={text.aligned.title}>
      <h3 className={styles['subtitle']}>{text.aligned.title}</h3>
      {share === null ? (
        <p className={styles['note']}>{text.aligned.none}</p>
      ) : (
        <>
          <Progress share={share} label={text.aligned.title} tone="bad" />
          <p>{text.aligned.text(share, inUnit(misaligned), inUnit(open))}</p>
        </>
      )}
    </section>
  );
}

interface RuleProps {
  readonly rule: FindingRule;
  readonly records: MapRecords;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}

function Rule({ rule, records, view, dialogs }: RuleProps) {
  const [shown, setShown] = useState(portion);
  const { title, why, mend, findings } = rule;
  const id = `insights-${rule.rule}`;
  return (
    <section className={styles['box']} aria-labelledby={id}>
      <h4 id={id} className={styles['rule-title']}>
        {title} <span className={styles['count']}>{findings.length}</span>
      </h4>
      <p className={styles['note']}>{why}</p>
      <ul className={styles['findings']}>
        {findings.slice(0, shown).map((finding) => (
          <FindingRow key={finding.key} {...{ finding, records, view, dialogs }} />
        ))}
      </ul>
      {findings.length > shown && (
        <Button look="quiet" size="s" onClick={() => setShown(shown + 5 * portion)}>
          {text.more(findings.length - shown)}
        </Button>
      )}
      <p className={styles['mend']}>{text.mend(mend)}</p>
    </section>
  );
}

function FindingRow({
  finding: { label, target },
  records,
  view,
  dialogs,
}: Omit<RuleProps, 'rule'> & { readonly finding: Finding }) {
  if (target === null) return <li className={styles['finding']}>{label}</li>;
  return (
    <li className={styles['finding']}>
      <button type="button" className={styles['go']} onClick={() => goTo(view, dialogs, target)}>
        {label}
      </button>
      {isOnMap(records, target) && (
        <IconButton
          icon={MapIcon}
          size="s"
          label={text.onMap(label)}
          onClick={() => showOnMap(view, dialogs, records, target)}
        />
      )}
    </li>
  );
}
