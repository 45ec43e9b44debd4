import type { Runtime } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { subjectCommit } from '../github/subject-commit.ts';
import { gathered } from '../grades.ts';
import type { ErrorSource } from './errors/error-source.ts';
import { gradeErrors } from './errors/grade-errors.ts';
import { lokiErrors } from './errors/loki-errors.ts';
import { sentryErrors } from './errors/sentry-errors.ts';
import { describeSince, timeOf } from './errors/since.ts';

type Configuration = CheckConfigurationOf<'errors'>;

/** Asks which errors are new since a time, and which of them nobody has planned to fix. Throws ConfigurationError for an address that is none, or when no commit is known. */
export function createErrorsCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'runtime' | 'subject' | 'github'>,
): Check {
  const { since } = configuration;
  const { runtime, github } = context;
  const source = sourceOf(configuration, runtime);
  const commit = since === 'deployment' ? subjectCommit(context) : undefined;
  const facts = github.tries();
  return {
    asks: `${source.asks} since ${describeSince(since, runtime.clock.now())}`,
    async ask(signal) {
      const from = await timeOf(since, { commit, facts }, context);
      const { groups, doubts } = await source.read(from, runtime.clock.now(), signal);
      const { grade, table } = gradeErrors(groups, configuration, from);
      return gathered(doubts.length > 0 && grade.status === 'pass' ? doubts : [grade, ...doubts], table);
    },
  };
}

function sourceOf(
  { source, timeout }: Configuration,
  runtime: Pick<Runtime, 'http' | 'secrets'>,
): ErrorSource {
  return source.provider === 'sentry'
    ? sentryErrors(source, timeout, runtime)
    : lokiErrors(source, timeout, runtime);
}
