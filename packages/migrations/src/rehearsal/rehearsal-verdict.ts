import { formatDuration, formatSize } from '@deploy-actions/action-kit';
import {
  blankRun,
  type MigrationRecord,
  type MigrationRun,
  type MigrationVerdict,
} from '../migration-run.ts';
import { contractObstacle, type MigrationPlan, toldPlan } from '../plan.ts';
import type { MigrationWorld } from '../world.ts';
import type { Rehearsal } from './rehearse.ts';

/** A rehearsal as the outcome of a command: no go where a migration or the previous release failed. */
export function judgeRehearsal(
  live: MigrationPlan,
  rehearsal: Rehearsal,
  world: Pick<MigrationWorld, 'request'>,
): MigrationRun {
  const { plan, records, previous, failure, seconds, backup } = rehearsal;
  const { request } = world;
  const reversible = previous?.reversible ?? 'unknown';
  const refused = contractObstacle(plan, request.contract);
  const errors = toldPlan(plan, world).obstacles;
  const contractAllowed = request.contract === 'allow';
  const obstacles = [
    ...(failure === undefined ? [] : [`the rehearsal failed: ${failure.trim()}`]),
    ...(reversible === 'false' && !contractAllowed ? [previous?.told.replace(/\.$/, '') ?? ''] : []),
    ...errors,
  ];
  const doubts = [
    ...(reversible === 'false' && contractAllowed ? [`${previous?.told} That was allowed.`] : []),
    ...(reversible === 'unknown' && previous ? [previous.told] : []),
    ...doubtsAbout(records, seconds, request.configuration),
    ...(plan.findings.length > 0 ? [`Findings: ${plan.findings.length}.`] : []),
  ];
  // With nothing to apply there is nothing to doubt.
  const counted = records.length === 0 ? [] : doubts;
  const verdict: MigrationVerdict =
    obstacles.length > 0 ? 'no-go' : counted.length > 0 ? 'conditional-go' : 'go';
  const { manifest, location } = backup;
  return {
    ...blankRun,
    ...{ command: 'rehearse', outcome: 'rehearsed', verdict, ok: verdict !== 'no-go' },
    ...{ place: live.place, revision: live.current, migrations: records, obstacles, seconds },
    ...{ findings: plan.findings, accepted: plan.accepted, compatibility: plan.compatibility, reversible },
    contract: plan.compatibility === 'contract',
    notes: [
      ...plan.notes,
      ...rehearsal.notes,
      ...counted,
      ...(reversible === 'true' && previous ? [previous.told] : []),
    ],
    backup: {
      ...{ id: manifest.backupId, created: manifest.created },
      ...{ verified: manifest.verified.level, location },
    },
    reasonCode: codeOf(verdict, failure, reversible, refused),
    reason: sentence(rehearsal, verdict, obstacles, counted),
  };
}

function codeOf(
  verdict: MigrationVerdict,
  failure: string | undefined,
  reversible: 'true' | 'false' | 'unknown',
  refused: string | undefined,
): string {
  if (verdict !== 'no-go') return verdict;
  if (failure !== undefined) return 'migration-failed';
  if (refused !== undefined) return 'contract';
  return reversible === 'false' ? 'irreversible' : 'findings';
}

/** What took longer than it should. */
function doubtsAbout(
  records: readonly MigrationRecord[],
  seconds: number,
  limits: { readonly estimate?: number | undefined; readonly 'lock-timeout': number },
): string[] {
  const { estimate, 'lock-timeout': lockTimeout } = limits;
  const long =
    estimate !== undefined && seconds * 1_000 > estimate
      ? [
          `All migrations together took ${formatDuration(seconds * 1_000)}, more than the \`estimate\` of ${formatDuration(estimate)}.`,
        ]
      : [];
  const locks = records.flatMap(({ id, locks: held = [] }) =>
    held
      .filter(({ blocks, milliseconds }) => blocks !== 'schema changes' && milliseconds > lockTimeout)
      .map(
        ({ relation, mode, blocks, milliseconds }) =>
          `\`${id}\` kept ${blocks} from ${relation} for ${formatDuration(milliseconds)} (${mode}), longer than the \`lock-timeout\` of ${formatDuration(lockTimeout)}.`,
      ),
  );
  const rewrites = records.flatMap(({ id, rewrites: all = [] }) =>
    all.map(
      ({ relation, bytes }) =>
        `\`${id}\` wrote ${relation} anew${bytes === undefined ? '' : ` (${formatSize(bytes)})`}; nobody else reads or writes it meanwhile.`,
    ),
  );
  return [...long, ...locks, ...rewrites];
}

function sentence(
  { records, seconds, previous, backup }: Rehearsal,
  verdict: MigrationVerdict,
  obstacles: readonly string[],
  doubts: readonly string[],
): string {
  const on = `on a copy of ${backup.manifest.backupId}`;
  if (records.length === 0 && verdict === 'go') return `Go: nothing is pending ${on}.`;
  const applied = records.filter(({ status }) => status === 'applied').length;
  const count = `${applied} of ${records.length === 1 ? '1 migration' : `${records.length} migrations`} applied ${on} in ${formatDuration(seconds * 1_000)}`;
  if (verdict === 'no-go') return `No go: ${obstacles.join('; ')}. ${count}.`;
  const back = previous?.reversible === 'true' ? '; the previous release works with it' : '';
  if (verdict === 'go') return `Go: ${count}${back}.`;
  return `Conditional go: ${count}${back}. ${doubts.join(' ')}`;
}
