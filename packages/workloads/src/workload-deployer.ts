import type { Color } from '@deploy-actions/config';

/** What to put where. */
export interface Release {
  readonly service: string;
  readonly environment: string;
  readonly color: Color;
  readonly version: string;
  readonly sha: string | undefined;
  /** Where the colour answers by itself. */
  readonly url: string;
}

/** Puts versions onto colours. */
export interface WorkloadDeployer {
  readonly type: string;
  /** Returns when the release runs. Throws ProviderError with the reason and the last lines of output. */
  deploy(release: Release, signal?: AbortSignal): Promise<void>;
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
