import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../src/replay/load-policy.ts';

async function load(text: string, environment?: string, variables: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'policy-'));
  await writeFile(join(folder, 'policy.yml'), text);
  return loadPolicy({ file: 'policy.yml', environment, folder, variables });
}

const bare = `provider: prometheus
url: env:PROMETHEUS_URL
token: env:TOKEN
indicators:
  errors: { query: "rate(errors[5m])", rollback-above: 5% }
`;
const below = (text: string, depth: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(depth));
const environments = (...names: string[]) =>
  names.map((name) => `  ${name}:\n    metrics:\n${below(bare, 6)}`).join('');
const configured = (...names: string[]) => `service: shop\nenvironments:\n${environments(...names)}`;

describe('a policy', () => {
  it.each([
    ['a section', bare],
    ['a section under its name', `# ours\nmetrics: # these\n${below(bare, 2)}`],
    ['a configuration', configured('production')],
  ])('is %s, whose secrets need not be set', async (_, text) => {
    const { metrics, spans } = await load(text);
    expect(metrics.indicators['errors']).toMatchObject({ 'rollback-above': { value: 0.05, unit: 'ratio' } });
    expect(spans.get('errors')).toBe(300_000);
  });

  it('reads what is set', async () => {
    const { metrics } = await load(bare, undefined, { PROMETHEUS_URL: 'http://metrics', TOKEN: '' });
    expect(metrics).toMatchObject({ url: 'http://metrics', token: 'http://not-set.invalid' });
  });

  it('asks which of several environments is meant', async () => {
    const several = configured('production', 'staging');
    await expect(load(several)).rejects.toMatchObject({ problems: [{ input: 'environment' }] });
    expect((await load(several, 'staging')).metrics.provider).toBe('prometheus');
    await expect(load(bare, 'staging')).rejects.toMatchObject({
      problems: [{ input: 'environment', message: expect.stringContaining('section without environments') }],
    });
  });

  it.each([
    ['a section', bare, '5:56: `indicators'],
    ['a section under its name', `metrics:\n${below(bare, 2)}`, '6:58: `indicators'],
    ['a configuration', configured('a'), '9:62: `environments.a.metrics.indicators'],
  ])('names file, line and column of what is wrong in %s', async (_, text, place) => {
    const wrong = load(text.replace('5%', '5 %%'));
    await expect(wrong).rejects.toThrow(
      `policy.yml:${place}.errors.rollback-above\`: found \`5 %%\`, allowed are`,
    );
  });

  it('names the place of a query that its source can’t evaluate, and of YAML that is none', async () => {
    await expect(load(bare.replace('rate(errors[5m])', 'rate(errors'))).rejects.toThrow(
      /^policy\.yml:5:20: `indicators\.errors\.query` /,
    );
    await expect(load('provider: x\n\turl: y\n')).rejects.toThrow(/^policy\.yml:2:1: is not valid YAML/);
    await expect(load('')).rejects.toThrow('policy.yml:1:1: expected a mapping, found nothing');
  });
});
