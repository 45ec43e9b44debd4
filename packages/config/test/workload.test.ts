import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { fileWith, loadText, problemsOf } from './load-in.ts';

/** Loads the section under `workload:`. */
function loadWorkload(section: unknown) {
  return loadText(fileWith(stringify({ workload: section })));
}

async function workloadProblems(section: unknown): Promise<string[]> {
  return (await problemsOf(loadWorkload(section))).map((problem) =>
    problem.replace(/^\S+ /, '').replaceAll('environments.production.', ''),
  );
}

const kubernetes = {
  deployer: 'kubernetes',
  namespace: '{{color}}',
  deployments: { 'shop-{{color}}': { containers: { api: 'shop/api:{{version}}' } } },
};
const ecs = {
  deployer: 'ecs',
  cluster: 'shop',
  services: { 'shop-{{color}}': { containers: { api: 'shop/api:{{version}}' } } },
};

describe('deployer `kubernetes`', () => {
  test('has its defaults, and its placeholders stay until the colour is known', async () => {
    const { configuration } = await loadWorkload(kubernetes);
    expect(configuration.sections.workload).toEqual({ ...kubernetes, 'log-lines': 10, timeout: 600_000 });
  });

  test('may have workloads of both kinds in namespaces of their own', async () => {
    const section = {
      ...kubernetes,
      'stateful-sets': {
        cache: {
          namespace: 'data',
          containers: { cache: 'c:1' },
          'init-containers': { seed: 's:1' },
          replicas: 2,
        },
      },
    };
    await expect(loadWorkload(section)).resolves.toBeDefined();
  });

  test.each([
    [{ deployments: undefined }, '`workload`: needs `deployments` or `stateful-sets` with a name at least'],
    [{ deployments: {} }, '`workload`: needs `deployments` or `stateful-sets` with a name at least'],
    [{ deployments: { shop: { containers: {} } } }, 'needs a container at least'],
    [{ deployments: { 'shop/api': { containers: { api: 'a:1' } } } }, 'must be a name in Kubernetes'],
    [{ deployments: { shop: { containers: { api: '' } } } }, 'must not be empty'],
    [
      { deployments: { 'shop-{{colour}}': { containers: { api: 'a:1' } } } },
      'unknown placeholder `{{colour}}`; did you mean `{{color}}`?',
    ],
    [{ deployments: { shop: { containers: { api: 'a:1' }, replicas: 0 } } }, 'must be at least 1, found `0`'],
    [{ timeout: 600 }, 'found `600`, but a duration has a unit'],
  ])('refuses %j', async (change, message) => {
    expect(await workloadProblems({ ...kubernetes, ...change })).toContainEqual(
      expect.stringContaining(message),
    );
  });
});

describe('deployer `ecs`', () => {
  test('has a time limit', async () => {
    const { configuration } = await loadWorkload(ecs);
    expect(configuration.sections.workload).toEqual({ ...ecs, timeout: 600_000 });
  });

  test.each([
    [{ services: {} }, 'needs a service at least'],
    [{ cluster: '' }, 'must not be empty'],
    [{ services: { shop: { containers: {} } } }, 'needs a container at least'],
  ])('refuses %j', async (change, message) => {
    expect(await workloadProblems({ ...ecs, ...change })).toContainEqual(expect.stringContaining(message));
  });
});
