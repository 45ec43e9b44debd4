import type { PodTrouble } from './pod-troubles.ts';

/** Why pods of a workload are not ready, or not there. */
export interface Trouble extends PodTrouble {
  /** How many pods have it; 0 where it keeps pods from being made. */
  readonly pods: number;
  /** The last lines of a container that ended; empty until somebody reads them. */
  readonly log: readonly string[];
}

/** Puts the same trouble of several pods together; the first of them speaks for all. */
export function gather(troubles: readonly PodTrouble[]): readonly Trouble[] {
  const gathered = new Map<string, Trouble>();
  for (const trouble of troubles) {
    const known = gathered.get(trouble.kind);
    gathered.set(trouble.kind, known ? { ...known, pods: known.pods + 1 } : { ...trouble, pods: 1, log: [] });
  }
  return [...gathered.values()];
}

/** A line for each, with the number of pods, and the log below it where one was read. */
export function describeTroubles(troubles: readonly Trouble[]): readonly string[] {
  return troubles.map((trouble) => {
    const { pods, text, log } = trouble;
    const line = pods === 0 ? text : `${pods} ${pods === 1 ? 'pod' : 'pods'}: ${text}`;
    return log.length === 0
      ? line
      : [`${line}; its last lines:`, ...log.map((each) => `  ${each}`)].join('\n');
  });
}

/** What can't become right by itself, in the platform's words; `undefined` when all of it still may. */
export function stalledBy(troubles: readonly Trouble[]): string | undefined {
  return troubles.find(({ final }) => final)?.text;
}
