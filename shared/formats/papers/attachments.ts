/** What is attached to a paper: analyses and designs, each with where it lies. */
import type { Artifact, ArtifactKind } from '../../model/artifact.ts';
import { liveInOrder } from '../../views/liveRecords.ts';
import { line } from './markdownParts.ts';
import type { PaperSource } from './paper.ts';

const names: Partial<Record<ArtifactKind, string>> = {
  competitiveAnalysis: 'Competitive analysis',
  designLink: 'Design',
};

/** Those about the same initiative or release, and those about the whole map; a paper about that has all of them. */
export function attachmentsOf({ records, artifact }: Pick<PaperSource, 'records' | 'artifact'>): string[] {
  const { initiativeId, releaseId } = artifact;
  const isWhole = ({ initiativeId: initiative, releaseId: release }: Artifact): boolean =>
    initiative === null && release === null;
  const fits = (other: Artifact): boolean =>
    isWhole(artifact) ||
    isWhole(other) ||
    (other.initiativeId === initiativeId && other.releaseId === releaseId);
  return liveInOrder(records.artifact).flatMap((other) => {
    const name = names[other.kind];
    if (name === undefined || !fits(other)) return [];
    const title = other.title.trim() === '' ? '' : ` **${line(other.title)}**`;
    return [`- ${name}${title}: ${other.url === null ? '*no link yet*' : `<${other.url}>`}`];
  });
}
