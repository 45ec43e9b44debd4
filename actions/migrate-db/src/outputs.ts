import { type Conclusion, defineOutputs } from '@deploy-actions/action-kit';
import type { MigrationRecord } from '@deploy-actions/migrations';
import type { Result } from './run.ts';

/** The outputs of `migrate-db`; `pending` is what is not applied when the step ends. */
export const outputs = defineOutputs<Result>({
  verdict: ({ run }) => run.verdict,
  outcome: ({ run, dry }) => (dry ? 'planned' : run.outcome),
  pending: (result) => pendingIn(result).length,
  migrations: ({ run }) => JSON.stringify(run.migrations.map(({ id }) => id)),
  applied: ({ run, dry }) => (run.command === 'apply' && !dry ? count(run.migrations, 'applied') : undefined),
  revision: ({ run }) => run.revision,
  contract: ({ run }) => run.contract,
  compatibility: ({ run }) => run.compatibility,
  reversible: ({ run }) => run.reversible,
  findings: ({ run }) => run.findings.length + run.health.length,
  seconds: ({ run }) => run.seconds,
  'reason-code': (result) => conclude(result).reasonCode,
  reason: (result) => conclude(result).reason,
  report: ({ report }) => report,
});

function count(records: readonly MigrationRecord[], status: MigrationRecord['status']): number {
  return records.filter((record) => record.status === status).length;
}

/** A rehearsal applies to a copy alone: in the database all of it is still pending. */
function pendingIn({ run }: Result): readonly MigrationRecord[] {
  return run.command === 'apply'
    ? run.migrations.filter(({ status }) => status !== 'applied')
    : run.migrations;
}

/** The chain may go on after a go and a conditional go, and when what was asked for was done. */
export function conclude({ run, dry }: Result): Conclusion {
  if (dry && run.ok) return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${run.reason}` };
  return { ok: run.ok, reasonCode: run.reasonCode, reason: run.reason };
}
