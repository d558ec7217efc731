/** Reading what other nodes wrote: one reading at a time, and once more when more was said to be there meanwhile. */
export class CatchUp {
  private hasMore = false;
  private isReading = false;
  private readonly given: {
    /** Not while own rows are on their way: their commit brings along what others wrote. */
    readonly mayRead: () => boolean;
    readonly read: () => Promise<void>;
    readonly failed: (error: unknown) => void;
  };

  constructor(given: CatchUp['given']) {
    this.given = given;
  }

  /** There is more to read; it is read now, or with {@link goOn}. */
  async more(): Promise<void> {
    this.hasMore = true;
    await this.goOn();
  }

  /** Reads what could not be read before. */
  async goOn(): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    try {
      while (this.hasMore && this.given.mayRead()) {
        this.hasMore = false;
        await this.given.read();
      }
    } catch (error) {
      this.given.failed(error);
    } finally {
      this.isReading = false;
    }
  }
}
