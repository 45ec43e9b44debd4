import { formatSize } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { dockerLogin, type Login } from './image/docker-login.ts';
import {
  type Descriptor,
  digestOf,
  fits,
  type Manifest,
  platformOf,
  readManifest,
} from './image/manifests.ts';
import { type ImageReference, readReference } from './image/reference.ts';
import { MissingError, Registry } from './image/registry.ts';

/** So many layers are looked for at once. */
const atOnce = 8;

/** So many digests are written out. */
const namedDigests = 3;

type Configuration = CheckConfigurationOf<'image'>;

/** Asks a registry for an image, as a pull would: its manifest, the one for a platform, and its layers. */
export function createImageCheck(
  configuration: Configuration,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const image = readReference(configuration.image);
  const { platform, layers } = configuration;
  const parts = [...(platform === undefined ? [] : [platform]), ...(layers ? ['its layers'] : [])];
  return {
    asks: [`the image ${configuration.image} at ${image.registry}`, ...parts].join(', '),
    async ask(signal) {
      const login = givenLogin(configuration) ?? (await dockerLogin(image.registry, runtime, signal));
      const registry = new Registry(image, login, runtime);
      const found = await look(registry, image, configuration, signal);
      return gathered([...judge(found, image, configuration), ...tagGrades(found, image)], describe(found));
    },
  };
}

function givenLogin({ username, password }: Configuration): Login | undefined {
  return username === undefined || password === undefined
    ? undefined
    : { username, password, refresh: false };
}

/** What the registry has. */
interface Found {
  readonly digest: string | undefined;
  /** What the tag leads to, where a digest is named beside it; `undefined` where the registry has no such tag. */
  readonly tagged: string | undefined;
  readonly manifest: Manifest | undefined;
  /** The platforms there are; empty where nobody asked. */
  readonly platforms: readonly string[];
  /** Layers and configurations that were looked for. */
  readonly blobs: readonly Descriptor[];
  readonly missing: readonly Descriptor[];
}

async function look(
  registry: Registry,
  { tag, digest }: ImageReference,
  { platform, layers }: Configuration,
  signal: AbortSignal,
): Promise<Found> {
  const tagged = tag === undefined ? undefined : await digestOf(registry, tag, signal).catch(absent(digest));
  const nothing = { manifest: undefined, platforms: [], blobs: [], missing: [] };
  if (platform === undefined && !layers) {
    const pinned = digest === undefined ? tagged : await digestOf(registry, digest, signal);
    return { ...nothing, digest: digest ?? pinned, tagged };
  }
  const manifest = await readManifest(registry, digest ?? tag ?? 'latest', signal);
  const index = manifest.manifests.length > 0;
  const single = index || platform === undefined ? undefined : await platformOf(registry, manifest, signal);
  const platforms = index ? manifest.manifests.flatMap((each) => each.platform ?? []) : [single ?? []].flat();
  const found = { ...nothing, digest: manifest.digest, tagged, manifest, platforms };
  const wanted = manifest.manifests.filter((each) => platform === undefined || fits(each.platform, platform));
  const chosen = index
    ? await Promise.all(wanted.map((each) => readManifest(registry, each.digest, signal)))
    : [manifest];
  if (!layers) return found;
  const blobs = [
    ...new Map(chosen.flatMap((each) => each.blobs.map((blob) => [blob.digest, blob]))).values(),
  ];
  return { ...found, blobs, missing: await missingOf(registry, blobs, signal) };
}

/** A tag that is gone is no failure where the digest counts. */
function absent(digest: string | undefined) {
  return (error: unknown) => {
    if (error instanceof MissingError && digest !== undefined) return undefined;
    throw error;
  };
}

async function missingOf(
  registry: Registry,
  blobs: readonly Descriptor[],
  signal: AbortSignal,
): Promise<readonly Descriptor[]> {
  const missing: Descriptor[] = [];
  const queue = blobs.values();
  const work = async () => {
    for (const blob of queue) {
      await registry.ask('HEAD', `blobs/${blob.digest}`, { signal }).catch((error: unknown) => {
        if (!(error instanceof MissingError)) throw error;
        missing.push(blob);
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return missing;
}

function judge(
  { digest, tagged, platforms, blobs, missing }: Found,
  { registry, tag }: ImageReference,
  { image, platform, layers, digest: expected }: Configuration,
): readonly Grade[] {
  const wrong: Grade[] = [];
  const is = tag === undefined ? digest : tagged;
  if (expected !== undefined && is !== expected) {
    wrong.push({ status: 'fail', finding: `${image} is ${is ?? 'not there'}, wanted ${expected}` });
  }
  if (platform !== undefined && !platforms.some((each) => fits(each, platform))) {
    const there = platforms.join(', ') || 'no platform';
    wrong.push({ status: 'fail', finding: `${image} is for ${there}, wanted ${platform}` });
  }
  if (missing.length > 0) {
    const named = missing.slice(0, namedDigests).map((blob) => blob.digest.slice(0, 19));
    const more = missing.length > namedDigests ? ` and ${missing.length - namedDigests} more` : '';
    const finding = `${image} can not be pulled: ${missing.length} of its ${blobs.length} layers are gone from ${registry}: ${named.join(', ')}${more}`;
    wrong.push({ status: 'fail', finding });
  }
  if (layers && blobs.length === 0 && wrong.length === 0) {
    wrong.push({ status: 'fail', finding: `${image} can not be pulled: its manifest names no layers` });
  }
  if (wrong.length > 0) return wrong;
  const parts = [
    ...(platform === undefined ? [] : [` for ${platform}`]),
    ...(blobs.length === 0 ? [] : [` with all ${blobs.length} layers`]),
  ];
  return [
    {
      status: 'pass',
      finding: `${image} is there${parts.join('')} (${digest?.slice(0, 19) ?? 'without a digest'})`,
    },
  ];
}

/** A tag may lead elsewhere tomorrow. */
function tagGrades({ tagged }: Found, { tag, digest }: ImageReference): readonly Grade[] {
  if (digest === undefined) {
    if (tag !== 'latest') return [];
    const finding = 'the tag `latest` is whatever was pushed last; name a version, or a digest';
    return [{ status: 'warn', finding }];
  }
  if (tag === undefined || tagged === digest) return [];
  const leads = tagged === undefined ? 'is gone' : `leads to ${tagged.slice(0, 19)} by now`;
  return [{ status: 'warn', finding: `the tag \`${tag}\` ${leads}, not to ${digest.slice(0, 19)}` }];
}

function describe({ digest, tagged, manifest, platforms, blobs, missing }: Found): string {
  const size = blobs.reduce((sum, blob) => sum + blob.size, 0);
  return [
    `digest ${digest ?? 'not given'}`,
    ...(tagged === undefined || tagged === digest ? [] : [`the tag leads to ${tagged}`]),
    ...(manifest === undefined ? [] : [manifest.mediaType]),
    ...(platforms.length === 0 ? [] : [`platforms: ${platforms.join(', ')}`]),
    ...(blobs.length === 0 ? [] : [`${blobs.length} layers with configuration, ${formatSize(size)}`]),
    ...missing.slice(0, 30).map((blob) => `gone: ${blob.digest}`),
  ].join('\n');
}
