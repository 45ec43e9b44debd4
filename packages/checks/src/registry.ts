import type { CheckConfiguration, CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from './check.ts';

/** Makes a check from its configuration. Throws ConfigurationError for what no schema can see. */
export type CheckFactory<K extends CheckConfiguration['kind']> = (
  configuration: CheckConfigurationOf<K>,
  context: CheckContext,
) => Check;

type Kinds = { readonly [K in CheckConfiguration['kind']]: () => Promise<CheckFactory<K>> };

const kinds: Kinds = {
  'access-key-age': async () => (await import('./kinds/access-key-age.ts')).createAccessKeyAgeCheck,
  'alert-roundtrip': async () => (await import('./kinds/alert-roundtrip.ts')).createAlertRoundtripCheck,
  alerts: async () => (await import('./kinds/alerts.ts')).createAlertsCheck,
  'aws-identity': async () => (await import('./kinds/aws-identity.ts')).createAwsIdentityCheck,
  'backup-age': async () => (await import('./kinds/backup-age.ts')).createBackupAgeCheck,
  'branch-protection': async () => (await import('./kinds/branch-protection.ts')).createBranchProtectionCheck,
  'ci-status': async () => (await import('./kinds/ci-status.ts')).createCiStatusCheck,
  'clean-tree': async () => (await import('./kinds/clean-tree.ts')).createCleanTreeCheck,
  cloudfront: async () => (await import('./kinds/cloudfront.ts')).createCloudfrontCheck,
  'cluster-capacity': async () => (await import('./kinds/cluster-capacity.ts')).createClusterCapacityCheck,
  command: async () => (await import('./kinds/command.ts')).createCommandCheck,
  'config-files': async () => (await import('./kinds/config-files.ts')).createConfigFilesCheck,
  coverage: async () => (await import('./kinds/coverage.ts')).createCoverageCheck,
  'dependency-audit': async () => (await import('./kinds/dependency-audit.ts')).createDependencyAuditCheck,
  deployment: async () => (await import('./kinds/deployment.ts')).createDeploymentCheck,
  disk: async () => (await import('./kinds/disk.ts')).createDiskCheck,
  dns: async () => (await import('./kinds/dns.ts')).createDnsCheck,
  'env-vars': async () => (await import('./kinds/env-vars.ts')).createEnvVarsCheck,
  'environment-protection': async () =>
    (await import('./kinds/environment-protection.ts')).createEnvironmentProtectionCheck,
  errors: async () => (await import('./kinds/errors.ts')).createErrorsCheck,
  file: async () => (await import('./kinds/file.ts')).createFileCheck,
  'grafana-dashboard': async () => (await import('./kinds/grafana-dashboard.ts')).createGrafanaDashboardCheck,
  http: async () => (await import('./kinds/http.ts')).createHttpCheck,
  image: async () => (await import('./kinds/image.ts')).createImageCheck,
  'kubernetes-access': async () => (await import('./kinds/kubernetes-access.ts')).createKubernetesAccessCheck,
  'kubernetes-autoscaler': async () =>
    (await import('./kinds/kubernetes-autoscaler.ts')).createKubernetesAutoscalerCheck,
  'kubernetes-workloads': async () =>
    (await import('./kinds/kubernetes-workloads.ts')).createKubernetesWorkloadsCheck,
  'log-roundtrip': async () => (await import('./kinds/log-roundtrip.ts')).createLogRoundtripCheck,
  metric: async () => (await import('./kinds/metric.ts')).createMetricCheck,
  'metric-roundtrip': async () => (await import('./kinds/metric-roundtrip.ts')).createMetricRoundtripCheck,
  migrations: async () => (await import('./kinds/migrations.ts')).createMigrationsCheck,
  objectives: async () => (await import('./kinds/objectives.ts')).createObjectivesCheck,
  'on-call': async () => (await import('./kinds/on-call.ts')).createOnCallCheck,
  'prometheus-rules': async () => (await import('./kinds/prometheus-rules.ts')).createPrometheusRulesCheck,
  'prometheus-targets': async () =>
    (await import('./kinds/prometheus-targets.ts')).createPrometheusTargetsCheck,
  redis: async () => (await import('./kinds/redis.ts')).createRedisCheck,
  ref: async () => (await import('./kinds/ref.ts')).createRefCheck,
  'restore-test': async () => (await import('./kinds/restore-test.ts')).createRestoreTestCheck,
  reviews: async () => (await import('./kinds/reviews.ts')).createReviewsCheck,
  's3-bucket': async () => (await import('./kinds/s3-bucket.ts')).createS3BucketCheck,
  sarif: async () => (await import('./kinds/sarif.ts')).createSarifCheck,
  'secret-age': async () => (await import('./kinds/secret-age.ts')).createSecretAgeCheck,
  'secret-scan': async () => (await import('./kinds/secret-scan.ts')).createSecretScanCheck,
  'security-alerts': async () => (await import('./kinds/security-alerts.ts')).createSecurityAlertsCheck,
  'sign-off': async () => (await import('./kinds/sign-off.ts')).createSignOffCheck,
  sql: async () => (await import('./kinds/sql.ts')).createSqlCheck,
  ssh: async () => (await import('./kinds/ssh.ts')).createSshCheck,
  tag: async () => (await import('./kinds/tag.ts')).createTagCheck,
  'tls-certificate': async () => (await import('./kinds/tls-certificate.ts')).createTlsCertificateCheck,
  window: async () => (await import('./kinds/window.ts')).createWindowCheck,
  'workflow-run': async () => (await import('./kinds/workflow-run.ts')).createWorkflowRunCheck,
};

/** Makes the check that a configuration describes; only its own kind is loaded. */
export async function createCheck<K extends CheckConfiguration['kind']>(
  configuration: CheckConfigurationOf<K> & { readonly kind: K },
  context: CheckContext,
): Promise<Check> {
  const create = await kinds[configuration.kind]();
  return create(configuration, context);
}
