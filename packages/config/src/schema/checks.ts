import * as z from 'zod/mini';
import { described, duration, headers, providers, size, text, timespan, url } from './values.ts';

const common = {
  id: z.optional(
    described('What the report calls this check; unique. Follows from the kind when absent.', text()),
  ),
  phase: described(
    'When it runs; `verify-readiness` runs the checks of one phase.',
    z._default(text(), 'pre-deploy'),
  ),
  profiles: z.optional(described('Runs in these profiles only; in all when absent.', z.array(text()))),
  severity: described(
    'A failed `critical` check is a no-go, a failed `warning` makes the verdict conditional, `info` only informs.',
    z._default(z.enum(['critical', 'warning', 'info']), 'critical'),
  ),
  timeout: described('Time limit of one try.', z._default(timespan(), 30_000)),
  retries: described('Further tries after a failure.', z._default(z.int().check(z.gte(0)), 0)),
  remedy: z.optional(described('What to do when it fails, shown beside the finding.', text())),
};

const http = z.strictObject({
  kind: z.literal('http'),
  ...common,
  url: described('The address to ask.', url()),
  method: described(
    'The method.',
    z._default(z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET'),
  ),
  headers: z.optional(described('Headers; give tokens as `env:NAME`.', headers())),
  body: z.optional(described('Body of the request.', z.string())),
  status: described(
    'The status that counts as success.',
    z._default(z.int().check(z.gte(100), z.lte(599)), 200),
  ),
  contains: z.optional(described('Text the answer must contain.', text())),
  json: z.optional(
    described(
      'Values the JSON answer must have, by dotted path.',
      z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    ),
  ),
});

const command = z.strictObject({
  kind: z.literal('command'),
  ...common,
  run: described('Shell code; exit code 0 is a pass. Never templated.', text()),
  'warn-exit-code': z.optional(
    described('The exit code that is a warning, not a failure.', z.int().check(z.gte(1), z.lte(255))),
  ),
});

const envVars = z.strictObject({
  kind: z.literal('env-vars'),
  ...common,
  names: described('Variables that must be set and not empty.', z.array(text()).check(z.minLength(1))),
});

const file = z.strictObject({
  kind: z.literal('file'),
  ...common,
  path: described('The file, relative to the workspace.', text()),
  contains: z.optional(described('Text it must contain.', text())),
  'younger-than': z.optional(described('How old it may be.', duration())),
  'larger-than': z.optional(described('How large it must be at least.', size())),
});

const cleanTree = z.strictObject({
  kind: z.literal('clean-tree'),
  ...common,
  pushed: described('Whether the commit must also be on the remote.', z._default(z.boolean(), false)),
});

const disk = z.strictObject({
  kind: z.literal('disk'),
  ...common,
  path: described('A path on the file system to look at.', z._default(text(), '.')),
  free: described('Free space needed.', size()),
});

const configFiles = z.strictObject({
  kind: z.literal('config-files'),
  ...common,
  paths: described('Globs of YAML and JSON files that must parse.', z.array(text()).check(z.minLength(1))),
});

const check = providers(
  'kind of check',
  'kind',
  ['http', 'command', 'env-vars', 'file', 'clean-tree', 'disk', 'config-files'],
  [
    ...[
      'access-key-age',
      'alert-roundtrip',
      'alerts',
      'aws-identity',
      'backup-age',
      'branch-protection',
      'ci-status',
    ],
    ...[
      'cloudfront',
      'cluster-capacity',
      'coverage',
      'dependency-audit',
      'deployment',
      'dns',
      'environment-protection',
    ],
    ...[
      'errors',
      'grafana-dashboard',
      'image',
      'kubernetes-access',
      'kubernetes-autoscaler',
      'kubernetes-workloads',
    ],
    ...[
      'log-roundtrip',
      'metric',
      'metric-roundtrip',
      'migrations',
      'objectives',
      'on-call',
      'prometheus-rules',
    ],
    ...['prometheus-targets', 'redis', 'ref', 'restore-test', 'reviews', 's3-bucket', 'sarif', 'secret-age'],
    ...[
      'secret-scan',
      'security-alerts',
      'sign-off',
      'sql',
      'ssh',
      'tag',
      'tls-certificate',
      'window',
      'workflow-run',
    ],
  ],
  [http, command, envVars, file, cleanTree, disk, configFiles],
);

/** The readiness checks; ids are unique. */
export const checksSchema = described(
  'The readiness checks.',
  z.array(check).check(
    z.check((context) => {
      const seen = new Set<string>();
      for (const [index, { id }] of context.value.entries()) {
        if (id === undefined) continue;
        if (seen.has(id)) {
          context.issues.push({
            code: 'custom',
            message: `the id \`${id}\` is used twice`,
            path: [index, 'id'],
            input: id,
          });
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
