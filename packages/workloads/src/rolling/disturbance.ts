import { type KubernetesObject, otherWriters, ownManager } from '@deploy-actions/kubernetes';
import { type ContainerImages, imagesOf } from '../kubernetes/workload-object.ts';
import { lastWriter } from './field-writers.ts';
import { driftedFields, type StoredUpdate, templateDigest } from './update-document.ts';

/** What somebody else changed of a workload since its update was written, and who; `undefined` when nobody did. */
export function disturbanceOf(workload: KubernetesObject, update: StoredUpdate): string | undefined {
  const fields = driftedFields(workload, update.written);
  const template = templateDigest(workload) !== update.template;
  if (!template && fields.length === 0) return undefined;
  const who = lastWriter(workload, [...(template ? ['template'] : []), ...fields], ownManager);
  const what = [
    ...(template ? [describeTemplate(workload, update.to)] : []),
    ...fields.map((name) => `\`${name}\` (now ${JSON.stringify(workload.spec?.[name] ?? null)})`),
  ];
  return `${who ?? 'somebody'} changed ${what.join(' and ')} while the update was under way`;
}

function describeTemplate(workload: KubernetesObject, to: ContainerImages): string {
  const { containers, initContainers } = imagesOf(workload);
  const differences = (now: Readonly<Record<string, string>>, ours: Readonly<Record<string, string>>) =>
    Object.entries(ours)
      .filter(([name, image]) => now[name] !== image)
      .map(([name, image]) => `\`${name}\` has ${now[name] ?? 'no image'} in place of ${image}`);
  const images = [
    ...differences(containers, to.containers),
    ...differences(initContainers, to.initContainers),
  ];
  return images.length === 0 ? 'the pod template' : `the pod template (${images.join(', ')})`;
}

/** Who changed a workload between two looks at it, for a message. */
export function writersBetween(before: KubernetesObject, after: KubernetesObject): string {
  const others = otherWriters(before, after);
  return others.length === 0 ? 'another run' : others.join(' and ');
}
