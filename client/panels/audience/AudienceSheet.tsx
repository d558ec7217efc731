/** The view of an audience on a sheet: the same on the page of a link, in the preview before it is made, and on paper. */
import type { AudienceView } from '../../../shared/views/audiences/audienceView.ts';
import { audienceWords as text } from '../../ui/words/audience.ts';
import { ExecutiveSheet } from './ExecutiveSheet.tsx';
import { PublicSheet } from './PublicSheet.tsx';
import { ReleaseSheet } from './ReleaseSheet.tsx';
import { SheetHead } from './SheetHead.tsx';
import styles from './AudienceSheet.module.css';
import { TechnologySheet } from './TechnologySheet.tsx';

/** What stands on top of a view where its link says nothing else. */
export function usualHeading(view: AudienceView): string {
  if (view.audience === 'public') return text.public.heading;
  return view.title.trim() || text.names[view.audience];
}

/** `heading` is what its link says; empty: the usual words. */
export function AudienceSheet({ view, heading }: { readonly view: AudienceView; readonly heading: string }) {
  const isPublic = view.audience === 'public';
  return (
    <article className={styles['sheet']} data-audience={view.audience}>
      <SheetHead
        kicker={isPublic ? undefined : text.names[view.audience]}
        title={heading || usualHeading(view)}
        lead={isPublic ? text.public.lead : undefined}
      />
      <Body view={view} />
    </article>
  );
}

function Body({ view }: { readonly view: AudienceView }) {
  switch (view.audience) {
    case 'executive':
      return <ExecutiveSheet view={view} />;
    case 'release':
      return <ReleaseSheet view={view} />;
    case 'technology':
      return <TechnologySheet view={view} />;
    case 'public':
      return <PublicSheet view={view} />;
  }
}
