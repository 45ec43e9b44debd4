import { formatDuration, ProviderError, type Runtime } from '@deploy-actions/action-kit';

/** One `run:` of a section. */
export interface Script {
  /** What messages call it. */
  readonly name: string;
  readonly run: string;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Runs the author's shell code and logs its output. Throws ProviderError with the last lines unless it exits with 0. */
export async function runScript(
  script: Script,
  variables: Readonly<Record<string, string>>,
  runtime: Pick<Runtime, 'processes' | 'log' | 'workspace'>,
  signal?: AbortSignal,
): Promise<void> {
  const result = await runtime.processes.script({
    script: script.run,
    environment: variables,
    directory: runtime.workspace,
    timeout: script.timeout,
    onLine: (line) => runtime.log.info(`  ${line}`),
    ...(signal ? { signal } : {}),
  });
  if (result.exitCode === 0) return;
  const how = result.timedOut
    ? `did not end within ${formatDuration(script.timeout)} and was stopped`
    : `ended with exit code ${String(result.exitCode)}`;
  const lines =
    result.lastLines.length > 0 ? `; its last lines:\n${result.lastLines.join('\n')}` : ', without output';
  throw new ProviderError(`${script.name} ${how}${lines}`, { system: script.name, operation: 'run' });
}
