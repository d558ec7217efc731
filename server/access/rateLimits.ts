/** How often one person and one address may ask; a workshop behind one address passes. */
import { RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { Problem } from '../problem.ts';

export interface RequestLimits {
  /** Requests a minute. */
  readonly perPerson: number;
  readonly perAddress: number;
  /** Pages and files a minute: a page asks for dozens. */
  readonly filesPerAddress: number;
  /** New guest sessions a minute. */
  readonly sessionsPerAddress: number;
  /** Steps of signing in a minute. */
  readonly signInsPerAddress: number;
  /** Images a minute. */
  readonly imagesPerPerson: number;
  /** Tokens a minute that open nothing. */
  readonly wrongTokensPerAddress: number;
  /** New people a minute. */
  readonly joinsPerMap: number;
  /** Workshop codes a minute that open no lobby. */
  readonly wrongCodesPerAddress: number;
  /** Times a minute that views of audiences are asked for; an open page asks some twenty times. */
  readonly viewsPerAddress: number;
  readonly viewsPerLink: number;
  /** Trackers a minute that are asked whether they know a key. */
  readonly trackersPerPerson: number;
  /** What readers of views say, a minute. */
  readonly feedbackPerAddress: number;
  readonly feedbackPerLink: number;
}

export const requestLimits: RequestLimits = {
  perPerson: 1200,
  perAddress: 6000,
  filesPerAddress: 30_000,
  sessionsPerAddress: 300,
  signInsPerAddress: 300,
  imagesPerPerson: 60,
  wrongTokensPerAddress: 60,
  joinsPerMap: 60,
  wrongCodesPerAddress: 10,
  viewsPerAddress: 3000,
  viewsPerLink: 6000,
  trackersPerPerson: 10,
  feedbackPerAddress: 5,
  feedbackPerLink: 30,
};

/** Counts `points` in `seconds`; whose promise rejects with no error when it was one too many. */
export type MakeLimiter = (
  name: string,
  points: number,
  seconds: number,
) => Pick<RateLimiterAbstract, 'consume' | 'reward'>;

const inMemory: MakeLimiter = (_name, points, duration) => new RateLimiterMemory({ points, duration });

export class RateLimits {
  private readonly limiters: Readonly<Record<string, ReturnType<MakeLimiter>>>;

  constructor(limits: RequestLimits = requestLimits, make: MakeLimiter = inMemory) {
    this.limiters = Object.fromEntries(
      Object.entries(limits).map(([name, points]) => [name, make(name, Number(points), 60)]),
    );
  }

  /** Counts one more, or what it is worth. Throws {@link Problem} 429 when it was too much. */
  async count(what: keyof RequestLimits, who: string, worth = 1): Promise<void> {
    try {
      await this.limiters[what]!.consume(who, worth);
    } catch (error) {
      if (error instanceof Error) throw error;
      throw new Problem(429, 'tooMany', 'Too many requests. Try again in a minute.');
    }
  }

  /** What was counted was none of it after all. */
  async takeBack(what: keyof RequestLimits, who: string): Promise<void> {
    await this.limiters[what]!.reward(who);
  }
}
