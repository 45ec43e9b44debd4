import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Runtime, systemClock } from '@deploy-actions/action-kit';
import { type CheckConfiguration, loadCheckSchemas } from '@deploy-actions/config';
import { createGithubClient } from '@deploy-actions/github';
import { type Access, createTestRuntime, type FakeGithub, type TestRuntime } from '@deploy-actions/testing';
import { onTestFinished } from 'vitest';
import type { CheckContext, CheckResult, PreparedCheck } from '../src/check.ts';
import { runChecks } from '../src/engine.ts';
import { GithubSource } from '../src/github/github-source.ts';
import { selectChecks } from '../src/selection.ts';

const { checksSchema } = await loadCheckSchemas();

/** What the tests deploy. */
export const subject = { service: 'shop', environment: 'production', version: '1.2.0', sha: 'a'.repeat(40) };

/** A test runtime on the machine's own clock, for checks that wait for something real. */
export async function realRuntime(replace: Partial<Runtime> = {}) {
  const runtime = await createTestRuntime(replace);
  return { ...runtime, clock: systemClock };
}

/** A `checks` section as the schema makes it from what a person writes. */
export function section(...checks: readonly object[]): CheckConfiguration[] {
  return checksSchema.parse(checks);
}

/** What checks are made with: by default the phase `pre-deploy`, the profile `standard`, and no token for GitHub. */
export function contextOf(runtime: Runtime, more: Partial<CheckContext> = {}): CheckContext {
  const github = new GithubSource(runtime, undefined);
  return { runtime, subject, github, phase: 'pre-deploy', profile: 'standard', ...more };
}

/** A GitHub that answers as the fake does, to a token that may do what `permissions` say. */
export function fakeGithubSource(
  runtime: Runtime,
  github: FakeGithub,
  permissions: Readonly<Record<string, Access>>,
): GithubSource {
  const token = github.addToken({ permissions });
  return new GithubSource(runtime, token, (options) =>
    createGithubClient({ ...options, fetch: github.fetch }),
  );
}

/** Runs one check as a person would write it, from schema to result. */
export async function ask(
  configuration: object,
  runtime: Runtime | TestRuntime,
  more: Partial<CheckContext> = {},
): Promise<CheckResult> {
  const { checks } = await selectChecks({ checks: section(configuration) }, contextOf(runtime, more));
  const [result] = await runChecks(checks, runtime, { concurrency: 1 });
  if (!result) throw new Error('the check gave no result');
  return result;
}

/** A critical check that answers with what `answer` does. */
export function prepared(
  answer: PreparedCheck['check']['ask'],
  more: Partial<Omit<PreparedCheck, 'check'>> = {},
): PreparedCheck {
  return {
    ...{ id: 'probe', kind: 'fake', severity: 'critical', timeout: 5_000, retries: 0, remedy: undefined },
    ...{ title: 'probe', group: [], needs: [], waiver: undefined, location: undefined },
    ...more,
    check: { asks: 'how are you', ask: answer },
  };
}

/** The address of a real HTTP server that lives as long as the test. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
