import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { gradeMoment } from '../github/ages.ts';
import { type Deployment, hasSuccessor, newestDeployment } from '../github/deployments.ts';
import { shortSha, subjectCommit } from '../github/subject-commit.ts';
import { type Grade, gathered } from '../grades.ts';

type Configuration = CheckConfigurationOf<'deployment'>;

/** Asks GitHub whether an environment, such as staging, has what is about to be deployed. Throws ConfigurationError when no commit is known. */
export function createDeploymentCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'runtime' | 'subject' | 'github'>,
): Check {
  const { environment, ref, task } = configuration;
  const sha = ref === undefined ? subjectCommit(context) : undefined;
  const what = ref ?? shortSha(sha ?? '');
  const { clock } = context.runtime;
  const nextTry = context.github.tries();
  return {
    asks: `deployment of ${ref ?? sha} to ${environment}`,
    async ask(): Promise<Answer> {
      const facts = nextTry();
      const found = await newestDeployment(facts, { environment, sha, ref, task });
      if (found === undefined) {
        const finding = `${what} was never deployed to \`${environment}\`: deploy it there first`;
        return { status: 'fail', finding, answer: `no deployment of ${ref ?? sha} to ${environment}` };
      }
      const replaced =
        found.state === 'inactive' ||
        (found.state === 'success' &&
          configuration.superseded !== 'allow' &&
          (await hasSuccessor(facts, found, { environment, task })));
      return gathered(
        grades(what, { ...found, replaced }, configuration, clock.now()),
        evidence(found, environment),
      );
    },
  };
}

function grades(
  what: string,
  found: Deployment & { readonly replaced: boolean },
  configuration: Configuration,
  now: number,
): Grade[] {
  const { environment, superseded } = configuration;
  const fail = (finding: string): Grade[] => [{ status: 'fail', finding }];
  const subject = `the deployment of ${what} to \`${environment}\``;
  if (found.state === undefined) return fail(`${subject} has no status yet, wanted success`);
  if (['queued', 'pending', 'in_progress'].includes(found.state)) {
    return fail(`${subject} is still under way (${found.state}), wanted success`);
  }
  if (!found.succeeded || (found.state !== 'success' && found.state !== 'inactive')) {
    return fail(`${subject} ended with ${found.state}, wanted success`);
  }
  const age = gradeMoment(`${what} was deployed to \`${environment}\``, now - found.at, configuration);
  if (!found.replaced || superseded === 'allow') return [age];
  const finding = `${subject} succeeded, but a later one has taken its place`;
  return [age, { status: superseded, finding }];
}

function evidence({ id, sha, ref, state, at }: Deployment, environment: string): string {
  return [
    `deployment ${id} to ${environment}`,
    `commit ${sha}, ref ${ref}`,
    `newest status: ${state ?? 'none'}`,
    `at ${new Date(at).toISOString()}`,
  ].join('\n');
}
