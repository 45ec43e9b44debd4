import { writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { StepResult } from '@deploy-actions/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { awsSetUp } from '../../packages/checks/test/aws/set-up.ts';
import { components } from '../../scripts/components/components.ts';
import { type Moto, motoVariables, startMoto } from './components/index.ts';
import { type SongsDatabase, startSongsDatabase } from './musicgen-database.ts';
import { checkOut, runAction } from './musicgen-runs.ts';

const bucket = 'musicgen-backups';
let moto: Moto;
let database: SongsDatabase;
let workspace: string;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  moto = await startMoto();
  vi.stubEnv('AWS_ENDPOINT_URL', moto.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
  await awsSetUp().createBucket(bucket);
  database = await startSongsDatabase();
  workspace = checkOut([]);
  addMigration('0002', `op.add_column("songs", sa.Column("mood", sa.Text(), nullable=True))`);
  environment = {
    ...motoVariables,
    AWS_ENDPOINT_URL: moto.url,
    BACKUP_DATABASE_URL: database.backup,
    MIGRATION_DATABASE_URL: database.migration,
    PATH: [dirname(components['python-migrations'].program), process.env['PATH']].join(delimiter),
  };
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
  await moto.close();
});

function addMigration(revision: string, change: string): void {
  const previous = String(Number(revision) - 1).padStart(4, '0');
  const text = `"""${change.replaceAll('"', "'")}"""

import sqlalchemy as sa
from alembic import op

revision = "${revision}"
down_revision = "${previous}"


def upgrade():
    ${change}
`;
  writeFileSync(join(workspace, `alembic/versions/${revision}.py`), text);
}

const run = (action: string, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
  runAction(action, workspace, { environment: 'production', version: 'v1.0.0', ...inputs }, environment);
const migrate = (command: string, more: Readonly<Record<string, string>> = {}) =>
  run('migrate-db', { command, state: '{ store: file, path: state.json }', ...more });
const columns = async () =>
  (
    await database.rows(
      `select column_name from information_schema.columns where table_name = 'songs' order by ordinal_position`,
    )
  ).map(({ column_name }) => column_name);

describe('phase 2 of the checklist, database updates', () => {
  test('are refused without a backup', async () => {
    const result = await migrate('apply');
    expect(result.exitCode, result.log).toBe(1);
    expect(result.log).toMatch(/no .*backup/);
    expect(await columns()).not.toContain('mood');
  });

  let manifest: string;
  test('a backup is made, restored and compared', async () => {
    const result = await run('backup-db');
    expect(result.exitCode, result.log).toBe(0);
    expect(result.outputs).toMatchObject({ verified: 'restore' });
    expect(result.log).not.toContain('backup-secret');
    manifest = result.outputs['manifest'] ?? '';
    expect(manifest).toMatch(/^s3:\/\/musicgen-backups\/postgres\//);
  });

  test('are planned, rehearsed on the backup, applied and verified', async () => {
    const plan = await migrate('plan');
    expect(plan.outputs, plan.log).toMatchObject({ verdict: 'go', pending: '1', contract: 'false' });
    const rehearsal = await migrate('rehearse', { backup: manifest });
    expect(rehearsal.outputs, rehearsal.log).toMatchObject({ pending: '1' });
    expect(rehearsal.outputs['verdict'], rehearsal.log).not.toBe('no-go');
    expect(await columns()).not.toContain('mood');
    const applied = await migrate('apply', { backup: manifest });
    expect(applied.outputs, applied.log).toMatchObject({
      ...{ outcome: 'applied', applied: '1', revision: '0002', contract: 'false' },
    });
    expect(await columns()).toContain('mood');
    const verified = await migrate('verify');
    expect(verified.outputs, verified.log).toMatchObject({ pending: '0', revision: '0002' });
    expect(verified.exitCode, verified.log).toBe(0);
  });

  test('that the release in service can’t live with are refused', async () => {
    addMigration('0003', `op.drop_column("songs", "title")`);
    const result = await migrate('apply', { backup: manifest });
    expect(result.exitCode, result.log).toBe(1);
    expect(result.log).toMatch(/0003/);
    expect(await columns()).toContain('title');
  });
});
