import type { Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, MetricsConfiguration } from '@deploy-actions/config';
import type { GithubSource } from './github/github-source.ts';

/** What is about to be deployed, or just was: what placeholders and scripts get to know. */
export interface Subject {
  readonly service: string;
  readonly environment: string;
  readonly version: string | undefined;
  /** The version that serves now, as far as somebody said it. */
  readonly previousVersion?: string | undefined;
  readonly sha: string | undefined;
}

/** The outside world as checks may ask it, and what they ask about. */
export interface CheckContext {
  /** As the action got it, not a copy: what is open already (AWS credentials, a login to a cluster) is known by it. */
  readonly runtime: Runtime;
  readonly subject: Subject;
  readonly phase: string;
  readonly profile: string;
  /** GitHub, asked for each fact once however many checks need it. */
  readonly github: GithubSource;
  /** The section `aws`. */
  readonly aws?: AwsConfiguration | undefined;
  /** The section `metrics`, for checks that use its sources. */
  readonly metrics?: MetricsConfiguration | undefined;
  /** Why somebody wants to deploy outside of the windows, as given to this run. */
  readonly windowOverride?: string | undefined;
}
