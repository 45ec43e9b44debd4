import type { RunIdentity } from '@deploy-actions/action-kit';
import type { RollbackResult } from '@deploy-actions/deployment';
import type { RestoreReport } from './database.ts';
import type { Inputs, Severity } from './inputs.ts';

/** What each severity asks for (MueJam Library, emergency procedures). */
const followUp: Readonly<Record<Severity, string>> = {
  critical: 'Traffic is back; find the cause before the next deployment.',
  high: 'Deploy a hotfix within the hour.',
  medium: 'Repair it in the next release.',
};

/** The incident as a Markdown document: what happened, what was done, what people have to do now. */
export function incidentRecord(record: {
  readonly inputs: Inputs;
  readonly result: RollbackResult;
  readonly restore: RestoreReport | undefined;
  readonly run: RunIdentity;
}): string {
  const { inputs, result, restore, run } = record;
  const { service, environment, reason } = inputs.plan;
  return `# Rollback of ${service} in ${environment}

- **Reason**: ${reason}
- **Severity**: ${inputs.severity}. ${followUp[inputs.severity]}
- **Traffic**: from ${result.from ?? 'unknown'} to ${result.to ?? 'unknown'}, all of it back after ${result.seconds.toFixed(1)} s
- **Version serving now**: ${result.version ?? 'unknown'}
- **Database**: ${restore?.told ?? 'left as it is'}
${restore ? databaseLines(restore) : ''}- **Begun**: ${result.started}
- **Ended**: ${result.ended}
- **By**: ${run.actor}${run.url ? `, ${run.url}` : ''}

## To do

- [ ] Tell the team and the users
${restore ? restoreTasks(restore) : ''}- [ ] Watch the version that serves now for 30 minutes
- [ ] Find the cause
- [ ] Hold the post-mortem
`;
}

function databaseLines({ backupId, restoredTo, replaced, undo, safetyCopy }: RestoreReport): string {
  const lines = [
    `- **Backup**: ${backupId}, of ${restoredTo}`,
    ...(replaced ? [`- **What was there before**: ${replaced}`] : []),
    ...(safetyCopy ? [`- **Copy of what was overwritten**: ${safetyCopy}`] : []),
    ...(undo ? [`- **To undo it**: ${undo}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function restoreTasks({ done, restoredTo, closed }: RestoreReport): string {
  const tasks = [
    ...(closed ? ['**Maintenance mode is on**: turn it off when the database is well'] : []),
    ...(done
      ? [`See to what was written after ${restoredTo}: it is lost to the users`]
      : ['Repair the database']),
  ];
  return tasks.map((task) => `- [ ] ${task}\n`).join('');
}
