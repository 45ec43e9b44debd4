import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { KubernetesRefusal } from '@deploy-actions/kubernetes';

/** What failures of this deployer are called. */
export const system = 'kubernetes';

/** A failure of the API as the ProviderError that an update finds its way back from; anything else as it is. */
export function asProviderError(error: unknown, name: string, operation: string): unknown {
  if (error instanceof KubernetesRefusal) {
    const remedy = remedies[error.reason];
    const message = `${name}: the API says ${error.reason}: ${error.message}${remedy ? `; ${remedy}` : ''}`;
    return new ProviderError(message, {
      ...{ system, operation, cause: error },
      retryable: error.reason === 'Conflict',
    });
  }
  if (error instanceof ConfigurationError)
    return new ProviderError(`${name}: ${error.message}`, { system, operation, cause: error });
  return error;
}

const remedies: Readonly<Record<string, string>> = {
  Conflict: 'others change it all the time: look who does, with `kubectl get … --show-managed-fields`',
  Forbidden: 'the Role of this login lacks it',
  NotFound: 'somebody deleted it',
};
