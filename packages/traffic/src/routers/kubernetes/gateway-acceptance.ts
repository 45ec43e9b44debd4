import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from './json-parts.ts';
import { MissingBackend, UnclearObject } from './weighted-object.ts';

/** Conditions by which a controller says that it doesn't do what the route asks, with the status that means it. */
const objections = [
  ['Accepted', 'False'],
  ['ResolvedRefs', 'False'],
  ['PartiallyInvalid', 'True'],
] as const;

/**
 * Throws UnclearObject unless a gateway has accepted the route as it stands now, and while one still sends by what the route was;
 * also when one says that it can't send to what the route names (https://gateway-api.sigs.k8s.io/reference/spec/#routeparentstatus).
 * What was said of an earlier generation doesn't count otherwise, nor what was said for a parent that the route no longer has.
 * That a backend isn't there is a MissingBackend, and none when it is `known`.
 */
export function assertAccepted(
  { metadata, spec, status }: KubernetesObject,
  known?: 'missing-backend',
): void {
  const { generation = 0, namespace } = metadata;
  const named = listOf(spec?.['parentRefs']).map((parent) => parentOf(parent, namespace));
  if (named.length === 0)
    throw new UnclearObject('it has no `parentRefs`: no gateway sends anything by it; name one');
  const parents = listOf(fieldsOf(status)['parents']).filter(({ parentRef }) =>
    named.includes(parentOf(fieldsOf(parentRef), namespace)),
  );
  for (const parent of parents) refuseObjection(parent, generation, known);
  const refOf = ({ parentRef }: Fields) => parentOf(fieldsOf(parentRef), namespace);
  const isCurrent = (parent: Fields) => conditionOf(parent, 'Accepted', generation)?.['status'] === 'True';
  const current = parents.filter(isCurrent).map(refOf);
  // Where two controllers speak for one parent, one of them may be gone.
  const behind = parents.find((parent) => isAccepted(parent) && !current.includes(refOf(parent)));
  const progress = (parent: Fields) => `${controllerOf(parent)} ${progressOf(parent)}`;
  if (current.length === 0) {
    const seen = parents.map(progress).join(', ') || 'none has said anything of it';
    throw new UnclearObject(
      `no gateway has taken up its generation ${generation} yet (${seen}); look at the gateway`,
      { passing: true },
    );
  }
  if (behind === undefined) return;
  throw new UnclearObject(
    `the gateway of its parent \`${nameOf(behind)}\` has not taken up its generation ${generation} yet, while others have (${progress(behind)}); look at it`,
    { passing: true },
  );
}

/** Whether the last thing said is that the route is in force, of whatever generation. */
function isAccepted(parent: Fields): boolean {
  return listOf(parent['conditions']).some(({ type, status }) => type === 'Accepted' && status === 'True');
}

function refuseObjection(parent: Fields, generation: number, known: 'missing-backend' | undefined): void {
  for (const [type, bad] of objections) {
    const condition = conditionOf(parent, type, generation);
    if (condition?.['status'] !== bad) continue;
    const { reason, message } = condition;
    const missing = type === 'ResolvedRefs' && reason === 'BackendNotFound';
    if (missing && known) continue;
    throw new (missing ? MissingBackend : UnclearObject)(
      `${controllerOf(parent)} says of its parent \`${nameOf(parent)}\`: ${type} is ${bad}, ${textOf(reason) ?? 'no reason'}: ${textOf(message) ?? 'no message'}`,
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

function nameOf({ parentRef }: Fields): string {
  return textOf(fieldsOf(parentRef)['name']) ?? 'without a name';
}

/** The same text for the same parent, with the defaults of a ParentReference. */
function parentOf(parent: Fields, namespace: string | undefined): string {
  const { group = 'gateway.networking.k8s.io', kind = 'Gateway', name, sectionName, port } = parent;
  return JSON.stringify([group, kind, parent['namespace'] ?? namespace, name, sectionName, port]);
}
