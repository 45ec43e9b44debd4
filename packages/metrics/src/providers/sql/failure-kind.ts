import type { DatabaseFailure, FailureReason } from '@deploy-actions/sql';
import type { Failure, FailureKind } from '../../metric-provider.ts';

const kinds: Readonly<Record<FailureReason, FailureKind>> = {
  unreachable: 'unreachable',
  'not-ready': 'not-ready',
  timeout: 'unreachable',
  'wrong-credentials': 'wrong-credentials',
  'unknown-database': 'refused',
  'permission-denied': 'wrong-credentials',
  missing: 'bad-query',
  'bad-query': 'bad-query',
  'division-by-zero': 'not-a-number',
  'not-that-database': 'not-metrics',
  'server-error': 'server-error',
  refused: 'refused',
};

/** What a database's failure is to a look. */
export function asFailure({ reason, message, outOfReach }: DatabaseFailure): Failure {
  const limit = reason === 'timeout' && !outOfReach ? ', the `timeout` of the source' : '';
  return { failure: kinds[reason], detail: `${message}${limit}` };
}
