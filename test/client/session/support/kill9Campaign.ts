/** `npm run campaign:kill9 -- --kills 500 --seed 7`: as many kills as asked for, with the figures as they come. */
import { parseArgs } from 'node:util';
import { runKill9 } from './kill9.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});

const kills = Number(values.kills);
const seed = Number(values.seed);
// A new map every 40 kills: one holds only so many words.
let done = 0;
for (let round = 0; done < kills; round++) {
  const figures = await runKill9({ kills: Math.min(40, kills - done), seed: seed + round * 1000 });
  done += figures.kills;
  process.stdout.write(`${done} of ${kills}: ${JSON.stringify(figures)}\n`);
  if (figures.lost + figures.duplicated + figures.different > 0) process.exitCode = 1;
}
