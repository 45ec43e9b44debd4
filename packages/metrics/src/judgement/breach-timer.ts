/**
 * How long an indicator has been in breach, for `for`. Only time between two looks that both breached counts; a look that
 * could not tell adds nothing and resets nothing, and a good look resets.
 */
export class BreachTimer {
  readonly #longestGap: number;
  #elapsed = 0;
  #lastBreach: number | undefined;

  /** `longestGap` in milliseconds: two looks further apart leave time that nobody saw, and only so much of it counts. */
  constructor(longestGap: number) {
    this.#longestGap = longestGap;
  }

  /** The time in breach so far in milliseconds. */
  get elapsed(): number {
    return this.#elapsed;
  }

  /** A look breached; gives the time in breach so far in milliseconds. */
  breached(at: number): number {
    // The clock may have been set forward or back in between.
    if (this.#lastBreach !== undefined) {
      this.#elapsed += Math.max(0, Math.min(at - this.#lastBreach, this.#longestGap));
    }
    this.#lastBreach = at;
    return this.#elapsed;
  }

  /** A look could not tell. */
  unknown(): void {
    this.#lastBreach = undefined;
  }

  /** A look was good. */
  reset(): void {
    this.#elapsed = 0;
    this.#lastBreach = undefined;
  }
}
