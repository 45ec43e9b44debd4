import { formatDuration, isoInstant } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { CheckContext } from '../../check.ts';
import type { GithubFacts } from '../../github/github-source.ts';
import type { ChecklistState } from '../../sign-offs/checklist.ts';
import type { ChecklistItem } from '../../sign-offs/checklist-item.ts';
import { isEntitled, namedEntitled } from '../../sign-offs/entitlement.ts';
import { environmentApprovers } from '../../sign-offs/environment-approvals.ts';
import { ticksOf } from '../../sign-offs/ticks.ts';

/** Somebody's word that counts. */
export interface Signature {
  /** A login. */
  readonly by: string;
  /** When, for people: an instant, or that GitHub keeps none. */
  readonly when: string;
  /** The number that was written; empty for none. */
  readonly value: string;
}

/** Who signed off, and why others don't count. */
export interface Signatures {
  readonly accepted: readonly Signature[];
  readonly refused: readonly string[];
}

type Configuration = CheckConfigurationOf<'sign-off'>;

const rejectedToo = 'who also rejected it in this run, and GitHub does not tell which came last';

/** Collects the signatures of different, entitled people: ticks first, then approvals of the environment. Rejects when it can't be told who is entitled. */
export async function signaturesOf(
  configuration: Configuration,
  item: ChecklistItem,
  { revisions }: ChecklistState,
  { runtime, subject }: Pick<CheckContext, 'runtime' | 'subject'>,
  facts: { readonly people: GithubFacts; readonly run: GithubFacts },
): Promise<Signatures> {
  const { run, clock } = runtime;
  const accepted = new Map<string, Signature>();
  const refused: string[] = [];
  const consider = async (signature: Signature, verb: string, at?: number) => {
    const { by } = signature;
    const problem =
      (accepted.has(by.toLowerCase()) && 'who signed off already') ||
      expired(configuration, at, clock.now()) ||
      (await unentitled(configuration, by, run, facts.people));
    if (problem) refused.push(`${verb} by @${by}, ${problem}`);
    else accepted.set(by.toLowerCase(), signature);
    return !problem;
  };
  for (const box of item.boxes) {
    const { ticks, problem } = ticksOf(revisions, box);
    if (problem) refused.push(problem);
    for (const { by, at, value } of ticks) {
      if (await consider({ by, when: isoInstant(at), value }, 'ticked', at)) break;
    }
  }
  const { 'environment-approval': approval, approvals } = configuration;
  if (approval !== undefined && accepted.size < approvals) {
    const environment = approval === true ? subject.environment : approval;
    const when = `by an approval of the environment ${environment}, of which GitHub keeps no time`;
    for (const { login: by, rejected } of await environmentApprovers(facts.run, run.runId, environment)) {
      if (rejected) refused.push(`approved by @${by}, ${rejectedToo}`);
      else if (!accepted.has(by.toLowerCase())) await consider({ by, when, value: '' }, 'approved');
    }
  }
  return { accepted: [...accepted.values()], refused };
}

function expired({ 'valid-for': validFor }: Configuration, at: number | undefined, now: number) {
  if (validFor === undefined || at === undefined || now - at <= validFor) return undefined;
  return `at ${isoInstant(at)}, which counts for ${formatDuration(validFor)} alone: untick it and tick it again`;
}

async function unentitled(
  { by, independent }: Configuration,
  login: string,
  { actor, triggeringActor }: CheckContext['runtime']['run'],
  facts: GithubFacts,
): Promise<string | undefined> {
  const deployers = [actor, triggeringActor].map((name) => name?.toLowerCase());
  if (independent && deployers.includes(login.toLowerCase())) {
    return 'who started this run and may not sign off for it';
  }
  if (await isEntitled(login, by, facts)) return undefined;
  return `who isn't among ${namedEntitled(by)}: one of those has to untick it and tick it again`;
}
