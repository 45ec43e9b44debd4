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
