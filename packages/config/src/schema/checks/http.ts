import * as z from 'zod/mini';
import { described, headers, text, timespan, url } from '../values.ts';
import { commonFields } from './common-fields.ts';

const status = () => z.int().check(z.gte(100), z.lte(599));

const someOf = (what: string) =>
  z.refine<Readonly<Record<string, unknown>>>((given) => Object.keys(given).length > 0, `needs ${what}`);

/** What else than being equal a value can be asked for. */
const comparison = z
  .strictObject({
    'at-least': z.optional(described('A number that is not smaller than this.', z.number())),
    'at-most': z.optional(described('A number that is not larger than this.', z.number())),
    'one-of': z.optional(
      described(
        'One of these values.',
        z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).check(z.minLength(1)),
      ),
    ),
    contains: z.optional(described('A text that has this in it, or a list with this value.', text())),
    present: z.optional(described('Whether there is a value at all, whatever it is.', z.boolean())),
  })
  .check(someOf('`at-least`, `at-most`, `one-of`, `contains` or `present`'));

/** What a value of a JSON answer has to be. */
export type JsonExpectation = z.output<typeof jsonExpectation>;

const jsonExpectation = z.union([z.string(), z.number(), z.boolean(), z.null(), comparison], {
  error: 'must be a value, or a comparison: `{ at-least: 3 }`',
});

/** What a header of the answer has to be. */
const headerExpectation = z.union(
  [z.string(), z.strictObject({ contains: described('Text that its value has in it.', text()) })],
  { error: 'must be the value, or a part of it: `{ contains: max-age }`' },
);

/** A check of the kind `http`. */
export const httpSchema = z
  .strictObject({
    kind: z.literal('http'),
    ...commonFields,
    url: described('The address to ask.', url()),
    method: described(
      'The method.',
      z._default(z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET'),
    ),
    headers: z.optional(described('Headers; give tokens as `env:NAME`.', headers())),
    body: z.optional(described('Body of the request.', z.string())),
    status: described(
      'The status that counts as success, or several.',
      z._default(z.union([status(), z.array(status()).check(z.minLength(1))]), 200),
    ),
    contains: z.optional(described('Text the answer must contain.', text())),
    json: z.optional(
      described('Values the JSON answer must have, by dotted path.', z.record(z.string(), jsonExpectation)),
    ),
    'response-headers': z.optional(
      described('Values the headers of the answer must have, by name.', z.record(text(), headerExpectation)),
    ),
    'fail-slower-than': z.optional(described('The longest time to the last byte of the answer.', timespan())),
    'warn-slower-than': z.optional(
      described('A warning when the answer takes longer; shorter than `fail-slower-than`.', timespan()),
    ),
  })
  .check(
    z.check((given) => {
      const { 'fail-slower-than': fail, 'warn-slower-than': warn } = given.value;
      if (fail === undefined || warn === undefined || warn < fail) return;
      const message = 'must be shorter than `fail-slower-than`: nothing would be a warning';
      given.issues.push({ code: 'custom', message, path: ['warn-slower-than'], input: warn });
    }),
  );
