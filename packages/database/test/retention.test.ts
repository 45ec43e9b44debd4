import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRetention, type RetentionPolicy } from '@deploy-actions/config';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { StoredBackup } from '../src/backup-storage.ts';
import { type ArchiveManifest, expired, type Series } from '../src/index.ts';
import { retire } from '../src/retire.ts';
import { FolderStorage } from '../src/storages/folder/folder-storage.ts';
import { createWorkspace } from './fixtures.ts';

const series: Series = { service: 'shop', environment: 'production', engine: 'sqlite', database: 'app.db' };

function stored(created: string, change: Partial<ArchiveManifest> = {}): StoredBackup {
  const manifest: ArchiveManifest = {
    ...series,
    schemaVersion: 1,
    backupId: `id-${created}`,
    engineVersion: '3',
    created,
    actor: 'tester',
    file: 'x.sqlite',
    sizeBytes: 1,
    sha256: '0'.repeat(64),
    settings: {},
    verified: { level: 'restore' },
    ...change,
  };
  return { manifest, manifestLocation: `/${manifest.backupId}.json` };
}

function keptOf(created: readonly string[], policy: string): string[] {
  const backups = created.map((time) => stored(time));
  const gone = new Set(expired(backups, series, parseRetention(policy)));
  return backups.filter((backup) => !gone.has(backup)).map(({ manifest }) => manifest.created);
}

const noonOf = (...days: string[]) => days.map((day) => `${day}T12:00:00Z`);

describe('a retention policy', () => {
  it('keeps the newest ones', () => {
    expect(keptOf(noonOf('2026-01-01', '2026-01-02', '2026-01-03'), '2')).toEqual(
      noonOf('2026-01-02', '2026-01-03'),
    );
  });

  it('keeps the last of each day, and counts only days that have a backup', () => {
    const times = [
      '2026-01-01T08:00:00Z',
      '2026-01-01T23:59:59Z',
      '2026-01-09T00:00:00Z',
      '2026-01-20T01:00:00Z',
    ];
    expect(keptOf(times, '3d')).toEqual(times.slice(1));
    expect(keptOf(times, '2d')).toEqual(times.slice(2));
  });

  it('keeps the last of each week, from Monday, and of each month and year', () => {
    const times = noonOf('2025-12-28', '2025-12-29', '2026-01-04', '2026-01-05');
    expect(keptOf(times, '2w')).toEqual(noonOf('2026-01-04', '2026-01-05'));
    expect(keptOf(times, '3w')).toEqual(noonOf('2025-12-28', '2026-01-04', '2026-01-05'));
    expect(keptOf(times, '2mo')).toEqual(noonOf('2025-12-29', '2026-01-05'));
    expect(keptOf(times, '1y')).toEqual(noonOf('2026-01-05'));
  });

  it('that counts nothing keeps the newest all the same', () => {
    const backups = noonOf('2026-01-01', '2026-01-02').map((time) => stored(time));
    expect(expired(backups, series, {})).toEqual(backups.slice(0, 1));
  });

  it('of several parts keeps what any of them keeps', () => {
    const times = noonOf('2026-01-01', '2026-01-11', '2026-01-12', '2026-01-13', '2026-01-14');
    expect(keptOf(times, '2d, 3w')).toEqual(noonOf('2026-01-01', '2026-01-11', '2026-01-13', '2026-01-14'));
  });

  it('leaves other services, environments, databases and unverified copies alone', () => {
    const backups = [
      stored('2026-01-01T00:00:00Z', { service: 'other' }),
      stored('2026-01-01T00:00:00Z', { environment: 'staging' }),
      stored('2026-01-01T00:00:00Z', { database: 'other.db' }),
      stored('2026-01-01T00:00:00Z', { engine: 'postgres' }),
      stored('2026-01-01T00:00:00Z', { verified: { level: 'none' } }),
      stored('2026-01-02T00:00:00Z'),
      stored('2026-01-03T00:00:00Z'),
    ];
    expect(expired(backups, series, { newest: 1 })).toEqual([backups[5]]);
  });
});

const instants = fc.integer({ min: 0, max: 3 * 365 * 24 }).map((hours) => {
  const time = new Date(Date.UTC(2024, 0, 1) + hours * 3_600_000).toISOString();
  return `${time.slice(0, 19)}Z`;
});
const anyBackup = fc
  .record({
    created: instants,
    backupId: fc.uuid(),
    service: fc.constantFrom('shop', 'shop', 'shop', 'other'),
    level: fc.constantFrom('none', 'archive', 'restore', 'restore'),
  })
  .map(({ created, backupId, service, level }) =>
    stored(created, { backupId, service, verified: { level } }),
  );
const anyBackups = fc.array(anyBackup, { maxLength: 60 });
const count = fc.option(fc.integer({ min: 1, max: 12 }), { nil: 0 });
const anyPolicy: fc.Arbitrary<RetentionPolicy> = fc.record({
  newest: count,
  hour: count,
  day: count,
  week: count,
  month: count,
  year: count,
});
const isOurs = ({ manifest }: StoredBackup) =>
  manifest.service === 'shop' && manifest.verified.level !== 'none';

describe('any retention policy', () => {
  test.prop([anyBackups, anyPolicy])(
    'never gives up the newest good one, nor what is not its own',
    (backups, policy) => {
      const gone = expired(backups, series, policy);
      expect(gone.every(isOurs)).toBe(true);
      const newest = backups
        .filter(isOurs)
        .map(({ manifest }) => manifest.created)
        .sort()
        .at(-1);
      const left = backups.filter((backup) => isOurs(backup) && !gone.includes(backup));
      if (newest !== undefined) expect(left.map(({ manifest }) => manifest.created)).toContain(newest);
    },
  );

  test.prop([anyBackups, anyPolicy])('gives up nothing more when applied again', (backups, policy) => {
    const gone = expired(backups, series, policy);
    expect(
      expired(
        backups.filter((backup) => !gone.includes(backup)),
        series,
        policy,
      ),
    ).toEqual([]);
  });

  test.prop([anyBackups, anyPolicy])('keeps no more than it counts', (backups, policy) => {
    const kept = backups.filter(isOurs).length - expired(backups, series, policy).length;
    const counted = Object.values(policy).reduce((sum, number) => sum + number, 0);
    expect(kept).toBeLessThanOrEqual(Math.max(1, counted));
  });

  test.prop([anyBackups, anyPolicy, anyPolicy])(
    'that counts more keeps at least as much',
    (backups, policy, more) => {
      const sum = Object.fromEntries(
        Object.entries(policy).map(([key, value]) => [
          key,
          value + (more[key as keyof RetentionPolicy] ?? 0),
        ]),
      );
      const gone = expired(backups, series, policy);
      expect(expired(backups, series, sum).every((backup) => gone.includes(backup))).toBe(true);
    },
  );

  test.prop([anyBackups, anyPolicy])(
    'does not depend on the order backups are listed in',
    (backups, policy) => {
      expect(expired(backups.toReversed(), series, policy)).toEqual(expired(backups, series, policy));
    },
  );
});

describe('making backups with a policy', () => {
  it('deletes both files of those given up, and nothing it did not make', async () => {
    const { backUp, runtime, stored: present } = await createWorkspace('CREATE TABLE t (x)');
    const day = 24 * 3_600_000;
    const first = await backUp();
    const folder = join(runtime.workspace, 'backups');
    writeFileSync(join(folder, 'notes.json'), '{"schemaVersion":1}');
    writeFileSync(join(folder, 'manual.sqlite'), 'x');
    writeFileSync(join(folder, 'copy-of-manifest.json'), JSON.stringify(first.manifest));
    const others = await backUp({}, { environment: 'staging' });
    runtime.clock.advance(day);
    const second = await backUp({ keep: { newest: 2 } });
    runtime.clock.advance(day);
    const third = await backUp({ keep: { newest: 2 } });
    expect(third.removed).toEqual([first.manifest.backupId]);
    const left = [others, second, third].flatMap(({ manifest }) => [
      `${manifest.backupId}.json`,
      manifest.file,
    ]);
    expect(present()).toEqual([...left, 'copy-of-manifest.json', 'manual.sqlite', 'notes.json'].sort());
  });

  it('gives up no whole backup for one of some tables only', async () => {
    const whole = stored('2026-01-01T00:00:00Z', { settings: { scope: 'all' } });
    const former = stored('2026-01-02T00:00:00Z', { settings: { scope: 'some' } });
    const part = stored('2026-01-03T00:00:00Z', { settings: { scope: 'some' } });
    const { runtime } = await createWorkspace('CREATE TABLE t (x)');
    const storage = new FolderStorage('backups', runtime);
    storage.list = async () => [whole, former, part];
    storage.remove = async () => undefined;
    const removed = await retire(storage, part.manifest, { keep: { newest: 1 } }, async () => {}, runtime);
    expect(removed).toEqual([former.manifest.backupId]);
  });

  it('keeps the one just made, whatever a machine with a wrong clock wrote', async () => {
    const { backUp, runtime, stored: present } = await createWorkspace('CREATE TABLE t (x)');
    const year = 365 * 24 * 3_600_000;
    runtime.clock.advance(year);
    const ahead = await backUp();
    runtime.clock.advance(-year);
    const first = await backUp({ keep: { newest: 1 } });
    expect(first.removed).toEqual([]);
    runtime.clock.advance(3_600_000);
    const second = await backUp({ keep: { newest: 1 } });
    expect(second.removed).toEqual([first.manifest.backupId]);
    const files = [ahead, second].flatMap(({ manifest }) => [`${manifest.backupId}.json`, manifest.file]);
    expect(present()).toEqual(files.sort());
  });
});
