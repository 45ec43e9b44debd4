/**
 * How long an indicator has been in breach, for `for`. Only time between two looks that both breached counts; a look that
 * could not tell adds nothing and resets nothing, and a good look resets.
 */
export class BreachTimer {
  #elapsed = 0;
  #lastBreach: number | undefined;

  /** A look breached; gives the time in breach so far in milliseconds. */
  breached(at: number): number {
    if (this.#lastBreach !== undefined) this.#elapsed += at - this.#lastBreach;
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
