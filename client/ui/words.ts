/** Every word a person reads on the screen, in one typed catalogue; one file per surface. */
import { backlogWords } from './words/backlog.ts';
import { canvasWords } from './words/canvas.ts';
import { commonWords } from './words/common.ts';
import { criteriaWords } from './words/criteria.ts';
import { dependencyWords } from './words/dependencies.ts';
import { detailsWords } from './words/details.ts';
import { exportWords } from './words/export.ts';
import { gapWords } from './words/gaps.ts';
import { homeWords } from './words/home.ts';
import { importWords } from './words/import.ts';
import { lensWords } from './words/lens.ts';
import { mapWords } from './words/map.ts';
import { pushWords } from './words/push.ts';
import { savingWords } from './words/saving.ts';
import { shareWords } from './words/share.ts';
import { shortcutWords } from './words/shortcuts.ts';
import { stateWords } from './words/states.ts';
import { stepWords } from './words/steps.ts';

export const words = {
  ...commonWords,
  home: homeWords,
  export: exportWords,
  import: importWords,
  map: mapWords,
  canvas: canvasWords,
  saving: savingWords,
  share: shareWords,
  details: detailsWords,
  dependencies: dependencyWords,
  criteria: criteriaWords,
  push: pushWords,
  backlog: backlogWords,
  lens: lensWords,
  gaps: gapWords,
  shortcuts: shortcutWords,
  states: stateWords,
  history: stepWords,
} as const;
