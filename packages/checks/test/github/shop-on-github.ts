import type { Runtime } from '@deploy-actions/action-kit';
import { type Access, createFakeGithub, type FakeGithub, type FakeRepository } from '@deploy-actions/testing';
import type { CheckContext } from '../../src/check.ts';
import { GithubSource } from '../../src/github/github-source.ts';
import { ask, fakeGithubSource, realRuntime, subject } from '../asking.ts';
import type { Scene } from '../outcomes.ts';

/** All that the checks of GitHub ask for. */
export const permissions = {
  actions: 'read',
  checks: 'read',
  contents: 'read',
  deployments: 'read',
  'pull-requests': 'read',
  'security-events': 'read',
  statuses: 'read',
  'vulnerability-alerts': 'read',
} as const satisfies Readonly<Record<string, Access>>;

/** A private repository on the fake GitHub, and what is deployed from it. */
export interface ShopOnGithub {
  readonly github: FakeGithub;
  readonly shop: FakeRepository;
  /** The commit that is deployed: the head of `main` at first. */
  readonly sha: string;
  readonly runtime: Runtime;
  readonly context: Partial<CheckContext>;
  /** The context of a run that knows nothing of this GitHub yet. */
  readonly again: () => Partial<CheckContext>;
  /** A scene in which a check finds something here. */
  readonly scene: (check: object, finding: RegExp, answer?: RegExp) => Scene;
}

/** What a test wants otherwise. */
export interface ShopOptions {
  readonly permissions?: Readonly<Record<string, Access>>;
  readonly run?: Partial<Runtime['run']>;
  readonly subject?: Partial<CheckContext['subject']>;
}

/** Asks once more as a new run does; gives what a person reads. */
export async function askAgain({ runtime, again }: ShopOnGithub, check: object) {
  const { status, finding } = await ask(check, runtime, again());
  return { status, finding };
}

/** Makes acme/shop, of which alice, bob and carol may write, and a token with all permissions that GITHUB_TOKEN can have. */
export async function shopOnGithub(options: ShopOptions = {}): Promise<ShopOnGithub> {
  const github = createFakeGithub();
  const shop = github.addRepository({ owner: 'acme', name: 'shop', private: true });
  const sha = shop.commit({ files: { 'app.js': '1' }, message: 'Release' });
  for (const login of ['alice', 'bob', 'carol']) shop.state.collaborators.set(login, 'write');
  const real = await realRuntime();
  const runtime = { ...real, run: { ...real.run, branch: 'main', ...options.run } };
  const again = () => ({
    subject: { ...subject, sha, ...options.subject },
    github: fakeGithubSource(runtime, github, options.permissions ?? permissions),
  });
  const context = again();
  const scene = (check: object, finding: RegExp, answer?: RegExp) => ({
    ...{ check, runtime, context, finding },
    ...(answer && { answer }),
  });
  return { github, shop, sha, runtime, context, again, scene };
}

/** How each check of GitHub fails that isn't let in; `permission` as it stands in a workflow. */
export function refusals(check: object, permission: string) {
  const [area = ''] = permission.split(':');
  const without = Object.fromEntries(Object.entries(permissions).filter(([name]) => name !== area));
  return {
    'no token': async () => {
      const { runtime, scene } = await shopOnGithub();
      const wanted = scene(check, /^no token for GitHub: give `github-token`/);
      return { ...wanted, context: { ...wanted.context, github: new GithubSource(runtime, undefined) } };
    },
    'an expired token': async () => {
      const { github, runtime, scene } = await shopOnGithub();
      const expired = fakeGithubSource(runtime, { ...github, addToken: () => 'ghs_gone' } as FakeGithub, {});
      const wanted = scene(check, /doesn't accept the token \(401, `Bad credentials`\).*give a current one/);
      return { ...wanted, context: { ...wanted.context, github: expired } };
    },
    [`a token without ${permission}`]: async () => {
      const { scene } = await shopOnGithub({ permissions: without });
      return scene(check, new RegExp(`403.*\`permissions: ${permission}\``));
    },
    'a rate limit that is used up': async () => {
      const { github, scene } = await shopOnGithub();
      github.fail({ path: /./, kind: 'primary-rate-limit', resetAfter: 3_000, times: 9 });
      return scene(check, /requests this token may send in an hour are used up; it takes more/);
    },
  };
}
