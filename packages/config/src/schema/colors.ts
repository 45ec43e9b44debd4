import * as z from 'zod/mini';
import { described, url } from './values.ts';

/** The two sides of a blue/green deployment. */
export const colors = ['blue', 'green'] as const;

/** One of the two sides. */
export type Color = (typeof colors)[number];

/** Where a colour answers by itself. */
export const colorUrl = () => described('Where this colour answers by itself, without the router.', url());

/** Both colours, each described by `fields`; what names a colour to the router, one key or several together, can't name the other one too. */
export function colorPair<const F extends z.core.$ZodLooseShape>(
  fields: F,
  identity: readonly ((keyof F & string) | readonly (keyof F & string)[])[] = ['url'],
) {
  const color = z.strictObject(fields);
  const pair = z.strictObject({ blue: color, green: color }).check(
    z.check((context) => {
      const { blue, green } = context.value as Record<Color, Record<string, unknown>>;
      for (const name of identity) {
        const keys = [name].flat();
        const [key = ''] = keys;
        const [left = [], right = []] = [blue, green].map((side) => namesOf(side, keys));
        const same = left.filter((value) => right.includes(value));
        if (same.length === 0) continue;
        context.issues.push({
          code: 'custom',
          message: `is the same for blue and green (\`${same.join('`, `')}\`), but the two colours must be apart: a shift between them would move nothing`,
          path: ['green', key],
          input: context.value,
        });
      }
    }),
  );
  return described('The two colours.', pair);
}

/** What names a side: each of the texts under a key, or what stands under several keys together. */
function namesOf(side: Record<string, unknown>, keys: readonly string[]): string[] {
  const [key = '', ...more] = keys;
  if (more.length > 0)
    return [
      keys
        .map((each) => textOf(side[each] ?? ''))
        .join(' ')
        .trim(),
    ];
  return [side[key] ?? []].flat().map(textOf);
}

/** An address is the same with and without a slash at its end. */
function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value).replace(/\/+$/, '');
}
