/** What an artifact is called where it has no title of its own. */
import type { Artifact } from '../../../shared/model/artifact.ts';
import { artifactWords } from '../../ui/words/artifacts.ts';

export function artifactTitle({ kind, title }: Pick<Artifact, 'kind' | 'title'>): string {
  return title.trim() || artifactWords.kinds[kind];
}
