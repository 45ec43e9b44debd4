import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yamlProblems } from '../../src/kinds/config-files/yaml-syntax.ts';
import { jsonProblems, parseJson } from '../../src/reports/json-syntax.ts';
import { ask, section } from '../asking.ts';
import { type Files, inFiles, workspaceWith } from '../files.ts';
import { outcomes } from '../outcomes.ts';

const service = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['name', 'replicas'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', format: 'hostname' },
    replicas: { type: 'integer', minimum: 2 },
    tier: { enum: ['web', 'worker'] },
    ports: { type: 'array', items: { type: 'integer' } },
  },
};
const withSchema = (...paths: string[]) => ({ schemas: [{ paths, schema: 'service.schema.json' }] });
const files = (more: Files) => ({ 'service.schema.json': service, ...more });

outcomes('config-files', {
  passes: () =>
    inFiles(
      files({ 'configs/a.yml': 'name: shop\nreplicas: 3\n---\nname: api\nreplicas: 2\n', 'b.json': '[]' }),
      {
        check: { paths: ['*.json'], ...withSchema('configs/**') },
        finding: /^all 3 files parse, and fit their schemas$/,
        answer: /configs\/a\.yml/,
      },
    ),
  warns: 'a file parses and fits its schema, or it does not',
  fails: {
    'a file does not parse': () =>
      inFiles(
        { 'a.yml': 'a: 1\n---\nb: [1\n', 'b.json': '{\n  "a": }\n' },
        {
          check: { paths: ['*.yml', '*.json'] },
          finding: /^a\.yml:4:1: .* \(and 1 more\)$/,
          answer: /\nb\.json:2:8: Unexpected token '}'$/,
        },
      ),
    'a value does not fit its schema': () =>
      inFiles(files({ 'configs/a.yml': 'name: shop\nreplicas: 1\nreplica: 3\n' }), {
        check: withSchema('configs/*.yml'),
        finding:
          /^configs\/a\.yml:3:1: the document must not have `replica` \(service\.schema\.json\) \(and 1 more\)$/,
        answer: /^configs\/a\.yml:2:11: `replicas` must be >= 2 \(service\.schema\.json\)$/m,
      }),
    'a glob matches nothing': () =>
      inFiles(
        { 'a.yml': '', 'b.txt': '' },
        {
          check: { paths: ['*.yml', 'configs/*.yml', '*.txt'] },
          finding: /^`configs\/\*\.yml` matches no file \(and 1 more\)$/,
          answer: /\nb\.txt is neither YAML nor JSON by its name: narrow the glob$/,
        },
      ),
    'the schema is none': () =>
      inFiles(
        { 'service.schema.json': { type: 'objekt' }, 'a.yml': 'a: 1' },
        {
          check: withSchema('a.yml'),
          finding: /^the schema can't be used: `service\.schema\.json` is no JSON Schema: .*type/,
        },
      ),
    'the schema is of an unknown draft': () =>
      inFiles(
        { 'service.schema.json': { $schema: 'http://json-schema.org/draft-04/schema#' }, 'a.yml': 'a: 1' },
        {
          check: withSchema('a.yml'),
          finding: /is written for `http:.*draft-04\/schema`, known are draft-07, 2019-09/,
        },
      ),
    'the schema needs another file': () =>
      inFiles(
        { 'service.schema.json': { $ref: 'other.json' }, 'a.yml': 'a: 1' },
        { check: withSchema('a.yml'), finding: /is no JSON Schema: can't resolve reference other\.json/ },
      ),
    'it is nested as deeply as an attack': () =>
      inFiles(
        { 'a.yml': '['.repeat(20_000) },
        { check: { paths: ['*.yml'] }, finding: /^a\.yml is nested too deeply to be read$/ },
      ),
    'its anchors multiply like an attack': () =>
      inFiles(files({ 'a.yml': bomb() }), {
        check: withSchema('a.yml'),
        finding: /^a\.yml: Excessive alias count/,
      }),
  },
  unreachable: {
    'there is no such schema': () =>
      inFiles(
        { 'a.yml': 'a: 1' },
        {
          check: withSchema('a.yml'),
          finding: /^the schema can't be used: there is no file `service\.schema\.json`$/,
        },
      ),
  },
});

/** Nine lists of nine of the one before. */
function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let number = 1; number < 9; number += 1) {
    lines.push(`a${number}: &a${number} [${Array.from({ length: 9 }, () => `*a${number - 1}`).join(', ')}]`);
  }
  return lines.join('\n');
}

const askFor = async (given: Files, check: object) =>
  ask({ kind: 'config-files', ...check }, await workspaceWith(given));

test('counts each file once', async () => {
  const given = { 'configs/a.yml': 'a: 1', 'configs/deep/b.yaml': '---\n', 'c.json': '[]' };
  const result = await askFor(given, { paths: ['configs/**', '**/*.yml', '*.json'] });
  expect(result).toMatchObject({ status: 'pass', finding: 'all 3 files parse' });
  expect(result.evidence?.answer.split('\n')).toEqual(['configs/a.yml', 'configs/deep/b.yaml', 'c.json']);
});

test('leaves out dependencies and the repository itself', async () => {
  const given = { 'a.json': '{}', 'node_modules/x/bad.json': '{', '.git/bad.json': '{' };
  expect(await askFor(given, { paths: ['**/*.json'] })).toMatchObject({
    status: 'pass',
    finding: '1 file parses',
  });
});

test.each(['', '# nothing yet\n', '---\n'])(
  'a file with nothing in it (%j) fits no schema that wants something',
  async (text) => {
    expect(await askFor(files({ 'a.yml': text }), withSchema('a.yml'))).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^a\.yml:1:[14]: the document must be object \(service/),
    });
  },
);

test('points to the place that has to be changed', async () => {
  const { location } = await askFor({ 'a.yml': 'a: 1\n---\nb: [1\n' }, { paths: ['*.yml'] });
  expect(location).toEqual({ file: 'a.yml', line: 4, column: 1 });
});

test('names neither paths nor schemas: refused', () => {
  expect(() => section({ kind: 'config-files' })).toThrow(/needs `paths`, `schemas` or both/);
});

describe('the place of what does not fit', () => {
  test.each([
    ['a.json', '{\n  "name": "shop",\n  "replicas": "3"\n}', /^a\.json:3:15: `replicas` must be integer/],
    ['a.json', '{"name": "shop"}', /^a\.json:1:1: the document must have required property `replicas`/],
    ['a.yml', 'name: shop\nreplicas: 2\ntier: db\n', /^a\.yml:3:7: `tier` must be one of `web`, `worker`/],
    [
      'a.yml',
      'name: shop\nreplicas: 2\nports:\n  - 80\n  - http\n',
      /^a\.yml:5:5: `ports\.1` must be integer/,
    ],
    ['a.yml', 'name: not a host\nreplicas: 2\n', /^a\.yml:1:7: `name` must match format "hostname"/],
    ['a.yml', 'name: a\nreplicas: 2\n---\nname: b\nreplicas: 0\n', /^a\.yml:5:11: `replicas` must be >= 2/],
  ])('%s %j', async (name, text, finding) => {
    const result = await askFor(files({ [name]: text }), withSchema(name));
    expect(result.finding).toMatch(finding);
  });

  test('is found in a schema of draft-07 with definitions, and through a merge', async () => {
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      definitions: { port: { type: 'integer', maximum: 65_535 } },
      additionalProperties: { properties: { port: { $ref: '#/definitions/port' } } },
    };
    const text = 'base: &base\n  port: 70000\nweb:\n  <<: *base\n';
    const result = await askFor({ 'service.schema.json': schema, 'a.yml': text }, withSchema('a.yml'));
    expect(result.evidence?.answer.split('\n')).toEqual([
      'a.yml:2:9: `base.port` must be <= 65535 (service.schema.json)',
      'a.yml:4:3: `web.port` must be <= 65535 (service.schema.json)',
    ]);
  });
});

describe('YAML', () => {
  test.each([
    ['a: 1\n---\nb: 2\n', undefined],
    ['', undefined],
    ['a: !Ref Thing\nb: !!set {x}\n', undefined],
    ['a: &x 1\nb: *x\n', undefined],
    ['a: 1\na: 2\n', '2:1'],
    ['a:\n  b: 1\n  "b": 2\n', '3:3'],
    ['a: {b: 1, c: 2, b: 3}\n', '1:17'],
    ['1: a\n"1": b\n', undefined],
    ['a:\n\t- b\n', '2:1'],
    ['ok: 1\n---\nb: "no end\n', '4:1'],
    ['a: *gone\n', '1:4'],
    ['a: 1\n---\nb: *x\nc: &x 1\n', '3:4'],
  ])('%j', (text, place) => {
    const [first] = yamlProblems(text, 'f.yml');
    expect(first?.location && `${first.location.line}:${first.location.column}`).toBe(place);
  });
});

test('a large file takes no long time', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: ${index}\n`).join('');
  expect(yamlProblems(`${keys}k7: 7\n`, 'f.yml')).toMatchObject([{ location: { line: 20_001 } }]);
});

describe('JSON', () => {
  test.each([
    ['{"a": [1, -2.5e+3, "x\\u00e9\\n", true, null]}', undefined],
    ['', '1:1'],
    ['{"a": }', '1:7'],
    ['[1,\n2,\n]', '3:1'],
    ['{"a":1', '1:7'],
    ['{"a":1} x', '1:9'],
    ["{'a': 1}", '1:2'],
    ['{"a" 1}', '1:6'],
    ['{"a": 01}', '1:8'],
    ['{"a": "\t"}', '1:7'],
    ['[tRue]', '1:2'],
    ['// note\n{}', '1:1'],
    ['[\n  {"a": [1, {"b": nul}]}\n]', '2:19'],
    ['['.repeat(100_000), '1:1002'],
  ])('%#', (text, place) => {
    const [first] = jsonProblems(text, 'f.json');
    expect(first?.location && `${first.location.line}:${first.location.column}`).toBe(place);
    expect(first?.message ?? '').not.toMatch(/position|"/);
  });

  test('is as JSON.parse has it, and its error never shows what stands there', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', '}', ',', 'token-42'), (text, at, junk) => {
        const broken = `${text.slice(0, at % (text.length + 1))}${junk}${text.slice(at % (text.length + 1))}`;
        let expected: unknown;
        try {
          expected = JSON.parse(broken);
        } catch {
          expect(() => parseJson(broken, 'f.json')).toThrow(/^`f\.json` is not JSON: line \d+, column \d+$/);
          return;
        }
        expect(parseJson(broken, 'f.json')).toEqual(expected);
      }),
    );
  });
});
