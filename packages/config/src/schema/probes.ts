import * as z from 'zod/mini';
import { described, headers, path, text, timespan, url } from './values.ts';

/** When a colour counts as healthy. */
export const healthSchema = described(
  'When a colour counts as healthy.',
  z.strictObject({
    path: described(
      'Path of the health endpoint on the colour; 2xx is healthy.',
      z._default(path(), '/health'),
    ),
    consecutive: described('Healthy answers needed in a row.', z._default(z.int().check(z.positive()), 3)),
    interval: described('Time between two probes.', z._default(timespan(), 2_000)),
    timeout: described('Time limit of one probe.', z._default(timespan(), 5_000)),
    within: described('Time the colour has to become healthy.', z._default(timespan(), 120_000)),
  }),
);

/** The `health` section. */
export type HealthConfiguration = z.output<typeof healthSchema>;

const name = z.optional(described('What the log calls this step.', text()));

const scriptStep = z.strictObject({
  name,
  run: described('Shell code; fails the step when it exits with anything but 0. Never templated.', text()),
  timeout: described('Time limit.', z._default(timespan(), 300_000)),
});

const requestFields = {
  name,
  method: described(
    'The method.',
    z._default(z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET'),
  ),
  headers: z.optional(described('Headers of the request; give tokens as `env:NAME`.', headers())),
  body: z.optional(described('The body, as text.', z.string())),
  status: described(
    'The status that counts as success.',
    z._default(z.int().check(z.gte(100), z.lte(599)), 200),
  ),
  contains: z.optional(described('Text the answer must contain.', text())),
  requests: described('How often to send it.', z._default(z.int().check(z.positive()), 1)),
  timeout: described('Time limit of one request.', z._default(timespan(), 5_000)),
};

/** Refuses what a method has no place for (RFC 9110: a body with GET or HEAD has no meaning, an answer to HEAD has no content). */
const fitsMethod = z.check<{ method: string; body?: unknown; contains?: unknown }>((context) => {
  const { method, body, contains } = context.value;
  const refuse = (key: string, message: string) =>
    context.issues.push({ code: 'custom', message, path: [key], input: context.value });
  if (body !== undefined && (method === 'GET' || method === 'HEAD'))
    refuse('body', `goes with \`method: POST\`, \`PUT\`, \`PATCH\` or \`DELETE\`, but this is a ${method}`);
  if (contains !== undefined && method === 'HEAD')
    refuse('contains', 'an answer to HEAD has no text to look at; use GET');
});

const pathStep = z
  .strictObject({
    path: described('Path on the colour under test.', path()),
    ...requestFields,
  })
  .check(fitsMethod);

const addressStep = z
  .strictObject({
    url: described('A whole address instead of a path.', url()),
    ...requestFields,
  })
  .check(fitsMethod);

/** One HTTP request and what counts as success; with a path on the colour, or a whole address. */
export const requestStepSchema = z.union([pathStep, addressStep]);

/** One HTTP request and what counts as success. */
export type RequestStep = z.output<typeof requestStepSchema>;

/** What makes a step the kind of step it is. */
const stepKinds = ['run', 'path', 'url'];

/** One thing to do to a colour and to see succeed: a script or an HTTP request. */
export const stepSchema = z.union([scriptStep, pathStep, addressStep], {
  error: ({ input }) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      return 'must be a mapping with `run`, `path` or `url`';
    const given = stepKinds.filter((kind) => Object.hasOwn(input, kind));
    if (given.length === 0) return 'needs `run`, `path` or `url`: what to do';
    if (given.length === 1) return undefined;
    return `has ${given.map((kind) => `\`${kind}\``).join(' and ')}, but a step does one thing`;
  },
});

/** A step of the sections `smoke`, `warm-up` and `hooks`. */
export type Step = z.output<typeof stepSchema>;

/** Smoke tests, in order. */
export const smokeSchema = described('Tests of the new colour before it gets traffic.', z.array(stepSchema));

/** Requests or scripts that warm caches, in order. */
export const warmUpSchema = described(
  'What warms the new colour up before its smoke tests.',
  z.array(stepSchema),
);

/** The moments of a shift at which hooks run. */
export const hookMoments = ['before-deploy', 'before-shift', 'after-shift'] as const;

/** One of the moments of a shift at which hooks run. */
export type HookMoment = (typeof hookMoments)[number];

const hook = (description: string) => described(description, z._default(z.array(stepSchema), []));

/** What is done beside the shift itself, at each of its moments, in order. */
export const hooksSchema = described(
  'What is done at the moments of a shift; a step that fails undoes the shift.',
  z.strictObject({
    'before-deploy': hook('Before the version is put onto the idle colour.'),
    'before-shift': hook('After the smoke tests, before the first traffic moves: assets, models, caches.'),
    'after-shift': hook('At 100%, before the shift counts as done; traffic goes back when a step fails.'),
  }),
);

/** The `hooks` section. */
export type HooksConfiguration = z.output<typeof hooksSchema>;
