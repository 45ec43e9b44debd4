/** How strongly each number follows the one before it, kept up as they come, in constant memory. */
export class Autocorrelation {
  #count = 0;
  #sum = 0;
  #squares = 0;
  #products = 0;
  #first = 0;
  #last = 0;

  add(value: number): void {
    if (this.#count === 0) this.#first = value;
    else this.#products += this.#last * value;
    this.#count += 1;
    this.#sum += value;
    this.#squares += value * value;
    this.#last = value;
  }

  /** The number before the next one; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** The correlation of neighbours, 0 to 0.95, drawn towards `expected` as if that had been seen `weight` times. */
  estimate(expected: number, weight: number): number {
    const raw = this.#raw();
    if (raw === undefined) return expected;
    return Math.min(0.95, Math.max(0, (raw * this.#count + expected * weight) / (this.#count + weight)));
  }

  /** The correlation of neighbours where it's so many standard errors above 0; else 0. At most 0.95. */
  significant(errors: number): number {
    const raw = this.#raw();
    return raw === undefined || raw * Math.sqrt(this.#count) < errors ? 0 : Math.min(0.95, raw);
  }

  /** The estimate of a short series is too low by about (1 + 3 r) / n (Marriott and Pope 1954), which is made good here. */
  #raw(): number | undefined {
    const n = this.#count;
    if (n < 3) return undefined;
    const mean = this.#sum / n;
    const variance = this.#squares - n * mean * mean;
    if (!(variance > Number.EPSILON * this.#squares)) return 0;
    const ends = (2 * this.#sum - this.#first - this.#last) * mean;
    const raw = (this.#products - ends + (n - 1) * mean * mean) / variance;
    return raw + (1 + 3 * raw) / n;
  }
}

/** By how much the variance of a mean grows when neighbours correlate so: (1 + r) / (1 - r), of an AR(1) series. */
export function inflationOf(correlation: number): number {
  return (1 + correlation) / (1 - correlation);
}
