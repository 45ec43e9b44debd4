import { ProviderError } from '@deploy-actions/action-kit';
import { awsFailure } from '@deploy-actions/aws';
import { maintenanceSystem } from './maintenance-switch.ts';

/** One call of AWS, for its failure. */
export interface AwsCallDetails {
  /** In words: `read the parameter`. */
  readonly operation: string;
  /** `ssm:GetParameter`. */
  readonly action: string;
  /** What that permission must cover. */
  readonly resource: string;
}

/** Sends one call within a time limit in milliseconds. Throws ProviderError or ConfigurationError, with the SDK's error as its cause. */
export async function callAws<T>(
  { operation, action, resource }: AwsCallDetails,
  timeout: number,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const limit = AbortSignal.timeout(timeout);
  try {
    // The signal reaches requests only, not the wait for credentials before them.
    return await Promise.race([send({ abortSignal: limit }), over(limit)]);
  } catch (error) {
    const system = maintenanceSystem;
    if (!limit.aborted) throw awsFailure(error, { system, operation, action, resource });
    const message = `${operation}: no answer within the time limit \`timeout\``;
    throw new ProviderError(message, { system, operation, retryable: true });
  }
}

/** Whether AWS refused a call with this error, such as `ParameterNotFound`. */
export function isRefusedWith(error: unknown, ...names: readonly string[]): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return (
    cause instanceof Error && names.some((name) => cause.name === name || cause.name === `${name}Exception`)
  );
}

function over(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
