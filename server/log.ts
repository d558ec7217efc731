/** Structured logs: ids and codes, never what people wrote, never a token. */
import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** A logger that writes JSON lines to standard output or where it is told, or nothing when `level` is silent. */
export function createLog(level: 'info' | 'silent' = 'info', to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: { paths: ['token', 'ticket', 'cookie', '*.token', '*.ticket', '*.cookie'], censor: '[redacted]' },
    serializers: { err: plainError },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/** An error without what else hangs on it: PostgreSQL's carry the row they speak of. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { type, message, stack } = stdSerializers.err(error);
  const { code } = error as NodeJS.ErrnoException;
  return { type, message, stack, ...(code === undefined ? {} : { code }) };
}
