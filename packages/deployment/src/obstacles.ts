import type { Color } from '@deploy-actions/config';
import type { ShiftDependencies, ShiftPlan } from './shift-types.ts';

type Obstructed = Pick<ShiftDependencies, 'store' | 'router' | 'deployer' | 'urlOf'>;
type Release = Pick<ShiftPlan, 'service' | 'environment' | 'version' | 'sha'>;

/** Everything that would stop a write, at store, router and deployer; `candidates` are the colours that are deployed to. Throws ProviderError. */
export async function findObstacles(
  { store, router, deployer, urlOf }: Obstructed,
  { service, environment, version, sha }: Release,
  candidates: readonly Color[],
): Promise<readonly string[]> {
  const release = { service, environment, version, sha };
  const found = await Promise.all([
    store.preflight?.(),
    router.preflight?.(),
    ...candidates.map((color) =>
      deployer.preflight?.({ ...release, color, url: urlOf(color) }, { rights: true }),
    ),
  ]);
  return [...new Set(found.flatMap((messages) => messages ?? []))];
}
