import { createFakeGithub, type FakeRepository, type ServedGithub } from '@deploy-actions/testing';

/** The GitHub that runs belong to: it gives out their numbers and knows which have ended. */
export interface Ci {
  readonly repository: FakeRepository;
  /** A GITHUB_TOKEN with all that a shift can use. */
  readonly token: string;
  /** Variables of every step. */
  readonly environment: Readonly<Record<string, string>>;
  /** A new run under way, or the next attempt of a run whose jobs have ended. */
  readonly begin: (runId?: number) => { readonly runId: number; readonly attempt: number };
  /** Ends the newest attempt of a run. */
  readonly end: (runId: number, conclusion?: 'success' | 'failure' | 'cancelled') => void;
  /** Whether that attempt has ended. */
  readonly hasEnded: (run: { readonly runId: number; readonly attempt: number }) => boolean;
  readonly close: ServedGithub['close'];
}

/** Starts GitHub with the repository that the runner names in its variables. */
export async function startCi(): Promise<Ci> {
  const github = createFakeGithub();
  const repository = github.addRepository({ owner: 'octocat', name: 'shop' });
  // Far more requests than one job makes, and still one token: the limits themselves are tested elsewhere.
  const token = github.addToken({
    permissions: { contents: 'write', actions: 'read' },
    limit: 100_000,
  });
  const served = await github.serve();
  const find = (runId: number) => repository.state.runs.find(({ id }) => id === runId);
  return {
    repository,
    token,
    environment: { GITHUB_API_URL: served.url },
    begin: (runId) => {
      const run = runId === undefined ? repository.addRun() : find(runId);
      if (run === undefined) throw new Error(`there is no run ${runId}`);
      if (run.attempts.at(-1)?.status === 'completed') {
        run.attempts.push({
          number: run.attempts.length + 1,
          status: 'in_progress',
          conclusion: null,
          startedAt: Date.now(),
        });
      }
      return { runId: run.id, attempt: run.attempts.length };
    },
    end: (runId, conclusion = 'success') => {
      const attempt = find(runId)?.attempts.at(-1);
      if (attempt) Object.assign(attempt, { status: 'completed', conclusion });
    },
    hasEnded: ({ runId, attempt }) =>
      find(runId)?.attempts.find(({ number }) => number === attempt)?.status === 'completed',
    close: served.close,
  };
}
