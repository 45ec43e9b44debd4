import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer } from '../../check.ts';
import type { CommitCheck } from '../../github/commit-checks.ts';
import { listed } from '../../github/listed.ts';
import { shortSha } from '../../github/subject-commit.ts';
import { named } from './counted.ts';
import { isPassed } from './superseded.ts';

/** So many lines of evidence, the worst first. */
const mostLines = 40;

/** Whether it has no conclusion yet. */
export function isRunning({ conclusion }: CommitCheck): boolean {
  return conclusion === undefined;
}

/** What the checks of a commit say of it. Nothing at all proves nothing, so it fails. */
export function judged(
  checks: readonly CommitCheck[],
  { names = [], ...options }: Pick<CheckConfigurationOf<'ci-status'>, 'names' | 'warn-on'>,
  sha: string,
): Answer {
  const failed = checks.filter((check) => !isRunning(check) && !isPassed(check));
  const running = checks.filter(isRunning);
  const passed = checks.filter(isPassed);
  const weak = passed.filter(({ conclusion }) => options['warn-on']?.some((one) => one === conclusion));
  const missing = names.filter((glob) => !checks.some(({ name }) => named(glob, name)));
  const answer = evidence([...failed, ...running, ...weak, ...passed.filter((one) => !weak.includes(one))]);

  if (failed.length === 0 && running.length === 0 && missing.length === 0 && passed.length === 0) {
    return { status: 'fail', finding: nothing(sha), answer: `no checks of ${sha}` };
  }
  const wrong = [
    ...(failed.length > 0 ? [`not green: ${listed(failed.map(told))}`] : []),
    ...(missing.length > 0 ? [`missing: ${listed(missing.map((name) => `\`${name}\``))}`] : []),
    ...(running.length > 0 ? [`still running: ${listed(running.map(told))}`] : []),
  ];
  const count = `${passed.length} of ${checks.length} checks of ${shortSha(sha)} passed`;
  if (wrong.length > 0) return { status: 'fail', finding: `${count}; ${wrong.join('; ')}`, answer };
  if (weak.length === 0 && passed.every(({ conclusion }) => conclusion === 'skipped')) {
    const finding = `nothing checked the commit ${shortSha(sha)}, as all that counts was skipped: ${listed(passed.map(told))}, wanted at least one success`;
    return { status: 'fail', finding, answer };
  }
  if (weak.length > 0) {
    return { status: 'warn', finding: `${count}, but ${listed(weak.map(told))}`, answer };
  }
  return {
    status: 'pass',
    finding:
      passed.length === 1 ? `the check of ${shortSha(sha)} passed` : `all ${count.replace(/^\d+ of /, '')}`,
    answer,
  };
}

function nothing(sha: string): string {
  return `nothing checked the commit ${shortSha(sha)} beside this run: no check run and no status, wanted at least one`;
}

function told({ name, conclusion, status }: CommitCheck): string {
  return `\`${name}\` (${conclusion ?? status})`;
}

function evidence(checks: readonly CommitCheck[]): string {
  const lines = checks.map(
    ({ name, source, conclusion, status }) => `${conclusion ?? status}: ${name} (${source})`,
  );
  const more = lines.length - mostLines;
  return [...lines.slice(0, mostLines), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}
