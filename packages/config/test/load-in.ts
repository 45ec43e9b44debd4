import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigurationError, formatProblem, Secrets } from '@deploy-actions/action-kit';
import { type ConfigurationRequest, loadConfiguration, type SectionName } from '@deploy-actions/config';
import { afterAll } from 'vitest';

const everySection: readonly SectionName[] = [
  'state',
  'traffic',
  'workload',
  'health',
  'warm-up',
  'smoke',
  'hooks',
  'stages',
  'rolling',
  'metrics',
  'checks',
  'presets',
  'waivers',
  'backup',
  'migrations',
  'maintenance',
  'aws',
];

/** Files and variables of one load, and what is asked for. */
export interface Load {
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly request?: Partial<ConfigurationRequest<SectionName, SectionName>>;
  readonly repository?: string;
}

const workspaces: string[] = [];
afterAll(() => {
  for (const workspace of workspaces) rmSync(workspace, { recursive: true, force: true });
});

/** Loads all sections from the file `.github/deploy.yml`, or as the request says, in a workspace of its own. */
export async function load({ files = {}, environment = {}, request = {}, repository = 'acme/shop' }: Load) {
  const workspace = mkdtempSync(join(tmpdir(), 'deploy-actions-config-'));
  workspaces.push(workspace);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), text);
  }
  const secrets = new Secrets();
  const identity = { sha: undefined, runId: undefined, attempt: undefined, job: undefined, url: undefined };
  const configuration = await loadConfiguration<SectionName, SectionName>(
    { file: undefined, environment: undefined, overrides: {}, needs: [], uses: everySection, ...request },
    { environment, workspace, secrets, run: { ...identity, repository, actor: 'tester' } },
  );
  return { configuration, secrets };
}

/** Loads a text as `.github/deploy.yml`. */
export function loadText(text: string, more: Omit<Load, 'files'> = {}) {
  return load({ ...more, files: { '.github/deploy.yml': text } });
}

/** The problems of a load, each as one line. Throws when there is none, or anything but a ConfigurationError. */
export async function problemsOf(loading: Promise<unknown>): Promise<readonly string[]> {
  try {
    await loading;
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map(formatProblem);
    throw error;
  }
  throw new Error('expected a ConfigurationError');
}

/** A file with an environment `production`; the sections are indented by four spaces and begin at line 4. */
export function fileWith(sections: string): string {
  return `service: shop\nenvironments:\n  production:\n${sections.replaceAll(/^(?=.)/gm, '    ')}`;
}

/** Problems with sections of a file; places count from the line after `production:` and column 5. */
export async function sectionProblems(sections: string): Promise<readonly string[]> {
  const problems = await problemsOf(loadText(fileWith(sections)));
  return problems.map((problem) =>
    problem.replace('.github/deploy.yml:', '').replaceAll('environments.production.', ''),
  );
}
