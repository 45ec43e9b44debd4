import { createHash } from 'node:crypto';
import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import { type Color, type Configuration, expandPlaceholders } from '@deploy-actions/config';
import { openStateStore } from '@deploy-actions/state';
import { createRouter, otherColor, servingColor } from '@deploy-actions/traffic';
import { shiftSections, trafficSections } from './deployment-configuration.ts';
import { assessSituation } from './situation.ts';

/** What a deployment is going to do, as far as it can be known beforehand. */
export interface DeploymentPlan {
  /** The colour that serves, and what runs on it as far as known. */
  readonly from: Color;
  readonly fromVersion: string | undefined;
  readonly to: Color;
  readonly version: string;
  readonly sha: string | undefined;
  /** SHA-256 over all of this and the configuration with secrets by name: what an approval is for. */
  readonly digest: string;
}

/**
 * Reads state and router and makes the plan; writes nothing. With `adopt` the router says which colour serves, not the state.
 * Throws ConfigurationError when nothing tells which one does, or the two disagree and no operation under way explains it.
 */
export async function readPlan(
  configuration: Configuration<(typeof trafficSections)[number]>,
  release: { readonly version: string; readonly sha: string | undefined },
  runtime: Pick<Runtime, 'workspace' | 'http'>,
  { adopt }: { readonly adopt: boolean } = { adopt: false },
): Promise<DeploymentPlan> {
  const { service, environment, sections } = configuration;
  const store = await openStateStore(sections.state, runtime);
  const router = await routerOf(configuration, release, runtime);
  const [snapshot, observed] = await Promise.all([store.read(), router.read()]);
  const { state } = snapshot;
  // While an operation is under way state and traffic may differ; before the shift begins they must agree again.
  const quiet = !state?.lock && !state?.journal;
  if (quiet) assessSituation(snapshot, observed, nobody, { now: 0, adopt });
  const from = (adopt ? undefined : state?.active) ?? servingColor(observed);
  if (from === undefined) {
    throw new ConfigurationError(
      `traffic of ${service} in ${environment} is split and no state says which colour is the old one; run the rollback action with \`to: blue\` or \`to: green\` first`,
    );
  }
  const plan = { from, fromVersion: state?.versions[from], to: otherColor(from), ...release };
  return { ...plan, digest: digestOf(configuration, plan) };
}

/** Holds no lock: a plan asks for none. */
const nobody = { id: '', actor: '' };

/** The router with the release's values in its configuration. */
export async function routerOf(
  { service, environment, sections }: Configuration<'traffic'>,
  { version, sha }: { readonly version?: string | undefined; readonly sha?: string | undefined },
  runtime: Pick<Runtime, 'http'>,
) {
  return createRouter(expandPlaceholders(sections.traffic, { service, environment, version, sha }), runtime);
}

/** The digest of a plan: SHA-256 of its canonical JSON (keys sorted), in hexadecimal. */
export function digestOf(configuration: Configuration, plan: Omit<DeploymentPlan, 'digest'>): string {
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
