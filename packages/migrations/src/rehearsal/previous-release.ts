import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigurationError, formatDuration } from '@deploy-actions/action-kit';
import type { MigrationWorld } from '../world.ts';

/** How the previous release got along with the migrated copy. */
export interface PreviousRelease {
  readonly reversible: 'true' | 'false' | 'unknown';
  /** As a sentence. */
  readonly told: string;
}

/** Throws ConfigurationError when the folder of the previous release isn't there or has nothing in it. */
export async function refuseMissingRelease({ request, runtime }: MigrationWorld): Promise<void> {
  const { smoke, previous } = request.configuration;
  if (smoke.length === 0 || previous === undefined) return;
  const found = await readdir(resolve(runtime.workspace, previous)).catch(() => undefined);
  if (found !== undefined && found.length > 0) return;
  const what =
    found === undefined ? `there is no folder \`${previous}\`` : `the folder \`${previous}\` is empty`;
  throw new ConfigurationError(
    `\`previous\` of \`migrations\`: ${what}; check out the previous release into it, such as with actions/checkout and \`ref:\` and \`path:\``,
  );
}

/** So many of a test's last lines say why it failed. */
const shownLines = 4;

/** Runs the tests of the previous release against a migrated copy. Throws the signal's reason when that fired. */
export async function tryPreviousRelease(world: MigrationWorld, address: string): Promise<PreviousRelease> {
  const { request, runtime } = world;
  const { smoke, previous, variable } = request.configuration;
  if (smoke.length === 0 || previous === undefined) {
    return {
      reversible: 'unknown',
      told: 'Nobody tried whether the previous release works with the migrated database: `smoke` and `previous` of `migrations` do.',
    };
  }
  const environment = {
    [variable]: address,
    DEPLOY_SERVICE: request.service,
    DEPLOY_ENVIRONMENT: request.environment,
    ...(request.version === undefined ? {} : { DEPLOY_VERSION: request.version }),
    ...(request.sha === undefined ? {} : { DEPLOY_SHA: request.sha }),
  };
  for (const [index, step] of smoke.entries()) {
    const name = step.name ?? `smoke step ${index + 1}`;
    const { exitCode, timedOut, lastLines } = await runtime.processes.script({
      script: step.run,
      ...{ environment, directory: resolve(runtime.workspace, previous), timeout: step.timeout },
      signal: runtime.signal,
      onLine: (line) => runtime.log.info(`  ${line}`),
    });
    if (exitCode !== 0) {
      const how = timedOut
        ? `did not end within ${formatDuration(step.timeout)}`
        : `ended with exit code ${String(exitCode)}`;
      const said = lastLines
        .slice(-shownLines)
        .map((line) => line.trim())
        .join(' ')
        .trim();
      const told = `The previous release doesn’t work with the migrated database: ${name} ${how}${said === '' ? '' : ` (${said})`}.`;
      return { reversible: 'false', told };
    }
    runtime.log.info(`✔ ${name}`);
  }
  const count = smoke.length === 1 ? '1 test' : `${smoke.length} tests`;
  return {
    reversible: 'true',
    told: `The previous release works with the migrated database: ${count} of it passed.`,
  };
}
