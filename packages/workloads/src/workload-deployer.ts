import type { Color } from '@deploy-actions/config';

/** What is to run. */
export interface ReleaseIdentity {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly sha: string | undefined;
}

/** What to put where. */
export interface Release extends ReleaseIdentity {
  readonly color: Color;
  /** Where the colour answers by itself. */
  readonly url: string;
}

/** How a release is put onto its colour. */
export interface DeployOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * Throws when this run may no longer write. A deployer whose writes can be conditional asks after it has read what it is
   * about to change and before it changes that, so that a process that slept in between changes nothing any more.
   */
  readonly fence?: (() => Promise<void>) | undefined;
}

/** How much is asked before a deployment. */
export interface PreflightOptions {
  /** Whether the login may do all of it; without, only what reading shows is looked at, and nothing is asked that takes more than reading. */
  readonly rights: boolean;
}

/** Puts versions onto colours. */
export interface WorkloadDeployer {
  readonly type: string;
  /** Returns when the release runs. Throws ProviderError with the reason and the last lines of output, and what `fence` throws. */
  deploy(release: Release, options?: DeployOptions): Promise<void>;
  /**
   * Whatever would stop the deployment, before anything is written: missing rights (unless `rights` is false), objects,
   * capacity; empty when nothing would. Throws ProviderError when another system fails, and without `rights` also when this
   * login can't look; ConfigurationError when a placeholder has no value.
   */
  preflight?(release: Release, options?: PreflightOptions): Promise<readonly string[]>;
}

/** The variables every `run:` gets, and the only way values get there. */
export function releaseVariables(release: Release): Record<string, string> {
  return {
    DEPLOY_SERVICE: release.service,
    DEPLOY_ENVIRONMENT: release.environment,
    DEPLOY_COLOR: release.color,
    DEPLOY_VERSION: release.version,
    DEPLOY_SHA: release.sha ?? '',
    DEPLOY_URL: release.url,
  };
}
