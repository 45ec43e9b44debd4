const minute = 60;
const day = 86_400;

/** Units by the names that Sentry has for them (docs.sentry.io/concepts/search/searchable-properties), in seconds and bytes. */
const factors: Readonly<Record<string, number>> = {
  ...{ nanosecond: 1e-9, microsecond: 1e-6, millisecond: 1e-3, second: 1 },
  ...{ minute, hour: 60 * minute, day, week: 7 * day },
  ...{ bit: 1 / 8, byte: 1, kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9, terabyte: 1e12 },
  ...{ kibibyte: 2 ** 10, mebibyte: 2 ** 20, gibibyte: 2 ** 30, tebibyte: 2 ** 40 },
};

/** What values are multiplied with to get seconds or bytes; shares are shares of 1 already, rates stay per second or minute. */
export function unitFactor(type: string, unit: string | null): number {
  // A duration without a unit is one of a transaction.
  if (type === 'duration') return factors[unit ?? 'millisecond'] ?? 1;
  return type === 'size' ? (factors[unit ?? 'byte'] ?? 1) : 1;
}
