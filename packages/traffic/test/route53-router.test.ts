import type { TrafficConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRouter, reportsCapacity, trafficSystem } from '../src/index.ts';
import { type FakeRecord, FakeRoute53 } from './fake-route53.ts';
import { routerConformance } from './router-conformance.ts';

let aws: FakeRoute53;

beforeEach(async () => {
  aws = new FakeRoute53();
  aws.records = [
    record('api.example.org.', { SetIdentifier: 'blue', Weight: '100', ...to('192.0.2.1') }),
    record('api.example.org.', { SetIdentifier: 'green', Weight: '0', ...to('192.0.2.2') }),
    record('api.example.org.', { SetIdentifier: 'old', Weight: '0', ...to('192.0.2.3') }),
    record('api.example.org.', { ...to('192.0.2.9') }, 'TXT'),
    record('www.example.org.', { SetIdentifier: 'blue', Weight: '7', ...to('192.0.2.4') }),
  ];
  vi.stubEnv('AWS_ENDPOINT_URL', await aws.start());
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-key');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
});

function to(address: string, TTL = '60') {
  return { TTL, ResourceRecords: [{ ResourceRecord: { Value: address } }] };
}

function record(Name: string, fields: Omit<FakeRecord, 'Name' | 'Type'>, Type = 'A'): FakeRecord {
  return { Name, Type, ...fields } as FakeRecord;
}

function named(identifier: string, Name = 'api.example.org.'): FakeRecord {
  const found = aws.records.find((each) => each.Name === Name && each['SetIdentifier'] === identifier);
  if (!found) throw new Error(`no record ${identifier}`);
  return found;
}

function change(identifier: string, fields: Record<string, string>): void {
  Object.assign(named(identifier), fields);
}

const weights = () => ({ blue: named('blue')['Weight'], green: named('green')['Weight'] });

async function open(more: Record<string, unknown> = {}) {
  const configuration = {
    ...{ router: 'route53', 'hosted-zone': aws.zone, record: 'api.example.org', type: 'A', timeout: 120_000 },
    colors: {
      blue: { url: 'http://b', 'set-identifier': 'blue' },
      green: { url: 'http://g', 'set-identifier': 'green' },
    },
    ...more,
  } as TrafficConfiguration;
  const runtime = await createTestRuntime();
  const section = { region: 'eu-central-1', 'session-duration': 3_600_000, lifetime: 3_600_000 };
  const context = { service: 'shop', environment: 'production', aws: section, runtime };
  return { router: await createRouter(configuration, context), ...runtime, runtime };
}

routerConformance('route53', async () => ({
  router: (await open({ timeout: 300 })).router,
  another: async () => (await open()).router,
  setExternally: async ({ blue, green }) => {
    named('blue')['Weight'] = String(blue * 2);
    named('green')['Weight'] = String(green * 2);
  },
  foreign: async () =>
    structuredClone(aws.records)
      .map((each) => {
        const own = each.Name === 'api.example.org.' && each['SetIdentifier'] !== 'old';
        return own ? { ...each, Weight: '' } : each;
      })
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  hang: async () => {
    aws.hangs = true;
  },
  garble: async () => {
    aws.nonsense = '<html>sign in</html>';
  },
  stop: () => aws.stop(),
  close: () => aws.stop(),
}));

describe('what Route 53 lists', () => {
  test.each([
    [
      'a third record with weight',
      () => change('old', { Weight: '5' }),
      /beside the colours, `old` \(weight 5\) takes traffic too; give it weight 0/,
    ],
    [
      'weights that are no percentages',
      () => change('green', { Weight: '200' }),
      /no whole percentages: `blue` \(weight 100\), `green` \(weight 200\); set them by hand/,
    ],
    ['no weight at all', () => change('blue', { Weight: '0' }), /so that Route 53 answers with both alike/],
    [
      'one record missing',
      () => void aws.records.splice(1, 1),
      /no weighted record with the set identifier `green` \(green\): found `blue`, `old`; make a weighted record/,
    ],
    ['no record of that name', () => void aws.records.splice(0, 3), /there is no A record of that name/],
    [
      'another routing policy',
      () =>
        aws.records.splice(
          0,
          3,
          record('api.example.org.', { SetIdentifier: 'blue', Failover: 'PRIMARY', ...to('192.0.2.1') }),
          record('api.example.org.', { SetIdentifier: 'green', Failover: 'SECONDARY', ...to('192.0.2.2') }),
        ),
      /another routing policy than weighted/,
    ],
    [
      'a traffic policy',
      () => change('green', { TrafficPolicyInstanceId: 'p-1' }),
      /traffic policy instance p-1, which owns its records/,
    ],
  ])('is an error with %s', async (_, happens, message) => {
    happens();
    await expect((await open()).router.read()).rejects.toMatchObject({
      message: expect.stringMatching(message),
      ...{ system: trafficSystem, operation: 'read weights' },
    });
  });

  test.each(['API.Example.org.', 'api.example.org', '/hostedzone/'])('is found as %s', async (name) => {
    const { router } = await open(
      name.startsWith('/') ? { 'hosted-zone': `${name}${aws.zone}` } : { record: name },
    );
    expect(await router.read()).toEqual({ blue: 100, green: 0 });
  });

  test.each([
    ['*.example.org', '\\052.example.org.'],
    ['\\052.example.org', '\\052.example.org.'],
    ['shop_1.example.org', 'shop_1.example.org.'],
    ['a$b.example.org', 'a\\044b.example.org.'],
    ['bücher.example.org', 'xn--bcher-kva.example.org.'],
  ])('is found under the name %s, which is listed as %s', async (name, listed) => {
    aws.records = aws.records.slice(0, 3).map((each) => ({ ...each, Name: listed }));
    const { router } = await open({ record: name });
    await router.write({ blue: 25, green: 75 });
    expect(await router.read()).toEqual({ blue: 25, green: 75 });
    expect(new Set(aws.records.map(({ Name }) => Name))).toEqual(new Set([listed]));
  });

  test('is found on further pages', async () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      record('api.example.org.', { SetIdentifier: `a${index}`, Weight: '0', ...to('192.0.2.7') }),
    );
    aws.records.push(...many);
    aws.pageLimit = 4;
    const { router } = await open();
    expect(await router.read()).toEqual({ blue: 100, green: 0 });
    // Nothing beyond the name and type is asked for: twelve records make three pages.
    expect(aws.requests).toHaveLength(3);
    change('a8', { Weight: '9' });
    await expect(router.read()).rejects.toThrow('`a8` (weight 9)');
  });
});

describe('a write', () => {
  test('keeps alias targets, health checks and other records as they are', async () => {
    const AliasTarget = {
      HostedZoneId: 'Z215JYRZR1TBD5',
      DNSName: 'blue.elb.amazonaws.com.',
      EvaluateTargetHealth: 'true',
    };
    aws.records[0] = record('api.example.org.', {
      SetIdentifier: 'blue',
      Weight: '255',
      AliasTarget,
      HealthCheckId: 'hc-1',
    });
    named('old')['Weight'] = '3';
    await (await open()).router.write({ blue: 10, green: 90 });
    expect(named('blue')).toEqual({
      Name: 'api.example.org.',
      Type: 'A',
      SetIdentifier: 'blue',
      Weight: '10',
      AliasTarget,
      HealthCheckId: 'hc-1',
    });
    expect(named('old')['Weight']).toBe('3');
    expect(named('blue', 'www.example.org.')['Weight']).toBe('7');
  });

  test('waits until all name servers have it', async () => {
    aws.pendingLooks = 9;
    const { router, clock } = await open();
    const before = clock.now();
    await router.write({ blue: 0, green: 100 });
    expect(aws.requests.filter((name) => name === 'GetChange')).toHaveLength(10);
    expect(clock.now() - before).toBeGreaterThan(20_000);
  });

  test('fails when the name servers take too long, and only waits when it is asked once more', async () => {
    aws.pendingLooks = 1_000;
    const { router, clock } = await open({ timeout: 60_000 });
    const before = clock.now();
    await expect(router.write({ blue: 0, green: 100 })).rejects.toMatchObject({
      message: expect.stringMatching(/^api.example.org \(A\): Route 53 took the change .* after 1m .*INSYNC/),
      ...{ system: trafficSystem, operation: 'write weights', retryable: false },
    });
    expect(clock.now() - before).toBeLessThanOrEqual(60_000);
    aws.pendingLooks = 0;
    await router.write({ blue: 0, green: 100 });
    expect(aws.requests.filter((name) => name === 'ChangeResourceRecordSets')).toHaveLength(1);
    await router.write({ blue: 100, green: 0 });
    expect(aws.requests.filter((name) => name === 'ChangeResourceRecordSets')).toHaveLength(2);
  });

  test('looks again when a look at the change fails', async () => {
    aws.refusals.push(...Array(3).fill({ operation: 'GetChange', code: 'InternalFailure', status: 500 }));
    await (await open()).router.write({ blue: 0, green: 100 });
    expect(aws.requests.at(-1)).toBe('GetChange');
  });

  test('keeps what somebody else changed at the same time, and says so', async () => {
    let times = 0;
    aws.beforeChange = () => {
      times += 1;
      if (times > 1) return;
      change('blue', { HealthCheckId: 'hc-1' });
      change('green', { HealthCheckId: 'hc-2' });
    };
    const { router, lines } = await open();
    await router.write({ blue: 90, green: 10 });
    expect(weights()).toEqual({ blue: '90', green: '10' });
    expect(named('blue')['HealthCheckId']).toBe('hc-1');
    expect(lines.filter((line) => line.startsWith('warning'))).toEqual([
      'warning: Somebody else changed api.example.org (A) at the same time (HealthCheckId of blue from nothing to "hc-1", HealthCheckId of green from nothing to "hc-2"); that is kept.',
    ]);
  });

  test.each(['in the same moment', 'since it was read'])(
    'does not go over weights that were set %s: the caller looks after its lock first',
    async (when) => {
      const { router, lines } = await open();
      await router.read();
      const another = () => {
        aws.beforeChange = undefined;
        change('blue', { Weight: '0' });
        change('green', { Weight: '100' });
      };
      if (when === 'since it was read') another();
      else aws.beforeChange = another;
      await expect(router.write({ blue: 90, green: 10 })).rejects.toMatchObject({
        message:
          'api.example.org (A): weights were set meanwhile by another run or tool (`blue` (weight 0), `green` (weight 100))',
        ...{ operation: 'write weights', retryable: true },
      });
      expect(weights()).toEqual({ blue: '0', green: '100' });
      await router.write({ blue: 90, green: 10 });
      expect(weights()).toEqual({ blue: '90', green: '10' });
      expect(lines.filter((line) => line.startsWith('warning'))).toEqual([]);
    },
  );

  test('takes what it wrote itself for its own, whenever it lands', async () => {
    const { router } = await open();
    await router.read();
    change('blue', { Weight: '90' });
    change('green', { Weight: '10' });
    await router.write({ blue: 90, green: 10 });
    await router.write({ blue: 0, green: 100 });
    expect(weights()).toEqual({ blue: '0', green: '100' });
  });

  test('ends when others never stop', async () => {
    let ttl = 60;
    aws.beforeChange = () => {
      ttl += 1;
      for (const name of ['blue', 'green', 'old']) named(name)['TTL'] = String(ttl);
    };
    await expect((await open()).router.write({ blue: 90, green: 10 })).rejects.toThrow(
      'do not match the current values',
    );
    expect(aws.requests.filter((name) => name === 'ChangeResourceRecordSets')).toHaveLength(5);
  });

  test('that Route 53 refuses for another reason is not repeated', async () => {
    aws.refusals.push({ operation: 'ChangeResourceRecordSets', code: 'InvalidChangeBatch', status: 400 });
    await expect((await open()).router.write({ blue: 90, green: 10 })).rejects.toMatchObject({
      message: 'api.example.org (A): write weights: refused: InvalidChangeBatch',
      retryable: false,
    });
  });

  test.each(['PriorRequestNotComplete', 'Throttling'])(
    'waits in longer and longer pauses on %s',
    async (code) => {
      aws.refusals.push(...Array(4).fill({ operation: 'ChangeResourceRecordSets', code, status: 400 }));
      const { router, clock } = await open();
      const before = clock.now();
      await router.write({ blue: 90, green: 10 });
      expect(weights()).toEqual({ blue: '90', green: '10' });
      expect(clock.now() - before).toBeGreaterThanOrEqual(7_500);
    },
  );

  test('gives a busy Route 53 up in time, as something to try again', async () => {
    aws.refusals.push(
      ...Array(99).fill({ operation: 'ChangeResourceRecordSets', code: 'Throttling', status: 400 }),
    );
    const { router, clock } = await open();
    const before = clock.now();
    await expect(router.write({ blue: 90, green: 10 })).rejects.toMatchObject({ retryable: true });
    expect(clock.now() - before).toBeLessThanOrEqual(30_000);
  });

  test('without an answer is not repeated unseen', async () => {
    aws.refusals.push({ operation: 'ChangeResourceRecordSets', code: 'InternalFailure', status: 500 });
    await expect((await open()).router.write({ blue: 90, green: 10 })).rejects.toMatchObject({
      retryable: true,
    });
    expect(aws.requests.filter((name) => name === 'ChangeResourceRecordSets')).toHaveLength(1);
  });
});

describe('a cancelled run', () => {
  test('does not wait for name servers, in what it was doing and in its way back', async () => {
    aws.pendingLooks = 1_000;
    const { router, runtime, lines, clock } = await open();
    const looked = vi.waitUntil(() => aws.requests.includes('GetChange'), { interval: 1 });
    const writing = router.write({ blue: 50, green: 50 });
    await looked;
    runtime.cancel();
    await writing;
    expect(lines.join('\n')).toMatch(
      /The change \S+ is made, and reaches the name servers without being waited for/,
    );
    const before = clock.now();
    aws.refusals.push({ operation: 'ChangeResourceRecordSets', code: 'Throttling', status: 400 });
    await router.write({ blue: 100, green: 0 });
    expect(clock.now() - before).toBeLessThan(2_000);
    expect(weights()).toEqual({ blue: '100', green: '0' });
  });

  test('writes no more of what it was about to write', async () => {
    aws.refusals.push(
      ...Array(99).fill({ operation: 'ChangeResourceRecordSets', code: 'Throttling', status: 400 }),
    );
    const { router, runtime } = await open();
    const writing = router.write({ blue: 50, green: 50 });
    const refused = expect(writing).rejects.toThrow('the run was cancelled while Route 53 was busy');
    await vi.waitUntil(() => aws.requests.includes('ChangeResourceRecordSets'), { interval: 1 });
    runtime.cancel();
    await refused;
  });
});

describe('rights that are missing', () => {
  const denied = (operation: string) => ({ operation, code: 'AccessDenied', status: 403 });
  const zone = 'arn:aws:route53:::hostedzone/Z0123456789ABC';

  test('are told all at once before anything is written, by requests that change nothing', async () => {
    aws.refusals.push(denied('ChangeResourceRecordSets'), denied('GetChange'));
    const before = structuredClone(aws.records);
    const { router } = await open();
    expect(await router.preflight?.()).toEqual([
      expect.stringContaining(`allow \`route53:ChangeResourceRecordSets\` on \`${zone}\``),
      expect.stringContaining('allow `route53:GetChange` on `arn:aws:route53:::change/*`'),
    ]);
    expect(await router.preflight?.()).toEqual([]);
    expect(aws.records).toEqual(before);
  });

  test('are told where records can not even be read', async () => {
    aws.refusals.push(denied('ListResourceRecordSets'));
    expect(await (await open()).router.preflight?.()).toEqual([
      expect.stringContaining(`allow \`route53:ListResourceRecordSets\` on \`${zone}\``),
    ]);
  });

  test('stop a write, which a shift finds its way back from', async () => {
    aws.refusals.push(denied('ChangeResourceRecordSets'));
    await expect((await open()).router.write({ blue: 0, green: 100 })).rejects.toMatchObject({
      message: expect.stringContaining(`allow \`route53:ChangeResourceRecordSets\` on \`${zone}\``),
      ...{ system: trafficSystem, operation: 'write weights', retryable: false },
    });
  });

  test('to see the change make a write wait blindly', async () => {
    aws.refusals.push(denied('GetChange'));
    const { router, lines, clock } = await open();
    const before = clock.now();
    await router.write({ blue: 0, green: 100 });
    expect(clock.now() - before).toBe(60_000);
    expect(lines.join('\n')).toMatch(
      /warning: Whether all name servers have the change can't be seen, 1m are waited/,
    );
  });
});

describe('what is to be known', () => {
  test('names the TTL, in the remarks and at the first write', async () => {
    const { router, lines } = await open();
    const [remark, ...more] = (await router.remarks?.()) ?? [];
    expect(remark).toMatch(/a rollback's too, .* for up to the TTL, 1m, and some/);
    expect(more).toEqual([]);
    await router.write({ blue: 50, green: 50 });
    await router.write({ blue: 0, green: 100 });
    expect(lines.filter((line) => line.includes(remark ?? '?'))).toHaveLength(1);
  });

  test('names health checks, which answer with the other colour whatever the weights', async () => {
    const AliasTarget = {
      HostedZoneId: 'Z1',
      DNSName: 'blue.elb.amazonaws.com.',
      EvaluateTargetHealth: 'true',
    };
    aws.records[0] = record('api.example.org.', { SetIdentifier: 'blue', Weight: '100', AliasTarget });
    named('green')['HealthCheckId'] = 'hc-1';
    const { router } = await open();
    expect(await router.remarks?.()).toEqual([
      expect.stringMatching(/for up to the TTL, 1m or the TTL of the alias target, 60s/),
      expect.stringMatching(
        /\(blue by the health of its alias target, green by the health check hc-1\).*even at weight 0$/,
      ),
    ]);
  });
});

test('records of the other address family are to be known, too', async () => {
  aws.records.push(record('api.example.org.', to('2001:db8::1'), 'AAAA'));
  const { router } = await open();
  expect((await router.remarks?.())?.at(-1)).toMatch(/^the name has AAAA records as well.*IPv6 don't follow/);
});

describe('capacity', () => {
  const missing = async (config: Record<string, string>, statuses: string[]) => {
    named('green')['HealthCheckId'] = 'hc-1';
    aws.healthChecks.set('hc-1', { config, statuses });
    const { router, lines } = await open();
    if (!reportsCapacity(router)) throw new Error('reports no capacity');
    return { missing: await router.missingCapacity('green'), lines };
  };
  const ok = 'Success: HTTP Status Code 200, OK';
  const bad = 'Failure: HTTP Status Code 503, Service Unavailable';

  test('is there without a health check', async () => {
    const { router } = await open();
    if (!reportsCapacity(router)) throw new Error('reports no capacity');
    expect(await router.missingCapacity('blue')).toBeUndefined();
    expect(aws.requests).toEqual(['ListResourceRecordSets']);
  });

  test.each([
    ['every checker succeeds', {}, [ok, ok], undefined],
    ['more than 18% succeed', {}, [ok, bad, bad, bad, bad], undefined],
    [
      'fewer do',
      {},
      [ok, bad, bad, bad, bad, bad],
      /the health check hc-1 of the record of green is unhealthy \(1 of 6 checkers succeed, such as: Failure: HTTP Status Code 503/,
    ],
    [
      'it is inverted and all succeed',
      { Inverted: 'true' },
      [ok, ok],
      /2 of 2 checkers succeed, and it is inverted/,
    ],
    ['it is inverted and all fail', { Inverted: 'true' }, [bad, bad], undefined],
    ['it is disabled', { Disabled: 'true' }, [bad], undefined],
    ['it is disabled and inverted', { Disabled: 'true', Inverted: 'true' }, [ok], /disabled and inverted/],
  ])('is judged as Route 53 does when %s', async (_, config, statuses, expected) => {
    const result = await missing(config as Record<string, string>, statuses);
    if (expected) expect(result.missing).toMatch(expected);
    else expect(result).toEqual({ missing: undefined, lines: [] });
  });

  test.each([
    ['nobody reported', {}, /no checker has reported yet/],
    ['it follows an alarm', { Type: 'CLOUDWATCH_METRIC' }, /the kind CLOUDWATCH_METRIC shows no checkers/],
  ])('is not judged, and that is told, when %s', async (_, config, warning) => {
    const result = await missing(config as Record<string, string>, []);
    expect(result).toEqual({ missing: undefined, lines: [expect.stringMatching(warning)] });
  });

  test('is not judged, and that is told, without the permission or the check', async () => {
    aws.refusals.push({ operation: 'GetHealthCheckStatus', code: 'AccessDenied', status: 403 });
    expect(await missing({}, [bad])).toEqual({
      missing: undefined,
      lines: [
        expect.stringMatching(
          /^warning: .*allow `route53:GetHealthCheckStatus` on `arn:aws:route53:::healthcheck\/hc-1`/,
        ),
      ],
    });
    aws.healthChecks.clear();
    named('green')['HealthCheckId'] = 'gone';
    const { router, lines } = await open();
    if (!reportsCapacity(router)) throw new Error('reports no capacity');
    expect(await router.missingCapacity('green')).toBeUndefined();
    expect(lines).toEqual([expect.stringContaining('A health check with id gone does not exist.')]);
  });
});

test('credentials that never come hold nothing up', async () => {
  const { openRoute53Router } = await import('../src/routers/route53/route53-router.ts');
  const never = new Promise<never>(() => {});
  const access = { region: 'eu-west-1', credentials: () => never, lifetime: () => never };
  const { runtime } = await open();
  const colors = {
    blue: { url: 'http://b', 'set-identifier': 'blue' },
    green: { url: 'http://g', 'set-identifier': 'green' },
  };
  const router = await openRoute53Router(
    {
      router: 'route53',
      'hosted-zone': aws.zone,
      record: 'api.example.org',
      type: 'A',
      timeout: 100,
      colors,
    },
    access,
    runtime,
  );
  await expect(router.read()).rejects.toMatchObject({
    message: 'api.example.org (A): no answer within the time limit',
    retryable: true,
  });
});

test.each([
  ['eu-central-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-east-1', 'aws-us-gov'],
])('from %s, permissions are named in the partition %s', async (region, partition) => {
  aws.refusals.push({ operation: 'ListResourceRecordSets', code: 'AccessDenied', status: 403 });
  const { openHostedZone } = await import('../src/routers/route53/hosted-zone.ts');
  const credentials = async () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' });
  const access = { region, credentials, lifetime: async () => ({ kind: 'unlimited' }) as const };
  const zone = await openHostedZone(access, aws.zone);
  await expect(zone.records('a.', 'A', 'read', AbortSignal.timeout(5_000))).rejects.toThrow(
    `arn:${partition}:route53:::hostedzone/`,
  );
});
