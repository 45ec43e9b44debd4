import * as z from 'zod/mini';
import { described, type Threshold, text, threshold, type Unit } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A limit that can be written in two ways. */
const limit = (units: readonly Unit[], allowed: string) =>
  threshold().check(z.refine(({ unit }: Threshold) => units.includes(unit), { error: `must be ${allowed}` }));

const lag = () => limit(['seconds', 'bytes'], 'a duration `10s` or a size `10MiB`');
const memory = () => limit(['ratio', 'bytes'], 'a share of `maxmemory`, `80%`, or a size `2GiB`');

const fields = z.strictObject({
  kind: z.literal('redis'),
  ...commonFields,
  url: described(
    'The address: `redis://host:6379/0`, or `rediss://…` for TLS; with a password in it as `env:NAME`.',
    text(),
  ),
  username: z.optional(described('The ACL user, where it is not in the address.', text())),
  password: z.optional(
    described('The password, where it is not in the address; give it as `env:NAME`.', text()),
  ),
  role: z.optional(described('What this server must be.', z.enum(['primary', 'replica']))),
  'replicas-at-least': z.optional(
    described('So many replicas are connected and up to date with the stream.', z.int().check(z.positive())),
  ),
  'fail-lag-above': z.optional(
    described('A replica that is further behind is a failure; in bytes of the stream or in time.', lag()),
  ),
  'warn-lag-above': z.optional(described('A replica that is further behind is a warning.', lag())),
  'fail-memory-above': z.optional(described('More memory in use is a failure.', memory())),
  'warn-memory-above': z.optional(described('More memory in use is a warning.', memory())),
  cluster: described(
    'Whether it is a node of a cluster, whose state must be `ok`.',
    z._default(z.boolean(), false),
  ),
});

const pairs = [
  ['fail-lag-above', 'warn-lag-above'],
  ['fail-memory-above', 'warn-memory-above'],
] as const;

/** A check of the kind `redis`. */
export const redisSchema = fields.check(
  z.check((context) => {
    const given = context.value;
    const say = (key: string, message: string) =>
      context.issues.push({ code: 'custom', message, path: [key], input: given });
    for (const [fail, warn] of pairs) {
      const [worse, milder] = [given[fail], given[warn]];
      if (worse && milder && worse.unit === milder.unit && milder.value >= worse.value) {
        say(warn, `is not below \`${fail}\`, so that it would never be seen`);
      }
    }
    if (given.role === 'replica' && given['replicas-at-least'] !== undefined) {
      say('replicas-at-least', 'is asked of a primary, but `role` is `replica`');
    }
    if (given.username !== undefined && given.password === undefined)
      say('username', 'needs `password` beside it');
  }),
);
