/** A token bucket: so much at once, then so much per second. */

export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export class TokenBucket {
  private tokens: number;
  private filledAt: number;
  private readonly rate: Rate;

  constructor(rate: Rate, now: number) {
    this.rate = rate;
    this.tokens = rate.burst;
    this.filledAt = now;
  }

  /** Whether `amount` may pass now; then it is taken. */
  take(amount: number, now: number): boolean {
    const gained = (Math.max(0, now - this.filledAt) / 1000) * this.rate.perSecond;
    this.tokens = Math.min(this.rate.burst, this.tokens + gained);
    this.filledAt = now;
    if (this.tokens < amount) return false;
    this.tokens -= amount;
    return true;
  }
}
