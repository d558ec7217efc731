/** The load, in a process of its own: does one task against one server and reports what it saw. */
import { dialectNamed } from './dialects.ts';
import { acknowledge } from './tasks/acknowledge.ts';
import { coldLoad, join } from './tasks/join.ts';
import { hold } from './tasks/hold.ts';
import { saturate } from './tasks/saturate.ts';
import { talk } from './tasks/talk.ts';
import { Venue, type Task, type Usage } from './venue.ts';

let answered: (usage: Usage) => void = () => undefined;

/** Asks the one who started us what the server has used so far. */
function usage(kind: 'cpu' | 'memory'): Promise<Usage> {
  return new Promise((resolve) => {
    answered = resolve;
    process.send!({ ask: kind });
  });
}

async function work(task: Task): Promise<Record<string, number>> {
  const venue = new Venue(task, dialectNamed(task.dialect, task.schema), usage);
  switch (task.kind) {
    case 'talk':
      return talk(venue, task);
    case 'saturate':
      return saturate(venue, task);
    case 'join':
      return join(venue, task);
    case 'coldLoad':
      return coldLoad(venue, task);
    case 'hold':
      return hold(venue, task);
    case 'acknowledge':
      return acknowledge(venue, task);
  }
}

process.on('message', (message: { task?: Task; usage?: Usage }) => {
  if (message.usage !== undefined) answered(message.usage);
  if (message.task === undefined) return;
  work(message.task).then(
    (result) => process.send!({ result }),
    (error: unknown) => process.send!({ failed: error instanceof Error ? error.stack : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
