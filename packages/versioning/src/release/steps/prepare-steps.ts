import { movedOn } from '../../hosting/release-host.ts';
import { readDraft } from '../draft-marker.ts';
import { draftText } from '../hosted-release.ts';
import type { HostedView } from '../hosted-view.ts';
import { tagObject } from '../objects.ts';
import { push } from '../push.ts';
import type { Layout, Scene } from '../release-plan.ts';
import { change } from './clone-step.ts';
import { overtaken, removeSteps } from './host-steps.ts';
import { type Step, short } from './step.ts';
import { signature } from './tag-refs.ts';

/** What a release writes before anybody approved it: a draft on its host, and the candidate's tag if it is wanted. */
export function prepareSteps(scene: Scene, host: HostedView | undefined, layout: Layout): Step[] {
  return [
    ...(host ? [...draftStep(scene, host, layout), ...removeSteps(host, layout)] : []),
    ...candidateStep(scene, layout),
  ];
}

function draftStep(scene: Scene, host: HostedView, layout: Layout): Step[] {
  const { repository, decision, runtime } = scene;
  const { tag } = decision;
  const { body, prerelease } = layout;
  const found = layout.found?.release;
  const text = draftText(found, { tag, commit: repository.target, notes: body, prerelease });
  if (text === undefined) return [];
  const kept = found && readDraft(found.body)?.edited ? '; the text that a person edited stays' : '';
  const words =
    found === undefined
      ? `draft the release ${tag} on ${host.repository}`
      : found.tag === tag
        ? `bring the draft ${tag} (${found.id}) up to date${kept}`
        : `turn the draft ${found.tag} (${found.id}) into ${tag}${kept}`;
  const run = async () => {
    const content = { tag, commit: repository.target, ...text, prerelease, latest: false };
    const release = await (found ? host.update(found.id, content, true) : host.create(content, true));
    if (release === movedOn) return overtaken(`another run changed the draft ${tag} meanwhile`, 'draft');
    runtime.log.info(`The draft is at ${release.url}`);
    return undefined;
  };
  return [{ words, run }];
}

function candidateStep(scene: Scene, { candidate, message }: Layout): Step[] {
  const { repository, sight, request, runtime, releaseCommit } = scene;
  if (candidate === undefined) return [];
  const { git, target } = repository;
  const { name, version, existing } = candidate;
  const pushes = request.push && !sight.remote.has(name);
  if (existing !== undefined && !pushes) return [];
  const commit = releaseCommit ?? target;
  const made = existing ? `push the tag ${name}` : `put the annotated tag ${name} on ${short(commit)}`;
  const words = existing || !pushes ? made : `${made} and push it`;
  const run = async () => {
    const values = { ...message, version, tag: name };
    const object =
      existing?.object ?? (await tagObject(git, commit, request.message, values, signature(scene)));
    const ref = `refs/tags/${name}`;
    const refused = pushes ? await push(git, request.remote, [{ ref, to: object }], runtime) : undefined;
    if (refused === undefined && !sight.local.has(name))
      await git.output(['update-ref', '--stdin'], { input: change(ref, object, undefined) });
    return refused;
  };
  return [{ words: pushes ? `${words} to ${request.remote}` : words, run }];
}
