import { ConfigurationError, describeError, type Log } from '@deploy-actions/action-kit';
import { type GithubOperation, GithubRefusal } from '@deploy-actions/github';
import type { GithubRepository } from '../github/github-source.ts';
import { isChecklistWith } from './checklist-body.ts';

/** The label of all checklists: by it they are found without a search, which GitHub is late with. */
export const checklistLabel = 'deployment-checklist';

/** Checklists of a repository among which one is looked for, the newest first. */
const listed = 100;

/** An issue that holds a checklist. */
export interface ChecklistIssue {
  readonly number: number;
  readonly url: string;
}

/** A checklist that is about to be opened. */
export interface NewIssue {
  readonly title: string;
  readonly body: string;
}

/** Issues as checklists: found by a marker in the description, opened, and changed. */
export class ChecklistIssues {
  readonly #repository: GithubRepository;
  readonly #log: Log;

  constructor(repository: GithubRepository, log: Log) {
    this.#repository = repository;
    this.#log = log;
  }

  /** The oldest issue with the marker and no other one, open or closed; `undefined` when there is none. */
  async find(marker: string): Promise<ChecklistIssue | undefined> {
    const { client, owner, repo } = this.#repository;
    const issues = await client.send(this.#operation('look for the checklist', 'issues: read'), (api) =>
      api.issues.listForRepo({ owner, repo, labels: checklistLabel, state: 'all', per_page: listed }),
    );
    const found = issues
      .filter((issue) => issue.pull_request === undefined && isChecklistWith(marker, issue.body ?? ''))
      .toSorted((a, b) => a.number - b.number)[0];
    return found && { number: found.number, url: found.html_url };
  }

  /**
   * Opens an issue, and gives it, or the one that another job opened at the same time and a little earlier. Throws
   * ConfigurationError when issues are switched off, or the token may not write them.
   */
  async open(
    { title, body }: NewIssue,
    marker: string,
  ): Promise<{ readonly issue: ChecklistIssue; readonly isNew: boolean }> {
    const { client, owner, repo, fullName } = this.#repository;
    const operation = this.#operation('open the checklist issue', 'issues: write');
    const opened = await client.attempt(operation, [410], (api) =>
      api.issues.create({ owner, repo, title, body, labels: [checklistLabel] }),
    );
    if (opened instanceof GithubRefusal) {
      throw new ConfigurationError(
        `issues are switched off in ${fullName} (410, \`${opened.message}\`), and sign-offs are given in one: switch them on in the settings of the repository, under Features`,
      );
    }
    const own = { number: opened.number, url: opened.html_url };
    if (opened.labels.length === 0) {
      throw new ConfigurationError(
        `the token may open issues but not label them, so ${own.url} is not found again: give it \`permissions: issues: write\``,
      );
    }
    const first = await this.find(marker);
    if (first === undefined || first.number >= own.number) return { issue: own, isNew: true };
    await this.#closeDuplicate(own, first);
    return { issue: first, isNew: false };
  }

  /** Gives an issue another description. */
  async update({ number }: ChecklistIssue, body: string): Promise<void> {
    const { client, owner, repo } = this.#repository;
    await client.send(this.#operation(`update the checklist #${number}`, 'issues: write'), (api) =>
      api.issues.update({ owner, repo, issue_number: number, body }),
    );
  }

  /** Nothing depends on it: the oldest is used in any case. */
  async #closeDuplicate({ number }: ChecklistIssue, first: ChecklistIssue): Promise<void> {
    const { client, owner, repo } = this.#repository;
    const operation = this.#operation(`close #${number}, a duplicate of #${first.number}`, 'issues: write');
    try {
      await client.send(operation, (api) =>
        api.issues.update({ owner, repo, issue_number: number, state: 'closed', state_reason: 'duplicate' }),
      );
    } catch (error) {
      this.#log.info(`Could not ${operation.name}: ${describeError(error)}`);
    }
  }

  #operation(name: string, permission: string): GithubOperation {
    return { name, repository: this.#repository.fullName, permission };
  }
}
