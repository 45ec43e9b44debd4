import * as z from 'zod/mini';
import { accessKeyAgeSchema } from './checks/access-key-age.ts';
import { alertRoundtripSchema } from './checks/alert-roundtrip.ts';
import { alertsSchema } from './checks/alerts.ts';
import { awsIdentitySchema } from './checks/aws-identity.ts';
import { backupAgeSchema } from './checks/backup-age.ts';
import { branchProtectionSchema } from './checks/branch-protection.ts';
import { ciStatusSchema } from './checks/ci-status.ts';
import { cleanTreeSchema } from './checks/clean-tree.ts';
import { cloudfrontSchema } from './checks/cloudfront.ts';
import { clusterCapacitySchema } from './checks/cluster-capacity.ts';
import { commandSchema } from './checks/command.ts';
import { configFilesSchema } from './checks/config-files.ts';
import { coverageSchema } from './checks/coverage.ts';
import { dependencyAuditSchema } from './checks/dependency-audit.ts';
import { deploymentSchema } from './checks/deployment.ts';
import { diskSchema } from './checks/disk.ts';
import { dnsSchema } from './checks/dns.ts';
import { envVarsSchema } from './checks/env-vars.ts';
import { environmentProtectionSchema } from './checks/environment-protection.ts';
import { errorsSchema } from './checks/errors.ts';
import { fileSchema } from './checks/file.ts';
import { grafanaDashboardSchema } from './checks/grafana-dashboard.ts';
import { httpSchema } from './checks/http.ts';
import { imageSchema } from './checks/image.ts';
import { kubernetesAccessSchema } from './checks/kubernetes-access.ts';
import { kubernetesAutoscalerSchema } from './checks/kubernetes-autoscaler.ts';
import { kubernetesWorkloadsSchema } from './checks/kubernetes-workloads.ts';
import { logRoundtripSchema } from './checks/log-roundtrip.ts';
import { metricSchema } from './checks/metric.ts';
import { metricRoundtripSchema } from './checks/metric-roundtrip.ts';
import { migrationsSchema } from './checks/migrations.ts';
import { objectivesSchema } from './checks/objectives.ts';
import { onCallSchema } from './checks/on-call.ts';
import { prometheusRulesSchema } from './checks/prometheus-rules.ts';
import { prometheusTargetsSchema } from './checks/prometheus-targets.ts';
import { redisSchema } from './checks/redis.ts';
import { refSchema } from './checks/ref.ts';
import { restoreTestSchema } from './checks/restore-test.ts';
import { reviewsSchema } from './checks/reviews.ts';
import { s3BucketSchema } from './checks/s3-bucket.ts';
import { sarifSchema } from './checks/sarif.ts';
import { secretAgeSchema } from './checks/secret-age.ts';
import { secretScanSchema } from './checks/secret-scan.ts';
import { securityAlertsSchema } from './checks/security-alerts.ts';
import { signOffSchema } from './checks/sign-off.ts';
import { sqlSchema } from './checks/sql.ts';
import { sshSchema } from './checks/ssh.ts';
import { tagSchema } from './checks/tag.ts';
import { tlsCertificateSchema } from './checks/tls-certificate.ts';
import { windowSchema } from './checks/window.ts';
import { workflowRunSchema } from './checks/workflow-run.ts';
import { described, providers } from './values.ts';

/** Every kind of check, each with its own fields. */
export const checkSchemas = [
  accessKeyAgeSchema,
  alertRoundtripSchema,
  alertsSchema,
  awsIdentitySchema,
  backupAgeSchema,
  branchProtectionSchema,
  ciStatusSchema,
  cleanTreeSchema,
  cloudfrontSchema,
  clusterCapacitySchema,
  commandSchema,
  configFilesSchema,
  coverageSchema,
  dependencyAuditSchema,
  deploymentSchema,
  diskSchema,
  dnsSchema,
  envVarsSchema,
  environmentProtectionSchema,
  errorsSchema,
  fileSchema,
  grafanaDashboardSchema,
  httpSchema,
  imageSchema,
  kubernetesAccessSchema,
  kubernetesAutoscalerSchema,
  kubernetesWorkloadsSchema,
  logRoundtripSchema,
  metricSchema,
  metricRoundtripSchema,
  migrationsSchema,
  objectivesSchema,
  onCallSchema,
  prometheusRulesSchema,
  prometheusTargetsSchema,
  redisSchema,
  refSchema,
  restoreTestSchema,
  reviewsSchema,
  s3BucketSchema,
  sarifSchema,
  secretAgeSchema,
  secretScanSchema,
  securityAlertsSchema,
  signOffSchema,
  sqlSchema,
  sshSchema,
  tagSchema,
  tlsCertificateSchema,
  windowSchema,
  workflowRunSchema,
] as const;

/** The names of all kinds of check. */
export const checkKinds = checkSchemas.flatMap((schema) => schema.shape.kind.def.values);

const checkSchema = providers('kind of check', 'kind', checkKinds, [], checkSchemas);

/** The readiness checks; ids are unique. */
export const checksSchema = described(
  'The readiness checks.',
  z.array(checkSchema).check(
    z.check((context) => {
      const seen = new Set<string>();
      for (const [index, { id }] of context.value.entries()) {
        if (id === undefined) continue;
        if (seen.has(id)) {
          const message = `the id \`${id}\` is used twice`;
          context.issues.push({ code: 'custom', message, path: [index, 'id'], input: id });
        }
        seen.add(id);
      }
    }),
  ),
);

/** One entry of the `checks` section. */
export type CheckConfiguration = z.output<typeof checksSchema>[number];

/** An entry of the `checks` section of one kind. */
export type CheckConfigurationOf<K extends CheckConfiguration['kind']> = Extract<
  CheckConfiguration,
  { kind: K }
>;
