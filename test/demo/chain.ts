import { hasPost, type LogLine, type StepResult, startStep } from '@deploy-actions/testing';
import { newVersion } from './shop-repository.ts';
import type { World } from './world.ts';

type Outputs = StepResult['outputs'];

/** One step of the pipeline: an action, what it is for, and what it gets from the steps before. */
export interface ChainStep {
  readonly action: string;
  /** What it does, for somebody who sees it for the first time. */
  readonly purpose: string;
  readonly inputs: (
    outputsOf: (action: string) => Outputs,
    world: World,
  ) => Record<string, string | undefined>;
  /** How it ended, in a few words. */
  readonly verdict: (outputs: Outputs) => string;
}

/** How a step ended, in a few words, whatever it left behind. */
export function verdictOf(step: ChainStep, { outputs }: StepResult): string {
  return Object.keys(outputs).length > 0 ? step.verdict(outputs) : 'ended without a result';
}

/** An outcome and why, where that is another word. */
function because(outputs: Outputs, name: 'outcome' | 'verdict'): string {
  const { [name]: outcome, 'reason-code': reason } = outputs;
  return reason === outcome ? `${outcome}` : `${outcome} (${reason})`;
}

/** A step that was started, and how it ended. */
export interface StepRun {
  readonly step: ChainStep;
  readonly result: StepResult;
}

/** The pipeline, as `.github/workflows/deploy.yml` wires it. */
export const chain: readonly ChainStep[] = [
  {
    action: 'verify-readiness',
    purpose: 'May this release go out? Runs the readiness checks and fixes the plan by its digest.',
    inputs: (_, { sha }) => ({ version: newVersion, sha }),
    verdict: ({ verdict, risk, passed }) => `${verdict}, risk ${risk}, ${passed} checks passed`,
  },
  {
    action: 'backup-db',
    purpose: 'Copies the database while it is in use, restores the copy and compares every table.',
    inputs: () => ({ version: newVersion }),
    verdict: (outputs) => `verified: ${outputs['verified']}, ${outputs['size-bytes']} bytes`,
  },
  {
    action: 'blue-green-shift',
    purpose:
      'Starts the new version on green and moves visitors there stage by stage, back if it turns out worse.',
    inputs: (outputsOf, { sha }) => ({
      version: newVersion,
      sha,
      'plan-digest': outputsOf('verify-readiness')['plan-digest'],
    }),
    verdict: (outputs) => `${because(outputs, 'outcome')}, ${outputs['active']} serves`,
  },
  {
    action: 'monitor-window',
    purpose: 'Watches the new version for a while after it has all visitors.',
    inputs: (outputsOf) => ({
      duration: '6s',
      version: newVersion,
      color: outputsOf('blue-green-shift')['active'],
    }),
    verdict: (outputs) => because(outputs, 'verdict'),
  },
  {
    action: 'release-tag',
    purpose: 'Production proved itself: works out the version from the commits, writes the changelog, tags.',
    inputs: () => ({}),
    verdict: ({ tag, bump, released }) => `released: ${released}, ${tag} (${bump})`,
  },
];

/** A rehearsal of the way back, for a release that needs none. */
export const drill: ChainStep = {
  action: 'rollback',
  purpose: 'A drill: does the way back still work, and how long does it take? Goes to blue and returns.',
  inputs: () => ({ drill: 'true', reason: 'a rehearsal at the end of the demo', confirm: 'production' }),
  verdict: (outputs) =>
    `${outputs['reason-code']}, ${outputs['to']} had all visitors after ${outputs['seconds']} s`,
};

/** Who watches the pipeline run. */
export interface ChainObserver {
  readonly begins: (step: ChainStep, phase: 'main' | 'post') => void;
  readonly line: (line: LogLine) => void;
  readonly ended: (step: ChainStep, phase: 'main' | 'post', result: StepResult) => void;
}

/** What the pipeline did. */
export interface ChainRun {
  /** Up to the first that failed. */
  readonly steps: readonly StepRun[];
  /** Of the steps that were started and have one, the last first, as the runner does it. */
  readonly posts: readonly StepRun[];
}

/** Runs steps one after another until one fails, then each `post`. A signal cancels the step under way as the runner does. */
export async function runChain(
  planned: readonly ChainStep[],
  world: World,
  observer: ChainObserver,
  signal: AbortSignal,
): Promise<ChainRun> {
  const masks = new Set<string>();
  const steps: StepRun[] = [];
  const posts: StepRun[] = [];
  const outputsOf = (action: string) =>
    steps.find(({ step }) => step.action === action)?.result.outputs ?? {};
  const run = async (step: ChainStep, phase: 'main' | 'post', state: StepResult['state'] = {}) => {
    observer.begins(step, phase);
    const running = startStep({
      action: step.action,
      phase,
      inputs: step.inputs(outputsOf, world),
      workspace: world.workspace,
      temporary: world.temporary,
      environment: world.environment,
      state,
      masks,
      onLine: observer.line,
    });
    signal.addEventListener('abort', running.cancel);
    const result = await running.done.finally(() => signal.removeEventListener('abort', running.cancel));
    observer.ended(step, phase, result);
    return result;
  };
  for (const step of planned) {
    const result = await run(step, 'main');
    steps.push({ step, result });
    if (result.exitCode !== 0 || signal.aborted) break;
  }
  for (const { step, result } of steps.toReversed()) {
    if (hasPost(step.action)) posts.push({ step, result: await run(step, 'post', result.state) });
  }
  return { steps, posts };
}
