/** Structured logs: ids and codes, never what people wrote, never a token. */
import { pino, type Logger } from 'pino';

export type Log = Logger;

/** A logger that writes JSON lines to standard output, or nothing when `level` is silent. */
export function createLog(level: 'info' | 'silent' = 'info'): Log {
  return pino({
    level,
    base: null,
    redact: { paths: ['token', 'ticket', 'cookie', '*.token', '*.ticket', '*.cookie'], censor: '[redacted]' },
  });
}
