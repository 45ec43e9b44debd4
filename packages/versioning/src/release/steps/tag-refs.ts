import type { Sight } from '../../git/sight.ts';
import { type Signature, tagObject } from '../objects.ts';
import type { PushedRef } from '../push.ts';
import type { Layout, Scene } from '../release-plan.ts';
import type { Workbench } from './step.ts';

/** Makes the release's annotated tag; gives its id. */
export function makeTag(scene: Scene, layout: Layout, bench: Workbench): Promise<string> {
  const { repository, request } = scene;
  const commit = layout.tagged ?? bench.tip ?? repository.target;
  return tagObject(repository.git, commit, request.message, layout.message, signature(scene));
}

/** Who makes commits and tags, now. */
export function signature({ request, runtime }: Pick<Scene, 'request' | 'runtime'>): Signature {
  return { ...request.committer, at: runtime.clock.now() };
}

/** Floating tags as they are pushed: by force, and only from where they were seen. */
export function floatingRefs(names: readonly string[], commit: string, { remote }: Sight): PushedRef[] {
  return names.map((name) => ({
    ref: `refs/tags/${name}`,
    to: commit,
    lease: remote.get(name)?.object ?? '',
  }));
}
