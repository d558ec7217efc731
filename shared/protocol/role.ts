/** What a person may do on a map; each role includes those before it. */
import * as z from 'zod/mini';

export const roles = ['viewer', 'commenter', 'contributor', 'editor', 'facilitator', 'owner'] as const;
export type Role = (typeof roles)[number];
export const roleSchema = z.enum(roles);

/** Whether `role` includes everything `needed` may do. */
export function atLeast(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}
