/** The documents of a map by what they are for, and their names. */

export const scopes = ['map', 'talk', 'session'] as const;
export type Scope = (typeof scopes)[number];

export interface DocumentName {
  readonly scope: Scope;
  readonly mapId: string;
}

const namePattern = /^(map|talk|session):([^:]+)$/;

/** `talk:<map>` as its parts; null when it names none of a map's documents. */
export function documentNamed(name: string): DocumentName | null {
  const [, scope, mapId] = namePattern.exec(name) ?? [];
  return mapId === undefined ? null : { scope: scope as Scope, mapId };
}

/** The name of one of a map's documents. */
export function documentName(scope: Scope, mapId: string): string {
  return `${scope}:${mapId}`;
}
