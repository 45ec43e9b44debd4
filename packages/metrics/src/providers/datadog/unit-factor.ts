/** A unit as Datadog's API tells it (docs.datadoghq.com/metrics/units). */
export interface DatadogUnit {
  readonly family?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly scale_factor?: number | null | undefined;
}

/** What values in a unit are multiplied with to get seconds, bytes or a share of 1; 1 for every other unit. */
export function unitFactor([unit, per]: readonly (DatadogUnit | null)[] = []): number {
  // `bytes per minute`: only a time below the line has a scale; requests have none.
  const below = per?.family === 'time' ? (per.scale_factor ?? 1) : 1;
  return above(unit) / below;
}

function above(unit: DatadogUnit | null | undefined): number {
  if (unit?.family === 'time' || unit?.family === 'bytes') return unit.scale_factor ?? 1;
  if (unit?.family === 'percentage' && unit.name === 'percent') return 0.01;
  return 1;
}
