import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer } from '../../check.ts';
import type { PullRequest } from '../../github/pull-requests.ts';
import { type Grade, gathered } from '../../grades.ts';
import type { Opinions } from './opinions.ts';

/** A pull request and what people think of it. */
export interface Reviewed {
  readonly pull: PullRequest;
  readonly opinions: Opinions;
  /** Approvals of those whose approval counts for this check. */
  readonly counting: readonly string[];
  /** Files whose owners didn't approve. */
  readonly lacking: readonly string[];
}

/** Whether enough people approved, and nobody asks for changes. */
export function verdictOn(
  { pull, opinions, counting, lacking }: Reviewed,
  configuration: Pick<CheckConfigurationOf<'reviews'>, 'at-least' | 'warn-below'>,
): Answer {
  const { 'at-least': least, 'warn-below': wished = least } = configuration;
  const who = counting.length > 0 ? ` (${counting.join(', ')})` : '';
  const approvals = `${counting.length} ${counting.length === 1 ? 'approval' : 'approvals'}${who}`;
  const wrong: Grade[] = [
    ...opinions.objections.map((login) => fail(`${login} asks for changes`)),
    ...lacking.map(fail),
    ...(counting.length < least ? [fail(`${approvals}, wanted ${least}${others(opinions, counting)}`)] : []),
  ];
  const weak: Grade[] = [
    ...(counting.length < wished ? [warn(`${approvals}, ${wished} were better`)] : []),
    ...(pull.mergedAt === undefined ? [warn('not merged yet')] : []),
  ];
  const enough: Grade = { status: 'pass', finding: `${approvals}, wanted ${least}` };
  const { status, finding } = gathered(wrong.length > 0 ? wrong : [...weak, enough], '');
  return { status, finding: `pull request #${pull.number}: ${finding}`, answer: evidence(pull, opinions) };
}

function fail(finding: string): Grade {
  return { status: 'fail', finding };
}

function warn(finding: string): Grade {
  return { status: 'warn', finding };
}

/** Why approvals that somebody may remember don't count. */
function others({ stale, void: without, approvals }: Opinions, counting: readonly string[]): string {
  const unasked = approvals.filter((login) => !counting.includes(login));
  const reasons = [
    ...(stale.length > 0 ? [`${stale.join(', ')} approved an older commit`] : []),
    ...(unasked.length > 0 ? [`${unasked.join(', ')} approved, but is not whom this asks for`] : []),
    ...without.map((reason) => `an approval doesn't count: ${reason}`),
  ];
  return reasons.length > 0 ? `; ${reasons.join('; ')}` : '';
}

function evidence({ number, base, head, author }: PullRequest, opinions: Opinions): string {
  const lines = [
    ['approved', opinions.approvals],
    ['approved an older commit', opinions.stale],
    ['asks for changes', opinions.objections],
    ['does not count', opinions.void],
  ] as const;
  return [
    `#${number} into ${base} by ${author ?? 'somebody who is gone'}, head ${head}`,
    ...lines
      .filter(([, people]) => people.length > 0)
      .map(([what, people]) => `${what}: ${people.join(', ')}`),
  ].join('\n');
}
