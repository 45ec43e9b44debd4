import { parseDuration, QuantityError, quoted } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { oneWayIn } from '../metrics/sources.ts';
import { described, providers, text, timespan, url } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { logQuery, refuse, server } from './monitoring.ts';

/** From when on errors count: so many milliseconds ago, at a time in milliseconds since 1970, or since the deployment began. */
export type Since = { readonly ago: number } | { readonly at: number } | 'deployment';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

const since = () =>
  z.pipe(
    z.string(),
    z.transform((given, context): Since => {
      if (given === 'deployment') return given;
      if (instant.test(given) && !Number.isNaN(Date.parse(given))) return { at: Date.parse(given) };
      try {
        const ago = parseDuration(given);
        if (ago > 0) return { ago };
      } catch (error) {
        if (!(error instanceof QuantityError)) throw error;
      }
      const message = `found ${quoted(given)}, allowed are a duration \`2h\`, a time \`2026-01-31T12:00:00Z\` and \`deployment\``;
      context.issues.push({ code: 'custom', message, input: given });
      return z.NEVER;
    }),
  );

const pattern = () =>
  text().check(
    z.check((context) => {
      try {
        new RegExp(context.value, 'u');
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const message = `is no regular expression: ${why}`;
        context.issues.push({ code: 'custom', message, input: context.value });
      }
    }),
  );

const sourceSchema = providers(
  'source',
  'provider',
  ['sentry', 'loki'],
  [],
  [
    z.strictObject({
      provider: z.literal('sentry'),
      url: described('The server.', z._default(url(), 'https://sentry.io')),
      organization: described('The slug of the organization.', text()),
      project: z.optional(described('The slug of the project; all of them when absent.', text())),
      'sentry-environment': z.optional(
        described('The environment in Sentry; all of them when absent.', text()),
      ),
      release: z.optional(
        described('Only errors that were first seen in this release: `shop@{{version}}`.', text()),
      ),
      token: described('A token with the scope `event:read`; give it as `env:NAME`.', text()),
    }),
    z
      .strictObject({
        provider: z.literal('loki'),
        ...server('The server, without `/loki/api/v1`.'),
        query: described(
          'The lines that are errors, as LogQL: `{app="shop"} |= "ERROR"`.',
          logQuery('{app="shop"}'),
        ),
        type: z.optional(
          described(
            'The label, or field of a line in JSON, that names the type of an error; lines are grouped by their pattern when absent.',
            text(),
          ),
        ),
        before: described(
          'An error that was there in this time before the start is not new.',
          z._default(timespan(), 86_400_000),
        ),
        heartbeat: z.optional(
          described(
            'LogQL that always has lines, to prove that logs arrive; the selector of `query` when that has a filter, too.',
            logQuery('{app="shop"}'),
          ),
        ),
      })
      .check(oneWayIn),
  ],
);

const knownSchema = z
  .strictObject({
    type: z.optional(described('The type of the error, exactly.', text())),
    pattern: z.optional(
      described('A regular expression that the type or the pattern of the error has in it.', pattern()),
    ),
    cause: described('Why it happens.', text()),
    fix: described('What is done about it.', text()),
    priority: described('How urgent that is.', z.enum(['low', 'medium', 'high', 'critical'])),
    owner: z.optional(described('Who does it.', text())),
  })
  .check(
    refuse('type', 'is missing: give it or `pattern`', (known) => {
      return known.type === undefined && known.pattern === undefined;
    }),
    refuse('pattern', 'contradicts `type`: one of them is enough', (known) => {
      return known.type !== undefined && known.pattern !== undefined;
    }),
  );

/** An error whose remedy is planned. */
export type KnownError = z.output<typeof knownSchema>;

const count = () => z.int().check(z.gte(0));

/** A check of the kind `errors`. */
export const errorsSchema = z
  .strictObject({
    kind: z.literal('errors'),
    ...commonFields,
    source: described('Where errors are found.', sourceSchema),
    since: described(
      'From when on errors count: a duration `2h` ago, a time as ISO 8601, or `deployment` for the start of the one in GitHub.',
      since(),
    ),
    'new-at-most': described('More new types of errors than this fail.', z._default(count(), 0)),
    'warn-above': described('More new types of errors than this warn.', z._default(count(), 0)),
    known: described(
      'Errors whose remedy is planned: they are told, and count no more.',
      z._default(z.array(knownSchema), []),
    ),
  })
  .check(
    refuse('warn-above', 'must not be more than `new-at-most`, above which the check fails', (check) => {
      return check['warn-above'] > check['new-at-most'];
    }),
  );
