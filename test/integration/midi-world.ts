import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Access,
  createFakeGithub,
  type FakeRepository,
  repositoryRoot,
  runStep,
} from '@deploy-actions/testing';
import { parse } from 'yaml';
import { type Postgres, startPostgres } from './components/index.ts';
import type { Phase } from './midi-checklist.ts';
import { createMachine, type Machine } from './midi-runner.ts';
import { type Site, startSite } from './midi-site.ts';
import { checkOut } from './musicgen-runs.ts';

const example = join(repositoryRoot, 'examples/midi-software-center');
const read = (path: string) => parse(readFileSync(join(example, path), 'utf8'));

interface Configured {
  readonly id: string;
  readonly kind: string;
  readonly phase?: string;
  readonly role?: string;
  readonly by?: { readonly users: readonly string[] };
  readonly approvals?: number;
}

/** The checks of a phase as the example has them. */
export function configured(phase: Phase): readonly Configured[] {
  const checks: readonly Configured[] = read('.github/deploy.yml').environments.production.checks;
  return checks.filter((check) => (check.phase ?? 'pre-deploy') === phase);
}

/** The job of the example's workflow: its permissions, and what it gives the action. */
const { permissions, steps } = read('.github/workflows/readiness.yml').jobs.readiness as {
  readonly permissions: Readonly<Record<string, Access>>;
  readonly steps: readonly { readonly id?: string; readonly with?: Readonly<Record<string, string>> }[];
};
const given = steps.find(({ id }) => id === 'readiness')?.with ?? {};

/** The production of the example, with people. */
export interface World {
  readonly postgres: Postgres;
  readonly site: Site;
  readonly machine: Machine;
  readonly repository: FakeRepository;
  readonly workspace: string;
  /** Runs git in the workspace. */
  readonly git: (...words: readonly string[]) => string;
  /** Makes a backup as people do, with the example's script. */
  readonly backUp: () => void;
  readonly backups: string;
  /** Runs a list as the example's workflow does, for a commit that somebody named, the right one when absent. */
  readonly verify: (phase: Phase, commit?: string) => Promise<Verified>;
  /** All people tick what they may, as if all were well. */
  readonly tickAll: (phase: Phase, number?: string) => void;
  /** Somebody ticks, or unticks, a box. */
  readonly toggle: (phase: Phase, id: string, person: string, box?: number) => void;
  readonly close: () => Promise<void>;
}

/** What a run of the action left. */
export interface Verified {
  readonly exitCode: number | undefined;
  readonly log: string;
  readonly verdict: string;
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    readonly group: readonly string[];
    readonly status: string;
    readonly finding: string;
    readonly remedy: string | null;
    readonly evidence: { readonly answer: string } | null;
  }[];
}

/** Opens it: everything runs, and nobody has ticked anything. */
export async function openWorld(): Promise<World> {
  const postgres = await startPostgres();
  const site = await startSite();
  await postgres.admin(`
    create role midi login password 'p@ss/w%rd';
    create table files (id int primary key, name text);
    alter table files owner to midi;
    insert into files select n, 'song ' || n || '.mid' from generate_series(1, 500) n`);
  const backups = mkdtempSync(join(tmpdir(), 'backups-'));
  const workspace = checkOut(substitutions(site.url, backups), example);
  const git = createRepository(workspace);
  const machine = createMachine();
  const github = createFakeGithub();
  const repository = github.addRepository({ owner: 'acme', name: 'midi', private: true });
  const served = await github.serve();
  const database = postgres.url('midi', 'p@ss/w%rd');
  const environment = {
    ...{ PATH: machine.path, PROD_DB_URL: database, STAGING_DB_URL: database },
    ...{ GITHUB_API_URL: served.url, GITHUB_REPOSITORY: 'acme/midi' },
  };
  const token = github.addToken({ permissions });
  const verify = async (phase: Phase, commit?: string): Promise<Verified> => {
    const sha = git('rev-parse', 'HEAD');
    const result = await runStep({
      ...{ action: 'verify-readiness', workspace, temporary: mkdtempSync(join(tmpdir(), 'run-')) },
      inputs: { ...given, phase, version: commit ?? sha.slice(0, 7), sha, 'github-token': token },
      environment: { ...environment, GITHUB_SHA: sha },
    });
    if (!result.outputs['report']) throw new Error(`there is no report:\n${result.log}`);
    const { verdict, checks } = JSON.parse(readFileSync(result.outputs['report'], 'utf8'));
    return { exitCode: result.exitCode, log: result.log, verdict, checks };
  };
  const backUp = () =>
    void execFileSync('scripts/backup.sh', [backups], {
      ...{ cwd: workspace, stdio: 'pipe', env: { ...process.env, ...environment } },
    });
  const close = async () => {
    await Promise.all([served.close(), site.close(), postgres.close()]);
  };
  return {
    ...{ postgres, site, machine, repository, workspace, git, backUp, backups, verify, close },
    ...people(repository),
  };
}

/** All that is not as in the example: addresses. */
function substitutions(site: string, backups: string) {
  const file = '.github/deploy.yml';
  const environments = 'tests/smoke/environments.sh';
  return [
    { file, from: 'https://midi.example.com/health', to: `${site}/health`, times: 1 },
    { file, from: 'https://midi.example.com/metrics', to: `${site}/metrics`, times: 1 },
    { file, from: 'newest_backup.sh /backups,', to: `newest_backup.sh ${backups},`, times: 1 },
    { file: environments, from: 'https://staging.midi.example.com', to: site, times: 1 },
    { file: environments, from: 'https://midi.example.com', to: site, times: 1 },
  ];
}

/** Commits the workspace to `main`, with a program in it, and pushes it. */
function createRepository(workspace: string): World['git'] {
  const git: World['git'] = (...words) =>
    execFileSync('git', ['-c', 'user.name=Lee', '-c', 'user.email=lee@midi.example.com', ...words], {
      ...{ cwd: workspace, encoding: 'utf8', stdio: 'pipe' },
    }).trim();
  writeFileSync(join(workspace, 'Cargo.toml'), '[package]\nname = "midi"\nversion = "0.9.0"\n');
  mkdirSync(join(workspace, 'src'));
  writeFileSync(join(workspace, 'src/main.rs'), 'fn main() {}\n');
  const remote = mkdtempSync(join(tmpdir(), 'remote-'));
  git('init', '--quiet', '--bare', remote);
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', remote);
  git('add', '--all');
  git('commit', '--quiet', '--message=Final session summary');
  git('push', '--quiet', '--set-upstream', 'origin', 'main');
  return git;
}

/** Those who tick, in the issue of a phase that the action opened last. */
function people(repository: FakeRepository): Pick<World, 'tickAll' | 'toggle'> {
  const edit = (phase: Phase, editor: string, change: (body: string) => string) => {
    const issue = repository.state.issues.findLast(({ title }) => title.endsWith(`, ${phase}`));
    if (issue === undefined) throw new Error(`there is no checklist for ${phase}`);
    repository.editIssue(issue, editor, change);
  };
  const toggled = (body: string, id: string, box: number, number = '') =>
    body
      .split('\n')
      .map((line) =>
        line.includes(`<!-- sign-off ${id}:${box} -->`)
          ? line.replace(/\[[ x]\]/, (tick) => (tick === '[ ]' ? '[x]' : '[ ]')).replace('___', number)
          : line,
      )
      .join('\n');
  return {
    toggle: (phase, id, person, box = 1) => edit(phase, person, (body) => toggled(body, id, box)),
    tickAll: (phase, number = '0') => {
      for (const { id, kind, by, approvals = 1 } of configured(phase)) {
        if (kind !== 'sign-off') continue;
        for (let box = 1; box <= approvals; box += 1)
          edit(phase, by?.users[box - 1] ?? '', (body) => toggled(body, id, box, number));
      }
    },
  };
}
