import { ConfigurationError, formatDuration, isoInstant } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { gradeAge } from '../ages.ts';
import { openPlace } from '../backups/file-store.ts';
import { type BackupOwner, findManifests } from '../backups/manifests.ts';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { reportedRestoreTest } from './restore-test/report.ts';
import type { RestoreTest } from './restore-test/source.ts';

type Configuration = CheckConfigurationOf<'restore-test'>;
type Context = Pick<CheckContext, 'aws' | 'runtime' | 'subject'>;

/** Looks whether a backup was restored lately to see that it can be, and how long that took. */
export function createRestoreTestCheck(configuration: Configuration, context: Context): Check {
  const { manifest, report, backup, region, service } = configuration;
  const owner = { service: service ?? context.subject.service, environment: context.subject.environment };
  return {
    asks: `the restore test in ${manifest ?? report?.file}`,
    async ask(signal) {
      const test =
        report === undefined
          ? await testOfManifest(manifest ?? '', owner, context, region, signal)
          : await reportedRestoreTest(report, openPlace(report.file, context, region), signal);
      const { 'younger-than': longest, 'warn-before': warnBefore } = configuration;
      const age = context.runtime.clock.now() - test.when;
      const grades = [
        ...gradeTrouble(test),
        gradeAge('a restore was tested', age, { longest, warnBefore }),
        ...gradeTime(configuration, test),
        ...(backup === undefined ? [] : [await gradeBackup(backup, test, owner, context, region, signal)]),
      ];
      return gathered(grades, evidence(test));
    },
  };
}

async function testOfManifest(
  place: string,
  owner: BackupOwner,
  context: Context,
  region: string | undefined,
  signal: AbortSignal,
): Promise<RestoreTest> {
  const manifests = await findManifests(openPlace(place, context, region), owner, signal);
  const tested = manifests.find(({ manifest }) => manifest.verified.level === 'restore');
  if (tested === undefined) {
    const { backupId, verified } = manifests[0].manifest;
    throw new ConfigurationError(
      `no backup was restored to test it: the newest one \`${backupId}\` has the level \`${verified.level}\`; run \`backup-db\` with \`verify: restore\``,
    );
  }
  const { backupId, verified } = tested.manifest;
  const { restoreAt, restoreSeconds } = verified;
  if (restoreAt === undefined) {
    throw new ConfigurationError(`the manifest \`${tested.path}\` doesn’t say when the restore was tested`);
  }
  return {
    trouble: undefined,
    when: Date.parse(restoreAt),
    took: restoreSeconds === undefined ? undefined : restoreSeconds * 1_000,
    backupId,
  };
}

function gradeTrouble({ trouble }: RestoreTest): Grade[] {
  if (trouble === undefined) return [];
  return [{ status: 'fail', finding: `the restore test failed: ${trouble}` }];
}

function gradeTime({ longest, 'warn-above': warnAbove }: Configuration, { took }: RestoreTest): Grade[] {
  if (took === undefined) {
    if (longest === undefined && warnAbove === undefined) return [];
    return [{ status: 'fail', finding: 'it doesn’t say how long the restore took' }];
  }
  const found = `the restore took ${formatDuration(took)}`;
  if (longest !== undefined && took > longest) {
    return [{ status: 'fail', finding: `${found}, wanted at most ${formatDuration(longest)}` }];
  }
  if (warnAbove !== undefined && took > warnAbove) {
    return [{ status: 'warn', finding: `${found}, better at most ${formatDuration(warnAbove)}` }];
  }
  return [{ status: 'pass', finding: found }];
}

async function gradeBackup(
  place: string,
  { backupId }: RestoreTest,
  owner: BackupOwner,
  context: Context,
  region: string | undefined,
  signal: AbortSignal,
): Promise<Grade> {
  const [{ manifest }] = await findManifests(openPlace(place, context, region), owner, signal);
  if (manifest.backupId === backupId) {
    return { status: 'pass', finding: `of the newest backup \`${backupId}\`` };
  }
  const finding = `the backup \`${backupId}\` was restored, wanted the newest one \`${manifest.backupId}\``;
  return { status: 'fail', finding };
}

function evidence({ trouble, when, took, backupId }: RestoreTest): string {
  return [
    `tested ${isoInstant(when)}`,
    `result: ${trouble ?? 'passed'}`,
    ...(took === undefined ? [] : [`restore time: ${formatDuration(took)}`]),
    ...(backupId === undefined ? [] : [`backup: ${backupId}`]),
  ].join('\n');
}
