/** What an artifact is about: a release, an initiative, a sprint, or the whole map, as its kind has it. */
import { updateArtifact } from '../../../shared/commands/updateArtifact.ts';
import type { Artifact, ArtifactKind } from '../../../shared/model/artifact.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { SprintId } from '../../../shared/model/sprint.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import { sprintsInTime } from '../../../shared/views/planPool.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { artifactWords as text } from '../../ui/words/artifacts.ts';

type Subject = InitiativeId | ReleaseId | SprintId | null;
type SubjectKind = 'initiative' | 'release' | 'sprint';

const subjectsOf: { readonly [K in ArtifactKind]: readonly SubjectKind[] } = {
  vision: [],
  roadmapReview: [],
  backlog: [],
  storyMap: [],
  prd: ['initiative', 'release'],
  sprintPlan: ['sprint'],
  burndown: ['sprint'],
  releaseNotes: ['release'],
  competitiveAnalysis: ['initiative'],
  designLink: ['initiative', 'release'],
};

/** Nothing for kinds that are always about the whole map. */
export function AboutSelect({
  session,
  records,
  artifact,
  canEdit,
}: {
  readonly session: MapSession;
  readonly records: MapRecords;
  readonly artifact: Artifact;
  readonly canEdit: boolean;
}) {
  const subjects = subjectsOf[artifact.kind];
  if (subjects.length === 0) return null;
  const choices: { readonly [K in SubjectKind]: () => readonly { value: Subject; label: string }[] } = {
    initiative: () => liveInOrder(records.initiative).map(({ id, title }) => ({ value: id, label: title })),
    release: () => liveInOrder(records.release).map(({ id, name }) => ({ value: id, label: name })),
    sprint: () => sprintsInTime(records).map(({ id, name }) => ({ value: id, label: name })),
  };
  const found = subjects.flatMap((kind) => choices[kind]());
  const { initiativeId, releaseId, sprintId } = artifact;
  const chosen: Subject = initiativeId ?? releaseId ?? sprintId;
  const write = (subject: Subject): void => {
    const is = (kind: SubjectKind): never =>
      (subject?.startsWith(`${kind}:`) === true ? subject : null) as never;
    const about = { initiativeId: is('initiative'), releaseId: is('release'), sprintId: is('sprint') };
    session.actions.runLate(updateArtifact, { id: artifact.id, ...about });
  };
  return (
    <Select<Subject>
      label={text.about}
      value={found.some(({ value }) => value === chosen) ? chosen : null}
      choices={[
        { value: null, label: usualOf(artifact.kind) },
        ...found.map(({ value, label }) => ({ value, label: label.trim() || words.noTitle })),
      ]}
      disabled={!canEdit}
      onChoose={write}
    />
  );
}

function usualOf(kind: ArtifactKind): string {
  if (kind === 'sprintPlan' || kind === 'burndown') return text.current;
  return kind === 'releaseNotes' ? text.first() : text.wholeMap;
}
