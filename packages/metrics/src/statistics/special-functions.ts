/** ln Γ(x) for x > 0, to about 15 digits: Lanczos' approximation with the coefficients of Godfrey (g = 7, n = 9). */
export function lnGamma(x: number): number {
  let sum = lanczos[0];
  for (let index = 1; index < lanczos.length; index += 1) sum += (lanczos[index] ?? 0) / (x - 1 + index);
  const t = x + 6.5;
  return (x - 0.5) * Math.log(t) - t + Math.log(Math.sqrt(2 * Math.PI) * sum);
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/**
 * The regularised incomplete beta function I_x(a, b), a and b > 0: by the continued fraction DLMF 8.17.22 (Lentz's method), on the
 * side where it converges fast. `upper` gives 1 - I_x(a, b) without cancelling, so that both tails keep their digits.
 */
export function incompleteBeta(x: number, a: number, b: number, upper = false): number {
  if (x <= 0) return upper ? 1 : 0;
  if (x >= 1) return upper ? 0 : 1;
  const lower = x < (a + 1) / (a + b + 2);
  const tail = lower ? betaFraction(x, a, b) : betaFraction(1 - x, b, a);
  return lower === upper ? 1 - tail : tail;
}

const tiny = 1e-300;
const relativePrecision = 1e-15;

function betaFraction(x: number, a: number, b: number): number {
  const front = Math.exp(
    lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x) - Math.log(a),
  );
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  const advance = (term: number): number => {
    d = 1 / awayFromZero(1 + term * d);
    c = awayFromZero(1 + term / c);
    result *= c * d;
    return c * d;
  };
  // It needs about the square root of the larger parameter.
  for (let m = 1; m < 100_000; m += 1) {
    advance((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const change = advance((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(change - 1) < relativePrecision) break;
  }
  return front * result;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** P(Z > z) of the standard normal distribution, correct to about 13 digits also far out (DLMF 7.6.2 and 7.9.3). */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 2.5) {
    let term = z;
    let sum = z;
    for (let n = 3; term > sum * relativePrecision; n += 2) {
      term *= (z * z) / n;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let n = 120; n > 0; n -= 1) fraction = z + n / fraction;
  return density / fraction;
}

/** The z with P(Z > z) = p, 0 < p < 1: Abramowitz and Stegun 26.2.23, then Newton's method on ln p, which is nearly straight. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p <= 0) return Number.POSITIVE_INFINITY;
  const t = Math.sqrt(-2 * Math.log(p));
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 4; step += 1) {
    const tail = normalTail(z);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    z += ((Math.log(tail) - Math.log(p)) * tail) / density;
  }
  return z;
}

/** P(T > t) of Student's distribution with so many degrees of freedom (not whole ones too), correct in the tails. */
export function studentTail(t: number, freedom: number): number {
  const both = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
  return t > 0 ? both / 2 : 1 - both / 2;
}

/** The p of a normal statistic, corrected for a standard error that is an estimate itself: Student's tail at the same point. */
export function withFreedom(p: number, freedom: number): number {
  if (p >= 0.5 || freedom <= 0) return Math.max(p, 0.5);
  return studentTail(normalQuantile(Math.max(p, 1e-300)), freedom);
}
