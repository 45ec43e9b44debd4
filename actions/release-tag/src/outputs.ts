import { type Conclusion, defineOutputs } from '@deploy-actions/action-kit';
import type { ReleaseResult } from '@deploy-actions/versioning';

/** The outputs of release-tag. */
export const outputs = defineOutputs<ReleaseResult>({
  released: ({ released }) => released,
  version: ({ version }) => version,
  tag: ({ tag }) => tag,
  'tagged-commit': ({ taggedCommit }) => taggedCommit,
  'previous-tag': ({ previousTag }) => previousTag,
  bump: ({ bump }) => bump,
  notes: ({ notes }) => notes,
  'release-url': ({ releaseUrl }) => releaseUrl,
  'release-id': ({ releaseId }) => releaseId,
  immutable: ({ immutable }) => immutable,
  'candidate-tag': ({ candidateTag }) => candidateTag,
  'changelog-pull-request': ({ changelogPullRequest }) => changelogPullRequest,
});

/** Every end that isn't an error lets the chain go on, nothing to release included. */
export function conclude({ reasonCode, reason }: ReleaseResult): Conclusion {
  return { ok: true, reasonCode, reason };
}
