/** Keeps the number of open comments on each card true for as long as the map is open; shows nothing itself. */
import { useEffect } from 'react';
import { openComments } from '../../../shared/views/openComments.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { useSideRecords } from '../live/useSideRecords.ts';

export function CommentCounter({ session }: { readonly session: MapSession }) {
  const comments = useSideRecords(session.mapId, 'talk', 'comment');
  useEffect(() => {
    if (comments !== null) session.counts.setState({ comments: openComments(comments.values()) });
  }, [session, comments]);
  return null;
}
