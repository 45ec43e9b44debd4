import type { CheckConfigurationOf } from '@deploy-actions/config';
import { type AccessNeed, describeNeed, missingAccess, reviewAccess } from '@deploy-actions/kubernetes';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { openKubectl } from '../kubernetes/asking-cluster.ts';

type Configuration = CheckConfigurationOf<'kubernetes-access'>;

/** Asks a cluster what this login may do there, as `kubectl auth can-i` does: nothing is tried. */
export function createKubernetesAccessCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'runtime'>,
): Check {
  const { namespace = '', rights, 'beyond-need': beyond = [] } = configuration;
  const needs = rights.flatMap((right) => needsOf(right, namespace));
  const excess = beyond.flatMap((right) => needsOf(right, namespace));
  const kubectl = openKubectl('kubernetes-access', context, configuration.context);
  return {
    asks: `whether this login may ${[...new Set(needs.map(describeNeed))].join(', ')}`,
    async ask(signal) {
      const [missing, granted] = await Promise.all([
        missingAccess(kubectl, needs, signal),
        reviewAccess(kubectl, excess, signal),
      ]);
      const tooMuch = granted.filter(({ allowed }) => allowed).map(({ need }) => describeNeed(need));
      return gathered(judge(needs.length, missing, tooMuch), describe(needs, missing.length, tooMuch));
    },
  };
}

function needsOf(
  { verbs, group = '', resource, namespace, name }: Configuration['rights'][number],
  usual: string,
): readonly AccessNeed[] {
  const [plural = '', subresource] = resource.split('/');
  return verbs.map((verb) => ({
    ...{ verb, group, resource: plural, namespace: namespace ?? usual },
    ...(subresource === undefined ? {} : { subresource }),
    ...(name === undefined ? {} : { name }),
  }));
}

function judge(count: number, missing: readonly string[], tooMuch: readonly string[]): readonly Grade[] {
  const lacks = missing.map((finding): Grade => ({ status: 'fail', finding }));
  const excess = tooMuch.map(
    (right): Grade => ({ status: 'warn', finding: `the login may ${right}, which it should not need` }),
  );
  const all =
    count === 1 ? 'the login may do what is needed' : `the login may do all ${count} things it needs`;
  return lacks.length + excess.length === 0 ? [{ status: 'pass', finding: all }] : [...lacks, ...excess];
}

function describe(needs: readonly AccessNeed[], missing: number, tooMuch: readonly string[]): string {
  const granted = `${needs.length - missing} of ${needs.length} rights granted`;
  return [granted, ...tooMuch.map((right) => `also granted: ${right}`)].join('\n');
}
