import { incompleteBeta } from './special-functions.ts';

/** Events of two sides, and the share of all events that the first would have if both were alike. */
export interface CountSplit {
  readonly subject: number;
  readonly reference: number;
  readonly expectedShare: number;
}

/**
 * P(at least so many of all events fall on the subject): the conditional test of two Poisson rates (Przyborowski and Wilenski 1940), a
 * binomial tail written as an incomplete beta function, so that counts that aren't whole (extrapolated ones) work too.
 */
export function moreEvents({ subject, reference, expectedShare }: CountSplit): number {
  return subject <= 0 ? 1 : incompleteBeta(expectedShare, subject, reference + 1);
}

/** P(at most so many of all events fall on the subject). */
export function fewerEvents({ subject, reference, expectedShare }: CountSplit): number {
  return reference <= 0 ? 1 : incompleteBeta(expectedShare, subject + 1, reference, true);
}

/**
 * The exact interval (Clopper and Pearson 1934) of the rate of the subject over that of the reference. `exposureRatio` is the exposure of
 * the subject over that of the reference.
 */
export function rateRatioInterval(
  { subject, reference }: Pick<CountSplit, 'subject' | 'reference'>,
  exposureRatio: number,
  confidence: number,
): readonly [number, number] {
  const side = (1 - confidence) / 2;
  const ratioOf = (share: number) => share / (1 - share) / exposureRatio;
  const low =
    subject <= 0
      ? 0
      : ratioOf(solve((share) => moreEvents({ subject, reference, expectedShare: share }) - side));
  const high =
    reference <= 0
      ? Number.POSITIVE_INFINITY
      : ratioOf(solve((share) => side - fewerEvents({ subject, reference, expectedShare: share })));
  return [low, high];
}

/** The zero of a rising function between 0 and 1, to ten digits of the odds. */
function solve(rising: (share: number) => number): number {
  const shareOf = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));
  let [low, high] = [-40, 40];
  for (let step = 0; step < 44; step += 1) {
    const middle = (low + high) / 2;
    if (rising(shareOf(middle)) < 0) low = middle;
    else high = middle;
  }
  return shareOf((low + high) / 2);
}
