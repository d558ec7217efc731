/** What happened at a tracker, newest first; fetched when it is unfolded. */
import { useCallback, useState } from 'react';
import type { TrackerPushAnswer } from '../../../shared/protocol/trackers.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { formatMoment } from '../../ui/format.ts';
import { useLoaded } from '../../ui/useLoaded.ts';
import { words } from '../../ui/words.ts';
import { trackerWords } from '../../ui/words/trackers.ts';
import { readTrackerJournal } from '../api/trackersApi.ts';
import { LoadedSection } from '../dialogs/LoadedSection.tsx';
import parts from '../dialogs/parts.module.css';
import { useRecords } from '../live/useRecords.ts';
import styles from './Trackers.module.css';

const text = trackerWords.journal;
const mostShown = 100;

interface JournalProps {
  readonly session: MapSession;
  readonly trackerId: string;
  /** It is read anew when this has come further. */
  readonly push: TrackerPushAnswer | null;
}

export function Journal(props: JournalProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles['more']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.title}</summary>
      {isOpen && <Entries {...props} />}
    </details>
  );
}

function Entries({ session: { mapId, store }, trackerId, push }: JournalProps) {
  const stories = useRecords(store).story;
  const load = useCallback(() => readTrackerJournal(mapId, trackerId), [mapId, trackerId]);
  const turn = `${trackerId} ${push?.pushed} ${push?.waiting} ${push?.refused}`;
  const { state, reload } = useLoaded(turn, load);
  return (
    <LoadedSection
      title={text.title}
      hidesTitle
      loading={text.loading}
      failed={text.failed}
      state={state}
      onAgain={reload}
    >
      {({ entries }) => (
        <>
          {entries.length === 0 && <p className={parts['note']}>{text.none}</p>}
          <ul>
            {entries.slice(0, mostShown).map((entry) => {
              const story = stories.get(entry.storyId);
              return (
                <li key={`${entry.at} ${entry.storyId} ${entry.what}`} className={styles['entry']}>
                  <span className={parts['note']}>{formatMoment(entry.at)}</span>
                  <div>
                    <p dir="auto">{story === undefined ? text.goneStory : story.title || words.noTitle}</p>
                    <p className={parts['note']}>{text.what(entry)}</p>
                  </div>
                </li>
              );
            })}
          </ul>
          {entries.length > mostShown && <p className={parts['note']}>{text.newest(mostShown)}</p>}
        </>
      )}
    </LoadedSection>
  );
}
