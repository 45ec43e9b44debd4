import { changelogMessage, commitObject } from '../objects.ts';
import { type PushedRef, push } from '../push.ts';
import type { Layout, Scene } from '../release-plan.ts';
import { cloneStep } from './clone-step.ts';
import { type Step, short, type Workbench } from './step.ts';
import { floatingRefs, makeTag, signature } from './tag-refs.ts';

/**
 * A release in plain git, for any remote: the objects, which nobody sees; one atomic push of all refs; this clone. Ended at any
 * point, it leaves either nothing or the whole release in the remote.
 */
export function gitSteps(scene: Scene, layout: Layout): Step[] {
  const bench: Workbench = { tip: undefined, object: undefined };
  return [
    ...commitStep(scene, layout, bench),
    ...tagStep(scene, layout, bench),
    ...moveStep(layout),
    ...pushStep(scene, layout, bench),
    ...cloneStep(scene, layout, bench),
  ];
}

function commitStep(scene: Scene, { branch }: Layout, bench: Workbench): Step[] {
  if (branch?.text === undefined) return [];
  const { base, name, path, text } = branch;
  const { repository, decision, request, runtime } = scene;
  return [
    {
      words: `commit ${request.changelog} on top of ${short(base)}, for branch ${name}`,
      run: async () => {
        const message = changelogMessage(decision.tag, base, repository.target);
        const file = { path, text };
        bench.tip = await commitObject(repository.git, base, file, message, signature(scene), runtime);
        return undefined;
      },
    },
  ];
}

function tagStep(scene: Scene, layout: Layout, bench: Workbench): Step[] {
  if (!layout.createTag) return [];
  const place = layout.tagged === undefined ? 'that commit' : short(layout.tagged);
  return [
    {
      words: `put the annotated tag ${scene.decision.tag} on ${place}`,
      run: async () => {
        bench.object = await makeTag(scene, layout, bench);
        return undefined;
      },
    },
  ];
}

/** The move itself comes with the push or, without one, in the transaction that brings the clone in step. */
function moveStep({ floating }: Layout): Step[] {
  if (floating.length === 0) return [];
  return [{ words: `move ${floating.join(' and ')} there`, run: async () => undefined }];
}

function pushStep(
  { repository, sight, decision, request, runtime }: Scene,
  layout: Layout,
  bench: Workbench,
) {
  const { branch, floating, pushTag } = layout;
  const names = [
    ...(branch?.push ? [`branch ${branch.name}`] : []),
    ...(pushTag ? [`tag ${decision.tag}`] : []),
    ...floating.map((name) => `tag ${name}`),
  ];
  if (!request.push || names.length === 0) return [];
  const run = () => {
    const tip = bench.tip ?? branch?.base;
    const object = bench.object ?? decision.existing?.object;
    const refs: PushedRef[] = [
      ...(branch?.push && tip ? [{ ref: `refs/heads/${branch.name}`, to: tip }] : []),
      ...(pushTag && object ? [{ ref: `refs/tags/${decision.tag}`, to: object }] : []),
      ...floatingRefs(floating, layout.tagged ?? bench.tip ?? repository.target, sight),
    ];
    return push(repository.git, request.remote, refs, runtime);
  };
  return [{ words: `push to ${request.remote} in one step: ${names.join(', ')}`, run }];
}
