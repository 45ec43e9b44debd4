import { describe, expect, test } from 'vitest';
import { fileWith, load, loadText, problemsOf } from './load-in.ts';

const traffic = `traffic:
  router: http
  url: http://127.0.0.1:9000/weights
  headers: { authorization: env:ROUTER_TOKEN }
  colors: { blue: { url: http://127.0.0.1:9001 }, green: { url: http://127.0.0.1:9002 } }
`;
const state = 'state: { store: file, path: state.json }\n';

describe('a configuration', () => {
  test('has checked sections, secrets resolved and masked, and what was written with secrets by name', async () => {
    const { configuration, secrets } = await loadText(
      fileWith(`url: https://shop.example\n${state}${traffic}`),
      {
        environment: { ROUTER_TOKEN: 'token-of-the-router' },
      },
    );
    expect(configuration).toMatchObject({
      service: 'shop',
      environment: 'production',
      url: 'https://shop.example',
      sections: { traffic: { timeout: 5_000, headers: { authorization: 'token-of-the-router' } } },
      written: { traffic: { headers: { authorization: 'env:ROUTER_TOKEN' } } },
    });
    expect(JSON.stringify(configuration.written)).not.toContain('token-of-the-router');
    expect(secrets.redact('says token-of-the-router')).toBe('says ***');
  });

  test('has defaults for what needs none of its own', async () => {
    const { configuration } = await loadText(fileWith(state));
    expect(configuration.sections).toMatchObject({
      health: { path: '/health', consecutive: 3, interval: 2_000, timeout: 5_000, within: 120_000 },
      'warm-up': [],
      smoke: [],
      stages: [
        { weight: 10, watch: 300_000 },
        { weight: 25, watch: 300_000 },
        { weight: 50, watch: 300_000 },
        { weight: 75, watch: 300_000 },
        { weight: 100, watch: 0 },
      ],
    });
    expect(configuration.sections.metrics).toBeUndefined();
    expect(configuration.sections.hooks).toBeUndefined();
    expect(configuration.sections.aws).toBeUndefined();
  });

  test('keeps the state on a branch of the repository unless it says where', async () => {
    const { configuration } = await load({ request: { needs: ['state'], uses: [] } });
    expect(configuration.sections.state).toEqual({ store: 'github' });
    const elsewhere = await load({
      request: { needs: ['state'], uses: [], overrides: { state: '{ store: file, path: state.json }' } },
    });
    expect(elsewhere.configuration.sections.state).toEqual({ store: 'file', path: 'state.json' });
  });

  test.each([
    ['github', { repository: 'acme/state', branch: 'deployments/{{environment}}' }],
    ['ssm', { parameter: '/{{service}}/active-env' }],
    ['kubernetes', { namespace: 'shop', name: 'state-{{service}}', context: 'production' }],
    ['file', { path: '/var/lib/{{environment}}.json' }],
  ])('knows the store %s with all its keys', async (store, keys) => {
    const written = JSON.stringify({ store, ...keys });
    const { configuration } = await load({ request: { overrides: { state: written } } });
    const filled = written.replaceAll('{{environment}}', 'production').replaceAll('{{service}}', 'shop');
    expect(configuration.sections.state).toEqual(JSON.parse(filled));
  });

  test('has hooks with the defaults of steps, their own placeholders left for later, and masked secrets', async () => {
    const hooks = `hooks:
  before-shift:
    - { run: ./warm.sh }
    - { path: '/warm/{{version}}', method: POST, headers: { authorization: env:WARM }, body: '{{color}}' }
`;
    const { configuration, secrets } = await loadText(fileWith(hooks), {
      environment: { WARM: 'warm-token' },
    });
    expect(configuration.sections.hooks).toEqual({
      'before-deploy': [],
      'before-shift': [
        { run: './warm.sh', timeout: 300_000 },
        {
          ...{ path: '/warm/{{version}}', method: 'POST', body: '{{color}}' },
          headers: { authorization: 'warm-token' },
          ...{ status: 200, requests: 1, timeout: 5_000 },
        },
      ],
      'after-shift': [],
    });
    expect(secrets.redact('warm-token')).toBe('***');
  });

  test('has a section for AWS whose role may differ by environment', async () => {
    const aws =
      "aws: { role: 'arn:aws:iam::123456789012:role/{{service}}-{{environment}}', lifetime: 12h }\n";
    const { configuration } = await loadText(fileWith(aws));
    expect(configuration.sections.aws).toEqual({
      role: 'arn:aws:iam::123456789012:role/shop-production',
      'session-duration': 3_600_000,
      lifetime: 43_200_000,
    });
  });

  test('can come from inputs alone; the service is then the repository', async () => {
    const { configuration } = await load({
      request: { overrides: { stages: '[ 50% 1m, 100% ]' }, environment: 'staging' },
      repository: 'acme/My.Shop',
    });
    expect(configuration).toMatchObject({ service: 'my-shop', environment: 'staging', url: undefined });
    expect(configuration.sections.stages).toEqual([
      { weight: 50, watch: 60_000 },
      { weight: 100, watch: 0 },
    ]);
  });

  test('takes a section from its input instead of the file, as a whole', async () => {
    const file = fileWith('health: { path: /from-file, consecutive: 9 }\n');
    const { configuration } = await loadText(file, {
      request: { overrides: { health: 'path: /from-input' } },
    });
    expect(configuration.sections.health).toMatchObject({ path: '/from-input', consecutive: 3 });
    expect(configuration.written).toMatchObject({ health: { path: '/from-input' } });
  });

  test('says where a value of a section stands: in the file, in an input, or nowhere', async () => {
    const request = { overrides: { stages: '# how fast\n- 100%' } };
    const { configuration } = await loadText(fileWith('health:\n  interval: 3s\n'), { request });
    expect(configuration.problem('health', ['interval'], 'x')).toEqual({
      location: { file: '.github/deploy.yml', line: 5, column: 17 },
      message: 'x',
    });
    expect(configuration.problem('stages', [0], 'x')).toEqual({
      input: 'stages',
      position: { line: 2, column: 3 },
      message: 'x',
    });
    const { configuration: bare } = await load({});
    expect(bare.problem('health', ['interval'], 'x')).toEqual({ message: 'x' });
  });

  test('is read from a file with a byte order mark, CRLF line ends, anchors and merge keys', async () => {
    const text = `\uFEFFservice: shop\r\nenvironments:\r\n  staging: &base\r\n    health: { path: /a }\r\n  production:\r\n    <<: *base\r\n    stages: [ 100% ]\r\n`;
    const { configuration } = await loadText(text, { request: { environment: 'production' } });
    expect(configuration.sections).toMatchObject({ health: { path: '/a' }, stages: [{ weight: 100 }] });
  });
});

describe('environments', () => {
  const two = `service: shop\nenvironments:\n  staging: { url: https://s }\n  production: { url: https://p }\n`;

  test('one of several is chosen by name', async () => {
    const { configuration } = await loadText(two, { request: { environment: 'production' } });
    expect(configuration).toMatchObject({ environment: 'production', url: 'https://p' });
  });

  test.each([
    [undefined, 'input `environment`: is required: the configuration has `staging`, `production`'],
    ['prod', 'input `environment`: found `prod`, the configuration has `staging`, `production`'],
    [
      'constructor',
      'input `environment`: found `constructor`, the configuration has `staging`, `production`',
    ],
  ])('%s is refused, and nothing is said of its missing sections', async (environment, problem) => {
    const loading = loadText(two, { request: { environment, needs: ['workload'], uses: [] } });
    expect(await problemsOf(loading)).toEqual([problem]);
  });

  test('every environment of the file is checked, whichever is chosen', async () => {
    const text = `${two}  other: { healt: {} }\n`;
    expect(await problemsOf(loadText(text, { request: { environment: 'staging' } }))).toEqual([
      '.github/deploy.yml:5:12: unknown key `healt` in `environments.other`; did you mean `health`?',
    ]);
  });
});

describe('references to the environment', () => {
  test('are resolved only in sections the action uses', async () => {
    const request = { needs: ['state'], uses: ['health'] } as const;
    const { configuration } = await loadText(fileWith(state + traffic), { request });
    expect(configuration.sections.state).toMatchObject({ store: 'file' });
  });

  test.each([
    ['not set', {}],
    ['empty, as a secret is that does not exist', { ROUTER_TOKEN: '' }],
  ])('to a variable that is %s are refused at their place', async (how, environment) => {
    expect(await problemsOf(loadText(fileWith(state + traffic), { environment }))).toEqual([
      `.github/deploy.yml:8:33: the environment variable \`ROUTER_TOKEN\` is ${how}; pass it with \`env:\` on the step`,
    ]);
  });

  test('never reach what every object inherits', async () => {
    const text = fileWith('workload: { deployer: command, run: x, timeout: env:toString }\n');
    expect((await problemsOf(loadText(text)))[0]).toContain('`toString` is not set');
  });

  test('whose value is malformed are refused without the value', async () => {
    const text = fileWith('workload: { deployer: command, run: x, timeout: env:LIMIT }\n');
    const problems = await problemsOf(loadText(text, { environment: { LIMIT: 'hunter22' } }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^\.github\/deploy\.yml:4:53: .*found `\*\*\*`, but a duration has a unit/);
  });

  test('stand in sections only', async () => {
    expect(
      await problemsOf(loadText(fileWith('url: env:URL\n'), { environment: { URL: 'https://x' } })),
    ).toEqual(['.github/deploy.yml:4:10: `env:URL` can only stand inside a section; write the value out']);
  });

  test('are left alone in shell code', async () => {
    const { configuration } = await loadText(fileWith('smoke: [ { run: env:HOME } ]\n'));
    expect(configuration.sections.smoke).toMatchObject([{ run: 'env:HOME' }]);
  });

  test('in an input name the place in its text', async () => {
    const request = { overrides: { workload: 'deployer: command\nrun: x\ntimeout: env:LIMIT' } };
    expect(await problemsOf(load({ request }))).toEqual([
      'input `workload`: line 3, column 10: the environment variable `LIMIT` is not set; pass it with `env:` on the step',
    ]);
  });
});

describe('placeholders', () => {
  test('known from the start are filled in where no others are allowed', async () => {
    const text = fileWith(
      "url: 'https://{{environment}}.example'\nstate: { store: file, path: 'var/{{service}}/{{environment}}.json' }\nsmoke: [ { path: '/{{environment}}/{{version}}' } ]\n",
    );
    const { configuration } = await loadText(text);
    expect(configuration).toMatchObject({
      url: 'https://production.example',
      sections: {
        state: { path: 'var/shop/production.json' },
        smoke: [{ path: '/{{environment}}/{{version}}' }],
      },
      written: { state: { path: 'var/{{service}}/{{environment}}.json' } },
    });
  });

  test('that nobody can fill in are refused', async () => {
    const text = fileWith("state: { store: file, path: 'state-{{version}}.json' }\n");
    const request = { overrides: { health: "path: '/{{color}}'" } };
    expect(await problemsOf(loadText(text, { request }))).toEqual([
      'input `health`: line 1, column 7: no value here for the placeholder `{{color}}`; known are `{{service}}`, `{{environment}}`',
      '.github/deploy.yml:4:33: no value here for the placeholder `{{version}}`; known are `{{service}}`, `{{environment}}`',
    ]);
  });

  test('in the value of a secret are part of the secret', async () => {
    const environment = { ROUTER_TOKEN: 'a{{service}}b{{nothing}}' };
    const { configuration } = await loadText(fileWith(traffic), { environment });
    expect(configuration.sections.traffic).toMatchObject({
      headers: { authorization: 'a{{service}}b{{nothing}}' },
    });
  });
});

describe('what is missing', () => {
  test('is a section the action needs, with both places where it may be given', async () => {
    expect(await problemsOf(load({ request: { needs: ['workload', 'traffic'], uses: [] } }))).toEqual([
      'input `workload`: is required: give it here as YAML, or as `environments.production.workload` in .github/deploy.yml',
      'input `traffic`: is required: give it here as YAML, or as `environments.production.traffic` in .github/deploy.yml',
    ]);
  });

  test('is a file that was named', async () => {
    const problems = await problemsOf(load({ request: { file: 'ops/deploy.yml', needs: ['workload'] } }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^input `config`: there is no file `ops\/deploy\.yml` to read in \//);
  });

  test('is not a file that is there but unreadable', async () => {
    const problems = await problemsOf(load({ files: { '.github/deploy.yml/x': '' } }));
    expect(problems[0]).toMatch(/^input `config`: `\.github\/deploy\.yml` can't be read: EISDIR/);
  });
});

describe('fields of a section given as inputs', () => {
  const fields = (given: Record<string, string>) => ({
    fields: { backup: { given, required: ['engine', 'connection', 'destination'] } },
    needs: ['backup'] as const,
    uses: [],
  });

  test('replace those of the file one by one', async () => {
    const file = fileWith(
      'backup: { engine: sqlite, connection: a.db, destination: backups, verify: archive }\n',
    );
    const { configuration } = await loadText(file, { request: fields({ connection: 'b.db' }) });
    expect(configuration.sections.backup).toMatchObject({ connection: 'b.db', verify: 'archive' });
  });

  test('are told of by the name of the input, together with those that are missing', async () => {
    const request = fields({ verify: 'yes', keep: 'env:KEEP', destination: 'gs://b' });
    expect(await problemsOf(load({ request }))).toEqual([
      'input `engine`: is required: give it here, or as `engine` in `environments.production.backup` in .github/deploy.yml',
      'input `connection`: is required: give it here, or as `connection` in `environments.production.backup` in .github/deploy.yml',
      'input `destination`: unknown kind of destination `gs://`; available: a folder, `s3://bucket/prefix`',
      'input `verify`: found `yes`, allowed: `archive`, `restore`',
      'input `keep`: the environment variable `KEEP` is not set; pass it with `env:` on the step',
    ]);
  });
});

describe('the connection of a backup', () => {
  const told = (engine: string, connection: string, environment: Record<string, string> = {}) =>
    problemsOf(
      loadText(
        fileWith(`backup: { engine: ${engine}, connection: '${connection}', destination: backups }\n`),
        {
          environment,
        },
      ),
    );

  test('is refused when it is of another engine, without being repeated', async () => {
    const address = 'postgres://shop:se%3Acret@127.0.0.1/shop';
    for (const problems of [
      await told('sqlite', 'env:DATABASE_URL', { DATABASE_URL: address }),
      await told('sqlite', address),
    ]) {
      expect(problems.join()).toMatch(/this is an address of postgres, but `engine` is `sqlite`/);
      expect(problems.join()).not.toContain('cret');
    }
    expect((await told('mysql', address)).join()).toMatch(/address of postgres, but `engine` is `mysql`/);
    expect((await told('postgres', 'mysql://a:b@h/shop')).join()).toMatch(/which takes `postgres:/);
  });

  test('says how a variable is written', async () => {
    expect((await told('postgres', '$DATABASE_URL')).join()).toMatch(
      /found `\$DATABASE_URL`: write `env:DATABASE_URL`/,
    );
    expect((await told('mysql', 'env:DATABASE-URL')).join()).toMatch(/found `env:DATABASE-URL`: write/);
  });

  test('hides its password even when it stands in the file', async () => {
    const file =
      'backup: { engine: postgres, connection: postgres://a:pass%40word@h/n, destination: backups }\n';
    const { secrets } = await loadText(fileWith(file));
    expect(secrets.redact('pass@word pass%40word')).toBe('*** ***');
  });
});

test('a destination that only looks like an address is no folder', async () => {
  const told = (destination: string) =>
    problemsOf(
      loadText(fileWith(`backup: { engine: sqlite, connection: a.db, destination: '${destination}' }\n`)),
    );
  for (const wrong of ['s3:/bucket/x', 's3:bucket']) {
    expect((await told(wrong)).join()).toMatch(/begins with `s3:`.*write `s3:\/\/bucket\/prefix`/);
  }
  for (const right of ['C:\\backups', './s3:x', '/backups']) await expect(told(right)).rejects.toThrow();
});
