import { execFileSync } from 'node:child_process';
import { chmodSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Access,
  createFakeGithub,
  type FakeGithub,
  type FakeRepository,
  repositoryRoot,
} from '@deploy-actions/testing';
import { parse } from 'yaml';
import { applicationScripts, firewallRules } from './readiness-programs.ts';

/** The version that goes to production, after v0.9.0. */
export const version = 'v1.0.0';

const migration = `"""adds songs.mood"""
import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'


def upgrade():
    op.add_column('songs', sa.Column('mood', sa.Text(), nullable=True))


def downgrade():
    op.drop_column('songs', 'mood')
`;

/** What the application's repository has beside the example. */
const files: Readonly<Record<string, string>> = {
  ...applicationScripts,
  'CHANGELOG.md': '# Changelog\n\n## v1.0.0\n\n- moods\n',
  'alerts/musicgen.yml': readFileSync(new URL('readiness-alerts.yml', import.meta.url), 'utf8'),
  'configs/api.yaml': 'workers: 4\n',
  'docs/disaster-recovery.md': '# Disaster recovery\n\nRTO: 1 hour\nRPO: 24 hours\n',
  'docs/drills/latest.json': '{ "recovery_seconds": 1260, "lost_seconds": 300 }\n',
  'docs/emergency-contacts.md': '# Emergency contacts\n\nReviewed: 2026-11-02\n',
  'docs/rollback.md': '# Rollback\n\n## Automatic rollback\n',
  'security/firewall.rules': firewallRules,
};

/** The repository as GitHub has it and as it is checked out, with the same commits. */
export interface Project {
  readonly github: FakeGithub;
  readonly repository: FakeRepository;
  readonly sha: string;
  /** A token as the workflow asks for it: with the permissions of the job that runs the checks. */
  readonly token: () => string;
}

/** Commits what is checked out, and gives it a history on GitHub in which all is ready but the sign-offs. */
export function createProject(workspace: string): Project {
  const github = createFakeGithub();
  for (const [path, text] of Object.entries(files)) write(workspace, path, text);
  const repository = github.addRepository({
    owner: 'musicgen',
    name: 'musicgen',
    private: true,
    files: null,
  });
  const git = (...words: string[]) => execFileSync('git', ['-C', workspace, ...words], { stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'core.fileMode', 'false');
  const commit = (message: string, tag: string) => {
    const sha = repository.commit({ files: contentsOf(workspace), message });
    commitAs(workspace, sha, { repository, message });
    git('tag', tag);
    repository.addTag(tag);
    return sha;
  };
  commit('Release v0.9.0', 'v0.9.0');
  write(workspace, 'alembic/versions/0002_mood.py', migration);
  const sha = commit('Release v1.0.0', version);
  makeReady(repository, sha);
  return { github, repository, sha, token: () => github.addToken({ permissions: permissionsOfTheJob() }) };
}

function write(workspace: string, path: string, text: string): void {
  const file = join(workspace, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  if (path.endsWith('.sh')) chmodSync(file, 0o755);
}

function contentsOf(workspace: string): Record<string, string> {
  const paths = [
    ...globSync('**/*', { cwd: workspace }),
    ...globSync('.github/**/*', { cwd: workspace }),
    '.gitignore',
  ];
  const kept = paths.filter(
    (path) => !path.includes('__pycache__') && statSync(join(workspace, path)).isFile(),
  );
  return Object.fromEntries(kept.map((path) => [path, readFileSync(join(workspace, path), 'utf8')]));
}

/** The same commit as GitHub has it, by whom and when it says. Throws when git gives it another id. */
function commitAs(
  workspace: string,
  sha: string,
  { repository, message }: { readonly repository: FakeRepository; readonly message: string },
): void {
  const made = repository.state.objects.commit(sha);
  if (made === undefined) throw new Error(`GitHub has no commit ${sha}`);
  const { name, email, seconds } = made.author;
  const person = (role: string) => ({
    [`GIT_${role}_NAME`]: name,
    [`GIT_${role}_EMAIL`]: email,
    [`GIT_${role}_DATE`]: `${seconds} +0000`,
  });
  const git = (words: readonly string[], input?: string) =>
    execFileSync('git', ['-C', workspace, ...words], {
      ...{ encoding: 'utf8', stdio: 'pipe', input },
      env: { ...process.env, ...person('AUTHOR'), ...person('COMMITTER') },
    }).trim();
  git(['add', '--all']);
  const parents = made.parents.flatMap((parent) => ['-p', parent]);
  const own = git(['commit-tree', git(['write-tree']), ...parents, '-F', '-'], message);
  if (own !== sha) throw new Error(`git made ${own} of the commit ${sha}`);
  git(['update-ref', 'refs/heads/main', own]);
}

/** What a release leaves behind on GitHub before it goes to production. */
function makeReady(repository: FakeRepository, sha: string): void {
  const day = 86_400_000;
  for (const login of ['ada', 'alan', 'dana']) repository.state.collaborators.set(login, 'write');
  const head = repository.commit({ branch: 'moods', files: { 'NOTES.md': 'moods\n' } });
  repository.addPullRequest({
    ...{ author: 'alan', head: { sha: head, ref: 'moods' }, mergeCommitSha: sha, reviews: ['ada', 'dana'] },
    files: ['alembic/versions/0002_mood.py'],
  });
  for (const name of ['test', 'lint']) repository.addCheckRun({ name });
  repository.setBranch(`release/${version}`, sha);
  repository.addRuleset({
    include: ['refs/heads/release/*'],
    rules: [{ type: 'non_fast_forward' }, { type: 'deletion' }],
  });
  repository.addEnvironment({
    ...{ name: 'production', reviewers: [{ type: 'User', name: 'olga' }], preventSelfReview: true },
    ...{ canAdminsBypass: false, branchPolicy: [{ name: 'main', type: 'branch' }] },
  });
  repository.addDeployment({ environment: 'staging' });
  for (const name of ['staging-tests', 'rollback-drill']) {
    const run = repository.addRun({ path: `.github/workflows/${name}.yml` });
    Object.assign(run.attempts[0] ?? {}, {
      ...{ status: 'completed', conclusion: 'success', startedAt: Date.now() - day / 24 },
    });
  }
}

/** As the reusable workflow asks for them, with which the example calls it. */
function permissionsOfTheJob(): Record<string, Access> {
  const { jobs } = parse(readFileSync(join(repositoryRoot, '.github/workflows/deploy.yml'), 'utf8'));
  const { 'id-token': _, ...permissions } = jobs.readiness.permissions;
  return permissions;
}
