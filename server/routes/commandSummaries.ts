/** What each command does, in a sentence, for those who write scripts: the description of the API says it. */
import type { EveryCommandName } from '../../shared/commands/everyCommand.ts';

export const commandSummaries: Readonly<Record<EveryCommandName, string>> = {
  addActivity: 'Adds an activity to the backbone, before or after another, else at the right end.',
  addArtifact:
    'Adds an artifact of a kind: about a release, an initiative, a sprint or (none of them) the map. A link (url) is http or https.',
  addComment: 'Adds a comment to a story, under the name of who asks.',
  addCriteria: 'Adds lines to the checklist of a story, before or after one of them, or at its end.',
  addDependency:
    'Says that a story (storyId) needs another one (needsId) or a party outside (external): technical, business, or waiting for it, and by when. A circle is refused.',
  addFreeThings:
    'Adds stickies, texts, frames, arrows and strokes around the grid, in map units from its top left corner; later ones lie above earlier ones.',
  addGoal: 'Adds a goal of the customer or the business, before or after another one, or at the end.',
  addInitiative:
    'Adds an initiative to the roadmap, under a theme and for goals: now, next, or later when not said. Into now needs the trade-off; initiatives that drop for it go to the top of next.',
  addInsight:
    'Keeps something learned from outside (interview, ticket, sales call, NPS, competitor) or inside, why it matters, and the stories it speaks for.',
  addKeyResult:
    'Adds a number that tells how far a goal is: where it starts, where it shall be, where it is.',
  addLabel: 'Adds a label that can be put on stories.',
  addPersona: 'Adds a persona that can be put on activities, steps and stories.',
  addRelease: 'Adds a release before or after another, else as the last one above the unscheduled lane.',
  addSprint:
    'Adds a sprint: its first and last day, its goal, what the team can do in it, and the share kept free for refinement (percent).',
  addStep:
    'Adds a step under an activity, before or after another step of it, else as its last. Without an activity: under the last one, which is made when there is none.',
  addStories:
    'Adds stories to the cell of a step and a release (null: unscheduled), at a rank or at its end.',
  addTheme:
    'Adds a theme: a problem of customers or an opportunity of the business, with the metric that shows it getting better.',
  addToBacklog:
    'Adds stories to the backlog, before or after another there, else at its end. On the map they stand under a step, in a release (null or left out: unscheduled).',
  archive:
    'Archives records: a step with its stories, an activity with its steps and stories, a goal with its key results, a sprint with the capacities in it. The stories of an archived release fall to the unscheduled lane. Records that are gone already are passed over.',
  archiveComment: 'Archives a comment: one’s own, or any for a facilitator.',
  attachArrow:
    'Puts the start (from) or the head (to) of an arrow on a point, or on a sticky, text, frame or story that holds it.',
  commitStories:
    'Commits stories to a sprint, all or none: each that is not done needs an owner and a due date (a critical bug does not), given here (with `onlyMissing` to those without) or there already, and is planned then. Out of another sprint only with `from`; null takes them out of theirs, back to the backlog unless their work has begun.',
  confirmArtifact: 'Says that an artifact still holds, with the name of who says so and the moment.',
  editComment: 'Replaces the text of a comment of one’s own; nobody rewrites what another said.',
  editText:
    'Removes and inserts characters at an offset of a title, name, outcome, description or another text of a record.',
  importMap:
    'Adds everything of an import plan. Releases, personas and labels of the same name are used as they are; order keys of the plan count only in an empty map.',
  keepStories:
    'Says that somebody has looked at stories and they stay as they are: grooming leaves them out of its queue for a while, and they do not count as stale.',
  linkInitiative: 'Says which initiative stories are for (null: none any more).',
  linkInsight: 'Says that an insight speaks for a story (on: true), or that it no longer does.',
  linkIssues:
    'Says which issue each of these stories has in a tracker: its key there and the address of its page (null: none any more). A push to a tracker does it by itself.',
  lockThings:
    'Locks activities, steps, stories, releases and free things: nobody below facilitator may move, edit or archive them until they are unlocked. What is inside a frame, a step or an activity stays free.',
  mergeStories:
    'Merges stories (ids) into one (id): their acceptance criteria, personas, labels, insights and dependencies go over to it, then they are archived. Refused when the dependencies would make a circle.',
  moveActivity: 'Moves an activity before or after another; its steps and stories come with it.',
  moveCriterion: 'Puts an acceptance criterion before or after another one of its story, or at the end.',
  moveFreeThings:
    'Moves free things by a distance in map units. A frame takes along what lies wholly inside it; ends of arrows that are held by something follow it.',
  moveInitiative:
    'Moves an initiative to now, next or later, before or after another one there, else to the end. Coming into now needs the trade-off: which goal it serves and what drops; initiatives that drop go to the top of next.',
  movePersona: 'Moves a persona before or after another in the legend, else to its end.',
  moveRelease:
    'Moves a release before or after another; its stories come with it. The unscheduled lane stays last.',
  moveStage:
    'Moves stories to a stage, all or none. Planned and in progress need an owner and a due date, given here (with `onlyMissing` to those without) or there already, unless it is a critical bug; declined needs a reason; what is locked in an initiative of now needs the trade-off to be planned or begun.',
  moveStep: 'Moves a step before or after another, also under another activity; its stories come with it.',
  moveStories:
    'Moves stories, in the order given, to a step and/or a release (null: unscheduled), before or after another story, else to the end of the cell. What is not given stays.',
  pasteCards:
    'Adds the cards of a plan behind others, and its things around the map above others. A key the plan does not declare is the id of an activity, step or release of the map.',
  pushToBacklog:
    'Takes the stories of a release into the backlog in map order. Pushing again writes only what changed; stories that left the slice leave the backlog, unless their work has begun.',
  renameMap: 'Sets the title of the map.',
  reorderBacklog:
    'Moves stories, in the order given, before or after another in the backlog, or between two that stand next to each other there (both given), else to its end, and, where given, to an initiative, a release (null: none) or an owner.',
  resizeFreeThing:
    'Sets the size of a sticky, a frame or an image, and its top left corner when that moves; of a text only the width counts.',
  resolveComment: 'Marks a comment as settled (resolved: true), or as open again.',
  restore: 'Brings archived records back, with what is inside of them and was archived at the same moment.',
  restoreMap:
    'Makes the map what it was: records made since are archived, archived ones come back, texts and fields become what they were. What a facilitator has locked is left as it is for everybody below.',
  rewordStory:
    'Gives a story another title and puts a note, such as what it was called before, as a paragraph of its own at the end of its details.',
  scoreStory:
    'Sets the MoSCoW class, the inputs of RICE and of the cost of delay, and the ratings (0 to 10) by the criteria of the team’s own score of a story (null: not known); what is not given stays.',
  setCapacity:
    'Says how many estimate points a person, by the name owners go by, can do in a sprint (null: not known).',
  setText:
    'Sets a title, name, outcome, description or another text of a record; only the differing part is written.',
  setVision: 'Sets the vision of the map; only the differing part is written.',
  sliceIntoRelease:
    'Adds a release before another, else as the last one above the unscheduled lane, and moves these stories into it; steps and order are kept.',
  sliceRelease:
    'Moves the stories a divider passed into the lane on its other side, at the edge it came through ("top" of a lower lane, "bottom" of an upper one); steps and order are kept.',
  sortBacklog:
    'Re-orders the whole backlog by a score, the highest first; stories with the same score, and those without one behind them, keep the order they have among each other.',
  splitStory:
    'Splits parts off a story, each with its title, estimate and the acceptance criteria it takes along. They come right behind it, on the map and in the backlog, under the same initiative, with its personas, labels, dependencies and insights; they are not committed to a sprint. `estimate` is what is left of the story itself.',
  stackFreeThings:
    'Puts free things above (front) or below (back) all others; frames stay under everything else.',
  startTimer: 'Starts a countdown of so many seconds for everybody on the map; one that runs starts anew.',
  stickiesToStories:
    'Makes stories of stickies, in the order given, in the cell of a step and a release (null: unscheduled), at a rank or at its end. The stickies are archived.',
  stopTimer: 'Stops the countdown for everybody on the map.',
  storiesToStickies:
    'Makes a sticky of each story, the first with its top left corner at a point of the map, and archives the stories. Put back into a cell, a sticky brings its story back.',
  tagRecord:
    'Puts a persona on an activity, step or story, or a label on a story (on: true), or takes it off.',
  tagRecords:
    'Puts a persona on activities, steps and stories, or a label on stories (on: true), or takes it off; what has gone meanwhile is passed over.',
  unlockThings: 'Takes the lock off cards and free things, so that editors may change them again.',
  updateArtifact:
    'Sets what an artifact is about or its link (null: none), or puts it before or after another one; what is not given stays.',
  updateCriterion: 'Says whether an acceptance criterion is met.',
  updateDependency:
    'Sets the kind, the note or the due date of a dependency, or the party outside (external) where it is on one; what is not given stays.',
  updateFreeThings:
    'Sets the colour of free things, the size of type of texts (scale) and the width of strokes; what is not given stays.',
  updateGoal:
    'Sets kind or period of a goal, or puts it before or after another one; what is not given stays.',
  updateInitiative:
    'Sets theme, goals, kind, confidence, exploratory mark, window or team of an initiative; what is not given stays.',
  updateInsight: 'Sets the source of an insight.',
  updateKeyResult:
    'Sets unit, start, target or current value of a key result (null: not known), or puts it before or after another one of its goal; what is not given stays.',
  updateLegend: 'Sets name or colour of a persona or a label; what is not given stays.',
  updateRelease:
    'Sets capacity (points), window (text such as "Q3") or status of a release; what is not given stays.',
  updateSettings:
    'Sets the names of the levels (singular and plural), the scale of estimates, the look with two levels, the rules of grooming, the cadences of artifacts (days), how far now and next reach (weeks), the parts the team does without, or the criteria and weights of the team’s own score (owners only); what is not given stays.',
  updateSprint:
    'Sets first or last day, capacity or reserve of a sprint (null: none), or puts it before or after another one; what is not given stays.',
  updateStories:
    'Sets kind, estimate, owner, due date or MoSCoW class of several stories; what is not given stays, and what has gone meanwhile is passed over. What is planned, in progress or in a sprint keeps an owner and a due date.',
  updateStory:
    'Sets kind, estimate, stage, owner, due date, severity or the reason for declining of a story; what is not given stays. The stage keeps to the rules of moveStage; what is planned, in progress or in a sprint keeps an owner and a due date. A story that enters the backlog goes to its end.',
  updateTheme:
    'Sets kind, metric, its numbers or the period of a theme, or puts it before or after another one; what is not given stays.',
};
