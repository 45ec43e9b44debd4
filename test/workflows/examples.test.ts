import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError, formatProblem, Secrets } from '@deploy-actions/action-kit';
import { loadConfiguration, type SectionName, sections } from '@deploy-actions/config';
import { rollingProblems } from '@deploy-actions/deployment';
import { checkMetrics } from '@deploy-actions/metrics';
import { repositoryRoot } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { complaints } from './language-service.ts';
import { violations } from './rules.ts';
import { readWorkflow, workflows } from './workflow-files.ts';

const everySection = Object.keys(sections) as SectionName[];
const read = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');
const find = (pattern: string) =>
  globSync(pattern, { cwd: repositoryRoot })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

const configurations = find('examples/*/.github/deploy.yml').map((file) => ({
  file,
  folder: dirname(dirname(file)),
  environments: Object.keys(parse(read(file)).environments),
}));
const environments = configurations.flatMap(({ folder, file, environments: names }) =>
  names.map((environment) => ({ folder, file, environment })),
);

/** One environment of an example, with every variable set that its file names. */
async function load(folder: string, environment: string) {
  const file = join(folder, '.github/deploy.yml');
  const names = [...read(file).matchAll(/env:([A-Z_]+)/g)].map(([, name = '']) => name);
  const known: Readonly<Record<string, string>> = { CELERY_BROKER_URL: 'redis://redis.musicgen.ai:6379/0' };
  const variables = Object.fromEntries(names.map((name) => [name, known[name] ?? 'a-secret']));
  const nobody = { sha: undefined, runId: undefined, attempt: undefined, job: undefined, url: undefined };
  return loadConfiguration<SectionName, SectionName>(
    { file: undefined, environment, overrides: {}, needs: [], uses: everySection },
    {
      environment: variables,
      workspace: join(repositoryRoot, folder),
      secrets: new Secrets(),
      run: { ...nobody, repository: 'acme/shop', actor: 'tester' },
    },
  );
}

test('there are examples', () => {
  expect(environments.length).toBeGreaterThanOrEqual(2);
});

test.each(environments)('$environment in $file is valid', async ({ folder, environment }) => {
  const configuration = await load(folder, environment).catch((error) => {
    throw error instanceof ConfigurationError
      ? new Error(error.problems.map(formatProblem).join('\n'))
      : error;
  });
  const { traffic, metrics, workload, stages = [] } = configuration.sections;
  const watched = stages.reduce((sum, { watch }) => sum + watch, 0);
  if (traffic) expect(metrics && (await checkMetrics(metrics, { watched }))).toEqual([]);
  else if (workload)
    expect((await rollingProblems(configuration as never, undefined)).map(formatProblem)).toEqual([]);
});

/** What a call of a workflow of this repository gives it. */
interface Call {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

const files = find('examples/*/.github/workflows/*.yml');

test.each(files)('%s fits what it calls', async (file) => {
  const { text, permissions } = readWorkflow(file);
  expect(await complaints(file, text)).toEqual([]);
  expect(permissions).toEqual({});
  const jobs = Object.values(parse(text).jobs as Readonly<Record<string, Call>>);
  const calls = jobs.filter(({ uses }) => uses?.startsWith('org/deploy-actions/'));
  expect([...calls, ...ownSteps(file)]).not.toEqual([]);
  for (const call of calls) {
    const called = workflows.find((each) => call.uses === `org/deploy-actions/${each.file}@v1`);
    expect(called, call.uses).toBeDefined();
    // GitHub refuses a run whose called workflow asks for more than the caller gives.
    for (const job of Object.values(called?.jobs ?? {}))
      for (const [scope, access] of Object.entries(job.permissions ?? {}))
        expect([access, 'write'], `${file}: ${scope}`).toContain(call.permissions?.[scope]);
    const { environments: known = [] } = configurations.find(({ folder }) => file.startsWith(folder)) ?? {};
    expect(known).toContain(call.with?.['environment']);
  }
});

const ownAction = /^org\/deploy-actions\/([\w-]+)@v1$/;

/** The steps of a workflow that use an action of this repository. */
function ownSteps(file: string) {
  const { jobs } = readWorkflow(file);
  return Object.values(jobs).flatMap(({ steps = [] }) =>
    steps.filter(({ uses = '' }) => ownAction.test(uses)),
  );
}

test.each(files)('the jobs of its own in %s keep the rules', (file) => {
  const workflow = readWorkflow(file);
  const own = Object.entries(workflow.jobs).flatMap(([name, job]) => {
    if (job.steps === undefined) return [];
    // The rules know our actions as our own workflows name them.
    const steps = job.steps.map((step) =>
      step.uses === undefined ? step : { ...step, uses: step.uses.replace(ownAction, '$/actions/$1') },
    );
    return [[name, { ...job, steps }] as const];
  });
  // Our own actions are named by their tag, as every page does; who wants to can pin them.
  const text = workflow.text.replaceAll(/^ *uses: org\/deploy-actions\/.*$/gm, '');
  expect(violations({ ...workflow, text, jobs: Object.fromEntries(own) })).toEqual([]);
});

test.each(files.filter((file) => ownSteps(file).length > 0))(
  '%s gives the actions in its steps inputs that they have, and an environment of the example',
  (file) => {
    for (const { uses = '', with: inputs = {} } of ownSteps(file)) {
      const { inputs: known } = parse(read(`actions/${ownAction.exec(uses)?.[1]}/action.yml`));
      expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(inputs)));
      const example = configurations.find(({ folder }) => file.startsWith(folder));
      expect(example?.environments).toContain(inputs['environment']);
    }
  },
);

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: {
    readonly template?: { readonly spec: { readonly containers: readonly { readonly name: string }[] } };
    readonly rules?: readonly { readonly backendRefs: readonly object[] }[];
  };
}

/** The manifests of an example. Throws for what is no YAML. */
function manifestsOf(folder: string): readonly Manifest[] {
  return find(`${folder}/kubernetes/*.yaml`).flatMap((file) =>
    parseAllDocuments(read(file)).map((document) => {
      const [error] = document.errors;
      if (error) throw error;
      return document.toJS() as Manifest;
    }),
  );
}

test.each(environments)(
  'what $environment in $file names is in the manifests',
  async ({ folder, environment }) => {
    const { sections: found } = await load(folder, environment);
    const manifests = manifestsOf(folder);
    const manifest = (kind: string, namespace: string | undefined, name: string) =>
      manifests.find(
        (one) => one.kind === kind && one.metadata.name === name && one.metadata.namespace === namespace,
      );
    const { workload, traffic } = found;
    const deployments = workload?.deployer === 'kubernetes' ? Object.entries(workload.deployments ?? {}) : [];
    const colors = JSON.stringify(workload ?? {}).includes('{{color}}') ? ['blue', 'green'] : [''];
    for (const color of colors) {
      const fill = (text: string) => text.replaceAll('{{color}}', color);
      for (const [name, { namespace, containers }] of deployments) {
        const own = workload?.deployer === 'kubernetes' ? workload.namespace : '';
        const there = manifest('Deployment', fill(namespace ?? own), fill(name));
        const names = there?.spec?.template?.spec.containers.map((container) => container.name);
        expect(names, fill(name)).toEqual(expect.arrayContaining(Object.keys(containers)));
      }
    }
    if (traffic?.router !== 'gateway-api') return;
    const route = manifest('HTTPRoute', traffic.namespace, traffic.route);
    for (const { service, namespace } of Object.values(traffic.colors)) {
      expect(manifest('Service', namespace, service), service).toBeDefined();
      expect(route?.spec?.rules?.[0]?.backendRefs).toContainEqual(
        expect.objectContaining({ name: service, namespace }),
      );
      expect(
        manifests.filter(({ kind }) => kind === 'ReferenceGrant').map(({ metadata }) => metadata.namespace),
      ).toContain(namespace);
    }
  },
);

test('the README of musicgen names each check of its lists, and no others', async () => {
  const { checks = [] } = (await load('examples/musicgen', 'production')).sections;
  const rows = [
    ...read('examples/musicgen/README.md').matchAll(/`([\w-]+)`: \[([\w-]+)\]\(\S+checks\/(\S+)\.md\)/g),
  ];
  const named = rows.map(([, id, kind, page]) => ({ id, kind, page }));
  expect(named).toEqual(checks.map(({ id, kind }) => ({ id, kind, page: kind })));
});
