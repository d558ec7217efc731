/** Where the document or design of an artifact lies. */
import { ExternalLink } from 'lucide';
import { updateArtifact } from '../../../shared/commands/updateArtifact.ts';
import type { Artifact } from '../../../shared/model/artifact.ts';
import { safeLink } from '../../../shared/views/links.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Icon } from '../../ui/Icon.tsx';
import { OutsideLink } from '../../ui/OutsideLink.tsx';
import { artifactWords as text } from '../../ui/words/artifacts.ts';
import { DraftField } from '../live/DraftField.tsx';
import styles from './Artifacts.module.css';

const longestLink = 2000;
/** Mail addresses are safe, but no place where a document lies. */
const isPage = (typed: string): boolean => safeLink(typed)?.href.startsWith('http') === true;

/** An address that is none is refused with a reason. */
export function ArtifactLink({
  session,
  artifact,
  canEdit,
}: {
  readonly session: MapSession;
  readonly artifact: Artifact;
  readonly canEdit: boolean;
}) {
  const link = artifact.url === null ? null : safeLink(artifact.url);
  return (
    <div className={styles['link']}>
      {canEdit && (
        <DraftField
          label={text.link}
          hint={text.linkHint}
          kept={artifact.url ?? ''}
          maxLength={longestLink}
          readOnly={false}
          faultOf={(typed) => (typed === '' || isPage(typed) ? null : text.linkBad)}
          onKeep={(typed) =>
            session.actions.runLate(updateArtifact, { id: artifact.id, url: typed === '' ? null : typed })
          }
        />
      )}
      {link !== null && (
        <OutsideLink href={link.href}>
          <Icon node={ExternalLink} size={14} />
          {text.open} ({link.place})
        </OutsideLink>
      )}
    </div>
  );
}
