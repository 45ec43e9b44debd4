import type { DatabaseSession } from '@deploy-actions/sql';
import { blankRun, type HealthFinding, type MigrationRun, type MigrationVerdict } from '../migration-run.ts';
import { lookAtMigrations, type MigrationPlan } from '../plan.ts';
import type { MigrationWorld } from '../world.ts';
import { readBaseline, recordBaseline } from './baseline.ts';
import { readFigures } from './query-figures.ts';
import { schemaHealth } from './schema-health.ts';
import { compareQueries, type QueryComparison } from './slow-queries.ts';

/**
 * The command `verify`: nothing is pending, no index is invalid, no constraint unvalidated, no query slower than recorded. Writes
 * nothing but a baseline where there is none and the section says so. Throws ConfigurationError and ProviderError.
 */
export async function verifyMigrations(world: MigrationWorld): Promise<MigrationRun> {
  const plan = await lookAtMigrations(world);
  const session = world.session(world.request.address);
  try {
    const schema = await schemaHealth(session);
    const queries = await queryHealth(world, session);
    const findings = [...schema.findings, ...queries.findings];
    return toldVerification(plan, findings, [...plan.notes, ...schema.notes, ...queries.notes]);
  } finally {
    session.close();
  }
}

async function queryHealth(world: MigrationWorld, session: DatabaseSession): Promise<QueryComparison> {
  const { baseline } = world.request.configuration;
  if (baseline === undefined) return { findings: [], notes: [] };
  const recorded = await readBaseline(baseline.file, world);
  if (recorded === undefined) {
    const missing = `Slow queries: there is no baseline in ${baseline.file} to compare with.`;
    return { findings: [], notes: [missing, ...(await recordBaseline(world, session, 'verify'))] };
  }
  const now = await readFigures(session);
  if (now.figures === undefined)
    return { findings: [], notes: [`Slow queries can’t be compared: ${now.note}`] };
  return compareQueries(recorded, now, baseline);
}

function toldVerification(
  { place, current, records }: MigrationPlan,
  health: readonly HealthFinding[],
  notes: readonly string[],
): MigrationRun {
  const errors = health.filter(({ level }) => level === 'error');
  const obstacles = [
    ...(records.length > 0 ? [`still pending: ${records.map(({ id }) => `\`${id}\``).join(', ')}`] : []),
    ...errors.map(({ subject, message }) => `${subject} ${message}`),
  ];
  const verdict: MigrationVerdict =
    obstacles.length > 0 ? 'no-go' : health.length > 0 ? 'conditional-go' : 'go';
  const at = current === undefined ? 'No migration was ever applied' : `The database is at ${current}`;
  const reason =
    verdict === 'no-go'
      ? `No go: ${obstacles.join('; ')}. ${at}.`
      : verdict === 'go'
        ? `Go: ${at.charAt(0).toLowerCase()}${at.slice(1)}, the newest, and nothing is wrong with its schema.`
        : `Conditional go: ${at.charAt(0).toLowerCase()}${at.slice(1)}, the newest; ${health.length === 1 ? '1 finding' : `${health.length} findings`}.`;
  const remedies = health.flatMap(({ remedy }) => (remedy === undefined ? [] : [remedy]));
  return {
    ...blankRun,
    ...{ command: 'verify', outcome: 'verified', verdict, ok: verdict !== 'no-go', reason },
    reasonCode: records.length > 0 ? 'pending' : verdict === 'no-go' ? 'unhealthy' : verdict,
    ...{ place, revision: current, migrations: records, obstacles, notes, health },
    remedies: [...new Set(remedies)],
  };
}
