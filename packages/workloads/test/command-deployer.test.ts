import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { createDeployer } from '../src/index.ts';

const release = {
  service: 'shop',
  environment: 'production',
  color: 'green',
  version: '1.2.0; rm -rf /',
  sha: undefined,
  url: 'http://green',
} as const;
const deploy = async (run: string, timeout = 20_000, signal?: AbortSignal) => {
  const runtime = await createTestRuntime();
  const deployer = await createDeployer({ deployer: 'command', run, timeout }, { runtime, aws: undefined });
  return { runtime, done: deployer.deploy(release, { signal }) };
};

describe('CommandDeployer', () => {
  it('hands values over as variables, so that they never become shell code', async () => {
    const { runtime, done } = await deploy(
      'echo "$DEPLOY_COLOR|$DEPLOY_VERSION|$DEPLOY_ENVIRONMENT|$DEPLOY_SHA|$DEPLOY_URL"',
    );
    await done;
    expect(runtime.lines).toContain('  green|1.2.0; rm -rf /|production||http://green');
  });

  it('fails with the exit code and the last lines', async () => {
    const { done } = await deploy('echo pulling image\necho "no such image" >&2\nexit 3');
    await expect(done).rejects.toThrow(
      /exit code 3; its last lines:\n(pulling image\nno such image|no such image\npulling image)/,
    );
  });

  it('fails at the first command that fails, in a pipe too', async () => {
    const { runtime, done } = await deploy('false | cat\necho not reached');
    await expect(done).rejects.toThrow(/exit code 1/);
    expect(runtime.lines).not.toContain('  not reached');
  });

  it('is stopped at its time limit', async () => {
    const { done } = await deploy('sleep 60', 100);
    await expect(done).rejects.toThrow(/did not end within 100ms and was stopped/);
  });

  it('is stopped when the run is cancelled', async () => {
    const controller = new AbortController();
    const { done } = await deploy('sleep 60', 60_000, controller.signal);
    controller.abort(new Error('cancelled'));
    await expect(done).rejects.toThrow('cancelled');
  });
});
