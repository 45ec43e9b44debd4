import { findObstacles } from './apply/obstacles.ts';
import type { MigrationRun } from './migration-run.ts';
import { lookAtMigrations, toldPlan } from './plan.ts';
import type { MigrationWorld } from './world.ts';

/** What `apply` or `rehearse` would do, and what would keep it from doing so; writes nothing. Throws as the plan does. */
export async function previewMigrations(
  world: MigrationWorld,
  command: 'apply' | 'rehearse',
): Promise<MigrationRun> {
  const plan = await lookAtMigrations(world);
  const told = toldPlan(plan, world);
  if (command === 'rehearse') {
    const backup = await world.backups.find();
    const from = backup === undefined ? 'no backup, and so not at all' : backup.manifest.backupId;
    const steps = [
      `Restore a copy from ${from}.`,
      ...world.tool
        .steps(plan.pending)
        .map((step) => `Apply ${step.map(({ id }) => id).join(', ')} to the copy.`),
      'Run the tests of the previous release against the copy, where there are any.',
      'Remove the copy.',
    ];
    return { ...told, command, ok: backup !== undefined, remedies: [], notes: [...steps, ...plan.notes] };
  }
  const clearance = await findObstacles(world, plan);
  const { configuration } = world.request;
  const steps = [
    ...(configuration.baseline?.record === 'apply'
      ? [`Record the slowest queries in ${configuration.baseline.file}.`]
      : []),
    ...world.tool.steps(plan.pending).map((step) => `Apply ${step.map(({ id }) => id).join(', ')}.`),
  ];
  const obstacles = clearance.obstacles.map(({ message }) => message);
  const refused = obstacles.length > 0 && plan.records.length > 0;
  return {
    ...told,
    ...{
      command,
      verdict: undefined,
      backup: clearance.backup,
      notes: [...(refused ? [] : steps), ...plan.notes, ...clearance.notes],
    },
    obstacles: refused ? obstacles : [],
    ok: !refused,
    reasonCode: refused ? (clearance.obstacles[0]?.code ?? 'refused') : 'dry-run',
    reason: refused ? `it would be refused: ${obstacles.join('; ')}.` : `${plan.records.length} to apply.`,
  };
}
