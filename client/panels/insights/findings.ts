/** What was found, rule by rule, in words, each with the record it leads to. */
import type { Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { contradictionsOf, type Contradiction } from '../../../shared/views/contradictions.ts';
import { orphansOf } from '../../../shared/views/orphans.ts';
import {
  roadmapMistakeKinds,
  roadmapMistakes,
  type RoadmapMistake,
} from '../../../shared/views/roadmapMistakes.ts';
import { localDay } from '../../ui/localDay.ts';
import { words } from '../../ui/words.ts';
import { insightWords } from '../../ui/words/insights.ts';

const text = insightWords.findings;

export interface Finding {
  readonly key: string;
  readonly label: string;
  /** null: it is about no single record. */
  readonly target: Id | null;
}

export interface FindingRule {
  readonly rule: string;
  readonly title: string;
  readonly why: string;
  readonly mend: string;
  readonly findings: readonly Finding[];
}

export interface FindingGroup {
  readonly title: string;
  readonly rules: readonly FindingRule[];
}

const named = (title: string): string => title.trim() || words.noTitle;

/** Rules and groups without a finding are left out. `now` in ms since epoch. */
export function findingGroups(records: MapRecords, now: number): FindingGroup[] {
  const groups = [
    { title: text.contradictions, rules: contradictionRules(records, localDay(now)) },
    { title: text.orphans, rules: orphanRules(records) },
    { title: text.mistakes, rules: mistakeRules(records, now) },
  ];
  return groups
    .map(({ title, rules }) => ({ title, rules: rules.filter(({ findings }) => findings.length > 0) }))
    .filter(({ rules }) => rules.length > 0);
}

function contradictionRules(records: MapRecords, today: string): FindingRule[] {
  const found = Map.groupBy(contradictionsOf(records, today), ({ kind }) => kind);
  return [...found].map(([kind, all]) => {
    const { title, why, mend } = text.rules[kind];
    return { rule: kind, title, why, mend, findings: all.map(contradictionFinding) };
  });
}

function contradictionFinding(found: Contradiction, index: number): Finding {
  const at = (label: string, target: Id | null): Finding => ({
    key: `${found.kind} ${target ?? index}`,
    label,
    target,
  });
  switch (found.kind) {
    case 'nowInNoSprint':
      return at(named(found.initiative.title), found.initiative.id);
    case 'plannedForLater':
      return at(text.plannedFor(named(found.story.title), named(found.release.name)), found.story.id);
    case 'plannedWithout':
      return at(text.plannedWithout(named(found.story.title), found.missing), found.story.id);
    case 'needsLater': {
      const { story, needed, trouble, dependency } = found.line;
      const label = text.needs(named(story.title), named(needed.title), trouble ?? 'later');
      return { ...at(label, story.id), key: dependency.id };
    }
    case 'doneUnmeasured':
      return at(
        text.unmeasured(
          named(found.initiative.title),
          found.theme === null ? null : named(found.theme.title),
        ),
        found.initiative.id,
      );
    case 'sliceOverCapacity':
      return at(
        text.over(named(found.release.name), found.points, found.release.capacity ?? 0),
        found.release.id,
      );
    case 'nowOverloaded':
      return at(text.nowOver(found.points, found.capacity), null);
  }
}

function orphanRules(records: MapRecords): FindingRule[] {
  const { stories, initiatives, goals } = orphansOf(records);
  const rules = text.orphanRules;
  const rule = (name: keyof typeof rules, findings: readonly Finding[]): FindingRule => {
    const { title, why, mend } = rules[name];
    return { rule: name, title, why, mend, findings };
  };
  return [
    rule(
      'stories',
      stories.map(({ story, why }) => ({
        key: story.id,
        label: text[why](named(story.title)),
        target: story.id,
      })),
    ),
    rule(
      'initiatives',
      initiatives.map(({ id, title }) => ({ key: id, label: named(title), target: id })),
    ),
    rule(
      'goals',
      goals.map(({ goal, why }) => ({
        key: goal.id,
        label: why === 'noStory' ? text.noStory(named(goal.title)) : text.nobodyServes(named(goal.title)),
        target: goal.id,
      })),
    ),
  ];
}

function mistakeRules(records: MapRecords, now: number): FindingRule[] {
  const found = Map.groupBy(roadmapMistakes(records, now), ({ kind }) => kind);
  return roadmapMistakeKinds.map((kind) => {
    const { title, why, mend } = text.mistakeRules[kind];
    const findings = (found.get(kind) ?? []).map((mistake, i) => mistakeFinding(mistake, i));
    return { rule: kind, title, why, mend, findings };
  });
}

function mistakeFinding(mistake: RoadmapMistake, index: number): Finding {
  const target = 'initiative' in mistake ? mistake.initiative.id : null;
  const title = 'initiative' in mistake ? named(mistake.initiative.title) : '';
  return { key: `${mistake.kind} ${index}`, label: mistakeInWords(mistake, title), target };
}

function mistakeInWords(mistake: RoadmapMistake, title: string): string {
  switch (mistake.kind) {
    case 'concretePromise':
      return mistake.why === 'date' ? text.promise(title, mistake.text) : text.unsure(title);
    case 'kitchenSink':
      return text.sink(text.columns[mistake.column], mistake.count, mistake.most);
    case 'noWhy':
      return text.without(title, mistake.why);
    case 'builtInSilo':
      return title;
    case 'setAndForget':
      if (mistake.why === 'review')
        return mistake.days === null ? text.neverReviewed : text.reviewed(mistake.days);
      return mistake.why === 'finished' ? text.finished(title) : text.quiet(title, mistake.days);
  }
}
