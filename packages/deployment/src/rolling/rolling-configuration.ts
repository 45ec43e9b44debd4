import { nearest, type Problem, quoted } from '@deploy-actions/action-kit';
import type { Configuration } from '@deploy-actions/config';
import { checkMetrics } from '@deploy-actions/metrics';

/** What a rolling update needs to know. */
export type RollingConfigured = Configuration<'workload' | 'rolling', 'health' | 'metrics' | 'aws'>;

type Path = readonly PropertyKey[];

/** What can be known to be wrong before anybody is asked; `chosen` workloads are to be updated, all when absent. */
export async function rollingProblems(
  configuration: RollingConfigured,
  chosen: readonly string[] | undefined,
): Promise<Problem[]> {
  const { workload } = configuration.sections;
  if (workload.deployer !== 'kubernetes') {
    const message = `\`deployer: ${workload.deployer}\` can't replace instances one by one; a rolling update needs \`deployer: kubernetes\``;
    return [configuration.problem('workload', ['deployer'], message)];
  }
  const keys = [...Object.keys(workload.deployments ?? {}), ...Object.keys(workload['stateful-sets'] ?? {})];
  return [
    ...chosenProblems(chosen ?? [], keys),
    ...colorProblems(configuration),
    ...stepProblems(configuration, keys),
    ...(await metricsProblems(configuration)),
  ];
}

function unknown(name: string, keys: readonly string[]): string {
  const near = nearest(name, keys);
  return near ? `did you mean \`${near}\`?` : `there are ${keys.map((key) => `\`${key}\``).join(', ')}`;
}

function chosenProblems(chosen: readonly string[], keys: readonly string[]): Problem[] {
  return chosen
    .filter((name) => !keys.includes(name))
    .map((name) => ({
      input: 'workloads',
      message: `found ${quoted(name)}, no name in the section \`workload\`; ${unknown(name, keys)}`,
    }));
}

/** There is one group of instances and no colour; the environment's own address stands for what a colour's would. */
function colorProblems({ sections, url, problem }: RollingConfigured): Problem[] {
  const found = (['workload', 'metrics'] as const).flatMap((section) =>
    placesOf(sections[section], /\{\{\s*color\s*\}\}/).map((path) =>
      problem(section, path, '`{{color}}` has no value here: a rolling update knows no colours'),
    ),
  );
  if (url !== undefined) return found;
  return [
    ...found,
    ...placesOf(sections.metrics, /\{\{\s*color-url\s*\}\}/).map((path) => {
      const message = `\`${path.join('.')}\` asks where the service answers: set \`url\` of the environment, or write the address here`;
      return problem('metrics', path, message);
    }),
  ];
}

/** Where a text that matches stands, keys of mappings included; scripts are never templated. */
function placesOf(value: unknown, pattern: RegExp, path: Path = []): Path[] {
  if (typeof value === 'string') return pattern.test(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOf(item, pattern, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === 'run') return [];
    const here = [...path, key];
    return [...(pattern.test(key) ? [here] : []), ...placesOf(item, pattern, here)];
  });
}

function stepProblems({ sections, url, problem }: RollingConfigured, keys: readonly string[]): Problem[] {
  return Object.entries(sections.rolling.workloads).flatMap(([key, { drain, verify, restore }]) => {
    const path = ['workloads', key];
    if (!keys.includes(key))
      return [
        problem(
          'rolling',
          path,
          `\`workloads.${key}\` is no name in the section \`workload\`; ${unknown(key, keys)}`,
        ),
      ];
    if (url !== undefined) return [];
    return Object.entries({ drain, verify, restore }).flatMap(([moment, steps]) =>
      steps.flatMap((step, index) =>
        'path' in step
          ? [
              problem(
                'rolling',
                [...path, moment, index, 'path'],
                `\`${[...path, moment, index, 'path'].join('.')}\` needs \`url\` of the environment, or a whole address as \`url\``,
              ),
            ]
          : [],
      ),
    );
  });
}

async function metricsProblems({ sections, problem }: RollingConfigured): Promise<Problem[]> {
  const { metrics, rolling } = sections;
  if (!metrics) return [];
  // What is pending runs on from step to step.
  const times = [
    rolling.steps,
    ...Object.values(rolling.workloads).map(({ steps }) => steps ?? rolling.steps),
  ];
  const watched = Math.max(...times.map((steps) => steps.reduce((sum, { watch }) => sum + watch, 0)));
  const problems = await checkMetrics(metrics, { watched });
  return problems.map(({ path, message }) => problem('metrics', path, `\`${path.join('.')}\` ${message}`));
}
