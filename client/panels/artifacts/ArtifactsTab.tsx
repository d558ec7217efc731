/** The artifacts of a map: papers that are made anew from the records whenever they are opened, and how long each holds. */
import { FileText, Plus } from 'lucide';
import { useState } from 'react';
import { addArtifact } from '../../../shared/commands/addArtifact.ts';
import { artifactKinds, type ArtifactId, type ArtifactKind } from '../../../shared/model/artifact.ts';
import { artifactState } from '../../../shared/views/artifactState.ts';
import { liveInOrder, liveOrNull } from '../../../shared/views/liveRecords.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { artifactWords as text } from '../../ui/words/artifacts.ts';
import type { InsightTabProps } from '../insights/tabProps.ts';
import { ArtifactState } from './ArtifactState.tsx';
import { artifactTitle } from './artifactTitle.ts';
import styles from './Artifacts.module.css';
import { PaperView } from './PaperView.tsx';

export function ArtifactsTab({ session, dialogs, records, now, canEdit }: InsightTabProps) {
  const [chosen, setChosen] = useState<ArtifactId | null>(null);
  const { cadences } = records.meta.settings;
  const artifacts = liveInOrder(records.artifact);
  const artifact = liveOrNull(records.artifact, chosen);
  const stale = artifacts.filter((each) => artifactState(each, cadences, now).isStale).length;
  const add = (kind: ArtifactKind): void => {
    const added = session.actions.runLate(addArtifact, { kind });
    if (added !== null) setChosen(added.id);
  };
  const adding = (
    <Menu
      align="start"
      trigger={
        <Button look="primary" icon={Plus}>
          {text.add}
        </Button>
      }
    >
      {artifactKinds.map((kind) => (
        <MenuItem key={kind} onSelect={() => add(kind)}>
          {text.kinds[kind]}
        </MenuItem>
      ))}
    </Menu>
  );
  if (artifacts.length === 0) {
    return (
      <Notice icon={FileText} title={text.none.title} text={canEdit ? text.none.text : text.none.viewer}>
        {canEdit && adding}
      </Notice>
    );
  }
  return (
    <div className={styles['artifacts']} data-reading={artifact !== null || undefined}>
      <div className={styles['side']}>
        <div className={styles['side-head']}>
          <p className={styles['note']}>{text.summary(artifacts.length, stale)}</p>
          {canEdit && adding}
        </div>
        <ul className={styles['list']} aria-label={text.list}>
          {artifacts.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                className={styles['entry']}
                aria-current={each.id === chosen || undefined}
                onClick={() => setChosen(each.id)}
              >
                <span className={styles['entry-title']} dir="auto">
                  {artifactTitle(each)}
                </span>
                {each.title.trim() !== '' && <span className={styles['note']}>{text.kinds[each.kind]}</span>}
                <ArtifactState artifact={each} cadences={cadences} now={now} />
              </button>
            </li>
          ))}
        </ul>
      </div>
      {artifact === null ? (
        <p className={styles['hint']}>{text.hint}</p>
      ) : (
        <PaperView
          key={artifact.id}
          {...{ session, dialogs, records, now, canEdit, artifact }}
          onBack={() => setChosen(null)}
        />
      )}
    </div>
  );
}
