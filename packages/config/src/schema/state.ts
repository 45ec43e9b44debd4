import * as z from 'zod/mini';
import { described, providers, text } from './values.ts';

const file = z.strictObject({
  store: z.literal('file'),
  path: described('The state document; relative to the workspace.', text()),
});

const github = z.strictObject({
  store: z.literal('github'),
  repository: z.optional(
    described(
      'The repository that keeps the state, `owner/name`; the one of the run when absent.',
      z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/, 'must be `owner/name`')),
    ),
  ),
  branch: z.optional(
    described('The branch that keeps the state; `deployments/<service>/<environment>` when absent.', text()),
  ),
});

const ssm = z.strictObject({
  store: z.literal('ssm'),
  parameter: described(
    'The parameter that always holds the plain colour, `blue` or `green`; revisions of the state stand at `<parameter>.state/<n>`.',
    z.string().check(z.regex(/^[\w./{}-]+$/, 'must be the name of a parameter, such as `/shop/active-env`')),
  ),
});

const kubernetes = z.strictObject({
  store: z.literal('kubernetes'),
  namespace: described('The namespace of the ConfigMap.', text()),
  name: z.optional(described('The ConfigMap; `deployment-<service>-<environment>` when absent.', text())),
  context: z.optional(described('The context of the kubeconfig; its current one when absent.', text())),
});

/** Where the active colour, the lock and the journal are kept. */
export const stateSchema = described(
  'Where the state of the deployment is kept; on a branch of the repository when absent.',
  providers(
    'state store',
    'store',
    ['github', 'ssm', 'kubernetes', 'file'],
    [],
    [github, ssm, kubernetes, file],
  ),
);

/** The `state` section. */
export type StateConfiguration = z.output<typeof stateSchema>;
