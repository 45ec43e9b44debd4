import { QuantityError, quoted } from '@deploy-actions/action-kit';

/** The periods a retention policy can count, by how they are written. */
export const retentionPeriods = { h: 'hour', d: 'day', w: 'week', mo: 'month', y: 'year' } as const;

/** A period of which one backup stays. */
export type RetentionPeriod = (typeof retentionPeriods)[keyof typeof retentionPeriods];

/** How many backups stay: the newest ones, and the newest one of each of so many periods that have any. */
export type RetentionPolicy = { readonly [K in 'newest' | RetentionPeriod]?: number };

/** Reads `5`, `7d, 4w` or `5, 7d, 4w, 6mo, 1y` into a policy. Throws QuantityError. */
export function parseRetention(text: string): RetentionPolicy {
  const policy: Partial<Record<'newest' | RetentionPeriod, number>> = {};
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const [, count = '', unit = ''] = /^(\d{1,6})(h|d|w|mo|y)?$/.exec(part) ?? [];
    if (Number(count) < 1) {
      throw new QuantityError(
        `found ${quoted(text)}, but each part is a count of at least 1, alone (\`5\`) or with a period (\`12h\`, \`7d\`, \`4w\`, \`6mo\`, \`1y\`)`,
      );
    }
    const key = unit === '' ? 'newest' : retentionPeriods[unit as keyof typeof retentionPeriods];
    if (policy[key] !== undefined)
      throw new QuantityError(`found ${quoted(text)}, which counts ${key} twice`);
    policy[key] = Number(count);
  }
  return policy;
}
