import { GithubRefusal } from '@deploy-actions/github';
import { confirmRepository } from './confirm-repository.ts';
import type { GithubFacts, GithubRepository } from './github-source.ts';

/** A tag of the repository. */
export interface Tag {
  /** The commit it names in the end; `undefined` when it names something else. */
  readonly commit: string | undefined;
  /** Present for annotated tags. */
  readonly annotation?: {
    readonly tagger: string;
    /** As GitHub gives it, e.g. `2026-03-01T10:00:00Z`. */
    readonly at: string;
    readonly verified: boolean;
    /** Why it isn't verified, in GitHub's word, e.g. `unsigned`. */
    readonly reason: string;
  };
}

/** A tag may name a tag, but no sane one does so more often. */
const mostNested = 3;

/** A tag, read without a clone; `undefined` when there is none of that name. */
export function tagOf(facts: GithubFacts, name: string): Promise<Tag | undefined> {
  return facts.once(`tag ${name}`, async (repository) => {
    const { client, owner, repo, fullName } = repository;
    const operation = { name: 'read a tag', repository: fullName, permission: 'contents: read' };
    // A repository without any commit answers 409.
    const found = await client.attempt(operation, [404, 409], (api) =>
      api.git.getRef({ owner, repo, ref: `tags/${name}` }),
    );
    if (found instanceof GithubRefusal) {
      await confirmRepository(repository, operation);
      return undefined;
    }
    if (found.object.type !== 'tag') return { commit: commitIn(found.object) };
    return await annotated(repository, found.object.sha);
  });
}

async function annotated({ client, owner, repo, fullName }: GithubRepository, sha: string): Promise<Tag> {
  const operation = { name: 'read an annotated tag', repository: fullName, permission: 'contents: read' };
  const read = (id: string) => client.send(operation, (api) => api.git.getTag({ owner, repo, tag_sha: id }));
  const outer = await read(sha);
  let inner = outer;
  for (let depth = 1; inner.object.type === 'tag' && depth < mostNested; depth += 1) {
    inner = await read(inner.object.sha);
  }
  const { tagger, verification } = outer;
  return {
    commit: commitIn(inner.object),
    annotation: {
      ...{ tagger: tagger.name, at: tagger.date },
      verified: verification?.verified ?? false,
      reason: verification?.reason ?? 'unknown',
    },
  };
}

function commitIn({ type, sha }: { readonly type: string; readonly sha: string }): string | undefined {
  return type === 'commit' ? sha : undefined;
}
