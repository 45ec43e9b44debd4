import { describedActions } from '../../scripts/action-metadata.ts';
import { expression, type Job, type Step, type Workflow } from './workflow-files.ts';

const actions = describedActions();
const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;

/** What a workflow does against the rules of this repository, one sentence each; empty when nothing. */
export function violations(workflow: Workflow): string[] {
  const { file, text, permissions, jobs } = workflow;
  const found = [
    ...unpinned(text),
    ...dangerous
      .filter((trigger) => typeof workflow.on === 'object' && trigger in workflow.on)
      .map((trigger) => `starts on ${trigger}, with rights that what it is about should not have`),
    ...(isEmpty(permissions)
      ? []
      : ['the workflow grants permissions to all jobs; it should say `permissions: {}`']),
    ...Object.entries(jobs).flatMap(([name, job]) =>
      jobViolations(job).map((what) => `job ${name}: ${what}`),
    ),
    ...(isReusable(workflow) ? reusableViolations(workflow) : []),
  ];
  return found.map((what) => `${file}: ${what}`);
}

/** Triggers that give code of a pull request the rights of the repository, if one slips: https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/ */
const dangerous = ['pull_request_target', 'workflow_run'];

function isEmpty(permissions: Workflow['permissions']): boolean {
  return permissions !== undefined && Object.keys(permissions).length === 0;
}

function isReusable({ on }: Workflow): boolean {
  return typeof on === 'object' && 'workflow_call' in on;
}

/** A tag can be moved to other code; the comment is for people and for Dependabot. */
function unpinned(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [, uses, comment] = /^\s*(?:- )?uses: (\S+)(.*)$/.exec(line) ?? [];
    // What this repository holds at this commit, or what the step before has checked out.
    if (uses === undefined || uses.startsWith('$/') || uses.startsWith('./')) return [];
    if (!pinned.test(uses)) return [`\`${uses}\` is not pinned to a full commit SHA`];
    if (!/^ # v\d+\.\d+\.\d+$/.test(comment ?? ''))
      return [`\`${uses}\` does not name its version in a comment`];
    return [];
  });
}

function jobViolations(job: Job): string[] {
  const { permissions, steps } = job;
  const found: string[] = [];
  if (permissions === undefined) found.push('has no permissions of its own');
  if (job['timeout-minutes'] === undefined) found.push('has no time limit');
  const needed = neededPermissions(steps);
  const others = Object.entries(permissions ?? {})
    .map(([scope, access]) => `${scope}: ${access}`)
    .filter((permission) => !permission.startsWith('contents:') && !needed.has(permission));
  if (others.length > 0) found.push(`asks for ${others.join(', ')}, which none of its actions needs`);
  const writes = Object.values(permissions ?? {}).includes('write');
  if (writes && steps.some(({ run }) => /\bnp[mx] /.test(run ?? '')))
    found.push('runs what the registry gives, with a token that may write');
  if (writes && steps.some(isCaching)) found.push('takes files from a cache, with a token that may write');
  return [...found, ...steps.flatMap(stepViolations)];
}

/** What other people's actions and GitHub's own program need, each as its documentation says. */
const neededElsewhere: readonly (readonly [RegExp, readonly string[]])[] = [
  // https://github.com/actions/attest#usage
  [/^actions\/attest@/, ['id-token: write', 'attestations: write']],
  // https://docs.github.com/en/rest/actions/workflow-runs
  [/\bgh run list\b/, ['actions: read']],
  // https://docs.github.com/en/rest/repos/attestations
  [/\bgh attestation verify\b/, ['attestations: read']],
];

/** What the steps of a job need, as actions of this repository say themselves. */
function neededPermissions(steps: readonly Step[]): ReadonlySet<string> {
  const used = actions.filter(({ folder }) => steps.some(({ uses }) => uses === `$/actions/${folder}`));
  const scopes = [
    ...used.flatMap(({ permissions = [] }) => permissions.map(({ scope }) => scope)),
    ...neededElsewhere.flatMap(([pattern, needed]) =>
      steps.some(({ uses, run }) => pattern.test(uses ?? run ?? '')) ? needed : [],
    ),
  ];
  // Whoever may write may read; a job that does only a part of what an action can do asks for less.
  return new Set(scopes.flatMap((scope) => [scope, scope.replace(': write', ': read')]));
}

/** actions/setup-node caches unless it is told not to: https://github.com/actions/setup-node#usage */
function isCaching({ uses, with: inputs }: Step): boolean {
  if (uses?.startsWith('actions/setup-node@') !== true) return false;
  return inputs?.['package-manager-cache'] !== false || inputs['cache'] !== undefined;
}

function stepViolations({ uses, run, with: inputs }: Step): string[] {
  const found: string[] = [];
  if (run?.includes('${{')) found.push('an expression stands in a script');
  if (uses?.startsWith('actions/checkout@') && inputs?.['persist-credentials'] !== false)
    found.push('the checkout leaves its token behind for every later step');
  return found;
}

function reusableViolations({ on, concurrency, jobs }: Workflow): string[] {
  const found: string[] = [];
  if (concurrency !== undefined) found.push('a workflow-level group is held while a run waits for approval');
  const gated = Object.entries(jobs).filter(
    ([, { environment }]) => environment === expression('inputs.environment'),
  );
  if (gated.length > 1)
    found.push('more than one job names the gated environment, so each asks for approval');
  for (const [name, { concurrency: group }] of Object.entries(jobs)) {
    const isGated = gated.some(([gatedName]) => gatedName === name);
    if (isGated && (group?.['queue'] !== 'max' || group['cancel-in-progress'] !== false))
      found.push(`job ${name}: a deployment waits its turn and is never cancelled by the next`);
    if (!isGated && group !== undefined)
      found.push(`job ${name}: only the gated job has a concurrency group`);
  }
  return [...found, ...differingTriggers(on)];
}

/** Started by a person or called, a workflow takes the same inputs with the same defaults. */
function differingTriggers({ workflow_call: called, workflow_dispatch: started }: Workflow['on']): string[] {
  if (!called?.inputs || !started?.inputs) return [];
  const describe = (inputs: NonNullable<typeof called.inputs>) =>
    JSON.stringify(Object.entries(inputs).map(([name, { default: value }]) => [name, value ?? null]));
  return describe(called.inputs) === describe(started.inputs)
    ? []
    : ['the inputs of workflow_call and workflow_dispatch differ'];
}
