import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createHttpClient,
  createPlainLog,
  type Runtime,
  Secrets,
  systemProcessRunner,
} from '@deploy-actions/action-kit';
import { FakeClock } from './fake-clock.ts';

/** A runtime for tests, and what was done with it. */
export interface TestRuntime extends Runtime {
  readonly clock: FakeClock;
  /** Everything logged so far, one entry a line. */
  readonly lines: string[];
  readonly savedState: Map<string, string>;
  /** Cancels the run as SIGINT would. */
  readonly cancel: (reason?: Error) => void;
}

/** A runtime with a fake clock, a recorded log and an empty workspace of its own; anything can be replaced. */
export async function createTestRuntime(replace: Partial<Runtime> = {}): Promise<TestRuntime> {
  const folder = await mkdtemp(join(tmpdir(), 'deploy-actions-test-'));
  const clock = new FakeClock();
  const lines: string[] = [];
  const savedState = new Map<string, string>();
  const secrets = new Secrets();
  const controller = new AbortController();
  return {
    log: createPlainLog(secrets, { write: (text) => lines.push(text.trimEnd()), debug: true }),
    http: createHttpClient(clock),
    processes: systemProcessRunner,
    signal: controller.signal,
    secrets,
    environment: {},
    workspace: folder,
    temporary: folder,
    run: {
      repository: 'acme/shop',
      sha: 'a'.repeat(40),
      runId: '1',
      attempt: '1',
      job: 'deploy',
      actor: 'tester',
      url: 'https://github.com/acme/shop/actions/runs/1',
    },
    saveState: (name, value) => void savedState.set(name, value),
    ...replace,
    clock,
    lines,
    savedState,
    cancel: (reason = new Error('cancelled by the test')) => controller.abort(reason),
  };
}
