import type { RunIdentity } from '@deploy-actions/action-kit';
import type { CheckResult, Subject } from '../check.ts';
import type { Judgement } from '../verdict.ts';

/** A readiness run as it is reported: in the job summary, the checklist, the check run and the report. */
export interface Readiness {
  readonly subject: Subject;
  readonly phase: string;
  readonly profile: string;
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly finished: number;
  /** In the order of the configuration, secrets masked. */
  readonly results: readonly CheckResult[];
  readonly judgement: Judgement;
  readonly planDigest: string | undefined;
  /** What somebody wanted to be read along. */
  readonly notes: string | undefined;
  /** Why somebody wants to deploy outside of the windows. */
  readonly windowOverride: string | undefined;
  readonly run: RunIdentity;
}

/** Who ran the checks: whoever started the run, or ran it again. */
export function completedBy({ run }: Pick<Readiness, 'run'>): string {
  return run.triggeringActor ?? run.actor;
}

/** The page of the commit, where the repository is known. */
export function commitPage({
  subject: { sha },
  run: { url },
}: Pick<Readiness, 'subject' | 'run'>): string | undefined {
  const repository = url?.replace(/\/actions\/runs\/.*$/, '');
  return sha === undefined || repository === undefined || repository === url
    ? undefined
    : `${repository}/commit/${sha}`;
}

/** A place where people sign off, and what the check found there. */
export interface SignOff {
  readonly result: CheckResult;
  /** The issue with the list to tick, if one is named. */
  readonly page: string | undefined;
}

/** The sign-offs among the results. */
export function signOffsOf({ results }: Pick<Readiness, 'results'>): SignOff[] {
  return results
    .filter(({ kind, status }) => kind === 'sign-off' && status !== 'skip')
    .map((result) => {
      const text = `${result.finding} ${result.evidence?.answer ?? ''}`;
      return { result, page: /https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+\/issues\/\d+/.exec(text)?.[0] };
    });
}

/** Somebody who signed off, and when, as the check found it. */
export interface Reviewer {
  readonly name: string;
  /** As it stands in the finding. */
  readonly when: string;
}

/** Who signed off, each once, with the last time; from the findings of the sign-offs that are given. */
export function reviewersOf(readiness: Pick<Readiness, 'results'>): Reviewer[] {
  const found = new Map<string, string>();
  for (const { result } of signOffsOf(readiness).filter(isGiven)) {
    const [, people = ''] = /signed off by (.*)$/.exec(result.finding) ?? [];
    for (const [, name = '', when = ''] of people.matchAll(/@([\w[\]-]+) \(([^()]+)\)/g)) {
      const known = found.get(name);
      if (known === undefined || known < when) found.set(name, when);
    }
  }
  return [...found].map(([name, when]) => ({ name, when }));
}

/** Whether everybody who has to sign off did. */
export function isGiven({ result }: Pick<SignOff, 'result'>): boolean {
  return result.status === 'pass' || result.status === 'warn';
}
