import { ProviderError, type Runtime } from '@deploy-actions/action-kit';

/** Reading must neither take the lock of git's index nor wait for somebody to type a password. */
const unattended = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };

/** Runs git in the workspace and gives what it wrote. Throws ProviderError when it failed. */
export type Git = (...args: readonly string[]) => Promise<string>;

/** Git in the workspace; `timeout` of one start in milliseconds. */
export function gitIn(
  { workspace, processes }: Pick<Runtime, 'workspace' | 'processes'>,
  timeout: number,
  signal: AbortSignal,
): Git {
  return async (...args) => {
    const request = { command: 'git', args, directory: workspace, environment: unattended, timeout, signal };
    const { exitCode, stdout, stderr } = await processes.tool(request);
    if (exitCode === 0) return stdout;
    const operation = args[0] ?? 'git';
    const why = stderr.trim() || `exit code ${exitCode}`;
    throw new ProviderError(`git ${operation} failed: ${why}`, { system: 'git', operation });
  };
}
