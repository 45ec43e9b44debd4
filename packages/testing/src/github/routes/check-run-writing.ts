import { type Answer, created, notFound, ok, Refusal, unprocessable } from '../answer.ts';
import { onRepository, type RepositoryCall, type RouteTable } from '../route.ts';
import { shownCheckRun } from '../run-shapes.ts';
import type { CheckRun } from '../world.ts';

/** What a request may say of a check run; the description has checked its form. */
interface GivenCheckRun {
  readonly name?: string;
  readonly head_sha?: string;
  readonly status?: CheckRun['status'];
  readonly conclusion?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly details_url?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary: string;
    readonly annotations?: readonly Readonly<Record<string, unknown>>[];
  };
}

/** Writing check runs, which only Apps may: https://docs.github.com/rest/checks/runs#create-a-check-run. */
export const checkRunWritingRoutes: RouteTable = {
  'checks/create': onRepository('checks', 'write', (call) => {
    assertApp(call);
    const { repository, now } = call;
    const given = call.body as GivenCheckRun & { name: string; head_sha: string };
    if (repository.objects.type(given.head_sha) !== 'commit') {
      throw unprocessable(`No commit found for SHA: ${given.head_sha}`);
    }
    const taken = [...repository.checkRuns, ...repository.runs.flatMap(({ jobs }) => jobs)];
    const checkRun: CheckRun = {
      ...{ id: Math.max(0, ...taken.map(({ id }) => id)) + 1, name: given.name, headSha: given.head_sha },
      ...{ status: 'queued', conclusion: null, startedAt: now, completedAt: null },
    };
    repository.checkRuns.push(checkRun);
    return created(change(call, checkRun, given).body as { url: string });
  }),

  'checks/update': onRepository('checks', 'write', (call) => {
    assertApp(call);
    const id = Number(call.parameters['check_run_id']);
    const checkRun = call.repository.checkRuns.find((one) => one.id === id);
    if (checkRun === undefined) throw notFound();
    return change(call, checkRun, call.body as GivenCheckRun);
  }),
};

function assertApp({ token }: RepositoryCall): void {
  if (token?.kind === 'user') throw new Refusal(403, 'You must authenticate via a GitHub App.');
}

/** A conclusion completes a check run; annotations are added to those that are there. */
function change(call: RepositoryCall, checkRun: CheckRun, given: GivenCheckRun): Answer {
  const { status, conclusion, started_at, completed_at, details_url, output } = given;
  if (status !== undefined) checkRun.status = status;
  if (conclusion !== undefined) Object.assign(checkRun, { status: 'completed', conclusion });
  if (started_at !== undefined) checkRun.startedAt = Date.parse(started_at);
  if (completed_at !== undefined) checkRun.completedAt = Date.parse(completed_at);
  if (details_url !== undefined) checkRun.detailsUrl = details_url;
  if (output !== undefined) {
    checkRun.output = {
      title: output.title ?? checkRun.output?.title ?? null,
      summary: output.summary,
      annotations: [...(checkRun.output?.annotations ?? []), ...(output.annotations ?? [])],
    };
  }
  return ok(shownCheckRun(call, call.repository, checkRun));
}
