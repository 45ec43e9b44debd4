import { ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { ReleaseRequest } from '../release/release-request.ts';
import { credentialRemedy } from './credentials.ts';
import type { Git } from './git.ts';
import type { Repository } from './repository.ts';
import { localRefs, type Tag } from './tags.ts';

/** What stood in the local repository and in the remote at one moment. */
export interface Sight {
  readonly local: ReadonlyMap<string, Tag>;
  readonly remote: ReadonlyMap<string, Tag>;
  /** Both together; where they differ, the remote is right. */
  readonly tags: readonly Tag[];
  readonly localTip: string | undefined;
  readonly remoteTip: string | undefined;
}

type Where = Pick<ReleaseRequest, 'tagPrefix' | 'push' | 'remote' | 'branch'>;

/** Looks at all tags and the branch, in the remote too where there is one. */
export async function observe(
  repository: Repository,
  request: Where,
  runtime: Pick<Runtime, 'log'>,
): Promise<Sight> {
  const { git, remoteUrl } = repository;
  const { branch } = request;
  const [here, refs] = await Promise.all([
    localRefs(git, branch),
    remoteUrl === undefined ? new Map<string, string>() : remoteRefs(git, request, runtime),
  ]);
  const local = new Map(here.tags.map((tag) => [tag.name, tag]));
  const remote = tagsAmong(refs);
  return {
    local,
    remote,
    tags: [...new Map([...local, ...remote]).values()],
    localTip: here.tip,
    remoteTip: refs.get(`refs/heads/${branch}`),
  };
}

/** The tags among a remote's refs, by name. */
export function tagsAmong(refs: ReadonlyMap<string, string>): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  for (const [ref, object] of refs) {
    if (!ref.startsWith('refs/tags/') || ref.endsWith('^{}')) continue;
    const name = ref.slice('refs/tags/'.length);
    tags.set(name, { name, object, commit: refs.get(`${ref}^{}`) ?? object });
  }
  return tags;
}

/** Objects by ref, as `git ls-remote` prints them; a tag object's target stands under the name with `^{}`. */
export function parseRefs(output: string): Map<string, string> {
  const lines = output.split('\n').filter(Boolean);
  return new Map(lines.map((line) => line.split('\t').reverse() as [string, string]));
}

async function remoteRefs(
  git: Git,
  request: Where,
  runtime: Pick<Runtime, 'log'>,
): Promise<Map<string, string>> {
  const { remote, branch, tagPrefix } = request;
  const patterns = [`refs/tags/${tagPrefix}*`, ...(branch === undefined ? [] : [`refs/heads/${branch}`])];
  const args = ['ls-remote', '--quiet', remote, ...patterns];
  const result = await git.attempt(args, { network: true });
  if (result.exitCode === 0) return parseRefs(result.stdout);
  const words = result.stderr.trim().split('\n').join('; ');
  if (request.push) {
    const remedy = credentialRemedy(words);
    throw new ProviderError(remedy ? `${words}. ${remedy}` : words || 'the remote gave no answer', {
      system: `git remote ${remote}`,
      operation: 'ls-remote',
      retryable: remedy === undefined,
    });
  }
  runtime.log.warning(`The remote ${remote} can't be read, only local tags count: ${words}`);
  return new Map();
}
