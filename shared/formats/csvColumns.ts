/** Guesses what the columns of a table mean from their headers, in the words of trackers and of several languages. */
import type { Meaning } from './importPlan.ts';
import { momentReader } from './moments.ts';
import { readEstimate, readKind, readStage } from './values.ts';

/**
 * Headers by meaning, the surest first. A meaning takes the first header of its list that a free column has;
 * meanings are served from top to bottom.
 */
const headerWords: readonly (readonly [Meaning, readonly string[]])[] = (
  [
    [
      'story',
      'story|user story|story title|story name|stories|card|card name|card title|summary|subject|title|name|issue|item|headline|task name|task|' +
        'récit|carte|sujet|résumé|titre|nom|tâche|zusammenfassung|titel|karte|thema|aufgabe|historia|historia de usuario|tarjeta|asunto|resumen|título|nombre|tarea|' +
        'história|história de usuário|cartão|assunto|resumo|nome|tarefa|titolo|riepilogo|oggetto|samenvatting|onderwerp|тема|название|история|' +
        'ストーリー|題名|件名|タイトル|要約|課題|カード|标题|主题|用户故事|제목',
    ],
    [
      'activity',
      'activity|user activity|activities|goal|journey|big picture|aktivität|ziel|activité|objectif|actividad|objetivo|atividade|attività|obiettivo|activiteit|doel|' +
        'активность|アクティビティ|活動|活动|활동',
    ],
    [
      'step',
      'step|user step|user task|steps|column|epic name|epic summary|epic title|epic|parent summary|parent task subject|parent title|feature|list|list name|section|section column|bucket|' +
        'category|component|components|area|module|theme|task|tasks|schritt|epos|spalte|liste|kategorie|étape|colonne|épopée|catégorie|paso|columna|épica|lista|categoría|' +
        'passo|etapa|coluna|épico|categoria|fase del percorso|colonna|stap|kolom|lijst|шаг|колонка|эпик|ステップ|エピック|列|リスト|カテゴリ|步骤|类别|단계',
    ],
    [
      'release',
      'release|releases|release slice|slice|fix version|fix versions|target version|milestone|version|sprint|iteration|iteration path|phase|wave|increment|affects version|' +
        'zielversion|meilenstein|lösungsversion|lieferung|jalon|version cible|livraison|versión|hito|entrega|lançamento|versão|marco|versione|mijlpaal|' +
        'релиз|версия|веха|спринт|リリース|マイルストーン|対象バージョン|スプリント|バージョン|发布|里程碑|版本|릴리스',
    ],
    [
      'estimate',
      'estimate|story points|story point estimate|story point|points|estimation|effort|size|estimated time|estimate hours|estimated hours|time estimate|story points estimate|' +
        'schätzung|punkte|aufwand|storypoints|geschätzter aufwand|charge|temps estimé|estimación|puntos|esfuerzo|tiempo estimado|estimativa|pontos|esforço|tempo estimado|stima|punti|schatting|punten|' +
        'оценка|見積もり|見積り|予定工数|ポイント|估算|点数|추정',
    ],
    [
      'details',
      'details|description|body|notes|note|acceptance criteria|content|beschreibung|notizen|descripción|notas|descrição|detalhes|descrizione|beschrijving|описание|説明|詳細|描述|설명',
    ],
    [
      'personas',
      'persona|personas|user|users|user role|role|actor|as a|benutzer|rolle|utilisateur|rôle|usuario|usuário|ator|ペルソナ|ユーザー|角色',
    ],
    [
      'labels',
      'labels|label|tags|tag|etiquetas|étiquettes|etichette|stichwörter|schlagwörter|метки|ラベル|タグ|标签|라벨',
    ],
    [
      'kind',
      'kind|type|issue type|tracker|work item type|card type|story type|typ|vorgangstyp|tipo|tipo de incidencia|type de ticket|тип|種別|課題タイプ|トラッカー|类型|유형',
    ],
    [
      'owner',
      'owner|assignee|assignees|assigned to|assigned|responsible|zugewiesen an|zugewiesene person|zuständig|attribué à|assigné à|responsable|asignado a|responsável|atribuído a|assegnatario|исполнитель|担当者|负责人|담당자',
    ],
    [
      'stage',
      'stage|status|state|column status|statut|état|estado|estatus|situação|stato|статус|ステータス|状態|状态|상태|closed|done|completed',
    ],
    // Since when it waits; where only the last change is known, it has waited since then at least.
    [
      'created',
      'created|created at|created on|created date|date created|creation date|creation time|created time|opened at|date opened|' +
        'erstellt|erstellt am|angelegt|angelegt am|créé|créé le|date de création|creado|creada|fecha de creación|criado|criado em|data de criação|creato|data creazione|aangemaakt|aangemaakt op|' +
        'создано|дата создания|作成日|作成日時|创建时间|创建日期|생성일|' +
        'updated|updated at|last updated|last modified|updated date|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|bijgewerkt|обновлено|更新日|更新日時|更新时间',
    ],
  ] satisfies [Meaning, string][]
).map(([meaning, words]) => [meaning, headers(words)]);

const idWords = headers(
  'id|key|issue key|issue id|number|no|iid|work item id|task id|schlüssel|vorgangsschlüssel|nummer|clé|numéro|clave|número|chave|ключ|キー|番号',
);
const parentWords = headers(
  'parent key|parent id|parent task|parent issue|parent|epic link|parent work item|übergeordnete aufgabe|tâche parente|tarea padre|tarefa pai|tarefa principal|родительская задача|親チケット|親課題',
);

const epicWords = headers(
  'epic|epic name|epic summary|epic title|theme|épopée|épica|épico|epos|эпик|エピック',
);
const finerWords = headers(
  'step|user step|user task|feature|task|schritt|étape|paso|passo|etapa|stap|шаг|ステップ|步骤|단계',
);

export interface Column {
  readonly header: string;
  /** Cells that are not empty, for telling what kind of values stand there (a part of them is enough). */
  readonly samples: readonly string[];
}

/** What each column means, null where nothing fits. Columns of the same header share labels, personas and the like. */
export function guessMeanings(columns: readonly Column[]): (Meaning | null)[] {
  const names = columns.map((column) => plainHeader(column.header));
  const guessed: (Meaning | null)[] = columns.map(() => null);
  const named = new Map<string, number[]>();
  names.forEach((name, i) => {
    const indexes = named.get(name);
    if (indexes === undefined) named.set(name, [i]);
    else indexes.push(i);
  });
  for (const [meaning, words] of headerWords) {
    const candidates = words.flatMap((word) => named.get(word) ?? []).filter((i) => guessed[i] === null);
    const index = chooseColumn(meaning, candidates, columns);
    if (index !== undefined) guessed[index] = meaning;
  }
  // Without stages everything is an idea, which is in no backlog yet.
  const created = guessed.indexOf('created');
  if (created !== -1 && !guessed.includes('stage')) guessed[created] = null;
  linkRows(names, columns, guessed);
  splitEpics(names, guessed);
  // A board's list, under a header such as "Stage": what does not hold stages is a column of the map.
  if (!guessed.includes('step')) {
    const list = names.findIndex(
      (name, i) => guessed[i] === null && (name === 'stage' || name === 'list' || name === 'state'),
    );
    if (list !== -1 && columns[list]!.samples.length > 0) guessed[list] = 'step';
  }
  return guessed;
}

/** Gives columns with the very same header as a mapped one its meaning. */
export function shareMeanings(
  columns: readonly Column[],
  meanings: readonly (Meaning | null)[],
): (Meaning | null)[] {
  const shared = new Map<string, Meaning>();
  meanings.forEach((meaning, i) => {
    const name = plainHeader(columns[i]!.header);
    if (meaning !== null && name !== '' && meaning !== 'id' && meaning !== 'parent')
      shared.set(name, meaning);
  });
  return meanings.map((meaning, i) => meaning ?? shared.get(plainHeader(columns[i]!.header)) ?? null);
}

/** Whether rows can be placed with these meanings: there is a story, or at least the backbone. */
export function isUsable(meanings: readonly (Meaning | null)[]): boolean {
  return meanings.includes('story') || meanings.includes('step') || meanings.includes('activity');
}

/** The first with values that fit, else the first without any values. */
function chooseColumn(
  meaning: Meaning,
  candidates: readonly number[],
  columns: readonly Column[],
): number | undefined {
  const filled = candidates.find((i) => columns[i]!.samples.length > 0 && fits(meaning, columns[i]!.samples));
  return filled ?? candidates.find((i) => columns[i]!.samples.length === 0);
}

function fits(meaning: Meaning, samples: readonly string[]): boolean {
  const read =
    meaning === 'estimate'
      ? readEstimate
      : meaning === 'stage'
        ? readStage
        : meaning === 'kind'
          ? readKind
          : meaning === 'created'
            ? momentReader(samples)
            : null;
  if (read === null) return true;
  return samples.filter((sample) => read(sample) !== null).length * 2 >= samples.length;
}

/** Epics beside features (or steps) are the level above them. */
function splitEpics(names: readonly string[], guessed: (Meaning | null)[]): void {
  if (guessed.includes('activity')) return;
  const free = (words: readonly string[]): number =>
    names.findIndex((name, i) => words.includes(name) && (guessed[i] === null || guessed[i] === 'step'));
  const epic = free(epicWords);
  const finer = free(finerWords);
  if (epic === -1 || finer === -1) return;
  const step = guessed.indexOf('step');
  if (step !== -1) guessed[step] = null;
  guessed[epic] = 'activity';
  guessed[finer] = 'step';
}

/** Finds the pair of columns that links rows: parents that name other rows' ids. */
function linkRows(names: readonly string[], columns: readonly Column[], guessed: (Meaning | null)[]): void {
  const free = (words: readonly string[]): number[] =>
    names.flatMap((name, i) =>
      words.includes(name) && (guessed[i] === null || guessed[i] === 'step') ? [i] : [],
    );
  let best = { id: -1, parent: -1, links: 0 };
  for (const id of free(idWords)) {
    const ids = new Set(columns[id]!.samples);
    for (const parent of free(parentWords)) {
      const links = columns[parent]!.samples.filter((sample) => ids.has(sample)).length;
      if (parent !== id && links > best.links) best = { id, parent, links };
    }
  }
  if (best.links === 0) return;
  guessed[best.id] = 'id';
  guessed[best.parent] = 'parent';
}

function headers(words: string): string[] {
  return words.split('|').map(plainHeader);
}

/** A header without case, accents, signs and a tracker's wrapping: `Custom field (Story Points)` → `story points`. */
export function plainHeader(header: string): string {
  const short = header.slice(0, 200).trim();
  const wrapped = /^custom field \((.*)\)$/i.exec(short);
  return (wrapped?.[1] ?? short)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\(s\)$|\/s$/, 's')
    .replace(/^#$/, 'id')
    .replace(/[\s_/.:*-]+/g, ' ')
    .trim();
}
