/** Words of asking everybody to come and look; loaded with it. */
import { formatNumber } from '../format.ts';

const names = (list: readonly string[]): string => list.join(', ');

export const summonWords = {
  label: 'Look here',
  asks: (name: string) => `${name} asks everybody to look here`,
  soon: (seconds: number) => `You go there in ${formatNumber(seconds)} seconds. Press Esc to stay here.`,
  waits: 'You go there only when you choose to.',
  stay: 'Stay here',
  go: 'Go there',
  asked: 'You asked everybody to look here',
  nobody: 'Nobody has come yet.',
  came: (list: readonly string[]) => `Here: ${names(list)}.`,
  stayed: (list: readonly string[]) => `Staying where they are: ${names(list)}.`,
  close: 'Close the answers',
} as const;
