import * as z from 'zod/mini';
import { auth, oneWayIn } from '../metrics/sources.ts';
import { described, headers, percentage, providers, text, timespan, url } from '../values.ts';

/** The address of a server and how it lets a request in; needs {@link oneWayIn} on the object. */
export const server = (description: string) => ({ url: described(description, url()), ...auth });

/** Contradictions between two fields of a check: the message stands at `key` when `wrong` says so. */
export function refuse<T extends object>(
  key: keyof T & string,
  message: string,
  wrong: (value: T) => boolean,
) {
  return z.check<T>((context) => {
    if (!wrong(context.value)) return;
    context.issues.push({ code: 'custom', message, path: [key], input: context.value });
  });
}

/** A share in percentage points that is none below 0% or above 100%. */
export const share = () =>
  percentage().check(z.refine((points) => points <= 100, { error: 'must be 100% or less' }));

/** A query in LogQL; Loki itself judges what follows the selector. */
export const logQuery = (example: string) =>
  z.string().check(z.regex(/^\s*\{[\s\S]*=[\s\S]*\}/, `must begin with a selector such as \`${example}\``));

const script = (description: string) =>
  z.strictObject({ provider: z.literal('command'), run: described(description, text()) });

const httpFields = {
  provider: z.literal('http'),
  url: described('The address, with `$MARKER` where the marker goes.', url()),
  headers: z.optional(described('Headers; give tokens as `env:NAME`.', headers())),
  body: z.optional(described('Body of the request, with `$MARKER` where the marker goes.', text())),
};

const writeSchemas = [
  z
    .strictObject({
      provider: z.literal('loki'),
      ...server('The server, without `/loki/api/v1`.'),
      labels: described(
        'Labels of the stream that the marker is written to.',
        z._default(
          z
            .record(z.string().check(z.regex(/^[a-zA-Z_]\w*$/, 'must be the name of a label')), text())
            .check(
              z.refine((labels) => Object.keys(labels).length > 0, { error: 'needs one label at least' }),
            ),
          { job: 'deployment-test' },
        ),
      ),
    })
    .check(oneWayIn),
  z
    .strictObject({
      provider: z.literal('elasticsearch'),
      ...server('The server.'),
      index: described('The index or data stream that the marker is written to.', text()),
    })
    .check(oneWayIn),
  z.strictObject({
    ...httpFields,
    method: described('The method.', z._default(z.enum(['POST', 'PUT', 'GET']), 'POST')),
  }),
  script('Shell code that writes the marker in DEPLOY_MARKER to the log. Never templated.'),
] as const;

/** How a marker gets into the log. */
export const markerWriteSchema = providers(
  'way to write',
  'provider',
  ['loki', 'elasticsearch', 'http', 'command'],
  [],
  writeSchemas,
);

const searchSchemas = [
  z
    .strictObject({
      provider: z.literal('loki'),
      ...server('The server, without `/loki/api/v1`.'),
      query: described(
        'Where the marker has to be, as LogQL: `{job="deployment-test"}`.',
        logQuery('{job="deployment-test"}'),
      ),
    })
    .check(oneWayIn),
  z
    .strictObject({
      provider: z.literal('elasticsearch'),
      ...server('The server.'),
      index: described('The index, data stream or pattern that is searched.', text()),
      field: described('The field that holds the message.', z._default(text(), 'message')),
    })
    .check(oneWayIn),
  z.strictObject({
    ...httpFields,
    method: described('The method.', z._default(z.enum(['GET', 'POST']), 'GET')),
    contains: described('What the answer contains once the marker is there.', z._default(text(), '$MARKER')),
  }),
  script('Shell code that ends with 0 once the marker in DEPLOY_MARKER is there. Never templated.'),
] as const;

/** Where a marker has to arrive. */
export const markerSearchSchema = providers(
  'place to look',
  'provider',
  ['loki', 'elasticsearch', 'http', 'command'],
  [],
  searchSchemas,
);

/** How a marker gets into the log. */
export type MarkerWrite = z.output<typeof markerWriteSchema>;

/** Where a marker has to arrive. */
export type MarkerSearch = z.output<typeof markerSearchSchema>;

/** How long a round trip is waited for, beside the check's own `timeout`. */
export const roundTripFields = {
  interval: described('Time between two looks.', z._default(timespan(), 1_000)),
  'warn-slower-than': z.optional(described('A round trip that takes longer than this warns.', timespan())),
};

/** Refuses a tier of warning that the time limit of the check leaves no room for. */
export const roomToWarn = refuse<{
  readonly 'warn-slower-than'?: number | undefined;
  readonly timeout: number;
}>(
  'warn-slower-than',
  'must be shorter than `timeout`, after which the check fails',
  ({ 'warn-slower-than': slow, timeout }) => slow !== undefined && slow >= timeout,
);
