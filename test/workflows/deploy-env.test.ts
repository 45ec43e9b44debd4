import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Exported {
  readonly ok: boolean;
  readonly log: string;
  /** What it wrote for the runner. */
  readonly file: string;
  /** What the runner would export, read as the runner reads it. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Runs the action's one script as the runner does, with the secret's text in DEPLOY_ENV. */
function exportVariables(secret: string): Exported {
  const manifest = parse(readFileSync(join(repositoryRoot, '.github/actions/deploy-env/action.yml'), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'deploy-env-'));
  try {
    const environmentFile = join(folder, 'env');
    writeFileSync(environmentFile, '');
    writeFileSync(join(folder, 'script.sh'), manifest.runs.steps[0].run);
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', join(folder, 'script.sh')],
      {
        env: { PATH: process.env['PATH'], DEPLOY_ENV: secret, GITHUB_ENV: environmentFile },
        encoding: 'utf8',
      },
    );
    const file = readFileSync(environmentFile, 'utf8');
    return { ok: status === 0, log: stdout + stderr, file, variables: readEnvironmentFile(file) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads `NAME<<delimiter`, lines, `delimiter`, and `NAME=value`, which are the two forms the runner knows. */
function readEnvironmentFile(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    if (name !== undefined && delimiter !== undefined) {
      variables[name] = lines.splice(0, lines.indexOf(delimiter)).join('\n');
      lines.shift();
    } else if (line.includes('='))
      variables[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
  }
  return variables;
}

const masks = ({ log }: Exported) =>
  log
    .split('\n')
    .flatMap((line) => (line.startsWith('::add-mask::') ? [line.slice('::add-mask::'.length)] : []));

describe('deploy-env', () => {
  test('exports each line and masks each value', () => {
    const exported = exportVariables(
      'TOKEN=s3cret\n# a comment\n\nURL=postgres://u:p=w@db/x?a=b \r\nEMPTY=\nLAST=end',
    );
    expect(exported.ok).toBe(true);
    expect(exported.variables).toEqual({
      TOKEN: 's3cret',
      URL: 'postgres://u:p=w@db/x?a=b ',
      EMPTY: '',
      LAST: 'end',
    });
    expect(masks(exported)).toEqual(['s3cret', 'postgres://u:p=w@db/x?a=b ', 'end']);
  });

  test('shows names and never values, apart from the masks', () => {
    const { log } = exportVariables('TOKEN=s3cret\nOTHER=hidden');
    expect(log.replaceAll(/^::add-mask::.*$/gm, '').trim()).toBe('Exported 2 masked variables: TOKEN OTHER');
  });

  test('keeps what looks like shell code, a runner command or a block of its own as text', () => {
    const values = {
      SHELL_CODE: '$(touch /tmp/owned) `id` "; exit 0 #',
      COMMAND: '::set-output name=x::y',
      BLOCK: 'A<<EOF',
      PERCENT: '100%0Aof%it',
      STAR: '* \\n -e',
    };
    const exported = exportVariables(
      Object.entries(values)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    );
    expect(exported.variables).toEqual(values);
    expect(masks(exported)).toContain('100%250Aof%25it');
  });

  test('ends each block with a delimiter nobody can guess', () => {
    const delimiter = () => /^A<<([0-9a-f]{32})$/m.exec(exportVariables('A=1').file)?.[1];
    const [first, second] = [delimiter(), delimiter()];
    expect(first).toBeDefined();
    expect(first).not.toBe(second);
  });

  test.each([
    ['a line without a name', 'GOOD=value\njust-a-token', 'line 2 is not NAME=value'],
    ['a name no shell could read', 'WITH-HYPHEN=value', 'line 1 is not NAME=value'],
    ["the runner's own variables", 'GITHUB_TOKEN=value', 'line 1 sets GITHUB_TOKEN'],
    ["an action's input", 'input_reason=value', 'line 1 sets input_reason'],
    ['options for Node', 'NODE_OPTIONS=--require=evil', 'line 1 sets NODE_OPTIONS'],
    ['where programs are found', 'Path=/tmp', 'line 1 sets Path'],
  ])('refuses %s and exports nothing at all', (_, secret, complaint) => {
    const exported = exportVariables(secret);
    expect(exported.ok).toBe(false);
    expect(exported.log).toContain(complaint);
    expect(exported.variables).toEqual({});
  });

  test('tells every problem at once and masks even what it refuses', () => {
    const exported = exportVariables('just-a-token\nPATH=/tmp/x');
    expect(exported.log.match(/::error/g)).toHaveLength(2);
    expect(masks(exported)).toEqual(['just-a-token', '/tmp/x']);
  });
});
