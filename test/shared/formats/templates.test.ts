/** The maps a new one can start from. */
import { describe, expect, it } from 'vitest';
import { countPlan, importPlanSchema } from '../../../shared/formats/importPlan.ts';
import { templates } from '../../../shared/formats/templates/templates.ts';

const sizes = Object.fromEntries(templates.map(({ id, plan }) => [id, countPlan(plan())]));

it('are an online shop, mobile banking and an empty backbone', () => {
  expect(sizes).toEqual({
    'online-shop': { activities: 5, steps: 14, stories: 48, releases: 3, personas: 3, labels: 4 },
    'mobile-banking': { activities: 5, steps: 13, stories: 43, releases: 3, personas: 3, labels: 3 },
    'empty-backbone': { activities: 4, steps: 9, stories: 0, releases: 1, personas: 0, labels: 0 },
  });
});

describe.each(templates)('$title', ({ title, description, plan: make }) => {
  const plan = make();

  it('can be imported and says what it is', () => {
    expect(importPlanSchema.safeParse(plan).success).toBe(true);
    expect(plan.title).toBe(title === 'Empty backbone' ? 'New story map' : title);
    expect(description).toMatch(/\.$/);
  });

  it('gives every release an outcome and every story an estimate', () => {
    expect(plan.releases.filter((release) => !release.outcome)).toEqual([]);
    expect(plan.stories.filter((story) => story.estimate === undefined)).toEqual([]);
  });

  it('has a first release that starts every activity', () => {
    const first = plan.releases[0]!.key;
    const started = new Set(
      plan.stories.filter((story) => story.release === first).map((story) => story.step),
    );
    const untouched = plan.activities.filter(
      (activity) => !plan.steps.some((step) => step.activity === activity.key && started.has(step.key)),
    );
    expect(plan.stories.length === 0 || untouched.length === 0).toBe(true);
  });
});
