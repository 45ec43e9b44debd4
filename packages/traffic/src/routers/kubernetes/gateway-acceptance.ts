import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from './json-parts.ts';
import { UnclearObject } from './weighted-object.ts';

/** Conditions by which a controller says that it doesn't do what the route asks, with the status that means it. */
const objections = [
  ['Accepted', 'False'],
  ['ResolvedRefs', 'False'],
  ['PartiallyInvalid', 'True'],
] as const;

/**
 * Throws UnclearObject unless a gateway has accepted the route as it stands now, and when one says that it can't send to what
 * the route names (https://gateway-api.sigs.k8s.io/reference/spec/#routeparentstatus). What was said of an earlier generation
 * doesn't count, nor what was said for a parent that the route no longer has.
 */
export function assertAccepted({ metadata, spec, status }: KubernetesObject): void {
  const { generation = 0, namespace } = metadata;
  const named = listOf(spec?.['parentRefs']).map((parent) => parentOf(parent, namespace));
  if (named.length === 0)
    throw new UnclearObject('it has no `parentRefs`: no gateway sends anything by it; name one');
  const parents = listOf(fieldsOf(status)['parents']).filter(({ parentRef }) =>
    named.includes(parentOf(fieldsOf(parentRef), namespace)),
  );
  for (const parent of parents) refuseObjection(parent, generation);
  if (parents.some((parent) => conditionOf(parent, 'Accepted', generation)?.['status'] === 'True')) return;
  const seen = parents.map((parent) => `${controllerOf(parent)} ${progressOf(parent)}`);
  throw new UnclearObject(
    `no gateway has taken up its generation ${generation} yet (${seen.join(', ') || 'none has said anything of it'}); look at the gateway`,
    { passing: true },
  );
}

function refuseObjection(parent: Fields, generation: number): void {
  for (const [type, bad] of objections) {
    const condition = conditionOf(parent, type, generation);
    if (condition?.['status'] !== bad) continue;
    const { reason, message } = condition;
    const name = textOf(fieldsOf(parent['parentRef'])['name']);
    throw new UnclearObject(
      `${controllerOf(parent)} says of its parent \`${name}\`: ${type} is ${bad}, ${textOf(reason) ?? 'no reason'}: ${textOf(message) ?? 'no message'}`,
    );
  }
}

/** What was said of this generation or a newer one. */
function conditionOf(parent: Fields, type: string, generation: number): Fields | undefined {
  return listOf(parent['conditions']).find(
    (condition) =>
      condition['type'] === type && (numberOf(condition['observedGeneration']) ?? -1) >= generation,
  );
}

function progressOf(parent: Fields): string {
  const accepted = listOf(parent['conditions']).find(({ type }) => type === 'Accepted');
  if (accepted === undefined) return 'has not said whether it accepts it';
  const generation = numberOf(accepted['observedGeneration']);
  const known =
    generation === undefined ? 'without saying of which generation' : `of generation ${generation}`;
  return `says Accepted ${textOf(accepted['status'])} ${known}`;
}

function controllerOf(parent: Fields): string {
  return textOf(parent['controllerName']) ?? 'a controller without a name';
}

/** The same text for the same parent, with the defaults of a ParentReference. */
function parentOf(parent: Fields, namespace: string | undefined): string {
  const { group = 'gateway.networking.k8s.io', kind = 'Gateway', name, sectionName, port } = parent;
  return JSON.stringify([group, kind, parent['namespace'] ?? namespace, name, sectionName, port]);
}
