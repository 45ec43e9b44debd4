import { ConventionalGitClient } from '@conventional-changelog/git-client';
import type { CommitBase, Commit as ConventionalCommit } from 'conventional-commits-parser';

/** Hands conventional-changelog the commits that were read and chosen already, in place of a walk through git of its own. */
export class GivenCommits extends ConventionalGitClient {
  readonly #commits: readonly CommitBase[];

  constructor(commits: readonly CommitBase[]) {
    super('.');
    this.#commits = commits;
  }

  override async *getCommits(): AsyncIterable<ConventionalCommit> {
    yield* this.#commits as readonly ConventionalCommit[];
  }

  /** No tags: the range was chosen before. */
  override async *getSemverTags(): AsyncGenerator<string, void, unknown> {}

  override async verify(revision: string): Promise<string> {
    return revision;
  }
}
