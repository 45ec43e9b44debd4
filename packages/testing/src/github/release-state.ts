/** A release of a repository. */
export interface Release {
  id: number;
  /** A draft's tag need not exist. */
  tag: string;
  /** What the tag is made on when it is missing: a branch or a commit. */
  target: string;
  name: string;
  body: string;
  draft: boolean;
  prerelease: boolean;
  /** Published while the repository made its releases immutable. */
  immutable: boolean;
  author: string;
  createdAt: number;
  publishedAt: number | null;
}

/** What a repository has of releases. */
export interface Releases {
  /** From the oldest to the newest. */
  list: Release[];
  /** The id of the release that was made the latest one; null leaves it to GitHub. */
  latest: number | null;
  /** Whether releases can't be changed once they are published: a setting of the repository. */
  immutable: boolean;
  /** The tags of immutable releases that were deleted. No release gets them again. */
  retired: string[];
}

/** A repository's releases, of which there are none. */
export function emptyReleases(): Releases {
  return { list: [], latest: null, immutable: false, retired: [] };
}

/** Whether an immutable release holds a tag, which can be neither moved nor deleted then. */
export function isReleasedForGood({ list }: Releases, tag: string): boolean {
  return list.some((one) => one.immutable && one.tag === tag);
}

/** What a test says of a release. */
export type ReleaseOptions = Partial<Omit<Release, 'id'>> & Pick<Release, 'tag'>;

/** Adds a release as a person makes it, published unless it is a draft; no tag is made. */
export function addRelease(releases: Releases, id: number, now: number, options: ReleaseOptions): Release {
  const { draft = false } = options;
  const release: Release = {
    ...{ target: 'main', name: options.tag, body: '', draft, prerelease: false },
    ...{ immutable: releases.immutable && !draft, author: 'octocat', createdAt: now },
    publishedAt: draft ? null : now,
    ...options,
    id,
  };
  releases.list.push(release);
  return release;
}
