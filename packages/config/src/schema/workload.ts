import * as z from 'zod/mini';
import { context, namespace, objectName } from './kubernetes-names.ts';
import { described, providers, text, timespan } from './values.ts';

const timeout = () => described('Time limit of the deployment.', z._default(timespan(), 600_000));

const command = z.strictObject({
  deployer: z.literal('command'),
  run: described(
    'Shell code that puts DEPLOY_VERSION onto DEPLOY_COLOR and returns when it is running. Never templated: values arrive as environment variables.',
    text(),
  ),
  timeout: timeout(),
});

const someOf = (what: string) =>
  z.refine<Readonly<Record<string, unknown>>>(
    (given) => Object.keys(given).length > 0,
    `needs ${what} at least`,
  );

const images = () => z.record(text(), text()).check(someOf('a container'));

const containers = () =>
  described('The image of each container, by its name: `api: "shop/api:{{version}}"`.', images());

const pods = z.strictObject({
  namespace: z.optional(namespace('Its namespace; that of the section when absent.')),
  containers: containers(),
  'init-containers': z.optional(
    described('The image of each init container that changes too, by its name.', images()),
  ),
  replicas: z.optional(
    described(
      'How many pods it is to have; as many as it has when absent. Leave it away where an autoscaler decides.',
      z.int().check(z.gte(1)),
    ),
  ),
});

const workloads = (description: string) =>
  z.optional(described(description, z.record(objectName('Its name.'), pods)));

const kubernetes = z
  .strictObject({
    deployer: z.literal('kubernetes'),
    context: context(),
    namespace: namespace('The namespace of all that names none itself.'),
    deployments: workloads('The Deployments, by name.'),
    'stateful-sets': workloads('The StatefulSets, by name.'),
    'log-lines': described(
      'How many of the last lines of a container that ended are shown when a rollout stalls.',
      z._default(z.int().check(z.gte(0), z.lte(200)), 10),
    ),
    timeout: timeout(),
  })
  .check(
    z.check((given) => {
      const { deployments = {}, 'stateful-sets': sets = {} } = given.value;
      if (Object.keys({ ...deployments, ...sets }).length > 0) return;
      const message =
        'needs `deployments` or `stateful-sets` with a name at least: what gets the new version';
      given.issues.push({ code: 'custom', message, path: [], input: given.value });
    }),
  );

const ecs = z.strictObject({
  deployer: z.literal('ecs'),
  cluster: described('The cluster: its name or ARN.', text()),
  services: described(
    'The services, by name.',
    z
      .record(
        text(),
        z.strictObject({
          containers: containers(),
          'desired-count': z.optional(
            described(
              'How many tasks it is to have; as many as it has when absent. Leave it away where Application Auto Scaling decides.',
              z.int().check(z.gte(1)),
            ),
          ),
        }),
      )
      .check(someOf('a service')),
  ),
  timeout: timeout(),
});

/** How a version gets onto a colour. */
export const workloadSchema = described(
  'How a version is put onto a colour.',
  providers('deployer', 'deployer', ['command', 'kubernetes', 'ecs'], [], [command, kubernetes, ecs]),
);

/** The `workload` section. */
export type WorkloadConfiguration = z.output<typeof workloadSchema>;

/** The `workload` section of one deployer. */
export type WorkloadConfigurationOf<D extends WorkloadConfiguration['deployer']> = Extract<
  WorkloadConfiguration,
  { deployer: D }
>;
