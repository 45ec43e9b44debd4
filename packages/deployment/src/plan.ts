import { createHash } from 'node:crypto';
import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import { type Color, type Configuration, colors, expandPlaceholders } from '@deploy-actions/config';
import {
  assertOwn,
  describeContract,
  heldByAnother,
  openStateStore,
  type StateDocument,
} from '@deploy-actions/state';
import { createRouter, otherColor, servingColor, type TrafficRouter } from '@deploy-actions/traffic';
import { inexpressibleStages } from './begin-shift.ts';
import { type RunAccess, shiftSections, trafficSections } from './deployment-configuration.ts';
import type { ShiftPlan } from './shift-types.ts';
import { assessSituation, cutOff, type Situation } from './situation.ts';
import { lookAtWorkloads } from './workload-look.ts';

/** What a deployment is going to do, as far as it can be known beforehand. */
export interface DeploymentPlan {
  /** The colour that serves, and what runs on it as far as known. */
  readonly from: Color;
  readonly fromVersion: string | undefined;
  readonly to: Color;
  readonly version: string;
  readonly sha: string | undefined;
  /** What stands in the way right now, or will be settled first: a lock, a held or an unfinished operation; and what is to be known of the router. */
  readonly notes: readonly string[];
  /** What was found; in its place what stands in the state, where another job's lock or a hold leaves it unjudged. */
  readonly situation: Situation;
  readonly resume: ShiftPlan['resume'];
  /** SHA-256 over the colours, versions and commit and the configuration with secrets by name: what an approval is for. */
  readonly digest: string;
}

/** The configuration as far as a plan needs it. */
type Planned = Configuration<(typeof trafficSections)[number], 'aws' | 'stages' | 'workload'>;

type Version = { readonly version: string; readonly sha: string | undefined };

/** What a plan is for. */
interface Intent extends Pick<ShiftPlan, 'adopt' | 'resume'> {
  /** `false` when the shift itself follows: it looks at the workloads before its first write, and asks for its rights with them. */
  readonly dryRun?: boolean;
}

/**
 * Reads state, router and the workloads of the colour that is to be deployed to, and makes the plan; writes nothing. With
 * `adopt` the router says which colour serves, not the state. A held shift is a note on the plan, and in the way of a shift
 * that has no intent to take it on. Workloads that this login can't look at are a note, too.
 * Throws ConfigurationError when the router can't express a stage, something about the workloads would stop the deployment,
 * the state is another service's, nothing tells which colour serves, or state and router disagree and no operation under way
 * explains it.
 */
export async function readPlan(
  configuration: Planned,
  release: Version,
  runtime: Runtime,
  access: RunAccess,
  intent?: Intent,
): Promise<DeploymentPlan> {
  const { sections, problem } = configuration;
  const router = await routerOf(configuration, release, runtime);
  const inexpressible = inexpressibleStages(sections.stages ?? [], router, (path, message) =>
    problem('stages', path, message),
  );
  const read = await readWith(router, configuration, release, runtime, access, intent).catch((failure) => {
    if (inexpressible.length === 0) throw failure;
    const more = failure instanceof ConfigurationError ? failure.problems : [];
    throw new ConfigurationError([...inexpressible, ...more]);
  });
  if (inexpressible.length > 0) throw new ConfigurationError(inexpressible);
  return read;
}

async function readWith(
  router: TrafficRouter,
  configuration: Planned,
  release: Version,
  runtime: Runtime,
  { githubToken }: RunAccess,
  intent: Intent | undefined,
): Promise<DeploymentPlan> {
  const { service, environment, sections } = configuration;
  const context = { service, environment, runtime, githubToken, aws: sections.aws };
  const store = await openStateStore(sections.state, context);
  const [snapshot, observed, remarks = []] = await Promise.all([
    store.read(),
    router.read(),
    router.remarks?.(),
  ]);
  const { state } = snapshot;
  assertOwn(state, configuration);
  const now = runtime.clock.now();
  // While an operation is under way state and traffic may differ; before the shift begins they must agree again.
  const quiet = !state || !heldByAnother(state, nobody, { now });
  const held = !state?.journal && state?.settled?.outcome === 'held';
  const assessed =
    quiet && (intent || !held)
      ? assessSituation(snapshot, observed, { adopt: false, ...intent, holder: nobody, now })
      : undefined;
  const adopts = intent?.adopt && !assessed?.unsettled && !assessed?.resumed;
  const from = (adopts ? undefined : state?.active) ?? servingColor(observed);
  if (from === undefined) {
    throw new ConfigurationError(
      `traffic of ${service} in ${environment} is split and no state says which colour is the old one; run the rollback action with \`to: blue\` or \`to: green\` first`,
    );
  }
  const plan = { from, fromVersion: state?.versions[from], to: otherColor(from), ...release };
  const unsettled = state?.journal;
  const begins = assessed ? !isDone(assessed, release.version) : !held;
  const seen =
    begins && intent?.dryRun !== false
      ? await workloadNotes(configuration, release, plan.to, runtime, assessed !== undefined)
      : [];
  const unjudged = { snapshot, observed, active: from, unsettled, cause: unsettled && cutOff(unsettled) };
  return {
    ...{ ...plan, notes: [...notesOn(state), ...remarks, ...seen], digest: digestOf(configuration, plan) },
    ...{ situation: assessed ?? { ...unjudged, resumed: undefined }, resume: intent?.resume },
  };
}

/** Whether nothing is deployed: a held shift is taken on, or the version serves already. */
function isDone({ snapshot, active, unsettled, resumed }: Situation, version: string): boolean {
  return resumed !== undefined || (!unsettled && snapshot.state?.versions[active] === version);
}

/**
 * What there is to note about the workloads. Throws ConfigurationError with all that would stop the deployment; while another
 * job holds the lock that is a note as well, since that job may just be changing it.
 */
async function workloadNotes(
  configuration: Planned,
  release: Version,
  to: Color,
  runtime: Runtime,
  judged: boolean,
): Promise<readonly string[]> {
  const { obstacles, unseen } = await lookAtWorkloads(configuration, release, to, runtime);
  if (unseen !== undefined) return [`the workloads could not be looked at: ${unseen}`];
  if (!judged) return obstacles.map((message) => `in the way of a deployment as it is now: ${message}`);
  if (obstacles.length > 0) throw new ConfigurationError(obstacles.map((message) => ({ message })));
  return [];
}

function notesOn(state: StateDocument | undefined): string[] {
  const { lock, journal, settled } = state ?? {};
  const where = (url: string | undefined) => (url ? `, see ${url}` : '');
  return [
    ...(lock
      ? [
          `locked by ${lock.holder.actor} since ${lock.acquired}, until ${lock.expires} at the latest${where(lock.holder.url)}`,
        ]
      : []),
    ...(journal
      ? [
          `a ${journal.operation} to ${journal.to} (${journal.version}) is under way since ${journal.started}, ${journal.phase}; if its run is gone, it is settled first`,
        ]
      : []),
    ...colors.flatMap((color) => {
      const contract = state?.contracts?.[color];
      return contract
        ? [
            `no rollback leads to ${color} before it has another version: what is on it is from before ${describeContract(contract)}`,
          ]
        : [];
    }),
    ...(!journal && settled?.outcome === 'held'
      ? [
          `a shift to ${settled.to} (${settled.version}) is held since ${settled.at} by ${settled.by.actor}: ${settled.reason}`,
        ]
      : []),
  ];
}

/** Holds no lock: a plan asks for none. */
const nobody = { id: '', actor: '' };

/** The router with the release's values in its configuration. */
export async function routerOf(
  { service, environment, sections }: Configuration<'traffic', 'aws'>,
  { version, sha }: { readonly version?: string | undefined; readonly sha?: string | undefined },
  runtime: Runtime,
) {
  const traffic = expandPlaceholders(sections.traffic, { service, environment, version, sha });
  return createRouter(traffic, { service, environment, runtime, aws: sections.aws });
}

/** The digest of a plan: SHA-256 of its canonical JSON (keys sorted), in hexadecimal. */
export function digestOf(
  configuration: Configuration,
  plan: Pick<DeploymentPlan, 'from' | 'fromVersion' | 'to' | 'version' | 'sha'>,
): string {
  const { service, environment, written } = configuration;
  const named: readonly string[] = [...trafficSections, ...shiftSections];
  const sections = Object.fromEntries(Object.entries(written).filter(([name]) => named.includes(name)));
  return createHash('sha256').update(canonicalJson({ service, environment, plan, sections })).digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
