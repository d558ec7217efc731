/** The vision is typed like any other text: a stretch of typing is one step of undo. */
import { expect, test } from 'vitest';
import { setVision } from '../../../shared/commands/setVision.ts';
import { openHouse } from './support/house.ts';
import { comeIn, makeMap, openAs, saving } from './support/people.ts';

test('what was typed into the vision in one go is taken back in one step', async () => {
  const house = await openHouse();
  const alice = await comeIn(house.port, 'alice');
  const session = openAs(alice, await makeMap(alice), house.port);
  await saving(session, 'saved');
  const vision = (): string => session.store.getRecords().meta.vision;
  const type = (text: string): void => {
    for (const letter of text) session.actions.runLate(setVision, { text: vision() + letter });
  };
  type('Pay');
  session.actions.endUndoStep();
  type(' less');
  expect(vision()).toBe('Pay less');
  session.actions.undo();
  expect(vision()).toBe('Pay');
  session.actions.undo();
  expect(vision()).toBe('');
  session.dispose();
  await house.close();
});
