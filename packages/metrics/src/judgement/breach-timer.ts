/**
 * How long an indicator has been in breach, for `for`. Only time between two looks that both breached counts, and only once a
 * new value breached again; a look that could not tell adds nothing and resets nothing, and a good look resets.
 */
export class BreachTimer {
  readonly #longestGap: number;
  #elapsed = 0;
  /** Time since the newest value, which was seen more than once. */
  #unproven = 0;
  #lastBreach: number | undefined;

  /** `longestGap` in milliseconds: two looks further apart leave time that nobody saw, and only so much of it counts. */
  constructor(longestGap: number) {
    this.#longestGap = longestGap;
  }

  /** The time in breach so far in milliseconds. */
  get elapsed(): number {
    return this.#elapsed;
  }

  /** A look breached, with a value that no look before had seen if it is `fresh`; gives the time in breach so far in milliseconds. */
  breached(at: number, fresh: boolean): number {
    // The clock may have been set forward or back in between.
    if (this.#lastBreach !== undefined) {
      this.#unproven += Math.max(0, Math.min(at - this.#lastBreach, this.#longestGap));
    }
    this.#lastBreach = at;
    // A source that stands still shows its last value for minutes; that isn't a breach that lasts.
    if (fresh) {
      this.#elapsed += this.#unproven;
      this.#unproven = 0;
    }
    return this.#elapsed;
  }

  /** A look could not tell. */
  unknown(): void {
    this.#lastBreach = undefined;
  }

  /** A look was good. */
  reset(): void {
    this.#elapsed = 0;
    this.#unproven = 0;
    this.#lastBreach = undefined;
  }
}
