import type { MetricsConfiguration } from '@deploy-actions/config';
import type { Assessment, Verdict } from './verdict.ts';

/** What follows from a verdict. */
export type Policy = 'continue' | 'hold' | 'rollback';

/** What follows from each verdict; a pass always goes on. */
export interface VerdictPolicies extends Readonly<Record<Exclude<Verdict, 'pass'>, Policy>> {
  readonly regress: 'hold' | 'rollback';
}

/** What follows from each verdict: what was given, else what the section says, else `otherwise`; from a regression a rollback. */
export function policiesOf(
  metrics: Pick<MetricsConfiguration, 'policies'> | undefined,
  given: { readonly [K in keyof VerdictPolicies]?: VerdictPolicies[K] | undefined },
  otherwise: Policy,
): VerdictPolicies {
  const written = metrics?.policies ?? {};
  const of = (verdict: 'inconclusive' | 'insufficient-sample' | 'provider-error') =>
    given[verdict] ?? written[verdict] ?? otherwise;
  return {
    regress: given.regress ?? written.regress ?? 'rollback',
    inconclusive: of('inconclusive'),
    'insufficient-sample': of('insufficient-sample'),
    'provider-error': of('provider-error'),
  };
}

/** What follows: what the condition that ended it says, else what the policy says for the verdict. */
export function actionAfter(
  { verdict, consequence }: Pick<Assessment, 'verdict' | 'consequence'>,
  policies: VerdictPolicies,
): Policy {
  return verdict === 'pass' ? 'continue' : (consequence ?? policies[verdict]);
}
