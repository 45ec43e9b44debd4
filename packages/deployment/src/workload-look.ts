import { ConfigurationError, describeError, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import { type Color, type Configuration, expandPlaceholders } from '@deploy-actions/config';
import { createDeployer, type WorkloadDeployer } from '@deploy-actions/workloads';
import { colorUrl, type trafficSections } from './deployment-configuration.ts';

/** What is known of the workloads of a colour by reading alone. */
export interface WorkloadLook {
  /** What would stop a deployment. */
  readonly obstacles: readonly string[];
  /** Why they could not be looked at. */
  readonly unseen: string | undefined;
}

/**
 * Looks at the workloads of the colour that is to be deployed to, with the right to read and nothing more. A login that can't
 * look is told and no failure: who plans may be allowed less than who deploys. Throws ConfigurationError when a placeholder
 * has no value.
 */
export async function lookAtWorkloads(
  configuration: Configuration<(typeof trafficSections)[number], 'workload' | 'aws'>,
  release: { readonly version: string; readonly sha: string | undefined },
  color: Color,
  runtime: Runtime,
): Promise<WorkloadLook> {
  const { service, environment, sections } = configuration;
  const { workload, aws } = sections;
  if (!workload) return { obstacles: [], unseen: undefined };
  let deployer: WorkloadDeployer;
  try {
    deployer = await createDeployer(workload, { runtime, aws });
  } catch (error) {
    if (!(error instanceof ConfigurationError || error instanceof ProviderError)) throw error;
    return { obstacles: [], unseen: describeError(error) };
  }
  if (!deployer.preflight) return { obstacles: [], unseen: undefined };
  const values = { service, environment, color, ...release };
  const url = expandPlaceholders(colorUrl(configuration, color), values);
  try {
    return { obstacles: await deployer.preflight({ ...values, url }, { rights: false }), unseen: undefined };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { obstacles: [], unseen: describeError(error) };
  }
}
