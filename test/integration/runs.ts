import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Step, type StepResult, startStep } from '@deploy-actions/testing';

/** A run of a workflow in GitHub, on a runner of its own. */
export interface RunRequest {
  readonly action: 'blue-green-shift' | 'rollback';
  readonly runId: number;
  /** 1 when absent. */
  readonly attempt?: number;
  readonly inputs: Readonly<Record<string, string | undefined>>;
  /** Variables of the step. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly onLine?: (text: string) => void;
}

/** One job that runs one action, as the runner does. */
export interface Job {
  readonly main: Step;
  /** Runs the `post` step of an action whose main step has ended. */
  readonly post: () => Promise<StepResult>;
}

/** Starts the action in an empty workspace. */
export function startJob({
  action,
  runId,
  attempt = 1,
  inputs,
  environment = {},
  onLine = () => {},
}: RunRequest): Job {
  const folder = mkdtempSync(join(tmpdir(), `run-${runId}-`));
  const place = { workspace: join(folder, 'workspace'), temporary: join(folder, 'temporary') };
  for (const path of Object.values(place)) mkdirSync(path);
  const variables = { GITHUB_RUN_ID: String(runId), GITHUB_RUN_ATTEMPT: String(attempt), ...environment };
  const request = {
    ...{ action, inputs, ...place, environment: variables },
    onLine: ({ text }: { readonly text: string }) => onLine(text),
  };
  const main = startStep(request);
  return {
    main,
    post: async () => {
      const { state } = await main.done;
      return startStep({ ...request, phase: 'post', state }).done;
    },
  };
}

/** What every shift in these tests is given: a deployment with nothing to do. */
export const plainShift = {
  environment: 'production',
  workload: '{ deployer: command, run: "true" }',
} as const;
