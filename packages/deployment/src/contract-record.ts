import { type Clock, ConfigurationError, isoInstant, type Runtime } from '@deploy-actions/action-kit';
import type { Color, Configuration } from '@deploy-actions/config';
import {
  assertOwn,
  type Holder,
  heldByAnother,
  LockedError,
  openStateStore,
  StateConflictError,
  type StateDocument,
  StateSession,
  type StateSnapshot,
  type StateStore,
  withContract,
} from '@deploy-actions/state';
import {
  allOn,
  formatWeights,
  otherColor,
  sameWeights,
  servingColor,
  type TrafficRouter,
} from '@deploy-actions/traffic';
import type { RunAccess } from './deployment-configuration.ts';
import { holderOf } from './holder.ts';
import { routerOf } from './plan.ts';

/** The lock outlives the migrations by this much, in milliseconds. */
const leaseMargin = 10 * 60_000;

/** How often the state is looked at anew because somebody was faster, and the pause between, in milliseconds. */
const rounds = 20;
const roundPause = 100;

/** What has to be known of the two colours. */
export type ColorsConfigured = Configuration<'state' | 'traffic', 'aws'>;

type Version = { readonly version?: string | undefined; readonly sha?: string | undefined };

/** The migrations that are about to run. */
export interface ContractRequest extends Version {
  /** Names of those that take something away, in order. */
  readonly migrations: readonly string[];
  /** How long all of them may take at most, in milliseconds; so long the lock lasts. */
  readonly atMost: number;
}

/** Where it is recorded, and for whom. */
export interface ContractWorld {
  readonly store: StateStore;
  readonly router: Pick<TrafficRouter, 'read'>;
  readonly holder: Holder;
  readonly clock: Clock;
}

/** Migrations that the state knows of by now. To be ended one way or the other. */
export interface ContractRecord {
  /** The colour that no rollback leads to any more. */
  readonly color: Color;
  /** Throws FencedError when another run has taken the lock over: before each of them. */
  assertHeld(): Promise<void>;
  /** At least one of them ran, or nobody knows: the entry stays, and the lock is given back. Throws ProviderError. */
  applied(): Promise<void>;
  /** None of them ran: the entry and the lock are taken back. Throws ProviderError. */
  withdraw(): Promise<void>;
}

/**
 * What {@link recordContract} would write, as a line for people. Throws ConfigurationError when it couldn't: an operation is
 * under way, held or locked by another job, or state and traffic disagree.
 */
export async function planContract(
  configuration: ColorsConfigured,
  release: Version,
  runtime: Runtime,
  access: RunAccess,
): Promise<string> {
  const world = await contractWorld(configuration, release, runtime, access);
  const { snapshot, outdated } = await lookAt(configuration, world);
  const version = snapshot.state?.versions[outdated] ?? 'whatever is there';
  return `state: ${outdated} (${version}) is from before these migrations; no rollback leads there until it has another version`;
}

/**
 * Takes the lock and writes that what is on the colour that doesn't serve is from before these migrations, before the first
 * of them runs: a run that dies amid them leaves no blind way back. Throws ConfigurationError like {@link planContract}, and
 * ProviderError when the state can't be written; then nothing may be migrated.
 */
export async function recordContract(
  configuration: ColorsConfigured,
  request: ContractRequest,
  runtime: Runtime,
  access: RunAccess,
): Promise<ContractRecord> {
  return recordIn(configuration, request, await contractWorld(configuration, request, runtime, access));
}

async function contractWorld(
  configuration: ColorsConfigured,
  release: Version,
  runtime: Runtime,
  { githubToken, checkRunId }: RunAccess,
): Promise<ContractWorld> {
  const { service, environment, sections } = configuration;
  const context = { service, environment, runtime, githubToken, aws: sections.aws };
  return {
    store: await openStateStore(sections.state, context),
    router: await routerOf(configuration, release, runtime),
    holder: holderOf(runtime.run, checkRunId),
    clock: runtime.clock,
  };
}

type Owner = { readonly service: string; readonly environment: string };

/** {@link recordContract} in a world that is given. */
export async function recordIn(
  { service, environment }: Owner,
  { migrations, atMost }: Pick<ContractRequest, 'migrations' | 'atMost'>,
  world: ContractWorld,
): Promise<ContractRecord> {
  const { store, clock, holder } = world;
  const refusals = await store.preflight?.();
  if (refusals?.length) throw new ConfigurationError(refusals.map((message) => ({ message })));
  for (let round = 1; ; round += 1) {
    const { snapshot, outdated } = await lookAt({ service, environment }, world);
    const before = snapshot.state?.contracts;
    const entry = { migrations, at: isoInstant(clock.now()), by: holder };
    const change = { active: otherColor(outdated), contracts: withContract(before, outdated, entry) };
    const options = { lease: atMost + leaseMargin, change };
    try {
      const session = await StateSession.begin(
        ...([store, clock, { service, environment, holder }, snapshot, options] as const),
      );
      return {
        color: outdated,
        assertHeld: () => session.assertHeld(),
        applied: () => session.end(),
        withdraw: () => session.end({ contracts: before }),
      };
    } catch (error) {
      if (!(error instanceof StateConflictError) || round === rounds) throw error;
      await clock.sleep(roundPause);
    }
  }
}

/** The state, and the colour whose version the migrations leave behind. */
async function lookAt(
  owner: Owner,
  { store, router, holder, clock }: ContractWorld,
): Promise<{ readonly snapshot: StateSnapshot; readonly outdated: Color }> {
  const [snapshot, observed] = await Promise.all([store.read(), router.read()]);
  const { state } = snapshot;
  assertOwn(state, owner);
  const now = clock.now();
  const lock = state && heldByAnother(state, holder, { now });
  if (lock) throw new LockedError(lock, now);
  const unsettled = state && underWay(state);
  if (unsettled) {
    throw new ConfigurationError(
      `${unsettled}; both versions may serve, and one of them would lose what it needs; nothing was migrated; end that first, by a shift or the rollback action`,
    );
  }
  const active = state?.active ?? servingColor(observed);
  if (active === undefined || !sameWeights(observed, allOn(active))) {
    const said = state?.active
      ? `the state says ${state.active} serves`
      : 'no state says which colour serves';
    throw new ConfigurationError(
      `${said}, but the router has ${formatWeights(observed)}; a migration that takes something away needs all traffic on one colour, by both; nothing was migrated; put traffic right with the rollback action first`,
    );
  }
  return { snapshot, outdated: otherColor(active) };
}

function underWay({ journal, settled }: StateDocument): string | undefined {
  if (journal)
    return `a ${journal.operation} to ${journal.to} (${journal.version}) is under way since ${journal.started}`;
  if (settled?.outcome !== 'held') return undefined;
  return `a shift to ${settled.to} (${settled.version}) is held since ${settled.at}`;
}
