import { ProviderError } from '@deploy-actions/action-kit';
import { fetchObjects } from '../../git/repository.ts';
import { type HostedRelease, movedOn, type ReleaseContent } from '../../hosting/release-host.ts';
import type { BranchPlan } from '../branch-plan.ts';
import { publishedText } from '../hosted-release.ts';
import type { HostedView } from '../hosted-view.ts';
import { changelogMessage } from '../objects.ts';
import { push } from '../push.ts';
import type { Layout, Scene } from '../release-plan.ts';
import { cloneStep } from './clone-step.ts';
import { proposalStep } from './proposal-step.ts';
import { type Overtaken, type Step, short, type Workbench } from './step.ts';
import { floatingRefs, makeTag } from './tag-refs.ts';

/**
 * A release on a host: the changelog through its API, the tag by git, the release, the floating tags by git, this clone. The tag stands
 * before the release, so that the host never makes one of its own; floating tags come last, so that `v1` is a release that is out.
 */
export function hostSteps(scene: Scene, host: HostedView, layout: Layout): Step[] {
  const bench: Workbench = { tip: undefined, object: undefined };
  const { branch } = layout;
  const proposes = scene.request.changelogCommit === 'pull-request';
  return [
    ...(branch && proposes ? proposalStep(scene, host, layout, branch) : []),
    ...(branch && !proposes ? branchSteps(scene, host, layout, branch, bench) : []),
    ...tagStep(scene, layout, bench),
    ...releaseStep(scene, host, layout, bench),
    ...removeSteps(host, layout),
    ...moveStep(scene, layout, bench),
    ...cloneStep(scene, layout, bench),
  ];
}

function branchSteps(
  scene: Scene,
  host: HostedView,
  layout: Layout,
  branch: BranchPlan,
  bench: Workbench,
): Step[] {
  const { repository, sight, decision, request, runtime } = scene;
  const { name, base, path, text } = branch;
  const behind = branch.push && sight.remoteTip !== base;
  const ref = { ref: `refs/heads/${name}`, to: base };
  const pushBranch: Step = {
    words: `push the branch ${name} as far as ${short(base)} to ${request.remote}`,
    run: () => push(repository.git, request.remote, [ref], runtime),
  };
  if (text === undefined) return behind ? [pushBranch] : [];
  const commit: Step = {
    words: `commit ${request.changelog} on top of ${short(base)} on branch ${name} of ${host.repository}, signed by GitHub`,
    run: async () => {
      const message = changelogMessage(decision.tag, base, repository.target);
      const made = await host.commit({ branch: name, parent: base, path, text, message });
      if (made === movedOn) return overtaken(`the branch ${name} got another commit meanwhile`, 'commit');
      bench.tip = made;
      runtime.log.info(`${name} ends with ${made} now.`);
      if (layout.tagged === undefined || branch.local)
        await fetchObjects(repository.git, request.remote, [`refs/heads/${name}`]);
      return undefined;
    },
  };
  return behind ? [pushBranch, commit] : [commit];
}

function tagStep(scene: Scene, layout: Layout, bench: Workbench): Step[] {
  const { repository, decision, request, runtime } = scene;
  const { tag, existing } = decision;
  if (!layout.pushTag) return [];
  const place = layout.tagged === undefined ? 'that commit' : short(layout.tagged);
  const words = layout.createTag
    ? `put the annotated tag ${tag} on ${place} and push it`
    : `push the tag ${tag}`;
  return [
    {
      words: `${words} to ${request.remote}`,
      run: async () => {
        bench.object = existing?.object ?? (await makeTag(scene, layout, bench));
        const refs = [{ ref: `refs/tags/${tag}`, to: bench.object }];
        return push(repository.git, request.remote, refs, runtime);
      },
    },
  ];
}

function releaseStep(scene: Scene, host: HostedView, layout: Layout, bench: Workbench): Step[] {
  const { repository, decision, runtime } = scene;
  const { tag } = decision;
  const { prerelease, latest, body } = layout;
  const found = layout.found?.release;
  if (found?.draft === false) return [];
  const kind = prerelease ? ' as a prerelease' : latest ? ' as the latest' : ', not as the latest';
  return [
    {
      words: found ? `publish ${named(found, tag)}${kind}` : `publish the release ${tag}${kind}`,
      run: async () => {
        const commit = layout.tagged ?? bench.tip ?? repository.target;
        // Somebody may have gone on writing while the other steps were made.
        const now = found && (await host.draftNow(found.id));
        if (now === movedOn)
          return overtaken(`the draft of ${tag} was published or deleted meanwhile`, 'publish');
        const text = publishedText(now, { tag, notes: body });
        const content: ReleaseContent = { tag, commit, ...text, prerelease, latest };
        const release = await (now ? host.update(now.id, content, false) : host.create(content, false));
        if (release === movedOn) return overtaken(`another run published ${tag} meanwhile`, 'publish');
        runtime.log.info(`Published ${release.url}`);
        return undefined;
      },
    },
  ];
}

function named({ tag, id }: HostedRelease, to: string): string {
  return tag === to ? `the draft ${tag} (${id})` : `the draft ${tag} (${id}), which becomes ${to},`;
}

/** Deletes drafts that nobody needs any more. */
export function removeSteps(host: HostedView, { found }: Layout): Step[] {
  return (found?.leftOver ?? []).map(({ id, tag }) => ({
    words: `delete the draft ${tag} (${id}), left over from another run`,
    run: async () => {
      await host.remove(id);
      return undefined;
    },
  }));
}

function moveStep({ repository, sight, request, runtime }: Scene, layout: Layout, bench: Workbench): Step[] {
  const { floating } = layout;
  if (floating.length === 0) return [];
  return [
    {
      words: `move ${floating.join(' and ')} there on ${request.remote}`,
      run: () => {
        const commit = layout.tagged ?? bench.tip ?? repository.target;
        return push(repository.git, request.remote, floatingRefs(floating, commit, sight), runtime);
      },
    },
  ];
}

/** The host's answer that others were faster. */
export function overtaken(message: string, operation: string): Overtaken {
  const error = new ProviderError(
    `${message}, each time this run looked again; run it again and it goes on`,
    {
      system: 'GitHub',
      operation,
      retryable: true,
    },
  );
  return { error, words: message, unlessSame: false };
}
