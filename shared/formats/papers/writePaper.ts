/** Writes an artifact as Markdown: what the records say, and below it what people added by hand. */
import type { ArtifactKind } from '../../model/artifact.ts';
import { backlogPaper, roadmapPaper, storyMapPaper, visionPaper } from './mapPapers.ts';
import { line } from './markdownParts.ts';
import type { Paper, PaperSource } from './paper.ts';
import { releaseNotesPaper } from './releaseNotesPaper.ts';
import { requirementsPaper } from './requirementsPaper.ts';
import { burndownPaper, sprintPlanPaper } from './sprintPapers.ts';

const papers: { readonly [K in ArtifactKind]: Paper | null } = {
  vision: visionPaper,
  roadmapReview: roadmapPaper,
  backlog: backlogPaper,
  prd: requirementsPaper,
  sprintPlan: sprintPlanPaper,
  burndown: burndownPaper,
  releaseNotes: releaseNotesPaper,
  storyMap: storyMapPaper,
  competitiveAnalysis: null,
  designLink: null,
};

/** Whether a paper of this kind is made from the records; others are only a link and what is written by hand. */
export function isMadeFromRecords(kind: ArtifactKind): boolean {
  return papers[kind] !== null;
}

/** What the records say, as Markdown; empty for kinds that are only a link. Made anew, it never touches the notes. */
export function paperBody(source: PaperSource): string {
  const paper = papers[source.artifact.kind];
  return paper === null ? '' : `${paper(source).join('\n').trim()}\n`.toWellFormed();
}

/** The whole paper: title, link, body and the notes as they were written. */
export function writePaper(source: PaperSource, untitled: string): string {
  const { title, notes, url } = source.artifact;
  const parts = [
    `# ${line(title.trim() || untitled)}`,
    ...(url === null ? [] : [`<${url}>`]),
    paperBody(source).trim(),
    ...(notes.trim() === '' ? [] : ['## Notes', notes.trim()]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`.toWellFormed();
}
