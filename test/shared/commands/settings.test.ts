/** The settings of a map: names of levels, scale of estimates, the look with two levels. */
import { describe, expect, test } from 'vitest';
import { commandContext } from '../../../shared/commands/command.ts';
import { OwnUndo } from '../../../shared/commands/ownUndo.ts';
import { readImport } from '../../../shared/formats/readImport.ts';
import { writeJson } from '../../../shared/formats/writeJson.ts';
import { metaOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { usualSettings, type MapSettings } from '../../../shared/model/settings.ts';
import { buildMap, copyOf, emptyMap, run, runAs, syncAll } from '../../support/buildMap.ts';
import { writtenBy } from '../../support/written.ts';

type Doc = ReturnType<typeof emptyMap>;
const settingsOf = (doc: Doc): MapSettings => readMap(doc).meta.settings;
const epics = { one: 'Epic', many: 'Epics' };
const shirts = { kind: 'shirts', points: [1, 2, 3, 5, 8] } as const;

describe('settings', () => {
  test('of a map nobody has changed are the usual ones', () => {
    expect(settingsOf(emptyMap())).toEqual(usualSettings);
    expect(usualSettings.storyName).toEqual({ one: 'Story', many: 'Stories' });
  });

  test('change one by one, and saying the same again writes nothing', () => {
    const doc = emptyMap();
    run(doc, 'updateSettings', { activityName: epics });
    run(doc, 'updateSettings', { twoLevels: true });
    expect(settingsOf(doc)).toEqual({ ...usualSettings, activityName: epics, twoLevels: true });
    const again = () =>
      run(doc, 'updateSettings', { activityName: epics, estimateScale: { kind: 'free' }, twoLevels: true });
    expect(writtenBy(doc, again)).toEqual([]);
  });

  test('that alice and bob change at the same moment are both kept', () => {
    const doc = emptyMap();
    const other = copyOf(doc);
    runAs('alice', doc, 'updateSettings', { estimateScale: shirts });
    runAs('bob', other, 'updateSettings', { activityName: epics });
    syncAll(doc, other);
    for (const seen of [doc, other])
      expect(settingsOf(seen)).toMatchObject({ estimateScale: shirts, activityName: epics });
  });

  test.each([
    ['a name without a word', { stepName: { one: '', many: 'Tasks' } }],
    ['a name that is too long', { stepName: { one: 'x'.repeat(25), many: 'x' } }],
    ['four sizes of shirts', { estimateScale: { kind: 'shirts', points: [1, 2, 3, 4] } }],
    ['no number of their own', { estimateScale: { kind: 'own', points: [] } }],
    ['a number below zero', { estimateScale: { kind: 'own', points: [-1] } }],
  ])('with %s are refused', (_what, settings) => {
    expect(() => run(emptyMap(), 'updateSettings', settings as object)).toThrow();
  });

  test.each([
    ['stepName', 'Task'],
    ['estimateScale', { kind: 'cards' }],
    ['estimateScale', { kind: 'own', points: 'many' }],
    ['twoLevels', 'yes'],
  ])('that make no sense read as usual: %s', (name, held) => {
    const doc = emptyMap();
    metaOf(doc).set(name, held);
    expect(settingsOf(doc)).toEqual(usualSettings);
  });

  test('are undone to what they were, and redone', () => {
    const doc = emptyMap();
    const origin = { kind: 'person', name: 'alice' } as const;
    const undo = new OwnUndo(doc, origin, 0);
    const change = (settings: Partial<MapSettings>) =>
      run(doc, 'updateSettings', settings as object, commandContext(origin));
    change({ activityName: epics });
    change({ activityName: { one: 'Goal', many: 'Goals' }, twoLevels: true });
    undo.undo();
    expect(settingsOf(doc)).toEqual({ ...usualSettings, activityName: epics });
    undo.undo();
    expect(settingsOf(doc)).toEqual(usualSettings);
    undo.redo();
    undo.redo();
    expect(settingsOf(doc)).toMatchObject({ activityName: { one: 'Goal' }, twoLevels: true });
  });

  test('that bob changed since are left as bob wants them when alice undoes', () => {
    const doc = emptyMap();
    const origin = { kind: 'person', name: 'alice' } as const;
    const undo = new OwnUndo(doc, origin, 0);
    run(doc, 'updateSettings', { estimateScale: shirts }, commandContext(origin));
    const bobs = copyOf(doc);
    runAs('bob', bobs, 'updateSettings', { estimateScale: { kind: 'powers' } });
    syncAll(doc, bobs);
    expect(undo.take('undo')).toMatchObject({ done: false, others: new Set([bobs.clientID]) });
    expect(settingsOf(doc).estimateScale).toEqual({ kind: 'powers' });
  });
});

describe('a JSON file', () => {
  const own = {
    storyName: { one: 'Item', many: 'Items' },
    estimateScale: { kind: 'own' as const, points: [1, 4, 9] },
    twoLevels: true,
  };

  test('brings the settings back into a new map', () => {
    const { doc } = buildMap();
    run(doc, 'updateSettings', own);
    const { plan, losses } = readImport({ text: writeJson(readMap(doc)), fileName: 'map.json' });
    const made = emptyMap();
    run(made, 'importMap', { plan });
    expect(losses).toEqual([]);
    expect(settingsOf(made)).toEqual({ ...usualSettings, ...own });
  });

  test('leaves the settings of a map alone that holds something already', () => {
    const { doc } = buildMap();
    run(doc, 'updateSettings', own);
    const { plan } = readImport({ text: writeJson(readMap(doc)), fileName: 'map.json' });
    const map = buildMap();
    run(map.doc, 'importMap', { plan });
    expect(settingsOf(map.doc)).toEqual(usualSettings);
  });

  test('says nothing about settings nobody has changed', () => {
    expect(writeJson(readMap(buildMap().doc))).not.toContain('settings');
  });

  test('reports each setting it does not understand', () => {
    const text = JSON.stringify({
      format: 'throughline',
      version: 1,
      settings: { twoLevels: 'yes', colour: 'red', stepName: { one: 'Task', many: 'Tasks' } },
      releases: [{ id: 'a', name: 'First' }],
    });
    const { plan, losses } = readImport({ text, fileName: 'map.json' });
    expect(plan.settings).toEqual({ stepName: { one: 'Task', many: 'Tasks' } });
    expect(losses.map(({ path, why }) => `${path}: ${why}`)).toEqual([
      'settings.colour: no place for it on a map',
      'settings.twoLevels: unknown value',
    ]);
  });
});
