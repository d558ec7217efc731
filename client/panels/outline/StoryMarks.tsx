/** The marks of a story under its title, as on its card: icon and word, never colour alone. */
import {
  Bug,
  CheckCheck,
  FlaskConical,
  Link2,
  ListChecks,
  Lock,
  MessageSquare,
  StickyNote,
  Wrench,
  type IconNode,
} from 'lucide';
import { useStore } from 'zustand';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story, StoryKind } from '../../../shared/model/story.ts';
import { progressOf } from '../../../shared/views/criteria.ts';
import { dependenciesOf } from '../../../shared/views/dependencies.ts';
import { kindHues } from '../../../shared/views/legend.ts';
import type { CardCountsStore } from '../../store/cardCounts.ts';
import { classes } from '../../ui/classes.ts';
import { formatEstimate, formatNumber, initialsOf } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Stage } from '../../ui/Stage.tsx';
import { words } from '../../ui/words.ts';
import { outlineWords as text } from '../../ui/words/outline.ts';
import styles from './OutlineRow.module.css';

const { mirror } = words.canvas;

const kindIcons: { readonly [K in StoryKind]: IconNode } = {
  story: StickyNote,
  bug: Bug,
  technical: Wrench,
  task: CheckCheck,
  spike: FlaskConical,
};

/** A plain story's kind and an idea's stage go without saying, as on the map. */
export function StoryMarks({
  records,
  counts,
  story,
}: {
  readonly records: MapRecords;
  readonly counts: CardCountsStore;
  readonly story: Story;
}) {
  const open = useStore(counts, ({ comments }) => comments.get(story.id) ?? 0);
  const put = useStore(counts, ({ dots }) => dots.get(story.id) ?? 0);
  const personas = livingOf(records.persona, story.personas);
  const labels = livingOf(records.label, story.labels);
  const progress = progressOf(records, story.id);
  return (
    <>
      {story.kind !== 'story' && (
        <span className={styles['mark']} style={{ color: `var(--hue-${kindHues[story.kind]}-text)` }}>
          <Icon node={kindIcons[story.kind]} size={14} />
          {words.storyKinds[story.kind]}
        </span>
      )}
      {story.stage !== 'idea' && <Stage stage={story.stage} />}
      {labels.map(({ id, name, hue }) => (
        <span
          key={id}
          className={styles['label']}
          style={{ background: `var(--hue-${hue}-soft)`, color: `var(--hue-${hue}-text)` }}
        >
          {name}
        </span>
      ))}
      {personas.map(({ id, name, hue }) => (
        <span key={id} className={styles['mark']}>
          <span
            className={styles['persona']}
            style={{
              background: `var(--hue-${hue}-soft)`,
              borderColor: `var(--hue-${hue}-strong)`,
              color: `var(--hue-${hue}-text)`,
            }}
            aria-hidden
          >
            {initialsOf(name).slice(0, 1)}
          </span>
          {name}
        </span>
      ))}
      {story.locked && (
        <span className={styles['mark']}>
          <Icon node={Lock} size={14} />
          {mirror.locked}
        </span>
      )}
      {progress !== null && (
        <span className={styles['mark']}>
          <Icon node={ListChecks} size={14} />
          <span aria-hidden>{text.criteria(progress.done, progress.all)}</span>
          <span className="visually-hidden">{words.criteria.mirror(progress.done, progress.all)}</span>
        </span>
      )}
      {open > 0 && (
        <span className={styles['mark']}>
          <Icon node={MessageSquare} size={14} />
          <span aria-hidden>{formatNumber(open)}</span>
          <span className="visually-hidden">{mirror.comments(open)}</span>
        </span>
      )}
      {put > 0 && (
        <span className={styles['mark']}>
          <span aria-hidden>{`● ${formatNumber(put)}`}</span>
          <span className="visually-hidden">{mirror.dots(put)}</span>
        </span>
      )}
      <DependencyMark records={records} story={story} />
      {story.issue !== null && (
        <span className={styles['mark']}>
          <bdi aria-hidden>{story.issue.key}</bdi>
          <span className="visually-hidden">{mirror.issue(story.issue.key)}</span>
        </span>
      )}
      {story.owner !== '' && (
        <span className={styles['mark']}>
          <span className={styles['owner']} aria-hidden>
            {initialsOf(story.owner)}
          </span>
          {story.owner}
        </span>
      )}
      {story.estimate !== null && (
        <span className={styles['estimate']}>
          <span aria-hidden>{formatEstimate(story.estimate, records.meta.settings.estimateScale)}</span>
          <span className="visually-hidden">{mirror.estimate(story.estimate)}</span>
        </span>
      )}
    </>
  );
}

function DependencyMark({ records, story }: { readonly records: MapRecords; readonly story: Story }) {
  const { needs, neededBy } = dependenciesOf(records);
  const lines = needs(story.id);
  const number = lines.length + neededBy(story.id).length;
  if (number === 0) return null;
  const trouble = lines.find((line) => line.trouble !== null);
  const said = words.dependencies.mirror;
  const titleOf = ({ title }: Story): string => title.trim() || words.noTitle;
  return (
    <span className={classes(styles['mark'], trouble !== undefined && styles['broken'])}>
      <Icon node={Link2} size={14} />
      {number > 1 && <span aria-hidden>{formatNumber(number)}</span>}
      <span className="visually-hidden">
        {[
          ...lines.map(({ needed, dependency }) =>
            said.needs(titleOf(needed), dependency.kind, dependency.note),
          ),
          ...neededBy(story.id).map((line) => said.neededBy(titleOf(line.story))),
        ].join(', ')}
      </span>
      {trouble?.trouble && <span>{said.trouble(titleOf(trouble.needed), trouble.trouble)}</span>}
    </span>
  );
}

function livingOf<R extends { readonly archivedAt: number | null }>(
  all: ReadonlyMap<string, R>,
  ids: readonly string[],
): R[] {
  return ids.flatMap((id) => {
    const record = all.get(id);
    return record === undefined || record.archivedAt !== null ? [] : [record];
  });
}
