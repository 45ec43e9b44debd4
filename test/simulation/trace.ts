/** What happened in a run: always as a number, and as lines for a reader when asked for. */
export class Trace {
  readonly lines: string[] | undefined;
  #high = 0x811c9dc5;
  #low = 0x01000193;

  constructor(readable: boolean) {
    this.lines = readable ? [] : undefined;
  }

  /** Counts numbers that tell this step from another. */
  mix(value: number): void {
    this.#high = Math.imul(this.#high ^ value, 0x01000193);
    this.#low = Math.imul(this.#low ^ (value + 0x9e3779b9), 0x85ebca6b);
    this.#low ^= this.#low >>> 13;
  }

  /** 53 bits: equal for equal traces; among a million different ones, two are equal once in 20,000 times. */
  get hash(): number {
    return (this.#high >>> 0) * 2 ** 21 + ((this.#low >>> 0) & (2 ** 21 - 1));
  }
}
