import { formatDuration, ProviderError, type ScriptResult } from '@deploy-actions/action-kit';
import type { CheckContext } from '../check.ts';
import { subjectVariables } from '../reports/script.ts';

type Outside = Pick<CheckContext, 'runtime' | 'subject'>;

/** How a script ended that ended by itself. */
export type EndedScript = ScriptResult & { readonly exitCode: number };

/** Exit codes of a shell that found no program, or none that it may run. */
const notRun = new Set([126, 127]);

/**
 * Runs a script with what it gets to know, `timeout` in milliseconds. Throws ProviderError when it didn't end, or a command in it
 * does not exist, and the signal's reason.
 */
export async function runScript(
  script: string,
  { variables, timeout }: { readonly variables: Readonly<Record<string, string>>; readonly timeout: number },
  { runtime, subject }: Outside,
  signal?: AbortSignal,
): Promise<EndedScript> {
  const environment = { ...subjectVariables(subject), ...variables };
  const request = { script, environment, timeout, directory: runtime.workspace };
  const result = await runtime.processes.script({ ...request, ...(signal ? { signal } : {}) });
  const { exitCode, timedOut } = result;
  if (exitCode === undefined) {
    throw failed(timedOut ? `did not end within ${formatDuration(timeout)}` : 'was stopped', result);
  }
  if (notRun.has(exitCode)) throw failed(`ended with exit code ${exitCode}`, result);
  return { ...result, exitCode };
}

/** As {@link runScript}, for a script that has to end with 0. Throws ProviderError when it doesn't. */
export async function runToSuccess(...given: Parameters<typeof runScript>): Promise<void> {
  const result = await runScript(...given);
  if (result.exitCode !== 0) throw failed(`ended with exit code ${result.exitCode}`, result);
}

function failed(why: string, { lastLines }: ScriptResult): ProviderError {
  const last = lastLines.at(-1)?.trim();
  const message = `the script ${why}${last ? `: ${last}` : ''}`;
  return new ProviderError(message, { system: 'script', operation: 'run' });
}
