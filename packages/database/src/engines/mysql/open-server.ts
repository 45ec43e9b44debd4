import { ConfigurationError } from '@deploy-actions/action-kit';
import type { BackupConfigurationOf } from '@deploy-actions/config';
import { DatabaseFailure, type FailureReason, type MysqlAddress } from '@deploy-actions/sql';
import type { EngineContext } from '../../engine-registry.ts';
import { ServerSession } from './server-session.ts';

/** A section of this engine. */
export type Section = BackupConfigurationOf<'mysql'>;

/** Milliseconds that a question about the server may take. */
const patience = 120_000;
/** Failures that the reader of the configuration can put right. */
const fixable: readonly FailureReason[] = [
  'wrong-credentials',
  'unknown-database',
  'permission-denied',
  'not-that-database',
  'refused',
];

/** Connects; what the reader can put right is a ConfigurationError that names the field, anything else a DatabaseFailure. */
export async function openFor(
  field: string,
  address: MysqlAddress,
  context: EngineContext,
  timeout = patience,
): Promise<ServerSession> {
  try {
    return await ServerSession.open({ address, timeout }, context);
  } catch (error) {
    if (!(error instanceof DatabaseFailure) || !fixable.includes(error.reason)) throw error;
    throw new ConfigurationError([{ input: field, message: error.message }]);
  }
}
