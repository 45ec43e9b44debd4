import { notFound, ok } from '../answer.ts';
import { onRepository, type RouteTable } from '../route.ts';
import { shownCheckRun } from '../run-shapes.ts';

/** Check runs: https://docs.github.com/rest/checks/runs. */
export const checkRoutes: RouteTable = {
  'checks/get': onRepository('checks', 'read', (call) => {
    const { repository } = call;
    const id = Number(call.parameters['check_run_id']);
    for (const { jobs, headSha } of repository.runs) {
      const job = jobs.find(({ checkRunId }) => checkRunId === id);
      if (job !== undefined) return ok(shownCheckRun(call, repository, { ...job, headSha, id }));
    }
    const checkRun = repository.checkRuns.find((one) => one.id === id);
    if (checkRun === undefined) throw notFound();
    return ok(shownCheckRun(call, repository, checkRun));
  }),
};
