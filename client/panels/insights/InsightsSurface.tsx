/** Insights: what does not fit together, the line from vision to sprint, forecasts, the order of work, and what was learned. */
import { Tabs } from '@base-ui/react/tabs';
import { useState, type ComponentType } from 'react';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { artifactWords } from '../../ui/words/artifacts.ts';
import { insightWords } from '../../ui/words/insights.ts';
import { useMinute } from '../live/useMinute.ts';
import { useCanEdit, useRecords } from '../live/useRecords.ts';
import { ArtifactsTab } from '../artifacts/ArtifactsTab.tsx';
import { hidesArtifacts } from '../artifacts/hidesArtifacts.ts';
import { FindingsTab } from './FindingsTab.tsx';
import { ForecastTab } from './ForecastTab.tsx';
import styles from './Insights.module.css';
import { LearnedTab } from './LearnedTab.tsx';
import { LineTab } from './LineTab.tsx';
import { OrderTab } from './OrderTab.tsx';
import type { InsightTabProps } from './tabProps.ts';

const text = insightWords.tabs;
const tabs = {
  findings: FindingsTab,
  line: LineTab,
  forecast: ForecastTab,
  order: OrderTab,
  learned: LearnedTab,
  artifacts: ArtifactsTab,
} satisfies Record<string, ComponentType<InsightTabProps>>;
type Tab = keyof typeof tabs;

/** Which part was looked at last; kept while the page is open, so that coming back from the map goes on there. */
let lastTab: Tab = 'findings';

/** Fills its parent; only the part that is shown is computed. For a team that hides the insights, it is the artifacts. */
export default function InsightsSurface({
  session,
  view,
  dialogs,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}) {
  const records = useRecords(session.store);
  const canEdit = useCanEdit(session);
  const now = useMinute(session);
  const [tab, setTab] = useState<Tab>(lastTab);
  const props = { session, view, dialogs, records, now, canEdit };
  if (hidesArtifacts(records.meta.settings)) {
    return (
      <section className={styles['surface']} aria-labelledby="insights-title">
        <h2 id="insights-title" className={styles['heading']}>
          {artifactWords.title}
        </h2>
        <div className={styles['panel']}>
          <ArtifactsTab {...props} />
        </div>
      </section>
    );
  }
  return (
    <section className={styles['surface']} aria-labelledby="insights-title">
      <h2 id="insights-title" className={styles['heading']}>
        {insightWords.title}
      </h2>
      <Tabs.Root
        className={styles['tabs-root']}
        value={tab}
        onValueChange={(next: Tab) => {
          lastTab = next;
          setTab(next);
        }}
      >
        <Tabs.List className={styles['tabs']} aria-label={text.label} activateOnFocus>
          {(Object.keys(tabs) as Tab[]).map((each) => (
            <Tabs.Tab key={each} value={each} className={styles['tab']}>
              {text[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {(Object.entries(tabs) as [Tab, ComponentType<InsightTabProps>][]).map(([each, Part]) => (
          <Tabs.Panel key={each} value={each} className={styles['panel']}>
            <Part {...props} />
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </section>
  );
}
