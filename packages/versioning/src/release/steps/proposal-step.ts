import { shortenNotes } from '../../changelog/shorten-notes.ts';
import { type BranchPlan, proposalBranch } from '../branch-plan.ts';
import type { HostedView } from '../hosted-view.ts';
import { changelogMessage } from '../objects.ts';
import type { Layout, Scene } from '../release-plan.ts';
import type { Step } from './step.ts';

/** GitHub's limit for the text of a pull request is 65,536 characters. */
const longestBody = 60_000;

/** Opens the pull request that brings the changelog to a branch which takes nothing else. */
export function proposalStep(scene: Scene, host: HostedView, layout: Layout, branch: BranchPlan): Step[] {
  const { repository, decision, request, runtime } = scene;
  const { name, base, path, text } = branch;
  if (text === undefined || layout.proposal !== undefined) return [];
  const from = proposalBranch(decision.tag);
  const message = changelogMessage(decision.tag, base, repository.target);
  const [title = ''] = message.split('\n');
  const body = `The changelog of ${decision.tag}.\n\n${shortenNotes(layout.notes, { limit: longestBody, url: undefined })}`;
  return [
    {
      words: `open a pull request from ${from} into ${name} that brings ${request.changelog}`,
      run: async () => {
        const asked = { branch: name, parent: base, path, text, message, from, title, body };
        const { url } = await host.propose(asked);
        runtime.log.info(`Opened ${url}`);
        return undefined;
      },
    },
  ];
}
