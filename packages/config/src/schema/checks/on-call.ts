import * as z from 'zod/mini';
import { auth, oneWayIn } from '../metrics/sources.ts';
import { described, providers, text, timespan, url } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { refuse } from './monitoring.ts';

const several = () => z.array(text()).check(z.minLength(1));

const path = (what: string) =>
  described(`The dotted path of ${what} in the answer, in which numbers index lists.`, text());

/** The longest time ahead that PagerDuty tells, in milliseconds: 90 days. */
const farthest = 90 * 86_400_000;

const sourceSchema = providers(
  'source',
  'provider',
  ['pagerduty', 'opsgenie', 'http'],
  [],
  [
    z
      .strictObject({
        provider: z.literal('pagerduty'),
        url: described('The API.', z._default(url(), 'https://api.pagerduty.com')),
        token: described('A REST API key that may read; give it as `env:NAME`.', text()),
        schedules: z.optional(described('Ids of schedules, such as `PI7DH85`.', several())),
        'escalation-policies': z.optional(described('Ids of escalation policies.', several())),
        level: described(
          'The level of the escalation policies that counts.',
          z._default(z.int().check(z.gte(1)), 1),
        ),
      })
      .check(
        refuse(
          'schedules',
          'is missing, and so is `escalation-policies`: name whose turn is meant',
          (source) => source.schedules === undefined && source['escalation-policies'] === undefined,
        ),
      ),
    z.strictObject({
      provider: z.literal('opsgenie'),
      url: described(
        'The API; `https://api.eu.opsgenie.com` in Europe.',
        z._default(url(), 'https://api.opsgenie.com'),
      ),
      token: described('An API key that may read schedules; give it as `env:NAME`.', text()),
      schedules: described('Names of schedules.', several()),
    }),
    z
      .strictObject({
        provider: z.literal('http'),
        url: described('The address that answers with JSON.', url()),
        ...auth,
        person: path('who is on call'),
        until: z.optional(path('the time when the turn ends, as ISO 8601')),
      })
      .check(oneWayIn),
  ],
);

/** A check of the kind `on-call`. */
export const onCallSchema = z.strictObject({
  kind: z.literal('on-call'),
  ...commonFields,
  source: described('Who knows whose turn it is.', sourceSchema),
  for: described(
    'Somebody must be on call from now on for so long, without a gap; the time that the deployment takes.',
    z._default(
      timespan().check(z.refine((length) => length <= farthest, { error: 'must be 90d or less' })),
      4 * 3_600_000,
    ),
  ),
});
