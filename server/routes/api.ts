/** The HTTP API as one list: each operation has its route, its body's schema and its place in the description. */
import type { Context, Hono } from 'hono';
import type * as z from 'zod/mini';
import { checkScope } from '../access/tokenScope.ts';
import { Problem } from '../problem.ts';
import { describeOperations } from './describeOperations.ts';
import type { Environment } from './environment.ts';

export interface Answer {
  readonly description: string;
  readonly schema?: z.ZodMiniType;
  /** Default: application/json. */
  readonly type?: string;
}

export interface Operation<Body = unknown> {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Hono's form: `/api/maps/:id`. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly body?: z.ZodMiniType<Body>;
  /** The types of file it takes as its body, which the handler reads itself. */
  readonly file?: readonly string[];
  /** Query parameters and what they mean. */
  readonly query?: Readonly<Record<string, string>>;
  /** By status. Problems are added where they can happen. */
  readonly answers: Readonly<Record<number, Answer>>;
  readonly problems?: readonly number[];
}

type Handler<Body> = (context: Context<Environment>, body: Body) => Response | Promise<Response>;

export class Api {
  readonly operations: Operation[] = [];
  private readonly app: Hono<Environment>;

  constructor(app: Hono<Environment>) {
    this.app = app;
  }

  /** Serves the operation and describes it. The handler gets the parsed body. */
  add<Body>(operation: Operation<Body>, handler: Handler<Body>): void {
    this.operations.push(operation);
    this.app.on([operation.method.toUpperCase()], operation.path, async (context) => {
      checkScope(context.get('principal') ?? null, operation);
      const body =
        operation.body === undefined ? (undefined as Body) : await readBody(context, operation.body);
      return handler(context, body);
    });
  }

  /** Serves operations that differ in the last part of their path by one handler, which reads the body itself. */
  addFamily(
    path: string,
    operations: readonly Operation[],
    handler: (context: Context<Environment>) => Promise<Response>,
  ): void {
    this.operations.push(...operations);
    this.app.post(path, (context) => {
      checkScope(context.get('principal'), { name: '', path });
      return handler(context);
    });
  }

  /** The OpenAPI description of everything added. */
  describe(): object {
    return describeOperations(this.operations);
  }
}

/** The request's JSON, parsed. Throws {@link Problem} 400 with the path of each bad field. */
export async function readBody<T>(context: Context, schema: z.ZodMiniType<T>): Promise<T> {
  const parsed = schema.safeParse(await readJson(context));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  throw new Problem(400, 'badInput', 'Some of the input cannot be used.', issues);
}

/** The request's body as JSON. Throws {@link Problem} 400. */
export async function readJson(context: Context): Promise<unknown> {
  const text = await context.req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem(400, 'badJson', 'The body is not JSON.', [{ path: '', message: 'expected JSON' }]);
  }
}

/** A path parameter that the route has for sure. */
export function parameter(context: Context, name: string): string {
  return context.req.param(name) ?? '';
}
