/** Goes through the records of our own JSON: references become keys of the plan, what cannot come along a loss. */
import { longestMapTitle, longestTitle, longestVision } from '../model/field.ts';
import { settingField, settingsFields } from '../model/settings.ts';
import { estimateSchema } from '../model/story.ts';
import {
  ImportError,
  mostImportedColumns,
  mostImportedCriteria,
  mostImportedStories,
  type ImportPlan,
  type ImportPreview,
  type LossReason,
} from './importPlan.ts';
import { freeListNames, mostFreeOfAKind, plannedEndSchema, type PlannedEnd } from './freeLists.ts';
import { jsonFields, jsonLists, type JsonField, type JsonList } from './jsonFormat.ts';
import type { PlanBuilder } from './planBuilder.ts';
import { mostOfStrategy, strategyListNames } from './strategyLists.ts';

/** An object of the file, whatever it holds. */
export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads one file; whether it is ours was looked at before. */
export class JsonReader {
  private readonly file: Raw;
  private readonly builder: PlanBuilder;
  private readonly keys = new Map<JsonList, Map<unknown, string>>();

  constructor(file: Raw, builder: PlanBuilder) {
    this.file = file;
    this.builder = builder;
  }

  read(): ImportPreview {
    const known = new Set<string>(['format', 'version', 'title', 'vision', 'settings', ...jsonLists]);
    this.reportUnknown(this.file, known, '');
    const lists = jsonLists.map((list) => [list, this.recordsOf(list)] as const);
    for (const [list, records] of lists) this.nameRecords(list, records);
    const plan = Object.fromEntries(
      lists.map(([list, records]) => [
        list,
        records.map(({ raw, path }, i) => this.readRecord(list, raw, i, path)),
      ]),
    ) as unknown as ImportPlan;
    for (const [name, longest] of [['title', longestMapTitle] as const, ['vision', longestVision] as const]) {
      const text = this.file[name];
      if (typeof text === 'string') plan[name] = this.cut(text, longest, name);
      else if (text !== undefined) this.lose(text, 'unknown value', name);
    }
    if (this.file['settings'] !== undefined) plan.settings = this.readSettings(this.file['settings']);
    return { plan, losses: this.builder.finish().losses };
  }

  private readSettings(held: unknown): ImportPlan['settings'] {
    if (!isRaw(held)) return this.lose(held, 'unknown value', 'settings');
    this.reportUnknown(held, new Set(Object.keys(settingsFields)), 'settings.');
    const read = Object.entries(held).flatMap(([name, value]) => {
      const parsed = settingField(name)?.schema.safeParse(value);
      if (parsed?.success === false) this.lose(value, 'unknown value', `settings.${name}`);
      return parsed?.success === true ? [[name, parsed.data]] : [];
    });
    return Object.fromEntries(read) as ImportPlan['settings'];
  }

  private recordsOf(list: JsonList): { readonly raw: Raw; readonly path: string }[] {
    const held = this.file[list];
    if (held === undefined) return [];
    if (!Array.isArray(held)) {
      this.lose(held, 'unknown value', list);
      return [];
    }
    const most = mostIn[list] ?? mostImportedColumns;
    if (held.length > most) {
      throw new ImportError(
        `The file has more than ${most.toLocaleString('en')} ${list}. Nothing was imported.`,
      );
    }
    return held.flatMap((raw: unknown, i) => {
      const path = `${list}[${i}]`;
      if (isRaw(raw)) return [{ raw, path }];
      this.lose(raw, 'unknown value', path);
      return [];
    });
  }

  /** Gives every record a key of the plan and remembers which id of the file it stands for. */
  private nameRecords(
    list: JsonList,
    records: readonly { readonly raw: Raw; readonly path: string }[],
  ): void {
    const keys = new Map<unknown, string>();
    records.forEach(({ raw, path }, i) => {
      const id = raw['id'];
      if (typeof id !== 'string') {
        if (id !== undefined) this.lose(id, 'unknown value', `${path}.id`);
      } else if (keys.has(id)) this.lose(id, 'written twice', `${path}.id`);
      else keys.set(id, keyOf(list, i));
    });
    this.keys.set(list, keys);
  }

  private readRecord(list: JsonList, raw: Raw, index: number, path: string): Record<string, unknown> {
    const fields = jsonFields[list];
    this.reportUnknown(raw, new Set(['id', ...Object.keys(fields)]), `${path}.`);
    const record: Record<string, unknown> = { key: keyOf(list, index) };
    for (const [name, field] of Object.entries(fields)) {
      const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
      const read = value === undefined ? undefined : this.readField(field, value, `${path}.${name}`);
      if (read !== undefined) record[name] = read;
      else if (field.is === 'reference' && field.mayBeLeftOut !== true) record[name] = null;
      else if (name === 'title' || name === 'name') record[name] = '';
    }
    return record;
  }

  /** The field's value for the plan; undefined when it would not come along. */
  private readField(field: JsonField, value: unknown, path: string): unknown {
    switch (field.is) {
      case 'text':
        return typeof value === 'string'
          ? this.cut(value, field.longest, path)
          : this.lose(value, 'unknown value', path);
      case 'value': {
        const parsed = field.schema.safeParse(wellFormed(value));
        return parsed.success ? parsed.data : this.lose(value, 'unknown value', path);
      }
      case 'reference':
        return value === null ? null : this.follow(field.to, value, path);
      case 'references':
        if (!Array.isArray(value)) return this.lose(value, 'unknown value', path);
        return [
          ...new Set(
            value
              .map((id, i) => this.follow(field.to, id, `${path}[${i}]`))
              .filter((key) => key !== undefined),
          ),
        ];
      case 'pushed':
        return value === null ? null : this.readPushed(value, path);
      case 'end':
        return this.readEnd(value, path);
    }
  }

  private readPushed(value: unknown, path: string): unknown {
    if (!isRaw(value)) return this.lose(value, 'unknown value', path);
    this.reportUnknown(value, new Set(['release', 'step', 'title', 'estimate']), `${path}.`);
    const release = this.follow('releases', value['release'], `${path}.release`);
    const step = this.follow('steps', value['step'], `${path}.step`);
    const estimate = estimateSchema.safeParse(value['estimate'] ?? null);
    if (release === undefined || step === undefined) return undefined;
    if (!estimate.success) this.lose(value['estimate'], 'unknown value', `${path}.estimate`);
    const title = typeof value['title'] === 'string' ? value['title'] : '';
    return {
      release,
      step,
      title: this.cut(title, longestTitle, `${path}.title`),
      estimate: estimate.success ? estimate.data : null,
    };
  }

  private readEnd(value: unknown, path: string): PlannedEnd | undefined {
    if (!isRaw(value)) return this.lose(value, 'unknown value', path);
    this.reportUnknown(value, new Set(['heldBy', 'x', 'y']), `${path}.`);
    const id = value['heldBy'] ?? null;
    const holders = ['stories', ...freeListNames] as const;
    const key = holders.map((list) => this.keys.get(list)?.get(id)).find((found) => found !== undefined);
    if (id !== null && key === undefined) this.lose(id, 'points to nothing', `${path}.heldBy`);
    const end = plannedEndSchema.safeParse({ heldBy: key ?? null, x: value['x'], y: value['y'] });
    return end.success ? end.data : this.lose(value, 'unknown value', path);
  }

  private follow(list: JsonList, id: unknown, path: string): string | undefined {
    const key = this.keys.get(list)?.get(id);
    return key ?? this.lose(id, 'points to nothing', path);
  }

  private reportUnknown(raw: Raw, known: ReadonlySet<string>, path: string): void {
    for (const name of Object.keys(raw)) {
      if (!known.has(name)) this.lose(raw[name], 'no place for it on a map', path + name.slice(0, 80));
    }
  }

  private cut(text: string, longest: number, path: string): string {
    const whole = text.toWellFormed();
    if (whole.length <= longest) return whole;
    const kept = whole.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
    this.lose(whole.slice(kept.length), 'cut to the longest length', path);
    return kept;
  }

  private lose(value: unknown, why: LossReason, path: string): undefined {
    this.builder.lose(describe(value), why, { path });
  }
}

/** The most records of a list; of any other, the most columns. */
const mostIn: { readonly [L in JsonList]?: number } = {
  stories: mostImportedStories,
  dependencies: mostImportedStories,
  criteria: mostImportedCriteria,
  ...Object.fromEntries(freeListNames.map((list) => [list, mostFreeOfAKind])),
  ...Object.fromEntries(strategyListNames.map((list) => [list, mostOfStrategy])),
};

function keyOf(list: JsonList, index: number): string {
  return `${list}-${index + 1}`;
}

function wellFormed(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return `{ ${Object.keys(value).slice(0, 5).join(', ')} }`;
  return String(value);
}
