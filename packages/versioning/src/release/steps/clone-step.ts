import { fetchObjects, has } from '../../git/repository.ts';
import type { Layout, Scene } from '../release-plan.ts';
import type { Step, Workbench } from './step.ts';

/** Brings this clone in step with what the other steps made: refs in one transaction, then the checked-out changelog. */
export function cloneStep(scene: Scene, layout: Layout, bench: Workbench): Step[] {
  const { branch, localFloating, localTag } = layout;
  if (!localTag && localFloating.length === 0 && !branch?.local && !branch?.checkout) return [];
  return [
    {
      words: 'bring the branch, tags and files of this clone in step',
      local: true,
      run: async () => {
        await follow(scene, layout, bench);
        return undefined;
      },
    },
  ];
}

async function follow({ repository, sight, decision, request }: Scene, layout: Layout, bench: Workbench) {
  const { git } = repository;
  const { branch, localFloating, localTag } = layout;
  const tip = bench.tip ?? branch?.base;
  const tagged = layout.tagged ?? bench.tip ?? repository.target;
  const object = bench.object ?? decision.existing?.object ?? tagged;
  if (localTag && !(await has(git, object)))
    await fetchObjects(git, request.remote, [`refs/tags/${decision.tag}`]);
  const updates = [
    ...(localTag ? [change(`refs/tags/${decision.tag}`, object, undefined)] : []),
    ...localFloating.map((name) => change(`refs/tags/${name}`, tagged, sight.local.get(name)?.object)),
    ...(branch?.local && tip ? [change(`refs/heads/${branch.name}`, tip, sight.localTip)] : []),
  ];
  await git.output(['update-ref', '--stdin'], { input: updates.join('') });
  if (branch?.checkout && request.changelog !== undefined)
    await git.output(['checkout', '--quiet', 'HEAD', '--', request.changelog]);
}

/** One line for `git update-ref --stdin`: the ref changes only from what was seen. */
export function change(ref: string, to: string, from: string | undefined): string {
  return from === undefined ? `create ${ref} ${to}\n` : `update ${ref} ${to} ${from}\n`;
}
