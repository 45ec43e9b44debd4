import {
  createFakeGithub,
  createTestRuntime,
  type FakeGithub,
  type FakeRepository,
  type TokenOptions,
} from '@deploy-actions/testing';
import { vi } from 'vitest';
import { openGithubHost } from '../../src/hosting/github-host.ts';
import type { ReleaseContent, ReleaseHost } from '../../src/hosting/release-host.ts';

/** A repository on a fake GitHub, and hosts that reach it. */
export interface HostedShop {
  readonly github: FakeGithub;
  readonly shop: FakeRepository;
  /** The head of `main`. */
  readonly head: string;
  /** A host of another process, with a token of its own, which may write contents and pull requests unless told otherwise. */
  open(token?: TokenOptions): Promise<ReleaseHost>;
  /** Method, what was asked for and the status of each request since the last call. */
  requests(): string[];
}

/** The private repository acme/shop; timers don't wait, since a client's writes are a second apart. */
export function hostedShop(): HostedShop {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.setTimerTickMode('nextTimerAsync');
  const github = createFakeGithub();
  const shop = github.addRepository({ owner: 'acme', name: 'shop', private: true });
  let seen = 0;
  return {
    ...{ github, shop, head: shop.head() ?? '' },
    async open(options = {}) {
      const permissions = { contents: 'write', 'pull-requests': 'write' } as const;
      const token = github.addToken({ permissions, ...options });
      const runtime = await createTestRuntime();
      return openGithubHost({ repository: 'acme/shop', token, runtime }, github.fetch);
    },
    requests() {
      const fresh = github.requests.slice(seen);
      seen = github.requests.length;
      return fresh.map(({ method, path, status, fault }) => {
        const what = path.replace('/repos/acme/shop/', '');
        return `${method} ${decodeURIComponent(what)} ${fault ?? status}`;
      });
    },
  };
}

/** What the release v1.2.0 says. */
export function contentOf(commit: string, changes: Partial<ReleaseContent> = {}): ReleaseContent {
  const body = '### Added\n\n- discounts\n\n<!-- marker -->';
  return { tag: 'v1.2.0', commit, name: 'v1.2.0', body, prerelease: false, latest: true, ...changes };
}
