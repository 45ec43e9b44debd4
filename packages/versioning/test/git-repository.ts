import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { type ReleaseRequest, type ReleaseResult, release } from '../src/index.ts';

let emptyRepository: string | undefined;

/** An empty repository to copy, which is faster than making one; nothing in it needs to survive a power cut. */
function template(): string {
  if (emptyRepository === undefined) {
    const repository = new TestRepository();
    repository.git('init', '--quiet', '--template=', '--initial-branch=main');
    repository.git('config', 'core.fsync', 'none');
    emptyRepository = repository.directory;
  }
  return emptyRepository;
}

/** A real git repository in a temporary folder; knows nothing of the machine's own git configuration. */
export class TestRepository {
  readonly directory: string;
  #minutes = 0;

  constructor(directory = mkdtempSync(join(tmpdir(), 'versioning-'))) {
    this.directory = directory;
  }

  /** A new repository on branch main, with a bare remote `origin` if asked for. */
  static create({ remote = false } = {}): TestRepository {
    const repository = new TestRepository();
    cpSync(template(), repository.directory, { recursive: true });
    if (remote) repository.git('remote', 'add', 'origin', TestRepository.bare().directory);
    return repository;
  }

  static bare(): TestRepository {
    const repository = new TestRepository();
    cpSync(join(template(), '.git'), repository.directory, { recursive: true });
    repository.git('config', 'core.bare', 'true');
    return repository;
  }

  /** A clone in another folder. */
  clone(...options: string[]): TestRepository {
    const copy = new TestRepository();
    copy.git('clone', '--quiet', ...options, `file://${this.directory}`, '.');
    return copy;
  }

  get origin(): TestRepository {
    return new TestRepository(this.git('remote', 'get-url', 'origin').replace('file://', ''));
  }

  git(...args: string[]): string {
    return this.gitWith(undefined, ...args);
  }

  gitWith(input: string | undefined, ...args: string[]): string {
    this.#minutes += 1;
    const date = new Date(Date.UTC(2025, 0, 1, 0, this.#minutes)).toISOString();
    return execFileSync('git', args, {
      cwd: this.directory,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      input: input ?? '',
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.org',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.org',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    }).trim();
  }

  /** Commits with a message and no change; gives the commit. */
  commit(message: string): string {
    this.gitWith(message, 'commit', '--quiet', '--allow-empty', '--cleanup=verbatim', '-F', '-');
    return this.head();
  }

  head(ref = 'HEAD'): string {
    return this.git('rev-parse', `${ref}^{commit}`);
  }

  tag(name: string): void {
    this.git('tag', '-a', name, '-m', name);
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.directory, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.directory, file), 'utf8');
  }

  refs(): string[] {
    return this.git('for-each-ref', '--format=%(refname) %(objectname)').split('\n');
  }
}

/** A request as the action makes it when nothing is given. */
export function requestFor(
  repository: TestRepository,
  changes: Partial<ReleaseRequest> = {},
): ReleaseRequest {
  return {
    directory: repository.directory,
    sha: undefined,
    paths: [],
    releaseCommit: undefined,
    bump: 'auto',
    stage: 'all',
    changelog: 'CHANGELOG.md',
    changelogCommit: 'direct',
    contributors: false,
    pullRequests: false,
    githubRelease: 'auto',
    candidateTag: false,
    floatingTags: false,
    tagPrefix: 'v',
    message: 'Release {{version}}',
    prereleaseChannel: 'rc',
    push: false,
    remote: 'origin',
    branch: 'main',
    committer: { name: 'Robot', email: 'robot@example.org' },
    token: undefined,
    dryRun: false,
    ...changes,
  };
}

/** Releases with a runtime of its own. */
export async function releaseIn(
  repository: TestRepository,
  changes: Partial<ReleaseRequest> = {},
  runtime?: Runtime,
): Promise<ReleaseResult> {
  return release(requestFor(repository, changes), runtime ?? (await createTestRuntime()));
}
