import * as z from 'zod/mini';
import { colorPair, colorUrl } from './colors.ts';
import { context, labels, namespace, objectName } from './kubernetes-names.ts';
import { described, text, timespan } from './values.ts';

const timeout = () => described('Time limit of one read or write.', z._default(timespan(), 10_000));

const port = () =>
  z.optional(
    described(
      'The port of the backend, where the route names it by several.',
      z.int().check(z.gte(1), z.lte(65_535)),
    ),
  );

/** A Service whose selector chooses the colour. */
export const kubernetesService = z
  .strictObject({
    router: z.literal('kubernetes-service'),
    context: context(),
    namespace: namespace('The namespace of the Service and of the pods of both colours.'),
    service: objectName('The Service that users reach.'),
    timeout: timeout(),
    colors: colorPair(
      {
        url: colorUrl(),
        selector: labels(
          'The labels that its pods have and those of the other colour have not: `color: blue`.',
        ),
      },
      ['url', 'selector'],
    ),
  })
  .check(
    z.check((given) => {
      const { blue, green } = given.value.colors;
      const keys = (selector: object) => Object.keys(selector).sort().join('`, `');
      if (keys(blue.selector) === keys(green.selector)) return;
      given.issues.push({
        code: 'custom',
        message: `has the labels \`${keys(green.selector)}\`, but those of blue are \`${keys(blue.selector)}\`; both colours need the same keys with other values, or the pods of one could be those of the other, too`,
        path: ['colors', 'green', 'selector'],
        input: given.value,
      });
    }),
  );

/** A route of the Gateway API with a Service for each colour. */
export const gatewayApi = z.strictObject({
  router: z.literal('gateway-api'),
  context: context(),
  namespace: namespace('The namespace of the route.'),
  kind: described('The kind of the route.', z._default(z.enum(['HTTPRoute', 'GRPCRoute']), 'HTTPRoute')),
  route: objectName('The route.'),
  rules: z.optional(
    described(
      'The names of the rules whose weights are moved; every rule that sends to a colour when absent.',
      z.array(text()).check(z.minLength(1)),
    ),
  ),
  'await-gateway': described(
    'Whether weights count only once a gateway has accepted the route with them.',
    z._default(z.boolean(), true),
  ),
  timeout: timeout(),
  colors: colorPair(
    {
      url: colorUrl(),
      service: objectName('The Service of this colour’s pods.'),
      namespace: z.optional(namespace('The namespace of that Service; the route’s when absent.')),
      port: port(),
    },
    ['url', ['service', 'namespace', 'port']],
  ),
});

/** A VirtualService of Istio with a destination for each colour. */
export const istio = z.strictObject({
  router: z.literal('istio'),
  context: context(),
  namespace: namespace('The namespace of the VirtualService.'),
  'virtual-service': objectName('The VirtualService.'),
  routes: z.optional(
    described(
      'The names of the HTTP routes whose weights are moved; every one that sends to a colour when absent.',
      z.array(text()).check(z.minLength(1)),
    ),
  ),
  timeout: timeout(),
  colors: colorPair(
    {
      url: colorUrl(),
      host: described('The `host` of its destination.', text()),
      subset: z.optional(described('The `subset` of its destination.', text())),
      port: port(),
    },
    ['url', ['host', 'subset', 'port']],
  ),
});
