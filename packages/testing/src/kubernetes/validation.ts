import { type Answer, statusOf } from './answers.ts';
import { type FakeConfigMap, type FakeObject, same } from './objects.ts';
import type { FakeResource } from './resources.ts';

interface Cause {
  readonly field: string;
  readonly message: string;
}

// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ and …/labels/, https://kubernetes.io/docs/concepts/configuration/configmap/
const subdomain = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const labelKey =
  /^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/;
const dataKey = /^[\w.-]{1,253}$/;
const largestMap = 1024 * 1024;

/** What of a StatefulSet may change (`ValidateStatefulSetUpdate` in Kubernetes 1.34). */
const changeable = [
  ...['replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit'],
  ...['persistentVolumeClaimRetentionPolicy', 'minReadySeconds'],
];

/** The answer to an object that breaks a rule; `before` is what it is to replace. */
export function invalid(object: FakeObject, resource: FakeResource, before?: FakeObject): Answer | undefined {
  const causes = [
    ...checkMetadata(object),
    ...(resource.kind === 'ConfigMap' ? checkConfigMap(object, before) : []),
    ...(resource.group === 'apps' ? checkWorkload(object, before) : []),
    ...(resource.kind === 'Service' && before ? checkService(object, before) : []),
  ];
  return causes.length === 0 ? undefined : refusal(object.metadata.name, resource, causes);
}

/** The answer to an update without a resourceVersion, for what doesn't take one. */
export function unversioned(name: string, { group, resource }: FakeResource): Answer {
  const message = 'Invalid value: 0: must be specified for an update';
  // Only here the API names the resource in place of the kind.
  return refusal(name, { group, kind: resource }, [{ field: 'metadata.resourceVersion', message }]);
}

function refusal(
  name: string,
  { group, kind }: Pick<FakeResource, 'group' | 'kind'>,
  causes: readonly Cause[],
): Answer {
  const all = causes.map(({ field, message }) => `${field}: ${message}`);
  const why = all.length > 1 ? `[${all.join(', ')}]` : all[0];
  const what = group === '' ? kind : `${kind}.${group}`;
  return statusOf(422, 'Invalid', `${what} "${name}" is invalid: ${why}`, { name, group, kind, causes });
}

function checkMetadata({ metadata: { name, labels = {} } }: FakeObject): Cause[] {
  return [
    ...odd('metadata.name', name, subdomain),
    ...Object.keys(labels).flatMap((key) => odd('metadata.labels', key, labelKey)),
    ...Object.values(labels).flatMap((value) => odd('metadata.labels', value, labelValue)),
  ];
}

function checkConfigMap(object: FakeObject, before: FakeObject | undefined): Cause[] {
  const [map, old] = [object as FakeConfigMap, before as FakeConfigMap | undefined];
  const data = { ...map.data, ...map.binaryData };
  const size = Object.values(data).reduce((sum, value) => sum + Buffer.byteLength(value), 0);
  const frozen = old?.immutable && !same(map.data, old.data);
  return [
    ...Object.keys(data).flatMap((key) => odd(`data[${key}]`, key, dataKey)),
    ...(size > largestMap
      ? [{ field: '[]', message: `Too long: must have at most ${largestMap} bytes` }]
      : []),
    ...(frozen ? [{ field: 'data', message: 'Forbidden: field is immutable when `immutable` is set' }] : []),
  ];
}

type Spec = Readonly<Record<string, unknown>>;

function checkWorkload(object: FakeObject, before: FakeObject | undefined): Cause[] {
  const spec = (object.spec ?? {}) as Spec;
  const old = before?.spec as Spec | undefined;
  if (object.kind === 'ControllerRevision') return [];
  const { selector, template } = spec as {
    selector?: { matchLabels?: Record<string, string> };
    template?: { metadata?: { labels?: Record<string, string> }; spec?: { containers?: unknown[] } };
  };
  const labels = template?.metadata?.labels ?? {};
  const mismatch = Object.entries(selector?.matchLabels ?? {}).some(([key, value]) => labels[key] !== value);
  return [
    ...(selector === undefined ? [{ field: 'spec.selector', message: 'Required value' }] : []),
    ...(mismatch
      ? [
          {
            field: 'spec.template.metadata.labels',
            message: `Invalid value: ${JSON.stringify(labels)}: \`selector\` does not match template \`labels\``,
          },
        ]
      : []),
    ...(template?.spec?.containers?.length
      ? []
      : [{ field: 'spec.template.spec.containers', message: 'Required value' }]),
    ...(old === undefined ? [] : checkFixedFields(object.kind, spec, old)),
  ];
}

function checkFixedFields(kind: string, spec: Spec, old: Spec): Cause[] {
  const { selector } = spec;
  if (kind !== 'StatefulSet')
    return same(selector, old['selector'])
      ? []
      : [
          {
            field: 'spec.selector',
            message: `Invalid value: ${JSON.stringify(selector)}: field is immutable`,
          },
        ];
  const rest = (of: Spec) => Object.entries(of).filter(([key]) => !changeable.includes(key));
  const names = [...changeable.slice(0, -1).map((name) => `'${name}'`)].join(', ');
  const why = `Forbidden: updates to statefulset spec for fields other than ${names} and 'minReadySeconds' are forbidden`;
  const unchanged = same(Object.fromEntries(rest(spec)), Object.fromEntries(rest(old)));
  return unchanged ? [] : [{ field: 'spec', message: why }];
}

function checkService({ spec }: FakeObject, { spec: old }: FakeObject): Cause[] {
  const { clusterIP } = (spec ?? {}) as { clusterIP?: string };
  const { clusterIP: held } = (old ?? {}) as { clusterIP?: string };
  if (!held || !clusterIP || held === clusterIP) return [];
  return [
    {
      field: 'spec.clusterIPs[0]',
      message: `Invalid value: ["${clusterIP}"]: may not change once set`,
    },
  ];
}

function odd(field: string, value: string, pattern: RegExp): Cause[] {
  return pattern.test(value) ? [] : [{ field, message: `Invalid value: "${value}"` }];
}
