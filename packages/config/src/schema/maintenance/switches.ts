import * as z from 'zod/mini';
import { context, namespace, objectName } from '../kubernetes-names.ts';
import { balancingArn, haproxyAddress } from '../traffic.ts';
import { described, path, text } from '../values.ts';
import { everySwitch } from './every-switch.ts';

/** A ConfigMap that the application, or what stands in front of it, reads. */
export const kubernetes = z.strictObject({
  switch: z.literal('kubernetes'),
  ...everySwitch(),
  context: context(),
  namespace: namespace('The namespace of the ConfigMap.'),
  name: z._default(objectName('The ConfigMap.'), 'maintenance-mode'),
});

/** A key that ends by itself at the end time. */
export const redis = z.strictObject({
  switch: z.literal('redis'),
  ...everySwitch(5_000),
  url: described(
    'The address: `redis://host:6379/0`, or `rediss://…` for TLS; with a password in it as `env:NAME`.',
    text(),
  ),
  username: z.optional(described('The ACL user, where it is not in the address.', text())),
  password: z.optional(
    described('The password, where it is not in the address; give it as `env:NAME`.', text()),
  ),
  key: described('The key.', z._default(text(), 'maintenance-mode')),
});

/** AWS allows five values in all the conditions of a rule. */
const mostValues = 5;

const conditions = (check: z.ZodMiniType<string>) =>
  z.array(check).check(z.minLength(1), z.maxLength(mostValues, `must be at most ${mostValues}`));

/** A rule of an Application Load Balancer that answers by itself. */
export const alb = z
  .strictObject({
    switch: z.literal('alb'),
    ...everySwitch(),
    listener: described('ARN of the listener that gets the rule.', balancingArn('listener')),
    priority: described(
      'The priority of the rule, before that of every rule it stands in for.',
      z.int().check(z.gte(1), z.lte(50_000)),
    ),
    hosts: z.optional(described('The hosts it is for; all of them when absent.', conditions(text()))),
    paths: z.optional(
      described('The paths it is for, with `*` and `?`; all of them when absent.', conditions(path())),
    ),
    'content-type': described(
      'The form of the answer.',
      z._default(z.enum(['text/html', 'text/plain', 'application/json']), 'text/html'),
    ),
    status: described('The status of the answer.', z._default(z.int().check(z.gte(200), z.lte(599)), 503)),
  })
  .check(
    z.check((given) => {
      const { hosts = [], paths = [] } = given.value;
      if (hosts.length + paths.length <= mostValues) return;
      const message = `has ${paths.length} paths and ${hosts.length} hosts, but a rule has ${mostValues} values at most`;
      given.issues.push({ code: 'custom', message, path: ['paths'], input: given.value });
    }),
  );

/** What the Runtime API takes for one word. */
const word = (pattern: RegExp, allowed: string) => z.string().check(z.regex(pattern, `must be ${allowed}`));

/** An entry in a map of HAProxy. */
export const haproxy = z.strictObject({
  switch: z.literal('haproxy'),
  ...everySwitch(5_000),
  address: described(
    'The Runtime API with level admin: the path of its socket, or `host:port`.',
    haproxyAddress,
  ),
  map: described(
    'The map, as the configuration of HAProxy writes its path.',
    word(/^[\w./{}-]+$/, 'a path of letters, digits, `_`, `-`, `.` and `/`'),
  ),
  key: described(
    'The key whose value is `1` while it is on.',
    z._default(word(/^[\w.{}-]+$/, 'a word of letters, digits, `_`, `-` and `.`'), 'on'),
  ),
});

/** A parameter in the Parameter Store of AWS. */
export const ssm = z.strictObject({
  switch: z.literal('ssm'),
  ...everySwitch(),
  parameter: described(
    'The parameter.',
    word(/^[\w./{}-]+$/, 'a name of letters, digits, `_`, `-`, `.` and `/`'),
  ),
});
