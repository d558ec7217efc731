/** Writes registers of stories by the rules of their stages: the one way a command changes a stage. */
import type * as Y from 'yjs';
import { recordOf } from '../model/document.ts';
import { placeAmong } from '../model/orderKey.ts';
import type { Story } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { isInBacklog } from '../views/backlog.ts';
import { backlogLineOf } from './backlogLine.ts';
import type { CommandContext } from './command.ts';
import { checkKept, stageRegisters, tradeOffToPlan } from './stageRules.ts';
import { writeKeys } from './target.ts';
import { recordTradeOff, type TradeOffAnswer } from './tradeOffAnswer.ts';

/** What a command sets of a story; what is undefined stays. */
type StoryChange = Partial<Omit<Story, 'id'>>;

/** What is set of a story by a change. */
function setBy(change: StoryChange): StoryChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** The story as it would be with a change. */
export function storyWith(story: Story, change: StoryChange): Story {
  return { ...story, ...setBy(change) };
}

/**
 * All or nothing: throws before anything is written when a rule of the stages ({@link stageRegisters}, E5, E7) does not
 * hold for one of them. A story that enters the backlog without a rank goes to its end.
 */
export function changeStories(
  doc: Y.Doc,
  stories: readonly Story[],
  changeOf: (story: Story) => StoryChange,
  context: CommandContext,
  tradeOff?: TradeOffAnswer,
): void {
  const now = context.now();
  const changes = stories.map((story) => {
    const set = setBy(changeOf(story));
    const next = storyWith(story, set);
    checkKept(doc, story, next);
    const answer = tradeOffToPlan(doc, story, next, tradeOff);
    return { story, next, answer, fields: { ...set, ...stageRegisters(story, next, now) } };
  });
  const entering = changes.filter(
    ({ story, next }) => !isInBacklog(story) && isInBacklog(next) && story.backlogOrder === null,
  );
  const keys = entering.length === 0 ? [] : lastInBacklog(doc, entering.length);
  const places = new Map(entering.map(({ story }, i) => [story.id, keys[i]]));
  for (const { story, fields, answer } of changes) {
    const backlogOrder = places.get(story.id);
    writeFields(recordOf(doc, 'story', story.id)!, 'story', { ...fields, backlogOrder });
    if (answer !== null) recordTradeOff(doc, { storyId: story.id }, answer, context);
  }
}

/** Keys behind the last backlog story; stories without a key are given theirs first. */
function lastInBacklog(doc: Y.Doc, count: number): string[] {
  const line = backlogLineOf(doc);
  const { keys, rekeyed } = placeAmong(line, line.length, count);
  writeKeys(doc, 'story', 'backlogOrder', rekeyed);
  return keys;
}
