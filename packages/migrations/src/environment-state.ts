import { describeError, type Runtime } from '@deploy-actions/action-kit';
import type { Configuration } from '@deploy-actions/config';
import type { ContractRecord, RunAccess } from '@deploy-actions/deployment';

/** What migrations have to do with the state of the environment that traffic goes by. */
export interface EnvironmentState {
  /** Who changes the environment right now, as part of a sentence; `undefined` when nobody else does. */
  busy(): Promise<string | undefined>;
  /** What recording a contract migration would write, as a line for people. Throws ConfigurationError with what is in its way. */
  planContract(): Promise<string>;
  /**
   * Says of every version that doesn't serve that it was there before these migrations, before the first of them runs. Keeps other
   * runs from changing the environment for `atMost` milliseconds, or until the record is closed. Throws as `planContract` does, and
   * ProviderError.
   */
  recordContract(migrations: readonly string[], atMost: number): Promise<ContractRecord>;
}

/** The sections without which no traffic is shifted, and so no colour is left behind by a migration. */
export type StateConfigured = Configuration<'state' | 'traffic', 'aws'>;

/** The state that a configuration names. */
export function openEnvironmentState(
  configuration: StateConfigured,
  { version, sha }: { readonly version: string | undefined; readonly sha: string | undefined },
  access: RunAccess,
  runtime: Runtime,
): EnvironmentState {
  return {
    busy: () => lockOf(configuration, access, runtime),
    planContract: async () => {
      const { planContract } = await import('@deploy-actions/deployment');
      return planContract(configuration, { version, sha }, runtime, access);
    },
    recordContract: async (migrations, atMost) => {
      const { recordContract } = await import('@deploy-actions/deployment');
      return recordContract(configuration, { version, sha, migrations, atMost }, runtime, access);
    },
  };
}

async function lockOf(
  { service, environment, sections }: StateConfigured,
  { githubToken, checkRunId }: RunAccess,
  runtime: Runtime,
): Promise<string | undefined> {
  const { heldByAnother, openStateStore } = await import('@deploy-actions/state');
  const { holderOf } = await import('@deploy-actions/deployment');
  try {
    const context = { service, environment, runtime, githubToken, aws: sections.aws };
    const { state } = await (await openStateStore(sections.state, context)).read();
    const holder = holderOf(runtime.run, checkRunId);
    const lock = state && heldByAnother(state, holder, { now: runtime.clock.now() });
    if (!lock) return undefined;
    const { actor, url } = lock.holder;
    return `${actor} changes this environment since ${lock.acquired}${url === undefined ? '' : ` (${url})`}, until ${lock.expires} at the latest`;
  } catch (error) {
    // Who can't be asked may well be at work.
    return `whether another run changes this environment can't be told: ${describeError(error)}`;
  }
}
