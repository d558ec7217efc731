/** Whether an artifact still holds, in a word and a colour. */
import { CircleAlert, CircleCheck } from 'lucide';
import type { Artifact } from '../../../shared/model/artifact.ts';
import type { Cadences } from '../../../shared/model/cadence.ts';
import { artifactState } from '../../../shared/views/artifactState.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { artifactWords } from '../../ui/words/artifacts.ts';
import styles from './Artifacts.module.css';

const text = artifactWords.state;

export function ArtifactState({
  artifact,
  cadences,
  now,
}: {
  readonly artifact: Artifact;
  readonly cadences: Cadences;
  readonly now: number;
}) {
  const { dueAt, isStale, daysLeft } = artifactState(artifact, cadences, now);
  const said = dueAt === null ? text.unconfirmed : isStale ? text.stale(-daysLeft) : text.holds(daysLeft);
  return (
    <span className={classes(styles['state'], isStale && styles['stale'])}>
      <Icon node={isStale ? CircleAlert : CircleCheck} size={14} />
      {said}
    </span>
  );
}
