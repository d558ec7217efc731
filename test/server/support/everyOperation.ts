/** One good request for every operation of the API, on a map with one of everything. */
import type { EveryCommandName } from '../../../shared/commands/everyCommand.ts';
import type { CommandName } from '../../../shared/commands/registry.ts';
import { png } from '../../support/imageFiles.ts';
import type { Person } from './testApp.ts';

/** Another image for each map, so that no two share a file. */
let imageSide = 4;

/** A map with one of everything, and the ids on it. Its voting is ended where another one is to be opened. */
export async function someMap(alice: Person, isFor = '') {
  const mapId = await alice.makeMap();
  const make = async (name: CommandName, input: unknown): Promise<string> =>
    (await alice.command<{ id: string }>(mapId, name, input)).id;
  const activity = await make('addActivity', { title: 'Buy' });
  const step = await make('addStep', { activityId: activity, title: 'Pay' });
  const release = await make('addRelease', { name: 'First' });
  const persona = await make('addPersona', { name: 'Shopper' });
  const { ids } = await alice.command<{ ids: string[] }>(mapId, 'addStories', {
    stepId: step,
    releaseId: release,
    stories: [{ title: 'By card' }, { title: 'By invoice' }],
  });
  await alice.command(mapId, 'pushToBacklog', { releaseId: release });
  const dependency = await make('addDependency', {
    storyId: ids[0]!,
    needsId: ids[1]!,
    kind: 'technical',
  });
  const { ids: criteria } = await alice.command<{ ids: string[] }>(mapId, 'addCriteria', {
    storyId: ids[0]!,
    criteria: [{ title: 'The bank may say no' }],
  });
  const { ids: free } = await alice.command<{ ids: string[] }>(mapId, 'addFreeThings', {
    things: [
      { kind: 'sticky', title: 'Ask the bank', at: { x: -300, y: 0 } },
      {
        kind: 'arrow',
        from: { heldBy: null, x: -300, y: 200 },
        to: { heldBy: ids[0]!, x: 0, y: 0 },
      },
    ],
  });
  const goal = await make('addGoal', { title: 'More pay at once', kind: 'customer' });
  const keyResult = await make('addKeyResult', { goalId: goal, title: 'Paid at once', unit: '%' });
  const theme = await make('addTheme', { title: 'Paying takes too long', kind: 'problem' });
  const initiative = await make('addInitiative', { title: 'One-click pay', themeId: theme, goals: [goal] });
  const sprint = await make('addSprint', { name: 'Sprint 1', start: '2027-03-01', end: '2027-03-14' });
  const insight = await make('addInsight', { source: 'interview', title: 'Too slow', why: 'They leave' });
  const artifact = await make('addArtifact', { kind: 'prd', initiativeId: initiative });
  const link = await alice.share(mapId);
  const audience = (
    await alice.post(`/api/maps/${mapId}/audience-links`, { audience: 'public', heading: 'What we work on' })
  ).body as { id: string; token: string };
  const portfolioLink = await somePortfolioLink(alice);
  const image = (await alice.upload(`/api/maps/${mapId}/images`, png(imageSide++, 4))).body as {
    hash: string;
  };
  const bob = await alice.other('bob');
  await bob.post('/api/join', { token: link.token });
  const { body } = await alice.get(`/api/maps/${mapId}/members`);
  const member = (body as { members: { id: string; role: string }[] }).members.find(
    ({ role }) => role === 'editor',
  );
  const lobby = { role: 'contributor', needsApproval: true };
  const { code } = (await alice.post(`/api/maps/${mapId}/lobby`, lobby)).body as { code: string };
  await (await alice.other('carol')).post('/api/join/code', { code });
  const { waiting } = (await alice.get(`/api/maps/${mapId}/door`)).body as { waiting: { id: string }[] };
  const { id: comment } = await alice.command<{ id: string }>(mapId, 'addComment', {
    storyId: ids[0]!,
    text: 'Which banks?',
  });
  const criterion = criteria[0]!;
  const tracker = (await alice.post(`/api/maps/${mapId}/trackers`, trackerPlace)).body as { id: string };
  const { body: opened } = await alice.post(`/api/maps/${mapId}/votings`, { dots: 5, releaseId: release });
  const voting = opened as { id: string };
  if (isFor === 'openVoting') await alice.delete(`/api/maps/${mapId}/votings/${voting.id}`);
  const script = { name: 'Script', scopes: ['maps:read'], days: 30 };
  const { id: token } = (await alice.post('/api/tokens', script)).body as { id: string };
  return {
    mapId,
    token,
    criterion,
    comment,
    sticky: free[0]!,
    arrow: free[1]!,
    activity,
    step,
    release,
    persona,
    dependency,
    goal,
    keyResult,
    theme,
    initiative,
    sprint,
    insight,
    artifact,
    story: ids[0]!,
    other: ids[1]!,
    link,
    audience,
    portfolioLink,
    tracker,
    voting,
    image,
    member: member!,
    code,
    waiting: waiting[0]!,
  };
}

/** One for all her maps, as long as it is not revoked: nobody may have one for each. */
async function somePortfolioLink(alice: Person): Promise<{ readonly id: string }> {
  const { links } = (await alice.get('/api/portfolio/links')).body as {
    links: { id: string; revokedAt: number | null }[];
  };
  const standing = links.find(({ revokedAt }) => revokedAt === null);
  return standing ?? ((await alice.post('/api/portfolio/links', { heading: '' })).body as { id: string });
}

const trackerPlace = {
  kind: 'github',
  site: 'https://tracker.example',
  project: 'shop/web',
  account: '',
  secret: 'good-key',
};

export type SomeMap = Awaited<ReturnType<typeof someMap>>;

const outline = 'Buy\n\tPay\n\t\tBy card';

/** One good input for each command. */
const inputs: Record<EveryCommandName, (map: SomeMap) => unknown> = {
  addComment: ({ story }) => ({ storyId: story, text: 'Who pays the fee?' }),
  archiveComment: ({ comment }) => ({ id: comment }),
  editComment: ({ comment }) => ({ id: comment, text: 'Who pays?' }),
  resolveComment: ({ comment }) => ({ id: comment, resolved: true }),
  startTimer: () => ({ seconds: 300, label: 'Ideas' }),
  stopTimer: () => ({}),
  addActivity: () => ({ title: 'Return' }),
  addCriteria: ({ story }) => ({ storyId: story, criteria: [{ title: 'A refused card keeps the basket' }] }),
  addDependency: ({ story, other }) => ({ storyId: story, needsId: other, kind: 'technical' }),
  addFreeThings: () => ({ things: [{ kind: 'text', title: 'Later', at: { x: 0, y: -200 } }] }),
  addLabel: () => ({ name: 'risk' }),
  addPersona: () => ({ name: 'Clerk' }),
  addRelease: () => ({ name: 'Second' }),
  addStep: ({ activity }) => ({ activityId: activity, title: 'Ask' }),
  addStories: ({ step }) => ({ stepId: step, releaseId: null, stories: [{ title: 'x' }] }),
  archive: ({ other }) => ({ ids: [other] }),
  attachArrow: ({ arrow, sticky }) => ({ id: arrow, end: 'from', put: { heldBy: sticky, x: 0, y: 0 } }),
  editText: ({ story }) => ({ id: story, field: 'title', at: 0, remove: 0, insert: 'Pay ' }),
  importMap: () => ({
    plan: { personas: [], labels: [], releases: [], activities: [], steps: [], stories: [] },
  }),
  moveActivity: ({ activity }) => ({ id: activity }),
  lockThings: ({ story, sticky }) => ({ ids: [story, sticky] }),
  moveCriterion: ({ criterion }) => ({ id: criterion }),
  moveFreeThings: ({ sticky }) => ({ ids: [sticky], by: { x: 10, y: 0 } }),
  movePersona: ({ persona }) => ({ id: persona }),
  moveRelease: ({ release }) => ({ id: release }),
  moveStep: ({ step, activity }) => ({ id: step, activityId: activity }),
  moveStories: ({ story, step }) => ({ ids: [story], stepId: step, releaseId: null }),
  pasteCards: ({ step }) => ({
    plan: {
      personas: [],
      labels: [],
      releases: [],
      activities: [],
      steps: [],
      stories: [{ key: '1', title: 'Pasted', step, release: null }],
    },
  }),
  pushToBacklog: ({ release }) => ({ releaseId: release }),
  renameMap: () => ({ title: 'Renamed' }),
  reorderBacklog: ({ story }) => ({ ids: [story] }),
  resizeFreeThing: ({ sticky }) => ({ id: sticky, size: { width: 200, height: 100 } }),
  restoreMap: () => ({ map: { title: 'As it was', settings: {}, records: { story: [] } } }),
  restore: ({ story }) => ({ ids: [story] }),
  setText: ({ story }) => ({ id: story, field: 'title', text: 'Whole title' }),
  sliceIntoRelease: ({ story }) => ({ ids: [story], name: 'Sooner' }),
  sliceRelease: ({ story }) => ({ ids: [story], releaseId: null, edge: 'top' }),
  stackFreeThings: ({ sticky }) => ({ ids: [sticky], edge: 'back' }),
  stickiesToStories: ({ sticky, step }) => ({ ids: [sticky], stepId: step, releaseId: null }),
  storiesToStickies: ({ other }) => ({ ids: [other], at: { x: 0, y: -300 } }),
  tagRecord: ({ story, persona }) => ({ id: story, tag: persona, on: true }),
  tagRecords: ({ story, other, persona }) => ({ ids: [story, other], tag: persona, on: true }),
  unlockThings: ({ step }) => ({ ids: [step] }),
  updateCriterion: ({ criterion }) => ({ id: criterion, done: true }),
  updateDependency: ({ dependency }) => ({ id: dependency, kind: 'business' }),
  updateFreeThings: ({ sticky }) => ({ ids: [sticky], hue: 'teal' }),
  updateLegend: ({ persona }) => ({ id: persona, name: 'Buyer' }),
  updateSettings: () => ({ stepName: { one: 'Task', many: 'Tasks' }, estimateScale: { kind: 'powers' } }),
  updateRelease: ({ release }) => ({ id: release, capacity: 20 }),
  updateStory: ({ story }) => ({ id: story, estimate: 3 }),
  addArtifact: ({ sprint }) => ({ kind: 'sprintPlan', sprintId: sprint }),
  addGoal: () => ({ title: 'Fewer calls', kind: 'business' }),
  addInitiative: ({ goal }) => ({ title: 'Ask once', goals: [goal] }),
  addInsight: ({ story }) => ({ source: 'ticket', title: 'Again', why: 'It costs', stories: [story] }),
  addKeyResult: ({ goal }) => ({ goalId: goal, title: 'Calls', target: 10 }),
  addSprint: () => ({ name: 'Sprint 2' }),
  addTheme: () => ({ title: 'Trust', kind: 'opportunity' }),
  addToBacklog: ({ step }) => ({ stepId: step, stories: [{ title: 'Pay later', kind: 'spike' }] }),
  commitStories: ({ story, sprint }) => ({
    ids: [story],
    sprintId: sprint,
    owner: 'Alice',
    due: '2027-03-10',
  }),
  confirmArtifact: ({ artifact }) => ({ id: artifact }),
  keepStories: ({ story }) => ({ ids: [story] }),
  linkInitiative: ({ story, initiative }) => ({ ids: [story], initiativeId: initiative }),
  linkIssues: ({ story }) => ({
    links: [{ storyId: story, issue: { key: '#12', url: 'https://example.org/issues/12' } }],
  }),
  linkInsight: ({ insight, story }) => ({ id: insight, storyId: story, on: true }),
  mergeStories: ({ story, other }) => ({ id: story, ids: [other] }),
  moveInitiative: ({ initiative, goal }) => ({
    id: initiative,
    horizon: 'now',
    tradeOff: { goalId: goal, drops: [] },
  }),
  moveStage: ({ story }) => ({ ids: [story], stage: 'declined', reason: 'Too late' }),
  rewordStory: ({ story }) => ({ id: story, title: 'As a buyer, I want to pay', note: 'Was: Pay' }),
  scoreStory: ({ story }) => ({ id: story, moscow: 'must', reach: 100 }),
  setCapacity: ({ sprint }) => ({ sprintId: sprint, person: 'Alice', available: 8 }),
  setVision: () => ({ text: 'Everybody pays without thinking.' }),
  sortBacklog: () => ({ by: 'rice' }),
  splitStory: ({ story }) => ({ id: story, parts: [{ title: 'By debit card' }] }),
  updateArtifact: ({ artifact }) => ({ id: artifact, url: 'https://example.org/design' }),
  updateGoal: ({ goal }) => ({ id: goal, period: '2027' }),
  updateInitiative: ({ initiative }) => ({ id: initiative, confidence: 'high' }),
  updateInsight: ({ insight }) => ({ id: insight, source: 'nps' }),
  updateKeyResult: ({ keyResult }) => ({ id: keyResult, current: 42 }),
  updateSprint: ({ sprint }) => ({ id: sprint, capacity: 20 }),
  updateStories: ({ story, other }) => ({ ids: [story, other], kind: 'technical', moscow: 'must' }),
  updateTheme: ({ theme }) => ({ id: theme, baseline: 3 }),
};

/** The good body of each operation that takes one, besides commands. */
const bodies: Record<string, (map: SomeMap) => unknown> = {
  writeSession: () => ({ name: 'Alice' }),
  createToken: () => ({ name: 'Script', scopes: ['maps:read'], days: 30 }),
  createMap: () => ({ title: 'Another', source: { text: outline } }),
  createLink: () => ({ role: 'viewer' }),
  switchLink: () => ({ role: 'viewer' }),
  changeMember: () => ({ role: 'commenter' }),
  enterLobby: ({ code }) => ({ code }),
  openLobby: () => ({ role: 'editor', needsApproval: false }),
  changeDoor: () => ({ closed: true, needsApproval: false }),
  answerKnocks: ({ waiting }) => ({ ids: [waiting.id], letIn: true }),
  createAudienceLink: () => ({ audience: 'executive', heading: 'For the board' }),
  changeAudienceLink: () => ({ feedback: false }),
  createPortfolioLink: () => ({ heading: 'All we bet on' }),
  sendFeedback: () => ({ text: 'Paying takes too long', why: 'We lose orders' }),
  connectTracker: () => trackerPlace,
  pushToTracker: ({ release }) => ({ releaseId: release }),
  openVoting: ({ release }) => ({ dots: 5, releaseId: release }),
  setDots: ({ story }) => ({ storyId: story, dots: 2 }),
  joinMap: ({ link }) => ({ token: link.token }),
  importIntoMap: () => ({ text: outline }),
  nameVersion: () => ({ name: 'Before the workshop' }),
  restoreVersion: () => ({ only: 'missing' }),
  setRetention: () => ({ days: 90 }),
  uploadImage: () => png(3, 2),
};

/** A good body for an operation that takes one. Throws when none is known: then it belongs here. */
export function bodyFor(operation: string, map: SomeMap): unknown {
  const all: Readonly<Record<string, (map: SomeMap) => unknown>> = { ...bodies, ...inputs };
  const make = Object.hasOwn(all, operation) ? all[operation] : undefined;
  if (make === undefined) throw new Error(`There is no body for ${operation} yet.`);
  return make(map);
}

/** What an operation needs besides its body: readers of a view carry the token of its link. */
export function headersFor(path: string, { audience }: SomeMap): Readonly<Record<string, string>> {
  return path.startsWith('/api/view') ? { authorization: `Bearer ${audience.token}` } : {};
}

/** A described path with the ids of a map. */
export function filled(
  path: string,
  {
    mapId,
    link,
    audience,
    portfolioLink,
    tracker,
    voting,
    release,
    image,
    member,
    token,
  }: Pick<
    SomeMap,
    | 'mapId'
    | 'link'
    | 'audience'
    | 'portfolioLink'
    | 'tracker'
    | 'voting'
    | 'release'
    | 'image'
    | 'member'
    | 'token'
  >,
): string {
  return path
    .replace('{id}', mapId)
    .replace('{linkId}', link.id)
    .replace('{audienceLinkId}', audience.id)
    .replace('{portfolioLinkId}', portfolioLink.id)
    .replace('{trackerId}', tracker.id)
    .replace('{votingId}', voting.id)
    .replace('{memberId}', member.id)
    .replace('{hash}', image.hash)
    .replace('{seq}', '2')
    .replace('{tokenId}', token)
    .replace(/(\/trackers\/.*\/(?:preview|pushes))$/, `$1?releaseId=${release}`);
}
