/** What an API token may do: pairs of a resource and a verb, chosen when it is made. */

export const scopes = [
  'maps:read',
  'maps:write',
  'maps:create',
  'maps:delete',
  'links:read',
  'links:write',
] as const;

export type Scope = (typeof scopes)[number];
