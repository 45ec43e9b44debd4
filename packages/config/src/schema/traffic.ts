import * as z from 'zod/mini';
import { described, headers, providers, text, timespan, url } from './values.ts';

/** The two sides of a blue/green deployment. */
export const colors = ['blue', 'green'] as const;

/** One of the two sides. */
export type Color = (typeof colors)[number];

const colorSchema = z.strictObject({
  url: described('Where this colour answers by itself, without the router.', url()),
});

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
  timeout: described('Time limit of one read or write.', z._default(timespan(), 5_000)),
  colors: described('The two colours.', z.strictObject({ blue: colorSchema, green: colorSchema })),
});

/** Who gets which share of the traffic, and how to change it. */
export const trafficSchema = described(
  'How traffic is split between the colours.',
  providers(
    'router',
    'router',
    ['http'],
    ['alb', 'route53', 'kubernetes-service', 'gateway-api', 'istio', 'haproxy', 'command'],
    [http],
  ),
);

/** The `traffic` section. */
export type TrafficConfiguration = z.output<typeof trafficSchema>;
