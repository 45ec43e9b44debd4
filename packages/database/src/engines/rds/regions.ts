import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import type { AwsAccess } from '@deploy-actions/aws';
import type { EngineContext } from '../../engine-registry.ts';
import { Clusters } from './clusters.ts';
import type { Kind, Region } from './databases.ts';
import { Instances } from './instances.ts';
import { asTagList, type Tags } from './marks.ts';
import { openRds, type RdsApi } from './rds-api.ts';
import { ClusterSnapshots, InstanceSnapshots } from './snapshots.ts';

/** Everything of one kind in a region, and the instances there, which clusters consist of. */
export interface OpenedRegion extends Region {
  readonly instances: Instances;
}

/** Opens a region. Asks for nothing before the first call. */
export async function openRegion(
  { access, name, kind }: { readonly access: AwsAccess; readonly name: string; readonly kind: Kind },
  context: EngineContext,
): Promise<OpenedRegion> {
  const api = await openRds(access, name, context);
  const instances = new Instances(api);
  const snapshots = kind === 'instance' ? new InstanceSnapshots(api) : new ClusterSnapshots(api);
  const databases = kind === 'instance' ? instances : new Clusters(api, instances, snapshots);
  return {
    name,
    instances,
    databases,
    snapshots,
    tag: (arn, tags, hasty = false) => tag(api, { arn, tags, hasty }),
    snapshotQuota: () => quotaOf(api, databases.quota, context),
  };
}

async function tag(
  api: RdsApi,
  { arn, tags, hasty }: { readonly arn: string; readonly tags: Tags; readonly hasty: boolean },
): Promise<void> {
  const resource = arn.split(':').slice(5).join(':');
  const question = { operation: `tag ${resource}`, action: 'AddTagsToResource', resource, hasty };
  await api.ask(question, ({ sdk, client }, options) =>
    client.send(new sdk.AddTagsToResourceCommand({ ResourceName: arn, Tags: asTagList(tags) }), options),
  );
}

/** Whoever may not know the quota learns of it from the refusal of a snapshot. */
async function quotaOf(api: RdsApi, name: string, { log }: EngineContext) {
  const question = { operation: 'look at the quotas', action: 'DescribeAccountAttributes', patience: 10_000 };
  try {
    const { AccountQuotas = [] } = await api.ask(question, ({ sdk, client }, options) =>
      client.send(new sdk.DescribeAccountAttributesCommand({}), options),
    );
    const quota = AccountQuotas.find(({ AccountQuotaName }) => AccountQuotaName === name);
    if (quota?.Used === undefined || quota.Max === undefined) return undefined;
    return { used: quota.Used, most: quota.Max };
  } catch (error) {
    if (!(error instanceof ConfigurationError) && !(error instanceof ProviderError)) throw error;
    log.debug(`how many snapshots there may be is not known: ${error.message}`);
    return undefined;
  }
}
