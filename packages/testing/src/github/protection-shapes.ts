import { repositoryUrl } from './git-shapes.ts';
import type { Call } from './route.ts';
import type { BranchProtection, Repository } from './world.ts';

/** The classic protection of a branch, which only administrators may read. */
export function shownProtection(
  call: Call,
  repository: Repository,
  branch: string,
  protection: BranchProtection,
) {
  const { approvals, requirePullRequest, requiredChecks } = protection;
  const url = `${repositoryUrl(call, repository)}/branches/${encodeURIComponent(branch)}/protection`;
  const checks = {
    ...{ url: `${url}/required_status_checks`, strict: false, contexts: [...(requiredChecks ?? [])] },
    contexts_url: `${url}/required_status_checks/contexts`,
    checks: (requiredChecks ?? []).map((context) => ({ context, app_id: null })),
  };
  const reviews = {
    url: `${url}/required_pull_request_reviews`,
    ...{ dismiss_stale_reviews: false, require_code_owner_reviews: false, require_last_push_approval: false },
    required_approving_review_count: approvals ?? 0,
  };
  return {
    url,
    ...(requiredChecks !== undefined && { required_status_checks: checks }),
    ...((requirePullRequest || approvals !== undefined) && { required_pull_request_reviews: reviews }),
    required_signatures: { url: `${url}/required_signatures`, enabled: false },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: false },
    required_linear_history: { enabled: false },
    allow_force_pushes: { enabled: protection.allowForcePushes ?? false },
    allow_deletions: { enabled: protection.allowDeletions ?? false },
    block_creations: { enabled: false },
    required_conversation_resolution: { enabled: false },
    lock_branch: { enabled: false },
    allow_fork_syncing: { enabled: false },
  };
}
