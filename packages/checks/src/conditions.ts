import { matchesGlob } from 'node:path';
import type { CheckCondition } from '@deploy-actions/config';
import type { CheckContext } from './check.ts';
import { gitIn } from './git/git.ts';
import { changedFiles, previousRelease, type TaggedRelease } from './git/previous-release.ts';
import { matchesAny } from './path-glob.ts';

/** The time for one question to git, in milliseconds. */
const gitLimit = 20_000;

/** Why a condition leaves its check out, as a finding; `undefined` when it holds or can't be told. Throws what git throws. */
export async function unmetCondition(
  { bump, changed, branches, variables = {} }: CheckCondition,
  context: Pick<CheckContext, 'runtime' | 'subject'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { environment, run } = context.runtime;
  for (const [name, wanted] of Object.entries(variables)) {
    if (environment[name] !== wanted) return `applies only when \`${name}\` is \`${wanted}\``;
  }
  // Of a pull request, the branch it comes from.
  const branch = environment['GITHUB_HEAD_REF'] || run.branch;
  if (branches && branch !== undefined && !branches.some((glob) => matchesGlob(branch, glob))) {
    return `applies only to ${list(branches)}, and this is \`${branch}\``;
  }
  const { version, previousVersion } = context.subject;
  const git = gitIn(context.runtime, gitLimit, signal);
  if (bump) {
    const from = previousVersion ?? (await previousRelease(context.subject, git))?.version;
    const step = await stepFrom(from, version);
    if (step !== undefined && !bump.includes(step.kind)) {
      return `applies only to a ${bump.join(' or ')} version, and ${step.from} → ${step.to} is a ${step.kind} one`;
    }
  }
  const previous = changed && (await previousRelease(context.subject, git));
  return changed && previous ? unchanged(changed, previous, context, git) : undefined;
}

async function unchanged(
  globs: readonly string[],
  { tag }: TaggedRelease,
  { subject }: Pick<CheckContext, 'subject'>,
  git: ReturnType<typeof gitIn>,
): Promise<string | undefined> {
  const files = await changedFiles(tag, subject.sha ?? 'HEAD', git);
  const touched = files.some((file) => matchesAny(file, globs));
  return touched ? undefined : `applies only when ${list(globs)} changed, and nothing of it did since ${tag}`;
}

interface VersionStep {
  readonly from: string;
  readonly to: string;
  readonly kind: NonNullable<CheckCondition['bump']>[number];
}

async function stepFrom(from: string | undefined, to: string | undefined): Promise<VersionStep | undefined> {
  const { default: semver } = await import('semver');
  // Of a commit or a word with a digit in it, the first number would pass for the version.
  const read = (text = '') =>
    /^v?\d+$|\d\.\d/i.test(text) ? semver.coerce(text, { includePrerelease: true }) : null;
  const [previous, next] = [read(from), read(to)];
  if (!previous || !next) return undefined;
  const kinds = {
    major: 'major',
    premajor: 'major',
    minor: 'minor',
    preminor: 'minor',
    patch: 'patch',
    prepatch: 'patch',
    prerelease: 'prerelease',
  } as const;
  const difference = semver.diff(previous, next);
  if (difference === null || !(difference in kinds)) return undefined;
  return { from: previous.version, to: next.version, kind: kinds[difference as keyof typeof kinds] };
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' or ');
}
