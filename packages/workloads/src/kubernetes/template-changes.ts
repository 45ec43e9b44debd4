import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { type PodTemplate, specOf } from './workload-object.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What is different in the pods that a workload makes: images with both texts, everything else by the name of its field.
 * Values of other fields are never shown: they may be secrets.
 */
export function templateChanges(before: KubernetesObject, after: KubernetesObject): readonly string[] {
  const [one, other] = [specOf(before).template, specOf(after).template];
  return [
    ...containerChanges(one, other, 'containers', 'container'),
    ...containerChanges(one, other, 'initContainers', 'init container'),
    ...changedKeys(one.spec, other.spec, ['containers', 'initContainers']).map((key) => `\`${key}\``),
    ...metadataChanges(one, other),
  ];
}

function containerChanges(
  before: PodTemplate,
  after: PodTemplate,
  list: 'containers' | 'initContainers',
  what: string,
): readonly string[] {
  const byName = ({ spec }: PodTemplate) => new Map((spec[list] ?? []).map((each) => [each.name, each]));
  const [one, other] = [byName(before), byName(after)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => {
    const [old, now] = [one.get(name), other.get(name)];
    if (!old) return [`${what} \`${name}\` is new`];
    if (!now) return [`${what} \`${name}\` is gone`];
    const image = old.image === now.image ? [] : [`image \`${now.image}\` in place of \`${old.image}\``];
    const fields = [...image, ...changedKeys(old, now, ['image']).map((key) => `\`${key}\``)];
    return fields.length === 0 ? [] : [`${what} \`${name}\`: ${fields.join(', ')}`];
  });
}

function metadataChanges({ metadata: one = {} }: PodTemplate, { metadata: other = {} }: PodTemplate) {
  return (['labels', 'annotations'] as const).flatMap((part) => {
    const keys = changedKeys((one[part] ?? {}) as Fields, (other[part] ?? {}) as Fields, [
      'pod-template-hash',
    ]);
    return keys.map((key) => `${part} \`${key}\``);
  });
}

function changedKeys(one: Fields, other: Fields, but: readonly string[]): readonly string[] {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].filter((key) => !but.includes(key) && !isDeepStrictEqual(one[key], other[key]));
}
