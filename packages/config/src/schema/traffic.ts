import { quoted } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { colorPair, colorUrl } from './colors.ts';
import { gatewayApi, istio, kubernetesService } from './traffic-kubernetes.ts';
import { described, headers, providers, text, timespan, url } from './values.ts';

const timeout = () => described('Time limit of one read or write.', z._default(timespan(), 5_000));

const http = z.strictObject({
  router: z.literal('http'),
  url: described('The control plane: GET answers the weights as JSON, PUT sets them.', url()),
  'weights-path': z.optional(
    described(
      'Dotted path of the weights object in the JSON document; the whole document when absent.',
      text(),
    ),
  ),
  headers: z.optional(described('Headers of each request; give tokens as `env:NAME`.', headers())),
  timeout: timeout(),
  colors: colorPair({ url: colorUrl() }),
});

/** What proxies and servers of HAProxy can be called; placeholders are allowed in it. */
const haproxyName = () =>
  z
    .string()
    .check(
      z.regex(
        /^([\w.:-]|\{\{[^{}]*\}\})+$/,
        'must be a name in HAProxy: letters, digits, `-`, `_`, `.` and `:`',
      ),
    );

/** Where HAProxy's Runtime API is. */
export const haproxyAddress = z.string().check(
  z.check((context) => {
    const given = context.value.replaceAll(/\{\{[^{}]*\}\}/g, '1');
    const port = /^(?:\[[\da-fA-F:.]+\]|[^\s/:]+):([1-9]\d{0,4})$/.exec(given)?.[1];
    if (/^\/\S+$/.test(given) || Number(port) <= 65_535) return;
    const message = `must be the path of a socket, \`/run/haproxy/admin.sock\`, or \`host:port\`, found ${quoted(context.value)}`;
    context.issues.push({ code: 'custom', message, input: context.value });
  }),
);

const serverNames = z.array(haproxyName()).check(
  z.minLength(1),
  z.check((context) => {
    for (const [index, name] of context.value.entries()) {
      if (context.value.indexOf(name) === index) continue;
      const message = `the server \`${name}\` is there twice`;
      context.issues.push({ code: 'custom', message, path: [index], input: name });
    }
  }),
);

const haproxy = z.strictObject({
  router: z.literal('haproxy'),
  address: described(
    'The Runtime API with level admin: the path of its socket, or `host:port`.',
    haproxyAddress,
  ),
  backend: described('The backend both colours are servers of.', haproxyName()),
  timeout: timeout(),
  drain: described(
    'How long the last connections of a colour without traffic may take to end before a new version replaces the old one there.',
    z._default(timespan(), 30_000),
  ),
  colors: colorPair(
    {
      url: colorUrl(),
      servers: described('The names of its servers in the backend.', serverNames),
    },
    ['url', 'servers'],
  ),
});

/** An ARN of Elastic Load Balancing; placeholders are allowed in it. */
export const balancingArn = (kind: string, name = kind) =>
  z
    .string()
    .check(
      z.regex(
        new RegExp(`^(arn:[\\w-]+:elasticloadbalancing:[^:]*:[^:]*:${kind}/\\S+|\\{\\{.*)$`),
        `must be the ARN of a ${name}, \`arn:aws:elasticloadbalancing:…:${kind}/…\``,
      ),
    );

const alb = z
  .strictObject({
    router: z.literal('alb'),
    'listener-rule': z.optional(
      described(
        'ARN of the rule that forwards to the colours.',
        balancingArn('listener-rule', 'listener rule'),
      ),
    ),
    listener: z.optional(
      described(
        'ARN of the listener whose default action forwards to the colours.',
        balancingArn('listener'),
      ),
    ),
    timeout: timeout(),
    colors: colorPair(
      {
        url: colorUrl(),
        'target-group': described('ARN of its target group.', balancingArn('targetgroup', 'target group')),
      },
      ['url', 'target-group'],
    ),
  })
  .check(
    z.check((context) => {
      const given = [context.value.listener, context.value['listener-rule']].filter(
        (value) => value !== undefined,
      );
      if (given.length === 1) return;
      context.issues.push({
        code: 'custom',
        message:
          given.length === 0
            ? 'needs `listener-rule` or `listener`: what forwards to the colours'
            : 'has `listener-rule` and `listener`, but one of them forwards to the colours',
        path: [],
        input: context.value,
      });
    }),
  );

const shares = z.array(z.int().check(z.gte(0), z.lte(100))).check(
  z.check((context) => {
    if (context.value.includes(0) || context.value.includes(100)) return;
    const found = context.value.join(', ') || 'nothing';
    const message = `must have \`0\` and \`100\`, because a shift ends with all traffic on one colour; found ${found}`;
    context.issues.push({ code: 'custom', message, input: context.value });
  }),
);

/** Half of what a lock outlives a step that doesn't renew it by, in milliseconds. */
const longestDnsWait = 300_000;

const route53 = z.strictObject({
  router: z.literal('route53'),
  'hosted-zone': described(
    'The id of the hosted zone.',
    z
      .string()
      .check(
        z.regex(
          /^(\/hostedzone\/)?(\w|\{\{[^{}]*\}\})+$/,
          'must be the id of a hosted zone, such as `Z0123456789ABC`',
        ),
      ),
  ),
  record: described(
    'The name that both colours have a weighted record of, such as `api.example.org`.',
    text(),
  ),
  type: described('The type of these records.', z._default(z.enum(['A', 'AAAA', 'CNAME']), 'A')),
  timeout: described(
    'Time limit of one read, and of one write until all name servers have it (INSYNC); 5m at most.',
    z._default(
      timespan().check(
        z.refine((time) => time <= longestDnsWait, 'must be `5m` at most: the lock is renewed in between'),
      ),
      120_000,
    ),
  ),
  colors: colorPair(
    {
      url: colorUrl(),
      'set-identifier': described('What sets its record apart: its set identifier.', text()),
    },
    ['url', 'set-identifier'],
  ),
});

const command = z.strictObject({
  router: z.literal('command'),
  read: described(
    'Shell code that prints the weights in force as JSON, `{"blue": 90, "green": 10}`. Never templated.',
    z.strictObject({ run: text() }),
  ),
  write: described(
    'Shell code that asks for the weights in DEPLOY_BLUE_WEIGHT and DEPLOY_GREEN_WEIGHT. Never templated.',
    z.strictObject({ run: text() }),
  ),
  shares: z.optional(
    described(
      'The shares it can express, in percent of one colour, for example `[0, 50, 100]`; every whole one when absent.',
      shares,
    ),
  ),
  timeout: described('Time limit of one read or write.', z._default(timespan(), 30_000)),
  colors: colorPair({ url: colorUrl() }),
});

/** Who gets which share of the traffic, and how to change it. */
export const trafficSchema = described(
  'How traffic is split between the colours.',
  providers(
    'router',
    'router',
    ['http', 'haproxy', 'alb', 'route53', 'kubernetes-service', 'gateway-api', 'istio', 'command'],
    [],
    [http, haproxy, alb, route53, kubernetesService, gatewayApi, istio, command],
  ),
);

/** The `traffic` section. */
export type TrafficConfiguration = z.output<typeof trafficSchema>;
