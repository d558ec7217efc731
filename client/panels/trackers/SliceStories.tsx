/** The stories of a slice at a tracker, in groups: what a push would do with each, and where its issue is. */
import { Layers } from 'lucide';
import type { TrackerEntry } from '../../../shared/protocol/trackers.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import { trackerWords as text } from '../../ui/words/trackers.ts';
import pushStyles from '../push/PushDialog.module.css';
import { FieldChange } from './FieldChange.tsx';
import { IssueLink } from './IssueLink.tsx';
import { storyGroups, type StoryGroup, type StoryLine } from './storyGroups.ts';
import { tellWhys } from './tellWhys.ts';
import styles from './Trackers.module.css';
import type { SliceAtTracker } from './useTrackerPush.ts';

/** `now` in ms since epoch. */
export function SliceStories({
  slice: { preview, push },
  tracker,
  now,
  onPushSlice,
}: {
  readonly slice: SliceAtTracker;
  readonly tracker: TrackerEntry;
  readonly now: number;
  readonly onPushSlice: () => void;
}) {
  const groups = storyGroups(preview, push);
  const pushFirst = (
    <Button size="s" onClick={onPushSlice}>
      {text.pushSlice}
    </Button>
  );
  return (
    <>
      {preview.items.length === 0 ? (
        <Notice icon={Layers} title={text.nothing.title} text={text.nothing.text}>
          {pushFirst}
        </Notice>
      ) : (
        preview.outside > 0 && (
          <div className={styles['outside']}>
            <p>{text.outside(preview.outside)}</p>
            {pushFirst}
          </div>
        )
      )}
      {groups.map((group) => (
        <Group key={group.group} {...group} tracker={tracker} now={now} />
      ))}
    </>
  );
}

/** One reason for all stands over them, several stand at each. */
function Group({
  group,
  lines,
  tracker,
  now,
}: StoryGroup & { readonly tracker: TrackerEntry; readonly now: number }) {
  const whys = tellWhys(lines, tracker, now);
  return (
    <section className={pushStyles['group']} data-change={group}>
      <h4 className={classes(pushStyles['heading'], styles['heading'])}>
        {text.groups[group](text.kinds[tracker.kind])}
        <span className={pushStyles['count']}>{formatNumber(lines.length)}</span>
      </h4>
      {whys.length === 1 && <p className={styles['why']}>{whys[0]}</p>}
      <ul>
        {lines.map((line) => (
          <Line
            key={line.storyId}
            line={line}
            whys={whys.length === 1 ? [] : tellWhys([line], tracker, now)}
          />
        ))}
      </ul>
    </section>
  );
}

function Line({ line, whys }: { readonly line: StoryLine; readonly whys: readonly string[] }) {
  return (
    <li className={pushStyles['item']}>
      <span className={pushStyles['title']} dir="auto">
        {line.title || words.noTitle}
      </span>
      {whys.map((why) => (
        <span key={why} className={pushStyles['why']}>
          {why}
        </span>
      ))}
      {line.fields.map((change) => (
        <FieldChange key={change.field} {...change} />
      ))}
      {line.key !== '' && (
        <span className={classes(pushStyles['points'], styles['issue'])}>
          <IssueLink issueKey={line.key} url={line.url} />
        </span>
      )}
    </li>
  );
}
