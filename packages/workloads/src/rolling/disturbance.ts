import { type FieldPath, type KubernetesObject, lastWriter, otherWriters } from '@deploy-actions/kubernetes';
import { type ContainerImages, imagesOf } from '../kubernetes/workload-object.ts';
import { driftedFields, type StoredUpdate, templateDigest } from './update-document.ts';

/** What somebody else changed of a workload since its update was written, and who; `undefined` when nobody did. */
export function disturbanceOf(workload: KubernetesObject, update: StoredUpdate): string | undefined {
  const fields = driftedFields(workload, update.written);
  const template = templateDigest(workload) !== update.template;
  if (!template && fields.length === 0) return undefined;
  const images = template ? otherImages(workload, update.to) : [];
  const paths: readonly FieldPath[] = [
    ...images.map(({ path }) => path),
    ...(template && images.length === 0 ? [['f:template']] : []),
    ...fields.map((name) => [`f:${name}`]),
  ];
  const what = [
    ...(template ? [describeTemplate(images)] : []),
    ...fields.map((name) => `\`${name}\` (now ${JSON.stringify(workload.spec?.[name] ?? null)})`),
  ];
  const who = lastWriter(workload, paths) ?? 'somebody';
  return `${who} changed ${what.join(' and ')} while the update was under way`;
}

interface OtherImage {
  readonly text: string;
  readonly path: FieldPath;
}

/** The containers that no longer have the image of the update. */
function otherImages(workload: KubernetesObject, to: ContainerImages): readonly OtherImage[] {
  const now = imagesOf(workload);
  const others = (kind: keyof ContainerImages) =>
    Object.entries(to[kind])
      .filter(([name, image]) => now[kind][name] !== image)
      .map(([name, image]) => ({
        text: `\`${name}\` has ${now[kind][name] ?? 'no image'} in place of ${image}`,
        path: ['f:template', 'f:spec', `f:${kind}`, `k:${JSON.stringify({ name })}`, 'f:image'],
      }));
  return [...others('containers'), ...others('initContainers')];
}

function describeTemplate(images: readonly OtherImage[]): string {
  const texts = images.map(({ text }) => text);
  return texts.length === 0 ? 'the pod template' : `the pod template (${texts.join(', ')})`;
}

/** Who changed a workload between two looks at it, for a message. */
export function writersBetween(before: KubernetesObject, after: KubernetesObject): string {
  const others = otherWriters(before, after);
  return others.length === 0 ? 'another run' : others.join(' and ');
}
