import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

const servers = (description: string) =>
  z.optional(described(description, z.array(text()).check(z.minLength(1))));

/** A check of the kind `dns`. */
export const dnsSchema = z
  .strictObject({
    kind: z.literal('dns'),
    ...commonFields,
    name: described(
      'The name to ask for, without a search domain.',
      z
        .string()
        .check(
          z.regex(/^([\w.*-]|\{\{[^{}]*\}\})+$/, 'must be a name of the DNS, such as `api.shop.example`'),
        ),
    ),
    type: described(
      'The type of the records.',
      z._default(z.enum(['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS', 'SRV', 'CAA']), 'A'),
    ),
    answers: z.optional(
      described(
        'The expected answers, as the page of this check writes them. Any answer will do when absent.',
        z.array(text()).check(z.minLength(1)),
      ),
    ),
    match: described(
      'Whether `all` of `answers` must be there, `any` of them, or `exactly` these and no other.',
      z._default(z.enum(['all', 'any', 'exactly']), 'all'),
    ),
    'ttl-at-most': z.optional(
      described(
        'A warning when the answer may be kept for longer, as a shift by DNS would then take. For `A` and `AAAA`.',
        timespan(),
      ),
    ),
    servers: servers(
      'The name servers to ask, by address or name, with a port if need be: `192.0.2.1:5353`. Those of this machine when absent.',
    ),
    'same-on': servers('Name servers that must all give the same answers; a warning when they differ.'),
  })
  .check(
    z.check((given) => {
      const { type, 'ttl-at-most': ttl } = given.value;
      if (ttl === undefined || type === 'A' || type === 'AAAA') return;
      const message = `only \`A\` and \`AAAA\` tell how long they may be kept, not \`${type}\``;
      given.issues.push({ code: 'custom', message, path: ['ttl-at-most'], input: ttl });
    }),
  );
