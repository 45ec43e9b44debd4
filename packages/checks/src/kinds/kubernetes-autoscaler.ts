import { ConfigurationError, formatDuration, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { KubernetesRefusal, readObject } from '@deploy-actions/kubernetes';
import { formatAge } from '../ages.ts';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { allowedBy, openKubectl } from '../kubernetes/asking-cluster.ts';
import { conditionOf, type Fields, fields, items, text } from '../kubernetes/fields.ts';

const rule = '{ apiGroups: [autoscaling], resources: [horizontalpodautoscalers], verbs: [get] }';

type Configuration = CheckConfigurationOf<'kubernetes-autoscaler'>;

/** Looks at a HorizontalPodAutoscaler: its bounds, whether it can work, and whether it has room left. */
export function createKubernetesAutoscalerCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'runtime'>,
): Check {
  const { namespace, name } = configuration;
  const kubectl = openKubectl('kubernetes-autoscaler', context, configuration.context);
  const collection = `/apis/autoscaling/v2/namespaces/${encodeURIComponent(namespace)}/horizontalpodautoscalers`;
  return {
    asks: `the autoscaler ${name} of the namespace ${namespace}`,
    async ask(signal) {
      const asked = readObject(kubectl, `${collection}/${encodeURIComponent(name)}`, signal).catch(
        (error: unknown) => {
          if (!(error instanceof KubernetesRefusal && error.reason === 'NotFound')) throw error;
          throw new ConfigurationError(
            `there is no autoscaler ${quoted(name)} in the namespace ${quoted(namespace)}; \`kubectl -n ${namespace} get hpa\` lists them`,
          );
        },
      );
      const scaler = readScaler(await allowedBy(rule, asked));
      const grades = [
        ...gradeBounds(scaler, configuration),
        ...gradeWork(scaler, configuration, context.runtime.clock.now()),
      ];
      return gathered(grades.length > 0 ? grades : [healthy(scaler)], describe(scaler));
    },
  };
}

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ */
interface Scaler {
  readonly minimum: number;
  readonly maximum: number;
  /** The pods there are, and those it wants; NaN before it looked for the first time. */
  readonly current: number;
  readonly desired: number;
  /** When it last changed their number, in milliseconds since 1970; NaN when it never did. */
  readonly scaled: number;
  readonly status: Fields;
  /** Such as `cpu 62% of 70%`. */
  readonly metrics: readonly string[];
}

function readScaler(object: { readonly spec?: Fields; readonly status?: Fields }): Scaler {
  const { spec = {}, status = {} } = object;
  const current = items(status['currentMetrics']);
  return {
    minimum: Number(spec['minReplicas'] ?? 1),
    maximum: Number(spec['maxReplicas']),
    // What is 0 is left out by the API.
    current: Number(status['currentReplicas'] ?? (status['conditions'] === undefined ? Number.NaN : 0)),
    desired: Number(status['desiredReplicas'] ?? Number.NaN),
    scaled: Date.parse(text(status['lastScaleTime'])),
    status,
    metrics: items(spec['metrics']).map((metric, index) => describeMetric(metric, current[index] ?? {})),
  };
}

function describeMetric(wanted: Fields, current: Fields): string {
  const type = text(wanted['type']);
  const key = type.charAt(0).toLowerCase() + type.slice(1);
  const [target, found] = [fields(wanted[key]), fields(current[key])];
  const name = text(target['name']) || text(fields(target['metric'])['name']) || type;
  return `${name} ${amount(fields(found['current']))} of ${amount(fields(target['target']))}`;
}

function amount({ averageUtilization: share, averageValue, value }: Fields): string {
  if (typeof share === 'number') return `${share}%`;
  return String(averageValue ?? value ?? 'unknown');
}

function gradeBounds(
  { minimum, maximum, current, status }: Scaler,
  { 'min-replicas': least, 'max-replicas': most }: Configuration,
): readonly Grade[] {
  // One that can't read the number of pods says 0.
  const known = conditionOf(status, 'AbleToScale')?.status === 'True';
  const wrong = [
    ...(least === undefined || minimum === least ? [] : [`its minimum is ${minimum}, wanted ${least}`]),
    ...(most === undefined || maximum === most ? [] : [`its maximum is ${maximum}, wanted ${most}`]),
    ...(known && (current < minimum || current > maximum)
      ? [`${current} pods are not within ${minimum} to ${maximum}`]
      : []),
  ];
  return wrong.map((finding) => ({ status: 'fail', finding }));
}

/** https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#appendix-horizontal-pod-autoscaler-status-conditions */
function gradeWork(
  { status, current, desired, maximum, scaled }: Scaler,
  { 'scaled-within': recent }: Configuration,
  now: number,
): readonly Grade[] {
  const fail = (finding: string): Grade => ({ status: 'fail', finding });
  const warn = (finding: string): Grade => ({ status: 'warn', finding });
  const [able, active, limited] = ['AbleToScale', 'ScalingActive', 'ScalingLimited'].map((type) =>
    conditionOf(status, type),
  );
  if (able === undefined) return [fail('its controller has not looked at it yet')];
  const grades: Grade[] = [];
  if (able.status !== 'True') grades.push(fail(`it can not scale (${able.reason}): ${able.message}`));
  else if (active === undefined)
    grades.push(fail('it does not scale: its controller has not got so far yet'));
  else if (active.status !== 'True')
    grades.push(fail(`it does not scale (${active.reason}): ${active.message}`));
  // At the minimum is where an autoscaler rests.
  const atMaximum = limited?.status === 'True' && limited.reason === 'TooManyReplicas';
  const known = able.status === 'True';
  if (known && (atMaximum || current >= maximum))
    grades.push(warn(`it is at its maximum of ${maximum} pods`));
  else if (known && desired !== current)
    grades.push(warn(`it is scaling from ${current} to ${desired} pods`));
  if (recent !== undefined && !(now - scaled <= recent)) {
    const last = Number.isNaN(scaled) ? 'has never scaled' : `scaled ${formatAge(now - scaled)} ago`;
    grades.push(fail(`it ${last}, wanted within ${formatDuration(recent)}`));
  }
  return grades;
}

function healthy({ current, minimum, maximum, metrics }: Scaler): Grade {
  const now = metrics.length === 0 ? '' : ` (${metrics.join(', ')})`;
  return { status: 'pass', finding: `${current} pods of ${minimum} to ${maximum}${now}` };
}

function describe({ status, minimum, maximum, current, desired, scaled, metrics }: Scaler): string {
  const conditions = items(status['conditions']).map(
    ({ type, status, reason, message }) => `${type} ${status} (${reason}): ${message}`,
  );
  return [
    `${current} pods, wanted ${desired}, from ${minimum} to ${maximum}`,
    ...metrics,
    ...(Number.isNaN(scaled) ? [] : [`last scaled ${text(status['lastScaleTime'])}`]),
    ...conditions,
  ].join('\n');
}
