import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { describedActions } from '../../scripts/action-metadata.ts';
import { consumerName } from '../../scripts/workspace.ts';
import { complaints } from './language-service.ts';

const snippets = snippetsOf('docs/workflows.md');
const hotfix = snippetsOf('docs/hotfix.md').filter((text) => text.startsWith('name:'));
const [deployment = ''] = snippetsOf('README.md');

function snippetsOf(file: string): string[] {
  const page = readFileSync(join(repositoryRoot, file), 'utf8');
  return [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text ?? '');
}

test('every workflow has a snippet', () => {
  for (const name of ['deploy', 'rolling-update', 'rollback', 'maintenance', 'release'])
    expect(snippets.some((text) => text.includes(`/.github/workflows/${name}.yml@v1`))).toBe(true);
});

test.each([...snippets, ...hotfix, deployment])('a snippet can be copied as it is', async (text) => {
  expect(await complaints('.github/workflows/snippet.yml', text)).toEqual([]);
});

test.each([
  ['an input', /\n +version: (?=\$)/, '\n      vresion: '],
  ['a secret', 'deploy-env: ', 'deploy-envs: '],
  ['a required input left out', /\n +environment: production\n/, '\n'],
])('a snippet with a mistake in %s is found', async (_, right, wrong) => {
  const snippet = snippets[0] ?? '';
  const mistaken = snippet.replace(right, wrong);
  expect(mistaken).not.toBe(snippet);
  expect(await complaints('.github/workflows/snippet.yml', mistaken)).not.toEqual([]);
});

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const pages = globSync(['README.md', 'actions/*/README.md', 'docs/**/*.md'], { cwd: repositoryRoot });
const jobs = pages.flatMap((file) =>
  snippetsOf(file)
    .map((text) => ({ file, text, steps: stepsOf(parse(text)) }))
    .filter(({ text }) => /uses: org\/deploy-actions\/[\w-]+@/.test(text)),
);

/** The steps of a snippet that is a whole workflow, a job or a list of steps. */
function stepsOf(document: { jobs?: Record<string, { steps?: Step[] }>; steps?: Step[] } | Step[]): Step[] {
  if (Array.isArray(document)) return document;
  return document.steps ?? Object.values(document.jobs ?? {}).flatMap(({ steps = [] }) => steps);
}

/** What a list of steps gives our actions that they don't take, leaves out that they need, or reads that no step gives. */
function slips(steps: readonly Step[]): string[] {
  const used = steps.map((step) => ({ step, metadata: metadataOf(step) }));
  const given = new Set(
    used.flatMap(({ step, metadata }) =>
      Object.keys(metadata?.outputs ?? {}).map((output) => `${step.id}.outputs.${output}`),
    ),
  );
  // What other actions and scripts give is theirs to know.
  const others = new Set(used.flatMap(({ step, metadata }) => (metadata ? [] : [step.id])));
  const all = [...JSON.stringify(steps).matchAll(/steps\.([\w-]+)\.outputs\.[\w-]+/g)];
  const read = all.filter(([, id]) => !others.has(id)).map(([whole]) => whole.slice('steps.'.length));
  return [
    ...used.flatMap(({ step, metadata }) => {
      if (!metadata) return step.uses?.startsWith('org/') ? [`no action ${step.uses}`] : [];
      const inputs = Object.entries(metadata.inputs ?? {});
      const values = Object.keys(step.with ?? {});
      return [
        ...values.filter((name) => !inputs.some(([known]) => known === name)),
        ...inputs.flatMap(([name, { required }]) => (required && !values.includes(name) ? [name] : [])),
      ].map((name) => `${step.uses}: ${name}`);
    }),
    ...read.flatMap((output) => (given.has(output) ? [] : [output])),
  ];
}

function metadataOf({ uses }: Step) {
  return describedActions().find(({ folder }) => uses === `org/deploy-actions/${consumerName(folder)}@v1`)
    ?.metadata;
}

test.each(jobs)('the steps in $file fit the actions and each other', ({ steps }) => {
  expect(steps).not.toEqual([]);
  expect(slips(steps)).toEqual([]);
});

test('steps that do not fit are found', () => {
  const uses = 'org/deploy-actions/rollback@v1';
  const steps = [{ uses, with: { reason: `\${{ steps.window.outputs.reason }}`, enviroment: 'production' } }];
  expect(slips(steps)).toEqual([`${uses}: enviroment`, `${uses}: confirm`, 'window.outputs.reason']);
});
