import type { Color } from '@deploy-actions/config';

/** Shares of traffic in whole percentage points; they sum to 100. */
export type Weights = Readonly<Record<Color, number>>;

/** The other colour. */
export function otherColor(color: Color): Color {
  return color === 'blue' ? 'green' : 'blue';
}

/** All traffic on one colour. */
export function allOn(color: Color): Weights {
  return color === 'blue' ? { blue: 100, green: 0 } : { blue: 0, green: 100 };
}

/** `share` points on one colour, the rest on the other. */
export function splitWith(color: Color, share: number): Weights {
  return color === 'blue' ? { blue: share, green: 100 - share } : { blue: 100 - share, green: share };
}

/** Whether two splits are the same. */
export function sameWeights(a: Weights, b: Weights): boolean {
  return a.blue === b.blue && a.green === b.green;
}

/** The colour that has all traffic, if one has. */
export function servingColor(weights: Weights): Color | undefined {
  if (weights.blue === 100) return 'blue';
  return weights.green === 100 ? 'green' : undefined;
}

/** A split as people write it: `blue 90% / green 10%`. */
export function formatWeights(weights: Weights): string {
  return `blue ${weights.blue}% / green ${weights.green}%`;
}

/** Why these are no weights, whatever the router, or `undefined` when they are. */
export function weightsProblem({ blue, green }: Weights): string | undefined {
  const whole = [blue, green].every((share) => Number.isInteger(share) && share >= 0 && share <= 100);
  if (whole && blue + green === 100) return undefined;
  return 'the weights of blue and green must be whole percentages from 0 to 100 that sum to 100';
}

/** The split of two amounts in whole percentage points, or `undefined` when it isn't in whole ones or both are 0. */
export function wholeSplit(amounts: Readonly<Record<Color, number>>): Weights | undefined {
  const total = amounts.blue + amounts.green;
  if (!(total > 0) || (100 * amounts.blue) % total !== 0) return undefined;
  return splitWith('blue', (100 * amounts.blue) / total);
}
