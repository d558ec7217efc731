/** A Dockerfile as its stages, as far as the checks and the walk through its steps need it. */

export interface Copy {
  readonly sources: readonly string[];
  readonly target: string;
  /** The stage copied from; null: the project. */
  readonly from: string | null;
}

export interface Run {
  readonly command: string;
}

export interface Stage {
  readonly base: string;
  readonly workdir: string;
  readonly user: string | null;
  /** What is copied and run, in order. */
  readonly steps: readonly (Copy | Run)[];
  /** Names set by ENV. */
  readonly variables: readonly string[];
  /** The last of each kind. */
  readonly instructions: ReadonlyMap<string, string>;
}

/** Reads the stages in order. */
export function readDockerfile(text: string): Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  const stages: string[][] = [];
  for (const line of lines) {
    if (line.startsWith('FROM ')) stages.push([]);
    stages.at(-1)!.push(line);
  }
  return stages.map(readStage);
}

function readStage(lines: readonly string[]): Stage {
  const parts = lines.map((line) => /^(\w+)\s+(.*)$/.exec(line)!.slice(1) as [string, string]);
  const last = new Map(parts);
  return {
    base: last.get('FROM')!.split(' ')[0]!,
    workdir: last.get('WORKDIR') ?? '/',
    user: last.get('USER') ?? null,
    steps: parts.flatMap(([kind, rest]): (Copy | Run)[] => {
      if (kind === 'COPY') return [readCopy(rest)];
      return kind === 'RUN' ? [{ command: rest }] : [];
    }),
    variables: parts.flatMap(([kind, rest]) =>
      kind === 'ENV' ? [...rest.matchAll(/(\w+)=/g)].map(([, name]) => name!) : [],
    ),
    instructions: last,
  };
}

function readCopy(rest: string): Copy {
  const words = rest.split(/\s+/);
  const from = words[0]!.startsWith('--from=') ? words.shift()!.slice('--from='.length) : null;
  return { sources: words.slice(0, -1), target: words.at(-1)!, from };
}

/** The copies of a stage. */
export function copiesOf({ steps }: Stage): Copy[] {
  return steps.filter((step) => 'sources' in step);
}
