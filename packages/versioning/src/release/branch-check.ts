import { ConfigurationError, nearest } from '@deploy-actions/action-kit';
import { fetchObjects, has, isAncestor, quietFetch, type Repository, sourceAt } from '../git/repository.ts';
import { parseRefs, type Sight } from '../git/sight.ts';
import type { ReleaseRequest } from './release-request.ts';

/**
 * Checks that the branch which gets the changelog is there and is one of the released commit: a changelog on another branch tells
 * of what that branch lacks, and a branch that can't reach its last release can make no other. Only the branch that is checked out,
 * or the local one of a detached commit, may bring the remote more than the changelog. Throws ConfigurationError; writes nothing.
 */
export async function checkBranch(
  repository: Repository,
  sight: Sight,
  request: ReleaseRequest,
  name: string,
): Promise<void> {
  const { git, target, headBranch } = repository;
  const { localTip } = sight;
  // What is previewed on a branch of one's own may be pushed later.
  if (request.stage === 'prepare' && headBranch === name) return;
  const tip = request.push ? sight.remoteTip : localTip;
  if (tip === undefined) return checkMissing(repository, request, name, localTip);
  if (!(await has(git, tip))) await fetchObjects(git, request.remote, [`refs/heads/${name}`]);
  if (await contains(repository, tip, request)) return;
  const ahead =
    (headBranch === undefined || headBranch === name) &&
    (request.push ? localTip !== undefined && (await reaches(repository, localTip)) : true) &&
    (await isAncestor(git, tip, target));
  if (!ahead || request.changelogCommit === 'pull-request') throw notOnBranch(repository, request, name);
}

/** Whether a commit is the released one, carries its release, or comes after it. */
async function reaches(repository: Repository, tip: string): Promise<boolean> {
  const { git, target } = repository;
  return (await isAncestor(git, target, tip)) || (await sourceAt(repository, tip)) === target;
}

async function contains(repository: Repository, tip: string, { remote, branch, stage }: ReleaseRequest) {
  const { git, shallow, target } = repository;
  if (await reaches(repository, tip)) return true;
  if (!shallow || (await isAncestor(git, tip, target))) return false;
  // The clone may lack what lies between the two; a preview leaves it at that, since all of the history would have to come.
  if (stage === 'prepare') return true;
  const fetched = await git.attempt([...quietFetch, '--unshallow', remote, `refs/heads/${branch}`], {
    network: true,
  });
  return fetched.exitCode === 0 && reaches(repository, tip);
}

async function checkMissing(
  { git, headBranch }: Repository,
  { push, remote, changelogCommit }: ReleaseRequest,
  name: string,
  localTip: string | undefined,
): Promise<void> {
  // Without a push, the branch of a detached commit is made here.
  if (!push && headBranch === undefined) return;
  const listed = push
    ? [...parseRefs((await git.attempt(['ls-remote', '--heads', remote], { network: true })).stdout).keys()]
    : (await git.output(['for-each-ref', '--format=%(refname)', 'refs/heads'])).split('\n');
  const names = listed.filter(Boolean).map((ref) => ref.slice('refs/heads/'.length));
  // The first push of all makes the branch.
  if (push && names.length === 0 && headBranch === name && changelogCommit === 'direct') return;
  const where = push ? `the remote ${remote}` : 'this clone';
  const near = nearest(name.replace(`${remote}/`, ''), names);
  const some = names.slice(0, 5).map((known) => `\`${known}\``);
  const present =
    some.length === 0 ? 'it has none' : `it has ${some.join(', ')}${names.length > 5 ? ', …' : ''}`;
  const hint = near === undefined ? present : `did you mean \`${near}\`?`;
  const first =
    push && localTip !== undefined ? `; if it is meant, push it first: \`git push ${remote} ${name}\`` : '';
  throw new ConfigurationError([
    { input: 'branch', message: `${where} has no branch \`${name}\` (${hint})${first}` },
  ]);
}

function notOnBranch(
  { target, headBranch }: Repository,
  { push, remote }: ReleaseRequest,
  name: string,
): ConfigurationError {
  const at = push ? ` of ${remote}` : '';
  const own = headBranch === name;
  const other = headBranch === undefined || own ? '' : `, and ${headBranch} is checked out`;
  const pushes = own ? `bring the two together first (\`git pull\`, \`git push\`)` : `merge it there first`;
  return new ConfigurationError(
    `the commit ${target} is not on the branch ${name}${at}${other}; its changelog would tell of what ${name} lacks: ${pushes}, give the branch it is on as \`branch\`, or set \`changelog: none\``,
  );
}
