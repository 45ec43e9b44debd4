import { Autocorrelation } from './autocorrelation.ts';

/** Sizes of the bets in units of the usual size of a difference, and the share of the capital that goes with each. */
const strategies = [
  { size: 0.25, share: 0.15 },
  { size: 0.5, share: 0.2 },
  { size: 1, share: 0.25 },
  { size: 2.5, share: 0.4 },
] as const;

/**
 * A sequential test of "these differences lie around zero or below", valid however often one looks: the capital of somebody who bets on
 * each next difference being above zero, at fair odds. When a difference is as likely x as -x, a bet that gives 1 + tanh(c x) is fair
 * whatever its distribution, its size, and how it changes (Efron 1969; de la Peña 1999; Ramdas, Ruf, Larsson and Koolen 2020), so the
 * capital passes 1/a with a probability of a at most (Ville 1939). One block can double it at most: one burst never decides. The part of
 * a difference that follows from the one before is taken off first.
 */
export class SymmetryBets {
  #capital: number[] = strategies.map(({ share }) => Math.log(share));
  #squares = 0;
  #count = 0;
  readonly #series = new Autocorrelation();
  readonly #expected: number;
  readonly #weight: number;

  /** Before anything is known, neighbours are taken to correlate by `expected`; this belief weighs as much as `weight` blocks. */
  constructor({ expected, weight }: { readonly expected: number; readonly weight: number }) {
    this.#expected = expected;
    this.#weight = weight;
  }

  /** Takes the next difference, in any unit, as long as it's always the same. */
  add(difference: number): void {
    const correlation = this.#series.estimate(this.#expected, this.#weight);
    const fresh = difference - correlation * this.#series.last;
    this.#series.add(difference);
    if (fresh === 0) return;
    this.#squares += fresh * fresh;
    this.#count += 1;
    const relative = fresh / Math.sqrt(this.#squares / this.#count);
    this.#capital = this.#capital.map(
      (capital, index) => capital + logOfBet((strategies[index]?.size ?? 0) * relative),
    );
  }

  /** The capital, of 1 at the start: an e-value. */
  get evidence(): number {
    return this.#capital.reduce((sum, capital) => sum + Math.exp(capital), 0);
  }
}

/** ln(1 + tanh x), also far below zero. */
function logOfBet(x: number): number {
  return x < 0 ? Math.LN2 + 2 * x - Math.log1p(Math.exp(2 * x)) : Math.LN2 - Math.log1p(Math.exp(-2 * x));
}
