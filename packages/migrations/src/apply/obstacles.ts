import { describeError, formatDuration } from '@deploy-actions/action-kit';
import type { Manifest } from '@deploy-actions/database';
import type { FoundBackup } from '../backup-access.ts';
import type { BackupUsed } from '../migration-run.ts';
import { contractObstacle, type MigrationPlan } from '../plan.ts';
import type { MigrationWorld } from '../world.ts';

/** A stable word for what is in the way. */
export type ObstacleCode =
  | 'busy'
  | 'window'
  | 'backup-missing'
  | 'backup-too-old'
  | 'backup-not-verified'
  | 'backup-foreign'
  | 'contract';

/** A reason not to begin. */
export interface Obstacle {
  readonly code: ObstacleCode;
  readonly message: string;
}

/** All that is in the way of applying migrations, and what is to be said where nothing is. */
export interface Clearance {
  readonly obstacles: readonly Obstacle[];
  readonly notes: readonly string[];
  readonly backup: BackupUsed | undefined;
}

/** Looks for everything that keeps migrations from being applied, without writing. */
export async function findObstacles(world: MigrationWorld, plan: MigrationPlan): Promise<Clearance> {
  const window = await windowObstacle(world);
  const backup = await backupObstacles(world);
  const state = await stateObstacle(world, plan);
  const contract = contractObstacle(plan, world.request.contract);
  return {
    obstacles: [
      ...window.obstacles,
      ...backup.obstacles,
      ...state.obstacles,
      ...(contract === undefined ? [] : [{ code: 'contract' as const, message: contract }]),
    ],
    notes: [...window.notes, ...backup.notes, ...state.notes],
    backup: backup.backup,
  };
}

type Found = Pick<Clearance, 'obstacles' | 'notes'>;

const nothing: Found = { obstacles: [], notes: [] };

async function windowObstacle({ request, runtime }: MigrationWorld): Promise<Found> {
  const { window } = request.configuration;
  const { windowOverride } = request;
  if (window === undefined) return nothing;
  const { windowStanding } = await import('@deploy-actions/checks');
  const { open, finding } = await windowStanding(window, runtime.clock.now());
  if (open) return { obstacles: [], notes: [`Window: ${finding}.`] };
  const refuse = (message: string): Found => ({ obstacles: [{ code: 'window', message }], notes: [] });
  if (windowOverride === undefined) return refuse(finding);
  if (!window.override)
    return refuse(`${finding}; a reason was given, but \`window\` has no \`override: true\``);
  const actor = runtime.run.triggeringActor ?? runtime.run.actor;
  return { obstacles: [], notes: [`Window: ${finding}; overridden by @${actor}: ${windowOverride}`] };
}

async function backupObstacles(world: MigrationWorld): Promise<Clearance> {
  const { configuration } = world.request;
  if (configuration.backup === false) {
    return { ...nothing, notes: ['No backup is asked for: `backup: false`.'], backup: undefined };
  }
  let candidates: readonly FoundBackup[];
  try {
    candidates = await world.backups.candidates();
  } catch (error) {
    const message = `no backup could be found: ${describeError(error)}`;
    return { ...nothing, obstacles: [{ code: 'backup-missing', message }], backup: undefined };
  }
  if (candidates.length === 0) {
    const where =
      world.request.backup === undefined
        ? 'there is neither a section `backup` nor an input `backup` that names a manifest'
        : `${world.request.backup.destination} has no verified one of this database`;
    const message = `there is no backup to go back to: ${where}; run backup-db first`;
    return { ...nothing, obstacles: [{ code: 'backup-missing', message }], backup: undefined };
  }
  const refused: Clearance[] = [];
  for (const candidate of candidates) {
    const judged = await judge(world, configuration.backup, candidate);
    if (judged.obstacles.length === 0) return judged;
    refused.push(judged);
  }
  const named = refused.slice(0, namedCandidates);
  return { ...nothing, obstacles: named.flatMap(({ obstacles }) => obstacles), backup: named[0]?.backup };
}

/** Of so many backups is said why none will do. */
const namedCandidates = 3;

type Wanted = Exclude<MigrationWorld['request']['configuration']['backup'], false>;

async function judge(
  world: MigrationWorld,
  wanted: Wanted,
  { manifest, location }: FoundBackup,
): Promise<Clearance> {
  const { backupId: id, created, verified } = manifest;
  const [foreign, notes] = await foreignObstacle(world, manifest);
  return {
    obstacles: [...ageObstacle(world, wanted, manifest), ...foreign],
    notes,
    backup: { id, created, verified: verified.level, location },
  };
}

/** So far two machines' clocks may differ, in milliseconds. */
const clockSkew = 5 * 60_000;

function ageObstacle(
  { runtime }: MigrationWorld,
  wanted: Wanted,
  { backupId, created, verified }: Manifest,
): Obstacle[] {
  const obstacles: Obstacle[] = [];
  const age = runtime.clock.now() - Date.parse(created);
  if (age > wanted['max-age']) {
    const message = `the backup ${backupId} is ${formatDuration(age)} old (${created}), allowed is ${formatDuration(wanted['max-age'])}: what was written since would be lost; run backup-db right before`;
    obstacles.push({ code: 'backup-too-old', message });
  }
  if (age < -clockSkew) {
    const message = `the backup ${backupId} was made at ${created}, which lies in the future: how old it is can’t be told; look at the clocks of both machines and run backup-db again`;
    obstacles.push({ code: 'backup-too-old', message });
  }
  const level = verified.level;
  if (level === 'none' || (wanted.verified === 'restore' && level !== 'restore')) {
    const message = `the backup ${backupId} is verified by ${level === 'none' ? 'nothing' : 'reading it back'}, wanted is \`verify: ${wanted.verified}\`: run backup-db with that`;
    obstacles.push({ code: 'backup-not-verified', message });
  }
  return obstacles;
}

async function foreignObstacle(
  { backups, request }: MigrationWorld,
  manifest: Manifest,
): Promise<[Obstacle[], string[]]> {
  const { backupId, service, environment } = manifest;
  const { refusal, note } = await backups.belongs(manifest);
  const foreign =
    service !== request.service || environment !== request.environment
      ? `the backup ${backupId} is of ${service} in ${environment}, and not of ${request.service} in ${request.environment}`
      : undefined;
  const messages = [foreign, refusal].filter((message) => message !== undefined);
  return [messages.map((message) => ({ code: 'backup-foreign', message })), note === undefined ? [] : [note]];
}

async function stateObstacle({ state, request }: MigrationWorld, plan: MigrationPlan): Promise<Found> {
  if (state === undefined) return nothing;
  const busy = await state.busy();
  if (busy !== undefined) return { obstacles: [{ code: 'busy', message: busy }], notes: [] };
  if (plan.compatibility !== 'contract' || request.contract === 'refuse') return nothing;
  try {
    return { obstacles: [], notes: [await state.planContract()] };
  } catch (error) {
    return { obstacles: [{ code: 'busy', message: describeError(error) }], notes: [] };
  }
}
