import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ProviderError } from '@deploy-actions/action-kit';
import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { updateAnnotation } from '../kubernetes/annotations.ts';
import { type ContainerImages, specOf } from '../kubernetes/workload-object.ts';
import type { UpdateRecord } from '../rolling-workload.ts';

/** Fields of a spec by their names; `null` for one that isn't there. */
export type Fields = Readonly<Record<string, unknown>>;

/** What is needed to go on with an update, to end it and to undo it. */
export interface StoredUpdate {
  readonly version: string;
  /** The images that ran before, and those it brings; only of the containers that it changes. */
  readonly before: ContainerImages;
  readonly to: ContainerImages;
  /** A digest of the pod template as it was written. */
  readonly template: string;
  /** What holds the step, as it was written, and the same fields as they were found. */
  readonly written: Fields;
  readonly found: Fields;
  /** The number of replicas, where the configuration sets one. */
  readonly replicas?: { readonly found: number; readonly written: number };
  /** How many old instances of how many were told to go; what it says of another number of replicas is out of date. */
  readonly gone: { readonly count: number; readonly of: number };
  /** When it ended (ISO); absent while it is under way. */
  readonly ended?: string;
}

/** What stands in the annotation. */
export interface UpdateDocument {
  /** Who works on it; absent once nobody does. */
  readonly record?: UpdateRecord;
  /** The latest update; absent where a workload is only claimed. */
  readonly update?: StoredUpdate;
}

const schemaVersion = 1;

/** The update under way, or `undefined`. */
export function underWay({ update }: UpdateDocument): StoredUpdate | undefined {
  return update?.ended === undefined ? update : undefined;
}

/** What stands at a workload. Throws ProviderError when that is of a newer release, or can't be understood. */
export function documentOf(workload: KubernetesObject, name: string): UpdateDocument {
  return parse(workload.metadata.annotations?.[updateAnnotation], name);
}

function parse(text: string | undefined, name: string): UpdateDocument {
  if (text === undefined) return {};
  const { schemaVersion: found, ...rest } = content(text) ?? {};
  if (typeof found === 'number' && found > schemaVersion)
    throw unreadable(`the annotation \`${updateAnnotation}\` of ${name} was written by a newer release`, [
      'use that one',
    ]);
  const document = rest as UpdateDocument;
  if (found === schemaVersion && isRecord(document.record) && isUpdate(document.update)) return document;
  throw unreadable(`the annotation \`${updateAnnotation}\` of ${name} can't be understood`, [
    'put the workload right by hand (replicas, images, `strategy` or `updateStrategy`, `minReadySeconds`, `progressDeadlineSeconds`)',
    `then remove it: kubectl annotate … ${updateAnnotation}-`,
  ]);
}

function content(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isRecord(record: unknown): boolean {
  if (record === undefined) return true;
  if (!isObject(record) || !Number.isInteger(record['intended'])) return false;
  return ['version', 'holder', 'actor', 'started', 'until'].every((key) => typeof record[key] === 'string');
}

function isUpdate(update: unknown): boolean {
  if (update === undefined) return true;
  if (!isObject(update) || !isObject(update['written']) || !isObject(update['found'])) return false;
  const { gone, before, to } = update;
  const isImages = (images: unknown) =>
    isObject(images) && isObject(images['containers']) && isObject(images['initContainers']);
  const counted = isObject(gone) && Number.isInteger(gone['count']) && Number.isInteger(gone['of']);
  return counted && isImages(before) && isImages(to) && typeof update['template'] === 'string';
}

function unreadable(what: string, remedies: readonly string[]): ProviderError {
  return new ProviderError([what, ...remedies].join('; '), {
    ...{ system: 'kubernetes', operation: 'read the rolling update' },
  });
}

/** The workload with this in its annotation, which goes when nothing is left to say. */
export function withDocument(workload: KubernetesObject, document: UpdateDocument): KubernetesObject {
  const { [updateAnnotation]: _, ...others } = workload.metadata.annotations ?? {};
  const empty = document.record === undefined && document.update === undefined;
  const own = empty ? {} : { [updateAnnotation]: JSON.stringify({ schemaVersion, ...document }) };
  return { ...workload, metadata: { ...workload.metadata, annotations: { ...others, ...own } } };
}

/** A digest of the pod template of a workload, alike for whatever order its fields are in. */
export function templateDigest(workload: KubernetesObject): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => [key, sorted(value[key])]),
    );
  };
  return createHash('sha256')
    .update(JSON.stringify(sorted(specOf(workload).template)))
    .digest('hex');
}

/** Fields of a workload's spec. */
export function fieldsOf({ spec = {} }: KubernetesObject, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, spec[name] ?? null]));
}

/** The workload with these fields in its spec. */
export function withFields(workload: KubernetesObject, fields: Fields): KubernetesObject {
  const spec = Object.entries({ ...workload.spec, ...fields }).filter(([, value]) => value !== null);
  return { ...workload, spec: Object.fromEntries(spec) };
}

/** The fields of a workload that are no longer as an update wrote them. */
export function driftedFields(workload: KubernetesObject, written: Fields): readonly string[] {
  const now = fieldsOf(workload, Object.keys(written));
  return Object.keys(written).filter((name) => !isDeepStrictEqual(now[name], written[name]));
}
