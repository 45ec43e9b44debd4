import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { PreparedCheck } from '@deploy-actions/checks';
import type { Inputs } from './inputs.ts';

/** State and router answer within half of it; a login to a cluster and its answer may take the other, in milliseconds. */
const planLimit = 60_000;

const id = 'deployment-plan';

/** The phase in which there is a plan to read. */
export const planPhase = 'pre-deploy';

/** A check that reads the deployment's plan, and what it read. */
export interface PlanCheck {
  readonly prepared: PreparedCheck;
  /** The digest, once the check passed. */
  readonly digest: () => string | undefined;
}

/**
 * Reading the plan as one more critical check: a deployment whose state or traffic can't be read isn't ready. Absent
 * where there is nothing to plan: without a version, without the sections `state` and `traffic`, and in other phases than
 * the one before a deployment. Throws ConfigurationError
 * when a check of the configuration has its id: nobody could tell which of the two a result is of.
 */
export function createPlanCheck(
  {
    configuration,
    githubToken,
    subject: { version, sha },
    selection,
    phase,
  }: Pick<Inputs, 'configuration' | 'subject' | 'githubToken' | 'selection' | 'phase'>,
  runtime: Runtime,
): PlanCheck | undefined {
  const { sections } = configuration;
  const { state, traffic } = sections;
  if (version === undefined || state === undefined || traffic === undefined) return undefined;
  if (phase !== planPhase) return undefined;
  if (selection.order.includes(id)) {
    const message = `the id \`${id}\` is that of the plan; give this check another one`;
    throw new ConfigurationError([{ input: 'checks', message }]);
  }
  let digest: string | undefined;
  const ask = async (signal: AbortSignal) => {
    const { readPlan } = await import('@deploy-actions/deployment');
    const planned = { ...configuration, sections: { ...sections, state, traffic } };
    const plan = await readPlan(planned, { version, sha }, runtime, { githubToken });
    // Read too late, the plan is a failed check, and a failed check has no digest.
    signal.throwIfAborted();
    digest = plan.digest;
    const serving = plan.fromVersion === undefined ? plan.from : `${plan.from} with ${plan.fromVersion}`;
    return {
      status: 'pass' as const,
      finding: [`${plan.to} would get ${version}, ${serving} serves now`, ...plan.notes].join('; '),
      answer: `plan digest ${plan.digest}`,
    };
  };
  return {
    digest: () => digest,
    prepared: {
      ...{ id, kind: 'plan', severity: 'critical', timeout: planLimit, retries: 0 },
      ...{ title: 'Deployment plan', group: [], needs: [], waiver: undefined, location: undefined },
      remedy:
        'The shift would stop at the same. Put right what is named here, or make state and traffic readable, then run this again.',
      check: {
        asks: 'the state, the router and the workloads: which colour serves, whether the stages can be done, and what would stop the deployment',
        ask,
      },
    },
  };
}
