/** The named colours a record may carry; what they look like is the client's (light and dark). */
import * as z from 'zod/mini';

export const hues = ['slate', 'blue', 'teal', 'green', 'amber', 'orange', 'red', 'pink', 'violet'] as const;
export type Hue = (typeof hues)[number];
export const hueSchema = z.enum(hues);
