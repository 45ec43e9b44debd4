import { assertGranted } from '../access.ts';
import { type Answer, created, notFound, ok, Refusal, unprocessable } from '../answer.ts';
import { assertPushAllowed } from '../push-rules.ts';
import { shownRelease } from '../release-shapes.ts';
import type { Release } from '../release-state.ts';
import { onRepository, paged, type RepositoryCall, type RouteTable } from '../route.ts';
import { commitAt } from './commits.ts';
import { isRefName, setRef } from './git-refs.ts';

/** What a request says of a release. */
interface Write {
  readonly tag_name?: string;
  readonly target_commitish?: string;
  readonly name?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
  readonly make_latest?: 'true' | 'false' | 'legacy';
}

const longestBody = 125_000;

/** Releases: https://docs.github.com/rest/releases/releases. */
export const releaseRoutes: RouteTable = {
  'repos/list-releases': onRepository('contents', 'read', (call) => {
    const { list } = call.repository.project.releases;
    const { items, headers } = paged(call, list.filter((one) => isSeen(call, one)).toReversed());
    return { ...ok(items.map((one) => shownRelease(call, one))), headers };
  }),

  'repos/get-release': onRepository('contents', 'read', (call) => ok(shownRelease(call, releaseOf(call)))),

  // The published one: who looks for a draft has to list.
  'repos/get-release-by-tag': onRepository('contents', 'read', (call) => {
    const found = publishedAs(call, call.parameters['tag'] ?? '');
    if (found === undefined) throw notFound();
    return ok(shownRelease(call, found));
  }),

  'repos/get-latest-release': onRepository('contents', 'read', (call) => {
    const { list, latest } = call.repository.project.releases;
    const shown = list.filter((one) => !one.draft && !one.prerelease);
    const found = shown.find(({ id }) => id === latest) ?? shown.at(-1);
    if (found === undefined) throw notFound();
    return ok(shownRelease(call, found));
  }),

  'repos/create-release': onRepository('contents', 'write', (call) => {
    const { token, now, repository } = call;
    const body = call.body as Write & { tag_name: string };
    const release: Release = {
      ...{ id: nextId(call), tag: body.tag_name, target: repository.defaultBranch },
      ...{ name: '', body: '', draft: true, prerelease: false, immutable: false },
      ...{ author: token?.login ?? 'ghost', createdAt: now, publishedAt: null },
    };
    const made = changed(call, release, { draft: false, ...body });
    repository.project.releases.list.push(made);
    return created(shownRelease(call, made));
  }),

  'repos/update-release': onRepository('contents', 'write', (call) => {
    const release = releaseOf(call);
    return ok(shownRelease(call, Object.assign(release, changed(call, release, call.body as Write))));
  }),

  'repos/delete-release': onRepository('contents', 'write', (call): Answer => {
    const release = releaseOf(call);
    const { releases } = call.repository.project;
    releases.list.splice(releases.list.indexOf(release), 1);
    if (release.immutable) releases.retired.push(release.tag);
    return { status: 204 };
  }),
};

/** Drafts are for those who may write. */
function isSeen({ token, repository }: RepositoryCall, { draft }: Release): boolean {
  if (!draft) return true;
  try {
    assertGranted(token, repository, ['contents', 'write']);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function releaseOf(call: RepositoryCall): Release {
  const id = Number(call.parameters['release_id']);
  const found = call.repository.project.releases.list.find((one) => one.id === id);
  if (found === undefined || !isSeen(call, found)) throw notFound();
  return found;
}

function publishedAs({ repository }: RepositoryCall, tag: string): Release | undefined {
  return repository.project.releases.list.find((one) => !one.draft && one.tag === tag);
}

/** A number that no release of the world has. */
function nextId({ world }: RepositoryCall): number {
  const all = [...world.repositories.values()].flatMap(({ project }) => project.releases.list);
  return Math.max(200_000_000, ...all.map(({ id }) => id)) + 1;
}

/** The release as a request wants it, with its tag when it is published. Throws what GitHub has against it. */
function changed(call: RepositoryCall, release: Release, write: Write): Release {
  const { releases } = call.repository.project;
  const next: Release = {
    ...release,
    tag: write.tag_name ?? release.tag,
    target: write.target_commitish ?? release.target,
    name: write.name ?? release.name,
    body: write.body ?? release.body,
    draft: write.draft ?? release.draft,
    prerelease: write.prerelease ?? release.prerelease,
  };
  const problems = [...lockProblems(release, next), ...problemsOf(call, next, write)];
  if (problems.length > 0) throw unprocessable('Validation Failed', problems);
  if (next.draft) return next;
  makeTag(call, next);
  if (write.make_latest === 'true') releases.latest = next.id;
  if (!release.draft) return next;
  return { ...next, immutable: releases.immutable, publishedAt: call.now };
}

type Problem = Readonly<Record<string, string>>;

const resource = 'Release';

/** Title, notes, `prerelease` and `make_latest` may change; measured in https://github.com/github/docs/issues/45718. */
function lockProblems(release: Release, next: Release): Problem[] {
  if (!release.immutable || (next.tag === release.tag && next.draft === release.draft)) return [];
  return [{ resource, code: 'custom', message: 'tag_name is that of an immutable release' }];
}

/** GitHub's reasons in its own words; none of them is documented, all are quoted in issues of tools that make releases. */
function problemsOf(call: RepositoryCall, next: Release, write: Write): Problem[] {
  const { refs, project } = call.repository;
  const { tag, target, body, draft, prerelease, id } = next;
  const custom = (message: string, field?: string): Problem => ({
    ...{ resource, code: 'custom', message },
    ...(field !== undefined && { field }),
  });
  const wellFormed = isRefName(`refs/tags/${tag}`);
  const aimed = refs.has(`refs/tags/${tag}`) || commitAt(call.repository, target) !== undefined;
  const other = publishedAs(call, tag);
  const taken = !draft && other !== undefined && other.id !== id;
  const retired = !draft && project.releases.retired.includes(tag);
  const first = write.make_latest === 'true' && (draft || prerelease);
  return [
    ...(taken ? [{ resource, code: 'already_exists', field: 'tag_name' }] : []),
    ...(retired ? [custom('tag_name was used by an immutable release', 'tag_name')] : []),
    ...(wellFormed ? [] : [custom('tag_name is not well-formed', 'tag_name')]),
    ...(draft || (wellFormed && aimed && !retired)
      ? []
      : [custom('Published releases must have a valid tag')]),
    ...(aimed ? [] : [{ resource, code: 'invalid', field: 'target_commitish' }]),
    ...(body.length > longestBody
      ? [custom(`body is too long (maximum is ${longestBody} characters)`, 'body')]
      : []),
    ...(first ? [custom('Latest release cannot be draft or prerelease')] : []),
  ];
}

/** A published release has a tag: a lightweight one is made where there is none. */
function makeTag(call: RepositoryCall, { tag, target }: Release): void {
  const { repository, token } = call;
  const ref = `refs/tags/${tag}`;
  const commit = commitAt(repository, target);
  if (repository.refs.has(ref) || commit === undefined) return;
  try {
    assertPushAllowed(repository, token, { ref, after: commit }, 422);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error;
    throw unprocessable('Validation Failed', [
      { resource, code: 'custom', field: 'pre_receive', message: `pre_receive ${error.message}` },
      { resource, code: 'custom', message: 'Published releases must have a valid tag' },
    ]);
  }
  setRef(call, ref, commit);
}
