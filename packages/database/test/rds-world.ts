import type { AwsConfiguration, BackupConfigurationOf } from '@deploy-actions/config';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { onTestFinished, vi } from 'vitest';
import { RdsSnapshots } from '../src/engines/rds/rds-snapshots.ts';
import type { SnapshotManifest } from '../src/manifest.ts';
import type { TakenSnapshot } from '../src/snapshot-engine.ts';
import { startFakeRds } from './fake-rds.ts';

type Settings = BackupConfigurationOf<'rds-snapshot'>;

/** What whoever calls an engine passes in. */
export const owner = { service: 'shop', environment: 'production' };

export const backupId = 'shop-production-20260101T120000Z-abcd1234';

/** A fake RDS with the instance `shop`, and an engine for it; time passes by the fake clock of the runtime. */
export async function rdsWorld(settings: Partial<Settings> = {}, aws: Partial<AwsConfiguration> = {}) {
  const runtime = await createTestRuntime({
    environment: { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' },
  });
  const rds = await startFakeRds(runtime.clock);
  // The SDK reads the environment of the process.
  vi.stubEnv('AWS_ENDPOINT_URL', rds.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rds.close();
  });
  rds.addInstance('shop');
  return { rds, runtime, ...engineOf(runtime, settings, aws) };
}

/** Another run of the same step, at the same clock. */
export function engineOf(
  runtime: TestRuntime,
  settings: Partial<Settings> = {},
  aws: Partial<AwsConfiguration> = {},
) {
  const backup: Settings = {
    engine: 'rds-snapshot',
    ...(settings.cluster === undefined ? { instance: 'shop' } : {}),
    tags: {},
    timeout: 3_600_000,
    destination: 'backups',
    verify: 'archive',
    'warn-when-shrunk-by': 50,
    ...settings,
  };
  const section = { region: 'eu-central-1', 'session-duration': 3_600_000, lifetime: 3_600_000, ...aws };
  const engine = new RdsSnapshots(backup, section, runtime);
  return { engine, takeIt: async () => manifestOf(await engine.take(backupId, owner)) };
}

/** What the pipeline makes of a snapshot. */
export function manifestOf(taken: TakenSnapshot, id = backupId): SnapshotManifest {
  return {
    schemaVersion: 1,
    backupId: id,
    engine: 'rds-snapshot',
    engineVersion: 'postgres 17.4',
    created: '2026-01-01T12:00:00Z',
    ...owner,
    database: 'arn:aws:rds:eu-central-1:123456789012:db:shop',
    actor: 'tester',
    sizeBytes: taken.sizeBytes,
    settings: taken.settings,
    snapshot: taken.snapshot,
    verified: { level: 'none' },
  };
}
