/** The catalogue, file by file. */
export * from './common.ts';
export { homeWords as home } from './home.ts';
export { exportWords as export } from './export.ts';
export { importWords as import } from './import.ts';
export { mapWords as map } from './map.ts';
export { canvasWords as canvas } from './canvas.ts';
export { savingWords as saving } from './saving.ts';
export { shareWords as share } from './share.ts';
export { detailsWords as details } from './details.ts';
export { dependencyWords as dependencies } from './dependencies.ts';
export { criteriaWords as criteria } from './criteria.ts';
export { pushWords as push } from './push.ts';
export { backlogWords as backlog } from './backlog.ts';
export { lensWords as lens } from './lens.ts';
export { gapWords as gaps } from './gaps.ts';
export { shortcutWords as shortcuts } from './shortcuts.ts';
export { stateWords as states } from './states.ts';
export { takeWords as taken } from './taken.ts';
