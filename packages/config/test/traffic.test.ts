import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { fileWith, loadText, problemsOf } from './load-in.ts';

const arn = (kind: string, name: string) =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:${kind}/app/${name}/50dc6c495c0c9188`;

const blue = { url: 'http://blue' };
const green = { url: 'http://green' };

const valid = {
  http: { router: 'http', url: 'http://edge/weights', colors: { blue, green } },
  haproxy: {
    router: 'haproxy',
    address: '/run/haproxy/admin.sock',
    backend: 'shop',
    colors: { blue: { ...blue, servers: ['b1', 'b2'] }, green: { ...green, servers: ['g1'] } },
  },
  alb: {
    router: 'alb',
    'listener-rule': arn('listener-rule', 'rule'),
    colors: {
      blue: { ...blue, 'target-group': arn('targetgroup', 'blue') },
      green: { ...green, 'target-group': arn('targetgroup', 'green') },
    },
  },
  route53: {
    router: 'route53',
    'hosted-zone': 'Z0123456789ABC',
    record: 'api.shop.example',
    colors: {
      blue: { ...blue, 'set-identifier': 'blue' },
      green: { ...green, 'set-identifier': 'green' },
    },
  },
  'kubernetes-service': {
    router: 'kubernetes-service',
    namespace: 'shop',
    service: 'shop',
    colors: {
      blue: { ...blue, selector: { color: 'blue' } },
      green: { ...green, selector: { color: 'green' } },
    },
  },
  'gateway-api': {
    router: 'gateway-api',
    namespace: 'shop',
    route: 'shop',
    colors: { blue: { ...blue, service: 'shop-blue' }, green: { ...green, service: 'shop-green' } },
  },
  istio: {
    router: 'istio',
    namespace: 'shop',
    'virtual-service': 'shop',
    colors: {
      blue: { ...blue, host: 'shop', subset: 'blue' },
      green: { ...green, host: 'shop', subset: 'green' },
    },
  },
  command: {
    router: 'command',
    read: { run: 'cat weights.json' },
    write: { run: 'echo "$DEPLOY_BLUE_WEIGHT"' },
    colors: { blue, green },
  },
};

/** Loads the section under `traffic:`; problems come without their place in the file. */
function loadTraffic(section: unknown) {
  return loadText(fileWith(stringify({ traffic: section })));
}

async function trafficProblems(section: unknown): Promise<string[]> {
  return (await problemsOf(loadTraffic(section))).map((problem) =>
    problem.replace(/^\S+ /, '').replaceAll('environments.production.', ''),
  );
}

test.each(Object.values(valid))('router `$router` with what it needs is accepted', async (section) => {
  const { configuration } = await loadTraffic(section);
  expect(configuration.sections.traffic).toMatchObject({ ...section, timeout: expect.any(Number) });
});

describe('the colours of every router', () => {
  test.each(Object.values(valid))('of `$router` are both there, and no third', async (section) => {
    const { colors } = section;
    expect(await trafficProblems({ ...section, colors: { blue: colors.blue } })).toEqual([
      '`traffic.colors.green`: is missing, expected a mapping',
    ]);
    expect(await trafficProblems({ ...section, colors: { ...colors, red: colors.blue } })).toEqual([
      'unknown key `red` in `traffic.colors`; allowed: `blue`, `green`',
    ]);
  });

  test.each([
    ...Object.values(valid).map((section) => ({ router: section.router, key: 'url', section })),
    { router: 'haproxy', key: 'servers', section: valid.haproxy },
    { router: 'alb', key: 'target-group', section: valid.alb },
    { router: 'route53', key: 'set-identifier', section: valid.route53 },
    { router: 'gateway-api', key: 'service', section: valid['gateway-api'] },
  ])('of `$router` differ in `$key`', async ({ key, section }) => {
    const sides = section.colors as { blue: Record<string, unknown>; green: Record<string, unknown> };
    const same = { ...sides.green, [key]: sides.blue[key] };
    const found = [sides.blue[key]].flat().join('`, `');
    expect(await trafficProblems({ ...section, colors: { blue: sides.blue, green: same } })).toEqual([
      `\`traffic.colors.green.${key}\`: is the same for blue and green (\`${found}\`), but the two colours must be apart: a shift between them would move nothing`,
    ]);
  });

  test('are the same with a slash more, and with one server in common', async () => {
    const slash = { blue, green: { url: 'http://blue/' } };
    expect(await trafficProblems({ ...valid.http, colors: slash })).toHaveLength(1);
    const { colors } = valid.haproxy;
    const shared = { blue: colors.blue, green: { ...green, servers: ['g1', 'b2'] } };
    expect(await trafficProblems({ ...valid.haproxy, colors: shared })).toEqual([
      expect.stringContaining('is the same for blue and green (`b2`)'),
    ]);
  });
});

const available = Object.keys(valid)
  .map((router) => `\`${router}\``)
  .join(', ');

describe('the router', () => {
  test.each([
    ['nginx', `unknown router \`nginx\`; available: ${available}`],
    [undefined, `the router is missing; available: ${available}`],
  ])('`%s` is refused', async (router, message) => {
    expect(await trafficProblems({ ...valid.http, router })).toEqual([`\`traffic.router\`: ${message}`]);
  });

  test('takes no keys of another one', async () => {
    expect(await trafficProblems({ ...valid.command, address: '/x' })).toEqual([
      expect.stringMatching(/^unknown key `address` in `traffic`/),
    ]);
  });
});

describe('router `haproxy`', () => {
  test.each([
    '127.0.0.1:9999',
    'haproxy.internal:1',
    '[::1]:65535',
    '/run/{{ service }}.sock',
    '{{service}}-lb:9999',
  ])('is reached at `%s`', async (address) => {
    await expect(loadTraffic({ ...valid.haproxy, address })).resolves.toBeDefined();
  });

  test.each([
    'admin.sock',
    'localhost',
    'localhost:0',
    'localhost:70000',
    'http://localhost:9999',
    '::1:9999',
    '/a b',
    ':1',
  ])('is not reached at `%s`', async (address) => {
    expect(await trafficProblems({ ...valid.haproxy, address })).toEqual([
      `\`traffic.address\`: must be the path of a socket, \`/run/haproxy/admin.sock\`, or \`host:port\`, found \`${address}\``,
    ]);
  });

  test.each(['shop;disable server shop/b1', 'a b', 'a/b', 'a\nb', ''])(
    'has no backend `%s`',
    async (backend) => {
      expect(await trafficProblems({ ...valid.haproxy, backend })).toEqual([
        expect.stringContaining('`traffic.backend`: must be a name in HAProxy'),
      ]);
    },
  );

  test('has servers on each side, each once and with a name', async () => {
    const withServers = (servers: string[]) => ({
      ...valid.haproxy,
      colors: { ...valid.haproxy.colors, green: { ...green, servers } },
    });
    expect(await trafficProblems(withServers([]))).toEqual([
      expect.stringContaining('`traffic.colors.green.servers`: needs at least one entry'),
    ]);
    expect(await trafficProblems(withServers(['g1', 'g1']))).toEqual([
      expect.stringContaining('`traffic.colors.green.servers[1]`: the server `g1` is there twice'),
    ]);
    expect(await trafficProblems(withServers(['g 1']))).toEqual([
      expect.stringContaining('`traffic.colors.green.servers[0]`: must be a name in HAProxy'),
    ]);
    await expect(loadTraffic(withServers(['{{environment}}-g.1:a_b']))).resolves.toBeDefined();
  });
});

describe('router `route53`', () => {
  test.each(['Z0', '/hostedzone/Z0123456789ABC'])('has the zone `%s`', async (zone) => {
    await expect(loadTraffic({ ...valid.route53, 'hosted-zone': zone })).resolves.toBeDefined();
  });

  test.each(['shop.example', 'Z0 ', ''])('has no zone `%s`', async (zone) => {
    expect(await trafficProblems({ ...valid.route53, 'hosted-zone': zone })).toEqual([
      expect.stringContaining(
        '`traffic.hosted-zone`: must be the id of a hosted zone, such as `Z0123456789ABC`',
      ),
    ]);
  });

  test('waits five minutes at most', async () => {
    await expect(loadTraffic({ ...valid.route53, timeout: '5m' })).resolves.toBeDefined();
    expect(await trafficProblems({ ...valid.route53, timeout: '6m' })).toEqual([
      '`traffic.timeout`: must be `5m` at most: the lock is renewed in between',
    ]);
  });

  test('has records of a type that can have weights here', async () => {
    expect(await trafficProblems({ ...valid.route53, type: 'MX' })).toEqual([
      '`traffic.type`: found `MX`, allowed: `A`, `AAAA`, `CNAME`',
    ]);
  });
});

describe('routers of Kubernetes', () => {
  test('have names that Kubernetes takes', async () => {
    const section = { ...valid['gateway-api'], namespace: 'Shop', route: 'a/b' };
    expect(await trafficProblems(section)).toEqual([
      expect.stringContaining('`traffic.namespace`: must be a name in Kubernetes'),
      expect.stringContaining('`traffic.route`: must be a name in Kubernetes'),
    ]);
    await expect(loadTraffic({ ...valid.istio, namespace: '{{environment}}' })).resolves.toBeDefined();
  });

  test.each([
    ['other keys', { color: 'blue' }, { side: 'green' }],
    ['more of them', { color: 'blue' }, { color: 'green', tier: 'web' }],
  ])('select the pods of a colour by the same keys, not by %s', async (_, left, right) => {
    const colors = { blue: { ...blue, selector: left }, green: { ...green, selector: right } };
    expect(await trafficProblems({ ...valid['kubernetes-service'], colors })).toEqual([
      expect.stringContaining('both colours need the same keys with other values'),
    ]);
  });

  test('select them by different labels, and by one at least', async () => {
    const pair = (selector: object) => ({
      ...valid['kubernetes-service'],
      colors: { blue: { ...blue, selector }, green: { ...green, selector } },
    });
    expect(await trafficProblems(pair({ color: 'blue' }))).toEqual([
      expect.stringContaining('`traffic.colors.green.selector`: is the same for blue and green'),
    ]);
    expect(await trafficProblems(pair({}))).toContainEqual(expect.stringContaining('needs a label at least'));
    expect(await trafficProblems(pair({ color: 'a b' }))).toContainEqual(
      expect.stringContaining('must be the value of a label'),
    );
  });

  test('may tell the colours apart by namespace, subset or port alone', async () => {
    const services = {
      blue: { ...blue, service: 'shop', namespace: 'blue' },
      green: { ...green, service: 'shop', namespace: 'green' },
    };
    await expect(loadTraffic({ ...valid['gateway-api'], colors: services })).resolves.toBeDefined();
    const ports = { blue: { ...blue, host: 'shop', port: 81 }, green: { ...green, host: 'shop', port: 82 } };
    await expect(loadTraffic({ ...valid.istio, colors: ports })).resolves.toBeDefined();
    const same = {
      blue: { ...blue, host: 'shop', subset: 'v1' },
      green: { ...green, host: 'shop', subset: 'v1' },
    };
    expect(await trafficProblems({ ...valid.istio, colors: same })).toEqual([
      expect.stringContaining('`traffic.colors.green.host`: is the same for blue and green (`shop v1`)'),
    ]);
  });
});

describe('router `alb`', () => {
  const { 'listener-rule': rule, ...neither } = valid.alb;
  const listener = arn('listener', 'edge');

  test('forwards by a rule or a listener', async () => {
    await expect(loadTraffic({ ...neither, listener })).resolves.toBeDefined();
    expect(await trafficProblems(neither)).toEqual([
      '`traffic`: needs `listener-rule` or `listener`: what forwards to the colours',
    ]);
    expect(await trafficProblems({ ...neither, listener, 'listener-rule': rule })).toEqual([
      '`traffic`: has `listener-rule` and `listener`, but one of them forwards to the colours',
    ]);
  });

  test('takes ARNs of the right kind', async () => {
    expect(await trafficProblems({ ...neither, listener: rule })).toEqual([
      expect.stringContaining(
        '`traffic.listener`: must be the ARN of a listener, `arn:aws:elasticloadbalancing:…:listener/…`',
      ),
    ]);
    const colors = { ...valid.alb.colors, green: { ...green, 'target-group': 'shop-green' } };
    expect(await trafficProblems({ ...valid.alb, colors })).toEqual([
      expect.stringContaining('`traffic.colors.green.target-group`: must be the ARN of a target group'),
    ]);
  });
});

describe('router `command`', () => {
  test('has a script for each way', async () => {
    const { write: _, ...readOnly } = valid.command;
    expect(await trafficProblems(readOnly)).toEqual(['`traffic.write`: is missing, expected a mapping']);
    expect(await trafficProblems({ ...valid.command, read: { run: '' } })).toEqual([
      '`traffic.read.run`: must not be empty',
    ]);
  });

  test.each([
    [[0, 120], '`traffic.shares[1]`: must be at most 100, found `120`'],
    [[0, 12.5, 100], '`traffic.shares[1]`: expected a whole number, found `12.5`'],
    [
      [10, 50],
      '`traffic.shares`: must have `0` and `100`, because a shift ends with all traffic on one colour; found 10, 50',
    ],
    [[], '`traffic.shares`: must have `0` and `100`'],
  ])('shares %j are refused', async (shares, message) => {
    expect(await trafficProblems({ ...valid.command, shares })).toEqual([expect.stringContaining(message)]);
  });
});

test('a stage above 100% is refused before anything else happens', async () => {
  const file = fileWith(stringify({ traffic: valid.http, stages: ['10% 5m', '120%'] }));
  expect(await problemsOf(loadText(file))).toEqual([
    expect.stringContaining('found `120%`, a share is a whole percentage from 1% to 100%'),
  ]);
});

const pages = new URL('../../../docs/providers/', import.meta.url);

test.each(readdirSync(pages).filter((name) => name.startsWith('traffic-')))(
  'the example in %s is valid',
  async (name) => {
    const page = readFileSync(new URL(name, pages), 'utf8');
    const [, example = ''] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? [];
    const environment = { ROUTER_TOKEN: 'Bearer 1' };
    const { configuration } = await loadText(fileWith(example), { environment });
    expect(name).toBe(`traffic-${configuration.sections.traffic?.router}.md`);
    expect(Object.keys(parse(example))).toContain('traffic');
  },
);
