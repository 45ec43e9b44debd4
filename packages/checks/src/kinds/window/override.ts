import { describeError, formatDuration } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { CheckContext } from '../../check.ts';
import type { GithubFacts } from '../../github/github-source.ts';
import { isEntitled, namedEntitled } from '../../sign-offs/entitlement.ts';
import { type LabelledIssue, openIssuesWith } from './override-issues.ts';

/** Somebody's word that a deployment may pass, or why there is none that counts. */
export type Override =
  | { readonly by: string; readonly reason: string; readonly evidence: string }
  | { readonly refused: string };

/** So much of a reason is shown, in characters. */
const longestReason = 300;

/**
 * Looks for a reason that was given to the run, and then for an issue with the label. What can't be asked for counts as
 * not given, with its reason.
 */
export async function findOverride(
  { override, zone }: CheckConfigurationOf<'window'>,
  { runtime: { run, clock }, windowOverride }: Pick<CheckContext, 'runtime' | 'windowOverride'>,
  facts: GithubFacts,
): Promise<Override> {
  const given = oneLine(windowOverride ?? '');
  if (override === undefined) {
    return { refused: given === '' ? '' : 'a reason was given, but this window has no `override`' };
  }
  const refused: string[] = [];
  try {
    if (given !== '') {
      // Whoever ran it again answers for this attempt.
      const actor = run.triggeringActor ?? run.actor;
      if (await isEntitled(actor, override.by, facts)) {
        return { by: actor, reason: given, evidence: `@${actor} started the run with the reason: ${given}` };
      }
      refused.push(`@${actor}, who started the run with a reason, isn't among ${namedEntitled(override.by)}`);
    }
    if (override.label === undefined) return { refused: refused.join('; ') };
    for (const issue of await openIssuesWith(override.label, facts)) {
      const problem = await problemOf(issue, override, facts, { now: clock.now(), zone });
      if (problem !== undefined) refused.push(`${issue.url}: ${problem}`);
      else return overrideOf(issue);
    }
  } catch (error) {
    refused.push(`whether somebody overrides it can't be told: ${describeError(error)}`);
  }
  return { refused: refused.join('; ') };
}

function overrideOf({ labelledBy = '', reason, url, labelledAt }: LabelledIssue): Override {
  const at = labelledAt === undefined ? '' : ` at ${labelledAt}`;
  return {
    by: labelledBy,
    reason: `${reason} (${url})`,
    evidence: `@${labelledBy} labelled ${url}${at}: ${reason}`,
  };
}

type IssueOverride = NonNullable<CheckConfigurationOf<'window'>['override']>;

/** Why an issue doesn't let a deployment pass; `undefined` when it does. */
async function problemOf(
  { labelledBy, labelledAt, reason, until }: LabelledIssue,
  { by, 'valid-for': validFor }: IssueOverride,
  facts: GithubFacts,
  { now, zone }: { readonly now: number; readonly zone: string },
): Promise<string | undefined> {
  if (labelledBy === undefined || labelledAt === undefined)
    return 'nobody who can be named put the label on it';
  if (reason === '') return 'its text has no reason';
  if (now - Date.parse(labelledAt) > validFor) {
    return `the label was put on it more than ${formatDuration(validFor)} ago; take it off and put it on again`;
  }
  if (until !== undefined) {
    const { endOf } = await import('../../calendar/until.ts');
    const end = endOf(until, zone);
    if (end === undefined) return `\`until: ${until}\` is no time such as \`2026-12-24 18:00\``;
    if (now >= end) return `it was good until ${until}`;
  }
  if (await isEntitled(labelledBy, by, facts)) return undefined;
  return `@${labelledBy}, who put the label on it, isn't among ${namedEntitled(by)}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, longestReason).toWellFormed();
}
