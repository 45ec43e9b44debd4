import type { Point } from '../metric-provider.ts';

/** The range a function looks at, in milliseconds since 1970; the start is exclusive, the end inclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * How much a series changed over a span, `undefined` with fewer than two points. As in Prometheus 3 (`extrapolatedRate` in
 * promql/functions.go): the change between first and last point, counter resets added, is stretched to the borders of the
 * span, but by no more than half the usual distance of two points where the series starts or ends inside the span, and for
 * a counter never below 0.
 */
export function change(points: readonly Point[], span: Span, counter: boolean): number | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return undefined;
  const raw = last.value - first.value + (counter ? lostInResets(points) : 0);
  const sampled = last.time - first.time;
  const step = sampled / (points.length - 1);
  let before = Math.max(0, first.time - span.start);
  const after = span.end - last.time;
  if (before >= step * 1.1) before = step / 2;
  if (counter && raw > 0 && first.value >= 0) before = Math.min(before, sampled * (first.value / raw));
  return (raw * (sampled + before + (after >= step * 1.1 ? step / 2 : after))) / sampled;
}

function lostInResets(points: readonly Point[]): number {
  let lost = 0;
  let previous: number | undefined;
  for (const { value } of points) {
    if (previous !== undefined && value < previous) lost += previous;
    previous = value;
  }
  return lost;
}
