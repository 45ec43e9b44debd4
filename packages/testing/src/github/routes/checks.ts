import { notFound, ok, unprocessable } from '../answer.ts';
import { onRepository, paged, type RouteTable } from '../route.ts';
import { shownCheckRun } from '../run-shapes.ts';
import type { CheckRun, Repository } from '../world.ts';
import { commitAt } from './commits.ts';

/** Check runs: https://docs.github.com/rest/checks/runs. */
export const checkRoutes: RouteTable = {
  'checks/get': onRepository('checks', 'read', (call) => {
    const { repository } = call;
    const id = Number(call.parameters['check_run_id']);
    const checkRun = checkRunsOf(repository).find((one) => one.id === id);
    if (checkRun === undefined) throw notFound();
    return ok(shownCheckRun(call, repository, checkRun));
  }),

  // The newest of each name in a suite, unless all are asked for.
  'checks/list-for-ref': onRepository('checks', 'read', (call) => {
    const { repository, parameters, query } = call;
    const sha = commitAt(repository, parameters['ref'] ?? '');
    if (sha === undefined) throw unprocessable(`No commit found for SHA: ${parameters['ref']}`);
    const all = checkRunsOf(repository)
      .filter(({ headSha }) => headSha === sha)
      .map((check) => shownCheckRun(call, repository, check));
    const newest = new Map(all.map((check) => [`${check.check_suite.id} ${check.name}`, check]));
    const asked = query.get('filter') === 'all' ? all : [...newest.values()];
    const found = asked
      .filter(({ name }) => query.get('check_name') === null || query.get('check_name') === name)
      .filter(({ status }) => query.get('status') === null || query.get('status') === status);
    const { items, headers } = paged(call, found);
    return { ...ok({ total_count: found.length, check_runs: items }), headers };
  }),
};

function checkRunsOf({ runs, checkRuns }: Repository): CheckRun[] {
  const jobs = runs.flatMap(({ jobs, headSha }) =>
    jobs.map((job): CheckRun => ({ ...job, headSha, id: job.checkRunId })),
  );
  return [...jobs, ...checkRuns];
}
