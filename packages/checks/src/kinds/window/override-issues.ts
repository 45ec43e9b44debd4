import type { GithubFacts } from '../../github/github-source.ts';
import { allPages } from '../../github/pages.ts';

/** An open issue that carries the label, and who put it there. */
export interface LabelledIssue {
  readonly url: string;
  /** Its text on one line, without `until:` and hidden parts; empty when there is none. */
  readonly reason: string;
  /** What stands behind `until:` in the text. */
  readonly until: string | undefined;
  /** A login; `undefined` when an app did it, or nobody knows. */
  readonly labelledBy: string | undefined;
  /** ISO 8601. */
  readonly labelledAt: string | undefined;
}

/** So many issues are looked at, the newest first: each costs a request. */
const mostIssues = 5;

/** So much of a reason is shown, in characters. */
const longestReason = 300;

/** Open issues with a label. Rejects when the token may not read issues. */
export function openIssuesWith(label: string, facts: GithubFacts): Promise<LabelledIssue[]> {
  return facts.once(`open issues labelled ${label}`, async ({ client, owner, repo, fullName }) => {
    const operation = {
      name: `look for issues labelled \`${label}\``,
      repository: fullName,
      permission: 'issues: read',
    };
    const found = await client.send(operation, (api) =>
      api.issues.listForRepo({ owner, repo, labels: label, state: 'open', per_page: 20 }),
    );
    const issues = found.filter((issue) => issue.pull_request === undefined).slice(0, mostIssues);
    return Promise.all(
      issues.map(async ({ number, html_url, body }) => {
        const events = await allPages(`events of #${number}`, (page) =>
          client.send(operation, (api) =>
            api.issues.listEvents({ owner, repo, issue_number: number, ...page }),
          ),
        );
        const labelling = events.findLast(
          (event) => event.event === 'labeled' && isLabel(event, label) && event.actor !== null,
        );
        const person = labelling?.actor?.type === 'User' ? labelling.actor.login : undefined;
        return {
          ...readText(body ?? ''),
          url: html_url,
          labelledBy: person,
          labelledAt: labelling?.created_at,
        };
      }),
    );
  });
}

function isLabel(event: object, label: string): boolean {
  const { label: found } = event as { readonly label?: { readonly name?: string } };
  return found?.name?.toLowerCase() === label.toLowerCase();
}

function readText(body: string): Pick<LabelledIssue, 'reason' | 'until'> {
  const visible = body.replaceAll(/<!--.*?-->/gs, '');
  const lines = visible.split(/\r?\n/).map((line) => line.trim());
  const isUntil = (line: string) => /^until:/i.test(line);
  const until = lines
    .filter(isUntil)
    .map((line) => line.slice('until:'.length).trim())
    .find(Boolean);
  const reason = lines
    .filter((line) => !isUntil(line))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { until, reason: reason.slice(0, longestReason).toWellFormed() };
}
