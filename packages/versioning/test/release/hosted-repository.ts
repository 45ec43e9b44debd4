import type { Runtime } from '@deploy-actions/action-kit';
import { createFakeGithub, createTestRuntime } from '@deploy-actions/testing';
import { openGithubHost } from '../../src/hosting/github-host.ts';
import { type ReleaseRequest, type ReleaseResult, release } from '../../src/index.ts';
import { requestFor, TestRepository } from '../git-repository.ts';

/** A clone whose remote is on the fake GitHub; git itself reaches the bare repository behind it by its path. */
export class HostedRepository {
  readonly fake = createFakeGithub();
  readonly token = this.fake.addToken({ permissions: { contents: 'write', 'pull-requests': 'write' } });
  readonly origin = TestRepository.bare();
  readonly hosted = this.fake.addRepository({
    owner: 'acme',
    name: 'shop',
    files: null,
    bare: `${this.origin.directory}/.git`,
  });
  readonly clone = TestRepository.create();

  constructor() {
    this.connect(this.clone);
  }

  /** Gives a clone the remote's address on GitHub. */
  connect(clone: TestRepository): TestRepository {
    if (clone.git('remote') === '') clone.git('remote', 'add', 'origin', 'https://github.com/acme/shop.git');
    else clone.git('remote', 'set-url', 'origin', 'https://github.com/acme/shop.git');
    clone.git('config', `url.file://${this.origin.directory}.insteadOf`, 'https://github.com/acme/shop.git');
    return clone;
  }

  /** Another clone of what is in the remote now. */
  another(...options: string[]): TestRepository {
    return this.connect(this.origin.clone(...options));
  }

  /** Commits to main and pushes it; gives the commit. */
  push(...messages: string[]): string {
    for (const message of messages) this.clone.commit(message);
    this.clone.git('push', '--quiet', 'origin', 'HEAD');
    return this.clone.head();
  }

  /** Releases from a clone with a token that may do it. */
  async release(
    changes: Partial<ReleaseRequest> = {},
    {
      clone = this.clone,
      runtime,
      send = this.fake.fetch,
    }: { clone?: TestRepository; runtime?: Runtime; send?: typeof fetch } = {},
  ): Promise<ReleaseResult> {
    const request = requestFor(clone, { push: true, token: this.token, ...changes });
    return release(request, runtime ?? (await createTestRuntime()), (options) =>
      openGithubHost(options, send),
    );
  }

  /** Releases on GitHub, drafts included, oldest first. */
  get releases() {
    return this.hosted.state.project.releases.list;
  }

  /** What the API was asked since the last time, as `METHOD path`. */
  takeRequests(): string[] {
    return this.fake.requests.splice(0).map(({ method, path }) => `${method} ${path}`);
  }
}
