/** What every request carries through the app. */
import type { HttpBindings } from '@hono/node-server';
import type { Principal } from '../access/principal.ts';

export interface Environment {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** Where it comes from, for limits. */
    address: string;
    /** Who asks; null: nobody known. */
    principal: Principal | null;
  };
}
