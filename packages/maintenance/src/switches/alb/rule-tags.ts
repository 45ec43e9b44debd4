import type { Tag } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { MaintenanceRecord } from '../../maintenance-record.ts';

/** Each tag of a rule that is ours begins so. */
const prefix = 'deploy-actions:';

/** What a value of a tag may have, https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html, and how long it may be. */
const forbidden = /[^\p{L}\p{N} +\-=._:/@]/gu;
const longestValue = 256;

/** Who turned it on, as tags that people can read in the console; the message stands in the rule's answer itself. */
export function tagsOf(record: MaintenanceRecord): Tag[] {
  const { holder, stay, service, environment, since, until, writeId } = record;
  const { run, id, actor, url = '' } = holder;
  const job = run ? [run.repository, run.runId, run.attempt, run.checkRunId ?? 0, run.job].join(' ') : '';
  const values = {
    'maintenance-mode': writeId,
    service,
    environment,
    since,
    until,
    stay: String(stay),
    holder: id,
    job,
    actor,
    url,
  };
  return Object.entries(values).map(([name, value]) => ({ Key: `${prefix}${name}`, Value: allowed(value) }));
}

/** The record that tags tell of; `undefined` for the tags of a rule that isn't ours. */
export function recordIn(tags: readonly Tag[], message: string): MaintenanceRecord | undefined {
  const of = (name: string) => tags.find(({ Key }) => Key === `${prefix}${name}`)?.Value ?? '';
  const writeId = of('maintenance-mode');
  if (writeId === '' || Number.isNaN(Date.parse(of('until')))) return undefined;
  const [repository = '', runId, attempt, checkRunId, ...job] = of('job').split(' ');
  const known = checkRunId === undefined || checkRunId === '0' ? {} : { checkRunId: Number(checkRunId) };
  const run = { repository, runId: Number(runId), attempt: Number(attempt), job: job.join(' '), ...known };
  const url = of('url');
  return {
    ...{ writeId, service: of('service'), environment: of('environment'), message },
    ...{ since: of('since'), until: of('until'), stay: of('stay') === 'true' },
    holder: {
      ...{ id: of('holder'), actor: of('actor') },
      ...(repository === '' ? {} : { run }),
      ...(url === '' ? {} : { url }),
    },
  };
}

function allowed(value: string): string {
  return value.replaceAll(forbidden, '_').slice(0, longestValue).toWellFormed();
}
