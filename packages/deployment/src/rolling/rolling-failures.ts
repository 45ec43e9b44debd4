import { ProviderError } from '@deploy-actions/action-kit';
import type { UpdateRecord } from '@deploy-actions/workloads';
import { StepError } from '../shift-failures.ts';

/** The update is no longer this run's: another run has it, or somebody ended it. Nothing more is written. */
export class TakenOverError extends ProviderError {
  constructor(name: string, version: string, now: UpdateRecord | undefined) {
    const who = now
      ? `${now.actor} has it since ${now.started}, for ${now.version}${now.url ? `, see ${now.url}` : ''}`
      : 'somebody ended it';
    super(`the update of ${name} to ${version} is no longer this run's: ${who}; this run stops here`, {
      system: name,
      operation: 'update',
    });
    this.name = 'TakenOverError';
  }
}

/** Somebody else changed what this run updates; that is never overwritten. */
export class DisturbedError extends Error {
  constructor(name: string, what: string) {
    super(`${name} was changed by somebody else while it was updated: ${what}`);
    this.name = 'DisturbedError';
  }
}

/** The worst there is: an update that failed and could not be undone. Says what stands where and what to press. */
export class UndoError extends ProviderError {
  constructor(reason: string, undone: readonly string[], failures: readonly string[], version: string) {
    const back = undone.length > 0 ? ` Undone: ${undone.join(', ')}.` : '';
    super(
      `${reason}. The way back FAILED: ${failures.join('; ')}.${back} No instance more is replaced meanwhile. When that is put right, run again with \`version: ${version}\` and \`resume: undo\` (or \`resume: continue\`)`,
      { system: 'rolling update', operation: 'the way back' },
    );
    this.name = 'UndoError';
  }
}

/** Which step failed; `platform-failed` for the platform itself, `failed` for anything else. */
export function rollingReasonCode(error: unknown): string {
  if (error instanceof StepError) return error.reasonCode;
  return error instanceof ProviderError ? 'platform-failed' : 'failed';
}
