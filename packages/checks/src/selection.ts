import { ConfigurationError, nearest, type Problem } from '@deploy-actions/action-kit';
import { type CheckConfiguration, expandPlaceholders } from '@deploy-actions/config';
import type { CheckContext, CheckResult, PreparedCheck } from './check.ts';
import { createCheck } from './registry.ts';

/** The profile of an ordinary deployment. It always exists, whether a check names it or not. */
export const standardProfile = 'standard';

/** The checks of a phase: those that run in the profile, and those that the profile leaves out. */
export interface Selection {
  readonly checks: readonly PreparedCheck[];
  readonly skipped: readonly CheckResult[];
}

type Identified = CheckConfiguration & { readonly id: string };

/**
 * Prepares the checks of one phase and profile. Throws ConfigurationError with all problems: an unknown phase or
 * profile, nothing to run (an empty list must not become a GO), a placeholder without a value.
 */
export async function selectChecks(
  section: readonly CheckConfiguration[],
  context: CheckContext,
): Promise<Selection> {
  const { phase, profile } = context;
  const inPhase = identify(section).filter((check) => check.phase === phase);
  const runs = inPhase.filter(({ profiles }) => profiles?.includes(profile) ?? true);
  const problem = problemOf(section, phase, profile, runs.length);
  if (problem) throw new ConfigurationError([problem]);

  const problems: Problem[] = [];
  const checks: PreparedCheck[] = [];
  for (const configuration of runs) {
    const prepared = await prepare(configuration, context, problems);
    if (prepared) checks.push(prepared);
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { checks, skipped: inPhase.filter((check) => !runs.includes(check)).map(skip) };
}

/** Names the checks that have no id after their kind: `http`, `http-2`, …; the ids hold for every phase and profile. */
function identify(section: readonly CheckConfiguration[]): Identified[] {
  const taken = new Set(section.flatMap(({ id }) => id ?? []));
  return section.map((configuration) => {
    if (configuration.id !== undefined) return { ...configuration, id: configuration.id };
    let id: string = configuration.kind;
    for (let number = 2; taken.has(id); number += 1) id = `${configuration.kind}-${number}`;
    taken.add(id);
    return { ...configuration, id };
  });
}

function problemOf(
  section: readonly CheckConfiguration[],
  phase: string,
  profile: string,
  running: number,
): Problem | undefined {
  const phases = unique(section.map((check) => check.phase));
  const profiles = unique([standardProfile, ...section.flatMap((check) => check.profiles ?? [])]);
  if (phases.length === 0) {
    return { input: 'checks', message: 'is an empty list: with nothing checked there is no verdict' };
  }
  if (!phases.includes(phase)) {
    return {
      input: 'phase',
      message: `no check has the phase \`${phase}\`; ${known('phases', phase, phases)}`,
    };
  }
  if (!profiles.includes(profile)) {
    return {
      input: 'profile',
      message: `no check names the profile \`${profile}\`; ${known('profiles', profile, profiles)}`,
    };
  }
  if (running > 0) return undefined;
  const there = unique(
    section.filter((check) => check.phase === phase).flatMap((check) => check.profiles ?? []),
  );
  return {
    input: 'profile',
    message: `no check of the phase \`${phase}\` runs in the profile \`${profile}\`; profiles of this phase: ${list(there)}`,
  };
}

function known(what: string, given: string, names: readonly string[]): string {
  const near = nearest(given, names);
  return near
    ? `did you mean \`${near}\`? ${what} there are: ${list(names)}`
    : `${what} there are: ${list(names)}`;
}

async function prepare(
  configuration: Identified,
  context: CheckContext,
  problems: Problem[],
): Promise<PreparedCheck | undefined> {
  const { id, kind, severity, timeout, retries, remedy, title = id, group, needs = [] } = configuration;
  try {
    const check = await createCheck(expandPlaceholders(configuration, { ...context.subject }), context);
    return {
      ...{ id, kind, severity, timeout, retries, remedy, title, needs, check },
      group: headings(group),
      waiver: undefined,
      location: undefined,
    };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const { message } of error.problems)
      problems.push({ input: 'checks', message: `check \`${id}\`: ${message}` });
    return undefined;
  }
}

function headings(group: string | undefined): string[] {
  return group === undefined ? [] : group.split(' / ');
}

function skip({ id, kind, severity, profiles, remedy, title = id, group }: Identified): CheckResult {
  return {
    ...{ id, kind, severity, remedy, title, status: 'skip' },
    ...{ group: headings(group), waiver: undefined },
    finding: `runs only in ${list(profiles ?? [])}`,
    evidence: undefined,
    location: undefined,
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
