/** F4, A6, C4: damaged updates, presence and HTTP bodies; a short form of the campaign. */
import { expect, test } from 'vitest';
import { sendBadBodies } from './support/badBodies.ts';
import { sendBadPresence, sendBadUpdates } from './support/badFrames.ts';
import { noInputFigures } from './support/inputFigures.ts';
import { sendHeavyFrames } from './support/sendHeavy.ts';

const clean = { crashes: 0, partial: 0, unloadable: 0 };

test.each([
  [
    'F4, C9: 600 damaged updates are refused whole or taken whole, and every map loads again',
    sendBadUpdates,
    600,
  ],
  [
    'A6: 1,000 damaged presence frames close nobody else and show nobody who is not there',
    sendBadPresence,
    1000,
  ],
  [
    'C4: 200 damaged HTTP bodies are answered with a reason, change nothing, and every map loads',
    sendBadBodies,
    200,
  ],
] as const)(
  '%s',
  async (_what, send, amount) => {
    const figures = noInputFigures();
    await send(amount, 20_261_129, figures);
    expect(figures.problems.filter((problem) => !/^\d+ ms/.test(problem))).toEqual([]);
    expect(figures).toMatchObject({ sent: amount, ...clean });
    expect(figures.refused).toBeGreaterThan(amount / 20);
    expect(figures.taken).toBeGreaterThan(5);
  },
  60_000,
);

test('of the heaviest frames those a browser could send are taken, and after each of them the map can be read', async () => {
  const refused: string[] = [];
  let taken = 0;
  await sendHeavyFrames({ stories: 20, times: 1, amounts: [500] }, ({ heavy, isTaken }) => {
    if (isTaken) taken++;
    else if (heavy.isHonest === true) refused.push(heavy.name);
  });
  expect(refused).toEqual([]);
  expect(taken).toBeGreaterThan(10);
}, 60_000);
