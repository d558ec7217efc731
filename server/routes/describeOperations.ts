/** The API's operations as an OpenAPI 3.1 document. */
import * as z from 'zod/mini';
import { problemBody } from '../../shared/protocol/http.ts';
import { scopeOf } from '../access/tokenScope.ts';
import type { Answer, Operation } from './api.ts';

const problems: Readonly<Record<number, string>> = {
  400: 'The input cannot be used; each issue has the path of its field.',
  401: 'No session and no token that counts.',
  403: 'Your role, or the page you come from, does not allow it.',
  404: 'There is no such thing here for you.',
  408: 'The body did not arrive in time.',
  409: 'The command was refused; nothing was written.',
  413: 'The body is too big.',
  415: 'The file is not of a kind that is taken.',
  429: 'Too many requests; try again in a moment.',
  503: 'The server cannot save, is restarting or is too busy; try again.',
};

/** Builds the document. */
export function describeOperations(operations: readonly Operation[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operation, path) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      description:
        'Story maps, live. A browser is known by its session cookie; a script sends an API token, or a share link’s token, as a Bearer token. `x-token-scope` is the scope an API token needs; without it, no token may do it.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemBody, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'throughline_session' },
        shareLink: { type: 'http', scheme: 'bearer' },
        apiToken: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ session: [] }, { shareLink: [] }, { apiToken: [] }, {}],
  };
}

/** A schema as JSON Schema; ids are strings. */
export function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...plain } = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    io,
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'custom') jsonSchema.type = 'string';
    },
  });
  return plain;
}

function describe(operation: Operation, path: string): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(operation.query ?? {}).map(([name, description]) => ({
    name,
    in: 'query',
    required: false,
    description,
    schema: { type: 'string' },
  }));
  const scope = scopeOf(operation);
  const failures = [
    ...new Set([...(operation.body === undefined ? [] : [400, 413]), ...(operation.problems ?? []), 429]),
  ];
  return {
    operationId: operation.name,
    summary: operation.summary,
    ...(scope === null ? {} : { 'x-token-scope': scope }),
    parameters: [...inPath, ...inQuery],
    ...describeBody(operation),
    responses: Object.fromEntries([
      ...Object.entries(operation.answers).map(([status, answer]) => [status, describeAnswer(answer)]),
      ...failures.map((status) => [
        status,
        { description: problems[status], content: json({ $ref: '#/components/schemas/Problem' }) },
      ]),
    ]) as object,
  };
}

function describeBody({ body, file }: Operation): object {
  if (body !== undefined) {
    return { requestBody: { required: true, content: json(schemaOf(body, 'input')) } };
  }
  if (file === undefined) return {};
  const content = Object.fromEntries(file.map((type) => [type, {}]));
  return { requestBody: { required: true, content } };
}

function describeAnswer({ description, schema, type }: Answer): object {
  if (schema !== undefined) return { description, content: json(schemaOf(schema, 'output')) };
  return type === undefined
    ? { description }
    : { description, content: { [type]: { schema: { type: 'string' } } } };
}

function json(schema: object): object {
  return { 'application/json': { schema } };
}
