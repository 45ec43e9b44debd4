import { createPlainLog, ProviderError, Secrets } from '@deploy-actions/action-kit';
import { createFakeGithub, type FakeRepository, type TokenOptions } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGithubClient, type JobReference, jobHasEnded } from '../src/index.ts';

let github: ReturnType<typeof createFakeGithub>;
let repository: FakeRepository;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.setTimerTickMode('nextTimerAsync');
  github = createFakeGithub();
  repository = github.addRepository({ owner: 'acme', name: 'shop', private: true });
});
afterEach(() => vi.useRealTimers());

async function ended(run: JobReference, token: TokenOptions = { permissions: { actions: 'read' } }) {
  const log = createPlainLog(new Secrets(), { write: () => {} });
  const client = await createGithubClient({ token: github.addToken(token), log, fetch: github.fetch });
  return jobHasEnded(client, run);
}

describe('jobHasEnded', () => {
  it('asks for the job itself where its check run is known', async () => {
    const run = repository.addRun();
    const job = repository.addJob(run);
    const reference = {
      repository: 'acme/shop',
      runId: run.id,
      attempt: 1,
      job: 'deploy',
      checkRunId: job.id,
    };
    expect(await ended(reference)).toBe(false);
    // The job is over and its run goes on.
    job.status = 'completed';
    expect(await ended(reference)).toBe(true);
    expect(github.requests.map(({ path }) => path)).toEqual(
      Array(2).fill(`/repos/acme/shop/actions/jobs/${job.id}`),
    );
  });

  it.each(['queued', 'waiting', 'pending', 'requested', 'in_progress'] as const)(
    'takes a job that is %s for one that may still act',
    async (status) => {
      const run = repository.addRun();
      const { id } = repository.addJob(run, { status });
      const reference = { repository: 'acme/shop', runId: run.id, attempt: 1, job: 'deploy', checkRunId: id };
      expect(await ended(reference)).toBe(false);
    },
  );

  it('asks for the attempt otherwise, not for the newest one', async () => {
    const run = repository.addRun();
    const reference = { repository: 'acme/shop', runId: run.id, attempt: 1, job: 'deploy' };
    expect(await ended(reference)).toBe(false);
    run.attempts[0] = { number: 1, status: 'completed', conclusion: 'cancelled', startedAt: 0 };
    run.attempts.push({ number: 2, status: 'in_progress', conclusion: null, startedAt: 0 });
    expect(await ended(reference)).toBe(true);
    expect(await ended({ ...reference, attempt: 2 })).toBe(false);
  });

  it('asks for the attempt when the number is that of a job of another run', async () => {
    const run = repository.addRun();
    const stranger = repository.addJob(repository.addRun(), { status: 'completed' });
    const reference = { repository: 'acme/shop', runId: run.id, attempt: 1, job: 'deploy' };
    expect(await ended({ ...reference, checkRunId: stranger.id })).toBe(false);
    expect(await ended({ ...reference, checkRunId: 4 })).toBe(false);
  });

  it('doesn’t know about what the token may not see, or GitHub no longer knows', async () => {
    const run = repository.addRun();
    const job = repository.addJob(run, { status: 'completed' });
    const reference = {
      repository: 'acme/shop',
      runId: run.id,
      attempt: 1,
      job: 'deploy',
      checkRunId: job.id,
    };
    expect(await ended(reference, { permissions: { contents: 'write' } })).toBeUndefined();
    expect(await ended({ ...reference, repository: 'acme/gone' })).toBeUndefined();
    expect(await ended({ ...reference, runId: 4, checkRunId: 4 })).toBeUndefined();
  });

  it('throws when GitHub doesn’t answer: a refusal for now is not a refusal', async () => {
    const reference = { repository: 'acme/shop', runId: 1, attempt: 1, job: 'deploy' };
    github.fail({ kind: 'primary-rate-limit', method: 'GET', resetAfter: 3000 });
    await expect(ended(reference)).rejects.toBeInstanceOf(ProviderError);
    github.fail({ kind: 'server-error', method: 'GET', times: 3 });
    await expect(ended(reference)).rejects.toMatchObject({ system: 'GitHub', retryable: true });
  });
});
