import { describe, expect, test } from 'vitest';
import { fileWith, load, loadText, problemsOf, sectionProblems } from './load-in.ts';

describe('each problem names its place and says what is allowed', () => {
  test.each([
    ['health: { pth: /x }', '4:15: unknown key `pth` in `health`; did you mean `path`?'],
    [
      'health: { colour: x }',
      '4:15: unknown key `colour` in `health`; allowed: `path`, `consecutive`, `interval`, `timeout`, `within`',
    ],
    ['trafic: {}', '4:5: unknown key `trafic` in `environments.production`; did you mean `traffic`?'],
    ['health: []', '4:13: `health`: expected a mapping, found an empty list'],
    ['health:', '4:5: `health`: expected a mapping, found nothing'],
    ['health: { path: health }', '4:21: `health.path`: must start with `/`, found `health`'],
    [
      'health: { interval: 30 }',
      '4:25: `health.interval`: found `30`, but a duration has a unit: `90s`, `5m`, `1h30m`, `250ms`, `7d`',
    ],
    ['health: { interval: 0s }', '4:25: `health.interval`: found `0s`, but it must be longer than zero'],
    ['health: { interval: [1s] }', '4:25: `health.interval`: expected a text, found a list'],
    ['health: { consecutive: 0 }', '4:28: `health.consecutive`: must be more than 0, found `0`'],
    ['health: { consecutive: 1.5 }', '4:28: `health.consecutive`: expected a whole number, found `1.5`'],
    ['health: { consecutive: .nan }', '4:28: `health.consecutive`: expected a number, found `NaN`'],
    ['smoke: { run: x }', '4:12: `smoke`: expected a list, found a mapping'],
    ['smoke:\n  - {}', '5:9: `smoke[0]`: needs `run`, `path` or `url`: what to do'],
    ['smoke:\n  - name: x\n    timeout: 5s', '5:9: `smoke[0]`: needs `run`, `path` or `url`: what to do'],
    [
      'smoke:\n  - run: x\n  - { path: /x, run: x }',
      '6:9: `smoke[1]`: has `run` and `path`, but a step does one thing',
    ],
    ['warm-up: [ echo hello ]', '4:16: `warm-up[0]`: must be a mapping with `run`, `path` or `url`'],
    [
      'smoke: [ { url: ftp://x } ]',
      '4:21: `smoke[0].url`: must be an address that starts with http:// or https://, found `ftp://x`',
    ],
    ['smoke: [ { path: /x, status: 99999 } ]', '4:34: `smoke[0].status`: must be at most 599, found `99999`'],
    [
      'smoke: [ { path: /x, contain: ok } ]',
      '4:26: unknown key `contain` in `smoke[0]`; did you mean `contains`?',
    ],
    ["smoke: [ { run: '' } ]", '4:21: `smoke[0].run`: must not be empty'],
    ['stages: []', '4:13: `stages`: needs at least one entry, found an empty list'],
    ['stages: [ 10% 5m ]', '4:15: `stages[0]`: the last stage is 10%, but a shift ends at 100%'],
    ['stages: [ 50%, 20%, 100% ]', '4:20: `stages[1]`: the share 20% does not rise from 50%'],
    [
      'stages: [ 10, 100% ]',
      '4:15: `stages[0]`: found `10`, which has no unit; a stage is a share and a time to watch it: `10% 5m`, or `100%`',
    ],
    [
      'stages: [ { share: 10% }, 100% ]',
      '4:15: `stages[0]`: must be a share and a time to watch it, such as `10% 5m`, or `100%`; found a mapping',
    ],
    [
      'stages: [ 2.5%, 100% ]',
      '4:15: `stages[0]`: found `2.5%`, a share is a whole percentage from 1% to 100%',
    ],
    [
      'smoke: [ { path: /x, method: get } ]',
      '4:34: `smoke[0].method`: found `get`, allowed: `GET`, `HEAD`, `POST`, `PUT`, `PATCH`, `DELETE`',
    ],
    [
      "warm-up: [ { path: /x, body: '{}' } ]",
      '4:34: `warm-up[0].body`: goes with `method: POST`, `PUT`, `PATCH` or `DELETE`, but this is a GET',
    ],
    [
      'hooks: { before-shift: [ { path: /x, headers: { a: Bearer env:TOKEN } } ] }',
      '4:56: `hooks.before-shift[0].headers.a`: must have `env:NAME` alone or not at all: put the whole value into the variable, found `Bearer env:TOKEN`',
    ],
    [
      'hooks: { before-traffic: [] }',
      '4:14: unknown key `before-traffic` in `hooks`; allowed: `before-deploy`, `before-shift`, `after-shift`',
    ],
    ['hooks: { after-shift: { run: x } }', '4:27: `hooks.after-shift`: expected a list, found a mapping'],
    [
      'hooks: { after-shift: [ { name: x } ] }',
      '4:29: `hooks.after-shift[0]`: needs `run`, `path` or `url`: what to do',
    ],
    [
      'hooks: { before-deploy: [ { run: x, body: y } ] }',
      '4:41: unknown key `body` in `hooks.before-deploy[0]`; allowed: `name`, `run`, `timeout`',
    ],
    [
      "hooks: { before-deploy: [ { path: '/{{colour}}' } ] }",
      '4:39: unknown placeholder `{{colour}}`; did you mean `{{color}}`?',
    ],
    ['hooks: [ { run: x } ]', '4:12: `hooks`: expected a mapping, found a list'],
    ['aws: { role: deployer }', '4:18: `aws.role`: must be the ARN of a role, found `deployer`'],
    [
      'aws: { session-duration: 3600 }',
      '4:30: `aws.session-duration`: found `3600`, but a duration has a unit: `90s`, `5m`, `1h30m`, `250ms`, `7d`',
    ],
    ['aws: { regoin: eu-west-1 }', '4:12: unknown key `regoin` in `aws`; did you mean `region`?'],
    [
      "aws: { region: '{{version}}' }",
      '4:20: no value here for the placeholder `{{version}}`; known are `{{service}}`, `{{environment}}`',
    ],
    ['state: { store: ssm }', '4:12: `state.parameter`: is missing, expected a text'],
    [
      "state: { store: ssm, parameter: 'active env' }",
      '4:37: `state.parameter`: must be the name of a parameter, such as `/shop/active-env`, found `active env`',
    ],
    [
      'state: { store: github, repository: shop }',
      '4:41: `state.repository`: must be `owner/name`, found `shop`',
    ],
    ['state: { store: kubernetes, name: x }', '4:12: `state.namespace`: is missing, expected a text'],
    ['state: { store: file }', '4:12: `state.path`: is missing, expected a text'],
    [
      'state: { store: file, path: x, parameter: /y }',
      '4:36: unknown key `parameter` in `state`; allowed: `store`, `path`',
    ],
    ['state: { store: fil }', '4:21: `state.store`: unknown state store `fil`; did you mean `file`?'],
    [
      'state: { path: x }',
      '4:12: `state.store`: the state store is missing; available: `github`, `ssm`, `kubernetes`, `file`',
    ],
    [
      'workload: { deployer: nomad }',
      '4:27: `workload.deployer`: unknown deployer `nomad`; available: `command`, `kubernetes`, `ecs`',
    ],
    [
      'checks: [ { kind: disk, free: 5 } ]',
      '4:35: `checks[0].free`: found `5`, but a size has a unit: `512MiB`, `4GiB`, `100GB`',
    ],
    [
      'checks: [ { kind: file, path: a, id: a }, { kind: file, path: b, id: a } ]',
      '4:74: `checks[1].id`: the id `a` is used twice',
    ],
    [
      'checks: [ { kind: http, url: http://x, headers: { a: Bearer env:TOKEN } } ]',
      '4:58: `checks[0].headers.a`: must have `env:NAME` alone or not at all: put the whole value into the variable, found `Bearer env:TOKEN`',
    ],
    [
      'smoke: [ { path: "/{{colour}}" } ]',
      '4:22: unknown placeholder `{{colour}}`; did you mean `{{color}}`?',
    ],
  ])('%s', async (sections, problem) => {
    expect(await sectionProblems(sections)).toEqual([problem]);
  });

  test('all wrong values of a step are told, not the keys of another kind of step', async () => {
    const step = '{ url: http://x, method: HEAD, body: x, contains: ok, status: 99, timeout: 5 }';
    expect(await sectionProblems(`smoke: [ ${step} ]`)).toEqual([
      '4:76: `smoke[0].status`: must be at least 100, found `99`',
      '4:89: `smoke[0].timeout`: found `5`, but a duration has a unit: `90s`, `5m`, `1h30m`, `250ms`, `7d`',
    ]);
    const unfit = '{ url: http://x, method: HEAD, body: x, contains: ok }';
    expect(await sectionProblems(`smoke: [ ${unfit} ]`)).toEqual([
      '4:51: `smoke[0].body`: goes with `method: POST`, `PUT`, `PATCH` or `DELETE`, but this is a HEAD',
      '4:64: `smoke[0].contains`: an answer to HEAD has no text to look at; use GET',
    ]);
  });

  test('all problems come at once, from top to bottom, behind those of the inputs', async () => {
    const text = fileWith('stages: [ 50 ]\nhealth: { timeout: 1, path: x, pth: y }\n').replace(
      'service',
      'servic',
    );
    const request = { needs: ['workload'] as const, overrides: { smoke: '- {}\n- { run: 5 }' } };
    expect(await problemsOf(loadText(text, { request }))).toEqual([
      'input `workload`: is required: give it here as YAML, or as `environments.production.workload` in .github/deploy.yml',
      'input `smoke`: line 1, column 3: `[0]`: needs `run`, `path` or `url`: what to do',
      'input `smoke`: line 2, column 10: `[1].run`: expected a text, found `5`',
      expect.stringMatching(/^\.github\/deploy\.yml:1:1: `service`: is missing/),
      expect.stringMatching(/^\.github\/deploy\.yml:1:1: unknown key `servic`; did you mean `service`\?$/),
      expect.stringMatching(/^\.github\/deploy\.yml:4:15: `environments.production.stages\[0\]`: /),
      expect.stringMatching(/^\.github\/deploy\.yml:5:24: `environments.production.health.timeout`: /),
      expect.stringMatching(/^\.github\/deploy\.yml:5:33: `environments.production.health.path`: /),
      expect.stringMatching(/^\.github\/deploy\.yml:5:36: unknown key `pth`/),
    ]);
  });

  test('long and odd texts are cut and shown on one line', async () => {
    const [problem] = await problemsOf(
      load({ request: { overrides: { stages: `- "${'x'.repeat(500)}"` } } }),
    );
    expect(problem?.length).toBeLessThan(300);
    const [multiline] = await problemsOf(load({ request: { overrides: { health: 'path: "a\\nb\\e[1m"' } } }));
    expect(multiline).toContain('found `a\\nb\\u001b[1m`');
  });
});

describe('a text that is no usable YAML is refused at its place', () => {
  test.each([
    ['an unfinished list', 'a: [', '1:5: is not valid YAML: Flow sequence'],
    ['a tab', 'a:\n\tb: 1', '2:1: is not valid YAML: a tab cannot indent; use spaces'],
    ['a key twice', 'a: 1\nb: 2\na: 3', '3:1: is not valid YAML: this key stands in its mapping twice'],
    [
      'two documents',
      'a: 1\n---\nb: 2',
      '2:1: is not valid YAML: a second document begins here, but there can be only one',
    ],
    ['an alias of nothing', 'a: 1\nb: *nobody', '2:4: is not valid YAML: Unresolved alias'],
    [
      'an alias of itself',
      'a: &a { b: *a }',
      '1:1: is not valid YAML: it is nested more than 50 levels deep',
    ],
    ['a merge of a number', 'a: { <<: 5 }', '1:1: is not valid YAML: Merge sources must be maps'],
    ['a tag', 'a: !Ref x', '1:4: is not valid YAML: Unresolved tag: !Ref'],
    ['endless nesting', '['.repeat(20_000), 'is not valid YAML: this is nested too deeply'],
    [
      'deep nesting',
      `a: ${'['.repeat(60)}${']'.repeat(60)}`,
      '1:1: is not valid YAML: it is nested more than 50 levels deep',
    ],
    ['an alias bomb', aliasBomb(), '1:1: is not valid YAML: Excessive alias count'],
    ['a list', '- a', '1:1: expected a mapping, found a list'],
    ['a word', 'hello', '1:1: expected a mapping, found `hello`'],
    ['nothing', '', '1:1: `service`: is missing, expected a text'],
    ['a comment', '# nothing here', '1:1: `service`: is missing, expected a text'],
    [
      'a list of environments',
      'service: shop\nenvironments: []',
      '2:15: `environments`: expected a mapping, found an empty list',
    ],
  ])('%s', async (_, text, problem) => {
    const request = { file: 'd.yml', needs: ['workload'] as const };
    const problems = await problemsOf(load({ files: { 'd.yml': text }, request }));
    expect(problems[0]).toMatch(/^d\.yml:\d+:\d+: /);
    expect(problems[0]?.replace('d.yml:', '')).toContain(problem);
    expect(problems.join('\n')).not.toContain('input `workload`');
  });

  test('a wrong value behind an alias, where it is written', async () => {
    const text =
      'service: shop\nenvironments:\n  staging: { health: &h { timeout: 5 } }\n  production: { health: *h }\n';
    const problems = await problemsOf(loadText(text, { request: { environment: 'production' } }));
    expect(problems).toHaveLength(2);
    for (const problem of problems)
      expect(problem).toMatch(/^\.github\/deploy\.yml:3:36: .*health\.timeout`: found `5`/);
  });

  test('behind a byte order mark, which takes no column', async () => {
    expect((await problemsOf(loadText('\uFEFFservice: Shop!\nenvironments: {}')))[0]).toContain(
      'deploy.yml:1:10: ',
    );
  });

  test('a name that is none', async () => {
    const text = 'service: Shop!\nenvironments: {}';
    expect(await problemsOf(loadText(text))).toEqual([
      '.github/deploy.yml:1:10: `service`: must be lower-case letters, digits and hyphens, found `Shop!`',
    ]);
  });

  test('also as an input, with line and column in its text', async () => {
    const request = { overrides: { traffic: '\n\nrouter: http\nrouter: http' } };
    expect(await problemsOf(load({ request }))).toEqual([
      'input `traffic`: line 4, column 1: is not valid YAML: this key stands in its mapping twice',
    ]);
  });
});

function aliasBomb(): string {
  const names = [...'abcdefghi'];
  const lines = names.map((name, index) => {
    const items = index === 0 ? Array(9).fill('x') : Array(9).fill(`*${names[index - 1]}`);
    return `${name}: &${name} [${items.join(', ')}]`;
  });
  return lines.join('\n');
}
