/** GET /api/openapi.json: everything the API offers, from the same list that serves it. */
import type { Api } from './api.ts';

export function descriptionRoutes(api: Api): void {
  api.add(
    {
      method: 'get',
      path: '/api/openapi.json',
      name: 'readDescription',
      summary: 'This description.',
      answers: { 200: { description: 'OpenAPI 3.1.' } },
    },
    (context) => context.json(api.describe()),
  );
}
