import { expect, test } from 'vitest';
import { gatewayManifest } from './manifests.ts';
import { accepted, stage } from './stage.ts';

const blue = { blue: 100, green: 0 };
const slice = (service: string, conditions: readonly object[]) => ({
  ...{ apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', addressType: 'IPv4', ports: [] },
  metadata: { name: `${service}-x`, namespace: 'shop', labels: { 'kubernetes.io/service-name': service } },
  endpoints: conditions.map((each) => ({ addresses: ['10.0.0.1'], conditions: each })),
});
const answers = (service: string) => slice(service, [{ ready: true }]);

/** A route of which the gateway says that it finds no backend, with these EndpointSlices beside it. */
async function unresolved(
  slices: readonly ReturnType<typeof slice>[],
  { weights = blue, reason = 'BackendNotFound', seen = 0 } = {},
) {
  const there = await stage(gatewayManifest());
  for (const each of slices) there.api.put(each);
  const opened = await there.open();
  if (weights !== blue) await opened.router.write(weights);
  const observedGeneration = (there.object().metadata.generation ?? 0) - seen;
  const conditions = accepted(observedGeneration).conditions.filter(
    (each) => !('type' in each && each.type === 'ResolvedRefs'),
  );
  const refs = { type: 'ResolvedRefs', status: 'False', reason, message: 'no such Service' };
  const parents = [{ ...accepted(0), conditions: [...conditions, { ...refs, observedGeneration }] }];
  there.setStatus({ parents });
  return { ...there, ...opened };
}

test('weights count while the colour without traffic has no Service, which is told once', async () => {
  const { router, lines } = await unresolved([answers('shop-blue')]);
  for (let look = 1; look <= 3; look += 1) expect(await router.read()).toEqual(blue);
  expect(lines).toEqual([
    'warning: HTTPRoute shop/edge: example.com/gateway says of its parent `edge`: ResolvedRefs is False, BackendNotFound: no such Service; green, which has no traffic, has no Service, so that the weights count all the same.',
  ]);
});

test.each([
  ['the colour with traffic does not answer', [slice('shop-blue', [{ ready: false }])], {}],
  ['both colours have a Service', [answers('shop-blue'), slice('shop-green', [])], {}],
  ['the colour has traffic', [answers('shop-blue')], { weights: { blue: 90, green: 10 } }],
  ['it is about something else', [answers('shop-blue')], { reason: 'RefNotPermitted' }],
])('but not when %s', async (_, slices, options) => {
  const { router } = await unresolved(slices, options);
  await expect(router.read()).rejects.toMatchObject({
    message: expect.stringMatching(/says of its parent `edge`: ResolvedRefs is False, \w+: no such Service$/),
    retryable: false,
  });
});

test('nor before the gateway has taken up the route', async () => {
  const { router } = await unresolved([answers('shop-blue')], { seen: 1 });
  await expect(router.read()).rejects.toThrow('no gateway has taken up its generation');
});

test('nor when that can not be seen', async () => {
  const { router, api } = await unresolved([answers('shop-blue')]);
  api.rules = api.rules.filter(({ resource }) => resource !== 'endpointslices');
  await expect(router.read()).rejects.toThrow('ResolvedRefs is False');
});
