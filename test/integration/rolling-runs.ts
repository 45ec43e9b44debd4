import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Step, type StepResult, startStep } from '@deploy-actions/testing';
import { onTestFinished } from 'vitest';
import { controlPlaneProgram } from '../../scripts/components/kubernetes.ts';
import type { Ci } from './ci.ts';
import { type ColorServer, startColor, startLoad } from './components/index.ts';
import type { Cluster } from './components/kubernetes/cluster.ts';

/** The service of a workload as its customers see it: a page of metrics, and requests that it counts. */
export async function startService(): Promise<ColorServer> {
  const service = await startColor('shop');
  const load = startLoad({ url: service.url, rate: 40 });
  onTestFinished(async () => {
    await load.stop();
    await service.close();
  });
  return service;
}

/** Runs of `rolling-update` in GitHub, each on a runner of its own. */
export interface Runner {
  readonly start: (version: string, inputs?: Readonly<Record<string, string>>) => Run;
}

/** One run under way. */
export interface Run {
  readonly runId: number;
  readonly step: Step;
  /** What the run logged so far. */
  readonly lines: readonly string[];
  /** The end of the step, and of the job in GitHub. */
  readonly done: Promise<StepResult>;
  /** What the `post` step says after it. */
  readonly post: () => Promise<StepResult>;
}

/** Runners that update the Deployment `api` of a namespace in three quick steps. */
export function runnerFor(cluster: Cluster, ci: Ci, namespace: string, service: ColorServer): Runner {
  const programs = mkdtempSync(join(tmpdir(), 'programs-'));
  symlinkSync(controlPlaneProgram('kubectl'), join(programs, 'kubectl'));
  const deployFile = `service: shop
environments:
  production:
    url: ${service.url}
    workload:
      deployer: kubernetes
      namespace: ${namespace}
      deployments: { api: { containers: { api: "shop/api:{{version}}" } } }
      timeout: 30s
    health: { interval: 200ms, consecutive: 2 }
    rolling:
      steps: [1 2s, 50% 2s, 100% 1s]
      workloads: { api: { verify: [{ name: the service answers, path: /health }] } }
    metrics:
      provider: openmetrics
      interval: 250ms
      indicators:
        error-rate:
          query: sum(rate(http_requests_total{status=~"5.."}[1s])) / sum(rate(http_requests_total[1s]))
          rollback-above: 20%
`;
  return {
    start(version, inputs = {}) {
      const folder = mkdtempSync(join(tmpdir(), 'rolling-run-'));
      const place = { workspace: join(folder, 'workspace'), temporary: join(folder, 'temporary') };
      mkdirSync(join(place.workspace, '.github'), { recursive: true });
      writeFileSync(join(place.workspace, '.github/deploy.yml'), deployFile);
      const { runId, attempt } = ci.begin();
      const lines: string[] = [];
      const request = {
        ...{ action: 'rolling-update', ...place },
        inputs: { version, 'github-token': ci.token, ...inputs },
        environment: {
          ...ci.environment,
          GITHUB_RUN_ID: String(runId),
          GITHUB_RUN_ATTEMPT: String(attempt),
          KUBECONFIG: cluster.kubeconfig,
          PATH: `${programs}:${process.env['PATH']}`,
        },
        onLine: ({ text }: { readonly text: string }) => void lines.push(text),
      };
      const step = startStep(request);
      const done = step.done.then((result) => {
        // A runner that is lost is given up by GitHub only later.
        if (result.signal === undefined) ci.end(runId, result.exitCode === 0 ? 'success' : 'failure');
        return result;
      });
      const post = async () => {
        const { state } = await step.done;
        return startStep({ ...request, phase: 'post', state }).done;
      };
      return { runId, step, lines, done, post };
    },
  };
}
