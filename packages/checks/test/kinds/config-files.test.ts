import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonProblems, yamlProblems } from '../../src/kinds/config-syntax.ts';
import { ask, realRuntime } from '../asking.ts';

async function askFor(files: Readonly<Record<string, string>>, ...paths: string[]) {
  const runtime = await realRuntime();
  for (const [name, text] of Object.entries(files)) {
    const file = join(runtime.workspace, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return ask({ kind: 'config-files', paths }, runtime);
}

test('passes when every file parses, each counted once', async () => {
  const files = { 'configs/a.yml': 'a: 1', 'configs/deep/b.yaml': '---\n', 'c.json': '[]' };
  const result = await askFor(files, 'configs/**', '**/*.yml', '*.json');
  expect(result).toMatchObject({ status: 'pass', finding: 'all 3 files parse' });
  expect(result.evidence?.answer.split('\n')).toEqual(['configs/a.yml', 'configs/deep/b.yaml', 'c.json']);
});

test('leaves out dependencies and the repository itself', async () => {
  const files = { 'a.json': '{}', 'node_modules/x/bad.json': '{', '.git/bad.json': '{' };
  expect(await askFor(files, '**/*.json')).toMatchObject({ status: 'pass', finding: '1 file parses' });
});

test('fails with file, line and column of every mistake', async () => {
  const files = { 'a.yml': 'a: 1\n---\nb: [1\n', 'b.json': '{\n  "a": }\n' };
  const result = await askFor(files, '*.yml', '*.json');
  expect(result.status).toBe('fail');
  expect(result.finding).toMatch(/^a\.yml:4:1: .* \(and 1 more\)$/);
  expect(result.location).toEqual({ file: 'a.yml', line: 4, column: 1 });
  expect(result.evidence?.answer).toMatch(/\nb\.json:2:8: Unexpected token '}'/);
});

test('fails on a glob that matches nothing, a file of another type and one that is not readable', async () => {
  const result = await askFor({ 'a.yml': '', 'b.txt': '' }, '*.yml', 'configs/*.yml', '*.txt');
  expect(result).toMatchObject({
    status: 'fail',
    finding: '`configs/*.yml` matches no file (and 1 more)',
    evidence: {
      answer: '`configs/*.yml` matches no file\nb.txt is neither YAML nor JSON by its name: narrow the glob',
    },
  });
});

describe('YAML', () => {
  test.each([
    ['a: 1\n---\nb: 2\n', undefined],
    ['', undefined],
    ['a: !Ref Thing\nb: !!set {x}\n', undefined],
    ['a: &x 1\nb: *x\n', undefined],
    ['a: 1\na: 2\n', '2:1'],
    ['a:\n\t- b\n', '2:1'],
    ['ok: 1\n---\nb: "no end\n', '4:1'],
    ['a: *gone\n', '1:4'],
    ['a: 1\n---\nb: *x\nc: &x 1\n', '3:4'],
  ])('%j', (text, place) => {
    const [first] = yamlProblems(text, 'f.yml');
    expect(first?.location && `${first.location.line}:${first.location.column}`).toBe(place);
  });
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
  ])('%j', (text, place) => {
    const [first] = jsonProblems(text, 'f.json');
    expect(first?.location && `${first.location.line}:${first.location.column}`).toBe(place);
    expect(first?.message ?? '').not.toMatch(/position/);
  });
});
