import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../src/index.ts';

const file = (change: (text: string) => string = (text) => text) =>
  change(`
service: shop
environments:
  production:
    state: { store: file, path: state.json }
    traffic:
      router: http
      url: http://127.0.0.1:9/weights
      headers: { Authorization: env:TOKEN }
      colors: { blue: { url: 'http://b' }, green: { url: 'http://g' } }
    workload: { deployer: command, run: ./deploy.sh }
    stages: [10% 5m, 100%]
    checks: [{ kind: env-vars, names: [HOME] }]
`);

const digest = async (text: string, token = 'secret', change: Record<string, string> = {}) => {
  const runtime = await createTestRuntime({ environment: { TOKEN: token } });
  await writeFile(join(runtime.workspace, 'deploy.yml'), text);
  const configuration = await loadConfiguration(
    {
      file: 'deploy.yml',
      environment: undefined,
      overrides: {},
      needs: ['state', 'traffic', 'workload'],
      uses: ['health', 'warm-up', 'smoke', 'stages', 'metrics', 'backup', 'checks'],
    },
    runtime,
  );
  const plan = { from: 'blue', fromVersion: '1', to: 'green', version: '2', sha: 'abc', ...change } as const;
  return digestOf(configuration, plan);
};

describe('the digest of a plan', () => {
  it('is the same for the same plan, however the file is laid out', async () => {
    const reordered = file((text) =>
      text.replace('store: file, path: state.json', 'path: "state.json", store: file'),
    );
    expect(await digest(file())).toMatch(/^[0-9a-f]{64}$/);
    expect(await digest(reordered)).toBe(await digest(file()));
  });

  it.each([
    ['a stage', (text: string) => text.replace('10% 5m', '20% 5m')],
    ['a script', (text: string) => text.replace('./deploy.sh', './deploy2.sh')],
    ['the router', (text: string) => text.replace(':9/', ':10/')],
  ])('changes with %s', async (_, change) => {
    expect(await digest(file(change))).not.toBe(await digest(file()));
  });

  it('changes with version, commit and colour, but not with the value of a secret or with a check', async () => {
    const plan = await digest(file());
    expect(await digest(file(), 'secret', { version: '3' })).not.toBe(plan);
    expect(await digest(file(), 'secret', { sha: 'def' })).not.toBe(plan);
    expect(await digest(file(), 'secret', { from: 'green', to: 'blue' })).not.toBe(plan);
    expect(await digest(file(), 'rotated')).toBe(plan);
    expect(await digest(file((text) => text.replace('[HOME]', '[PATH]')))).toBe(plan);
  });
});
