/** Words and numbers of other tools' files read as ours: estimates, kinds, stages, lists of names. */
import type { Stage, StoryKind } from '../model/story.ts';

const mostPoints = 10_000;
const plainNumber = /^(\d{1,9})(?:[.,](\d{1,30}))?(e-\d{1,3})?$/;
const fraction = /^(\d{1,4})\s*\/\s*(\d{1,4})$/;
const fractionSigns: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };
const pointWords = /\s*(?:story\s*points?|points?|pts?|sp|hours?|hrs?|h|days?|d)\.?$/i;

/** An estimate such as 3, "8 pts", "1/2", "½" or "2,5"; null when it is none or out of range. */
export function readEstimate(text: string): number | null {
  if (text.length > 40) return null;
  const bare = text.trim().replace(pointWords, '').trim();
  const number = numberIn(bare);
  return number !== null && number <= mostPoints ? number : null;
}

function numberIn(bare: string): number | null {
  const sign = fractionSigns[bare];
  if (sign !== undefined) return sign;
  const plain = plainNumber.exec(bare);
  if (plain !== null) return Number(`${plain[1]}.${plain[2] ?? '0'}${plain[3] ?? ''}`);
  const parts = fraction.exec(bare);
  if (parts === null || Number(parts[2]) === 0) return null;
  return Number(parts[1]) / Number(parts[2]);
}

const kindWords: Readonly<Record<StoryKind, string>> = {
  story:
    'story|user story|feature|requirement|récit|historia|história|historia de usuario|funcionalidade|ストーリー',
  bug: 'bug|defect|fehler|anomalie|error|erro|バグ|障害',
  technical: 'technical|tech|chore|enabler|tech debt|technical debt|improvement|enhancement|technisch',
  task: 'task|sub-task|subtask|to-do|todo|aufgabe|teilaufgabe|tâche|sous-tâche|tarea|subtarea|tarefa|subtarefa|タスク',
  spike: 'spike|research|investigation',
};

const stageWords: Readonly<Record<Stage, string>> = {
  idea: 'idea|new|proposed|draft|triage|icebox|unscheduled|neu|idee|nouveau|nuevo|novo|新規|false|no',
  backlog:
    'backlog|to do|todo|open|opened|ready|pending|accepted|approved|unstarted|not started|selected for development|offen|zu erledigen|à faire|ouvert|por hacer|abierto|pendiente|a fazer|aberto|未着手|未対応',
  planned: 'planned|scheduled|committed|geplant|planifié|planificado|planejado',
  inProgress:
    'inprogress|in progress|doing|started|active|in review|review|in testing|testing|blocked|in arbeit|en cours|en curso|em andamento|em progresso|進行中|処理中',
  done: 'done|closed|completed|complete|resolved|finished|delivered|released|shipped|fertig|erledigt|geschlossen|terminé|fermé|hecho|cerrado|concluído|fechado|完了|true|yes',
  declined:
    "declined|rejected|cancelled|canceled|won't do|won't fix|wontfix|wont do|duplicate|abandoned|abgelehnt|rejeté|rechazado|rejeitado|却下",
};

const kindOf = byWord(kindWords);
const stageOf = byWord(stageWords);

/** The kind a word of any tracker means; null when it is none of ours. */
export function readKind(word: string): StoryKind | null {
  return kindOf.get(plainWord(word)) ?? null;
}

/** The stage a status of any tracker means; null when it is none of ours. */
export function readStage(word: string): Stage | null {
  return stageOf.get(plainWord(word)) ?? null;
}

/** Whether a row of this type belongs to the story above it rather than making that one a container. */
export function isSubTask(type: string): boolean {
  return /^(?:sub-?\s?task|teilaufgabe|unteraufgabe|sous-tâche|subtarea|subtarefa)$/iu.test(type.trim());
}

/** Names in one cell, parted by comma, semicolon, bar or line break; a name in double quotes may hold any of them. */
export function readNames(cell: string): string[] {
  const names: string[] = [];
  for (const [, quoted, plain] of cell.matchAll(/"((?:[^"]|"")*)"|([^",;|\n]+)/g)) {
    const name = (quoted !== undefined ? quoted.replaceAll('""', '"') : (plain ?? '')).trim();
    if (name !== '') names.push(name);
  }
  return names;
}

/** Names for one cell; {@link readNames} reads them back. */
export function writeNames(names: readonly string[]): string {
  return names.map((name) => (/[",;|\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join('; ');
}

function byWord<T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const [meaning, list] of Object.entries(words) as [T, string][]) {
    for (const word of list.split('|')) map.set(plainWord(word), meaning);
  }
  return map;
}

function plainWord(word: string): string {
  return word
    .slice(0, 100)
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace('’', "'");
}
