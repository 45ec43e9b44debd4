import { type Color, colors } from '@deploy-actions/config';
import type { Weights } from '../../weights.ts';

/** The largest weight of a server, https://docs.haproxy.org/2.6/configuration.html#5.2-weight */
const largestWeight = 256;

/** Something for each colour. */
export type PerColor<T> = Readonly<Record<Color, T>>;

/**
 * The weight of each server so that their sums split traffic exactly as asked, as evenly within a colour as whole weights
 * allow, none of a colour with traffic at 0; `undefined` when there are no such weights.
 */
export function serverWeights(weights: Weights, servers: PerColor<number>): PerColor<number[]> | undefined {
  const unit = greatestDivisor(weights.blue, weights.green);
  const parts = { blue: weights.blue / unit, green: weights.green / unit };
  const largest = Math.min(...colors.map((color) => factorLimit(parts[color], servers[color])));
  let best: { sums: PerColor<number>; unevenness: number } | undefined;
  // From the largest down: `balance random` splits the more exactly the larger the weights are.
  for (let factor = largest; factor >= 1 && best?.unevenness !== 0; factor -= 1) {
    const sums = { blue: parts.blue * factor, green: parts.green * factor };
    if (colors.some((color) => sums[color] > 0 && sums[color] < servers[color])) continue;
    const unevenness = Math.max(...colors.map((color) => spread(sums[color], servers[color])));
    if (!best || unevenness < best.unevenness) best = { sums, unevenness };
  }
  if (!best) return undefined;
  return {
    blue: evenly(best.sums.blue, servers.blue),
    green: evenly(best.sums.green, servers.green),
  };
}

function factorLimit(part: number, servers: number): number {
  return part === 0 ? Number.POSITIVE_INFINITY : Math.floor((largestWeight * servers) / part);
}

/** How much more the busiest server of a colour gets than the idlest, in relation to that one. */
function spread(sum: number, servers: number): number {
  return sum === 0 || sum % servers === 0 ? 0 : 1 / Math.floor(sum / servers);
}

function evenly(sum: number, servers: number): number[] {
  return Array.from({ length: servers }, (_, index) => Math.floor((sum + index) / servers)).reverse();
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
