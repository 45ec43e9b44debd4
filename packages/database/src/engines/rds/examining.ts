import { ConfigurationError, nearest, type Problem } from '@deploy-actions/action-kit';
import type { BackupConfigurationOf } from '@deploy-actions/config';
import type { EngineContext } from '../../engine-registry.ts';
import type { RdsDatabase } from './databases.ts';
import { nameProblem } from './identifiers.ts';
import { tagProblems } from './marks.ts';
import type { OpenedRegion } from './regions.ts';
import { conditionOf, remedyFor } from './statuses.ts';

type Settings = BackupConfigurationOf<'rds-snapshot'>;

/** What can be said of a section without asking anybody. */
export function sectionProblems(backup: Settings, region: string): Problem[] {
  const kind = backup.cluster === undefined ? 'instance' : 'cluster';
  const wrong = nameProblem(backup.cluster ?? backup.instance ?? '');
  const copy = backup['copy-to'];
  return [
    ...(wrong === undefined ? [] : [`\`${kind}\` ${wrong}`]),
    ...tagProblems(backup.tags).map((problem) => `\`tags\`: ${problem}`),
    ...(copy?.region === region ? [`\`copy-to.region\` is ${region}, where the database itself is`] : []),
  ].map((message) => ({ message: `backup: ${message}` }));
}

/** Looks at the live database and at what its snapshot takes, without writing. Throws ConfigurationError with all that is in the way. */
export async function examineDatabase(
  backup: Settings,
  region: OpenedRegion,
  target: OpenedRegion | undefined,
  { log }: Pick<EngineContext, 'log'>,
): Promise<RdsDatabase> {
  const problems = sectionProblems(backup, region.name);
  const name = backup.cluster ?? backup.instance ?? '';
  if (nameProblem(name) !== undefined) throw new ConfigurationError(problems);
  const found = await region.databases.find(name);
  if (!found) throw new ConfigurationError([...problems, { message: await absence(name, region) }]);
  const say = (message: string) => problems.push({ message: `backup: ${message}` });
  if (found.memberOf !== undefined) {
    say(
      `\`${name}\` is an instance of the cluster \`${found.memberOf}\`, and RDS takes snapshots of the cluster only: set \`cluster: ${found.memberOf}\` instead of \`instance\``,
    );
  }
  const condition = conditionOf(found.status);
  if (condition === 'stuck') {
    say(
      `\`${name}\` is \`${found.status}\`, and RDS takes snapshots of what is available: ${remedyFor(found.status)}`,
    );
  }
  if (condition === 'busy') {
    log.notice(`\`${name}\` is \`${found.status}\`, which passes; the snapshot waits for it.`);
  }
  const copy = backup['copy-to'];
  if (copy && found.encrypted && copy['kms-key'] === undefined) {
    say(
      `\`${name}\` is encrypted, and RDS copies an encrypted snapshot to another region with a key of that region only: set \`copy-to.kms-key\` to a KMS key in ${copy.region}`,
    );
  }
  if (copy?.['kms-key'] !== undefined && !found.encrypted && region.databases.kind === 'cluster') {
    say(
      `\`${name}\` is not encrypted, and RDS doesn’t encrypt the copy of a cluster snapshot: leave out \`copy-to.kms-key\``,
    );
  }
  for (const place of [region, ...(target ? [target] : [])]) {
    const full = await quotaProblem(place);
    if (full !== undefined) say(full);
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return found;
}

async function absence(name: string, region: OpenedRegion): Promise<string> {
  const { kind } = region.databases;
  const others = (await region.databases.list()).map(({ id }) => id);
  const near = nearest(name, others);
  const hint =
    near !== undefined
      ? `did you mean \`${near}\`?`
      : others.length === 0
        ? 'this account has none there: look at `region`, and at whose credentials the step has'
        : `there are ${others
            .slice(0, 10)
            .map((id) => `\`${id}\``)
            .join(', ')}${others.length > 10 ? ' and others' : ''}; look at \`region\`, too`;
  return `backup: there is no ${kind} \`${name}\` in ${region.name}; ${hint}`;
}

async function quotaProblem(region: OpenedRegion): Promise<string | undefined> {
  const quota = await region.snapshotQuota();
  if (!quota || quota.used < quota.most) return undefined;
  return `${region.name} has ${quota.used} manual snapshots of ${region.databases.kind}s, and ${quota.most} is the quota of the account: delete some, set \`keep\`, or raise the quota in Service Quotas`;
}
