import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { type ContainerImages, imagesOf, wantedReplicas, withImages } from '../kubernetes/workload-object.ts';
import type { UpdateRecord } from '../rolling-workload.ts';
import { sameContainers } from './instances.ts';
import type { Pace, RollingKind } from './rolling-kind.ts';
import {
  driftedFields,
  type Fields,
  fieldsOf,
  type StoredUpdate,
  templateDigest,
  type UpdateDocument,
  underWay,
  withDocument,
  withFields,
} from './update-document.ts';

/** What an update brings. */
export interface Goal {
  readonly images: ContainerImages;
  /** As many as there are when absent. */
  readonly replicas: number | undefined;
}

/** The workload with its images and replicas, and with what has to be remembered of it as it was found. */
export function begun(
  workload: KubernetesObject,
  { images, replicas }: Goal,
  document: UpdateDocument,
  kind: RollingKind,
  version: string,
): { readonly workload: KubernetesObject; readonly update: StoredUpdate } {
  const known = underWay(document);
  const found = wantedReplicas(workload);
  const scaled = known || replicas === undefined ? workload : withFields(workload, { replicas });
  const next = withImages(scaled, images) ?? scaled;
  // What others changed of the held fields while it was under way is what is to come back at its end.
  const drifted = known ? driftedFields(workload, known.written) : [];
  const update: StoredUpdate = {
    ...(known ?? {
      before: sameContainers(workload, images),
      gone: { count: 0, of: wantedReplicas(next) },
      ...(replicas === undefined || replicas === found ? {} : { replicas: { found, written: replicas } }),
      written: {},
    }),
    // Nobody knows how far the controller went meanwhile; the ReplicaSets tell.
    ...(drifted.length > 0 && known ? { gone: { count: 1, of: -1 } } : {}),
    ...{ version, to: images, template: templateDigest(next) },
    found: known ? { ...known.found, ...fieldsOf(workload, drifted) } : fieldsOf(workload, kind.fields),
  };
  return { workload: next, update };
}

/** The workload held at a step. */
export function held(
  workload: KubernetesObject,
  update: StoredUpdate,
  { fields, gone }: Pace,
  record: UpdateRecord,
): KubernetesObject {
  const document = { record, update: { ...update, written: fields, gone } };
  return withDocument(withFields(workload, fields), document);
}

/** The workload after its update: all but version and replicas as it was found, and what ran before remembered. */
export function ended(
  workload: KubernetesObject,
  update: StoredUpdate | undefined,
  when: string,
): KubernetesObject {
  if (update === undefined) return withDocument(workload, {});
  if (update.ended !== undefined) return withDocument(workload, { update });
  return withDocument(released(workload, update), { update: { ...update, ended: when } });
}

/** The workload as it was before its update, but for what others changed meanwhile. */
export function undone(workload: KubernetesObject, update: StoredUpdate): KubernetesObject {
  const { before, to, replicas } = update;
  const images = imagesOf(workload);
  const back = {
    containers: earlier(images.containers, to.containers, before.containers),
    initContainers: earlier(images.initContainers, to.initContainers, before.initContainers),
  };
  const fields: Fields =
    replicas && wantedReplicas(workload) === replicas.written ? { replicas: replicas.found } : {};
  const next = withImages(workload, back) ?? workload;
  const restored = update.ended === undefined ? released(next, update) : next;
  return withDocument(withFields(restored, fields), {});
}

type Images = Readonly<Record<string, string>>;

/** The images from before for the containers that still have those of the update. */
function earlier(now: Images, to: Images, before: Images): Images {
  return Object.fromEntries(Object.entries(before).filter(([name]) => now[name] === to[name]));
}

function released(workload: KubernetesObject, { written, found }: StoredUpdate): KubernetesObject {
  const drifted = driftedFields(workload, written);
  const own = Object.entries(found).filter(([name]) => !drifted.includes(name));
  return withFields(workload, Object.fromEntries(own));
}

/** Whether two looks at a workload show the same as far as an update is concerned. */
export function isSame(
  before: KubernetesObject,
  after: KubernetesObject,
  fields: readonly string[],
): boolean {
  return (
    before.metadata.uid === after.metadata.uid &&
    isDeepStrictEqual(before.spec?.['template'], after.spec?.['template']) &&
    isDeepStrictEqual(fieldsOf(before, fields), fieldsOf(after, fields))
  );
}
