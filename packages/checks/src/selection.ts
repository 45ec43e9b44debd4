import { ConfigurationError, nearest, type Problem } from '@deploy-actions/action-kit';
import { expandPlaceholders, type Waiver } from '@deploy-actions/config';
import type { CheckContext, CheckResult, PreparedCheck } from './check.ts';
import { unmetCondition } from './conditions.ts';
import {
  type ChecksSections,
  type ConfiguredCheck,
  configuredChecks,
  type Place,
} from './configured-checks.ts';
import { needsProblems } from './needs.ts';
import { createCheck } from './registry.ts';
import { readWaivers, type Waivers } from './waivers.ts';

/** The profile of an ordinary deployment. It always exists, whether a check names it or not. */
export const standardProfile = 'standard';

/** The phases that the documentation knows; any other name is a phase as well. */
const usualPhases = ['pre-deploy', 'smoke', 'post-deploy'];

/** Everything that says what is checked. */
export interface ReadinessSections extends ChecksSections {
  readonly waivers?: readonly Waiver[] | undefined;
}

/** The checks of a phase: those that run in the profile, and those that the profile leaves out. */
export interface Selection {
  readonly checks: readonly PreparedCheck[];
  readonly skipped: readonly CheckResult[];
  /** Ids of both, in the order in which they are configured. */
  readonly order: readonly string[];
}

const inputPlace: Place = (section, _, message) => ({ input: section, message });

/**
 * Prepares the checks of one phase and profile. Throws ConfigurationError with all problems: an unknown phase or
 * profile, nothing to run (an empty list must not become a GO), a placeholder without a value, `needs` and waivers that name
 * no check, needs in a circle. Warns of phases that are nearly this one. `place` tells where a problem stands; in the inputs when absent.
 */
export async function selectChecks(
  sections: ReadinessSections,
  context: CheckContext,
  place: Place = inputPlace,
): Promise<Selection> {
  const { phase, profile, runtime } = context;
  const problems: Problem[] = [];
  const configured = await configuredChecks(sections, { ...context.subject }, place, problems);
  const known = configured.map(({ configuration }) => configuration.id);
  const waivers = readWaivers(sections.waivers ?? [], known, runtime.clock.now(), place, problems);
  const inPhase = configured.filter(({ configuration }) => configuration.phase === phase);
  const runs = inPhase.filter(({ configuration }) => inProfile(configuration, profile));
  problems.push(...nothingToRun(configured, context, runs.length), ...needsProblems(inPhase, known));

  const checks: PreparedCheck[] = [];
  for (const check of runs) {
    const prepared = await prepare(check, waivers, context, problems);
    if (prepared) checks.push(prepared);
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  for (const { message, location } of misspelled(configured, phase)) runtime.log.warning(message, location);
  return {
    checks,
    skipped: inPhase.filter((check) => !runs.includes(check)).map(skip),
    order: inPhase.map(({ configuration }) => configuration.id),
  };
}

type Configuration = ConfiguredCheck['configuration'];

function inProfile({ profiles }: Configuration, profile: string): boolean {
  return profiles?.includes(profile) ?? true;
}

function nothingToRun(
  configured: readonly ConfiguredCheck[],
  { phase, profile }: Pick<CheckContext, 'phase' | 'profile'>,
  running: number,
): Problem[] {
  const all = configured.map(({ configuration }) => configuration);
  const phases = unique(all.map((check) => check.phase));
  const profiles = unique([standardProfile, ...all.flatMap((check) => check.profiles ?? [])]);
  if (phases.length === 0) {
    const message = 'has no check, and `presets` brings none: with nothing checked there is no verdict';
    return [{ input: 'checks', message }];
  }
  if (!phases.includes(phase)) {
    const message = `no check has the phase \`${phase}\`; ${knownNames('phases', phase, phases)}`;
    return [{ input: 'phase', message }];
  }
  if (!profiles.includes(profile)) {
    const message = `no check names the profile \`${profile}\`; ${knownNames('profiles', profile, profiles)}`;
    return [{ input: 'profile', message }];
  }
  if (running > 0) return [];
  const there = unique(all.filter((check) => check.phase === phase).flatMap((check) => check.profiles ?? []));
  const message = `no check of the phase \`${phase}\` runs in the profile \`${profile}\`; profiles of this phase: ${list(there)}`;
  return [{ input: 'profile', message }];
}

/** Checks that would run in this phase but for a slip of the pen; they could be meant, and are no error. */
function misspelled(configured: readonly ConfiguredCheck[], phase: string): Problem[] {
  return configured.flatMap(({ configuration: { phase: given }, problem }) => {
    const isUsual = usualPhases.includes(given) || given.startsWith(`${phase}-`);
    if (isUsual || given === phase || nearest(given, usualPhases) !== phase) return [];
    return [problem(`runs in the phase \`${given}\`, not in this one; did you mean \`${phase}\`?`, 'phase')];
  });
}

function knownNames(what: string, given: string, names: readonly string[]): string {
  const near = nearest(given, names);
  return near
    ? `did you mean \`${near}\`? ${what} there are: ${list(names)}`
    : `${what} there are: ${list(names)}`;
}

async function prepare(
  { configuration, problem }: ConfiguredCheck,
  waivers: Waivers,
  context: CheckContext,
  problems: Problem[],
): Promise<PreparedCheck | undefined> {
  const { timeout, retries, needs = [] } = configuration;
  const { location } = problem('');
  try {
    const expanded = expandPlaceholders(configuration, { ...context.subject });
    const { when } = expanded;
    const check = await createCheck(expanded, context);
    return {
      ...labels(expanded, waivers),
      ...{ timeout, retries, needs, location, check },
      leftOut: when && ((signal) => unmetCondition(when, context, signal)),
    };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems.map(({ message }) => problem(message)));
    return undefined;
  }
}

/** What stands in the checklist about a check. */
function labels({ id, kind, severity, title = id, group, remedy }: Configuration, waivers?: Waivers) {
  const hints = [remedy, waivers?.ended(id)].filter((hint) => hint !== undefined);
  return {
    ...{ id, kind, severity, title, waiver: waivers?.find(id) },
    group: group === undefined ? [] : group.split(' / '),
    remedy: hints.length > 0 ? hints.join(' ') : undefined,
  };
}

function skip({ configuration, problem }: ConfiguredCheck): CheckResult {
  return {
    ...labels(configuration),
    status: 'skip',
    finding: `runs only in ${list(configuration.profiles ?? [])}`,
    evidence: undefined,
    location: problem('').location,
    duration: 0,
    tries: 0,
  };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
