/** How many edits that were shown as saved are gone after kill -9. */
import { runKill9 } from '../../campaigns/support/kill9.ts';
import type { Row } from '../row.ts';

const kills = 20;

export const acknowledgedLost: Row = {
  name: 'acknowledged edits lost in 20 kill -9',
  bar: '0',
  measure: async () => {
    const { lost, looked, edits } = await runKill9({ kills, seed: Date.now() });
    return {
      value: `${lost} (${edits} edits, each looked for after every kill)`,
      meetsBar: lost === 0 && looked > 0,
    };
  },
};
