import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { type HostedRelease, movedOn } from '../../src/hosting/release-host.ts';
import { contentOf, type HostedShop, hostedShop } from './hosted-shop.ts';

let world: HostedShop;
beforeEach(() => {
  world = hostedShop();
});
afterEach(() => vi.useRealTimers());

/** A release that was made, and not refused. */
function made(answer: HostedRelease | typeof movedOn): HostedRelease {
  if (answer === movedOn) throw new Error('it moved on');
  return answer;
}

const releasesOf = ({ shop }: HostedShop) => shop.state.project.releases;

describe('releases', () => {
  it('lists those of a line, drafts too, in one request', async () => {
    for (const tag of ['v1.0.0', 'web-v3.0.0', 'v1.1.0']) world.shop.addRelease({ tag });
    world.shop.addRelease({ tag: 'v1.2.0', draft: true, body: 'notes' });
    const found = await (await world.open()).releases('v', 'v1.2.0', false);
    expect(found.map(({ tag, draft }) => [tag, draft])).toEqual([
      ['v1.2.0', true],
      ['v1.1.0', false],
      ['v1.0.0', false],
    ]);
    expect(found[0]).toMatchObject({ body: 'notes', prerelease: false, immutable: false });
    expect(found[1]?.url).toBe('https://github.com/acme/shop/releases/tag/v1.1.0');
    expect(world.requests()).toEqual(['GET releases 200']);
  });

  it('sees no drafts with a token that may only read', async () => {
    world.shop.addRelease({ tag: 'v1.0.0' });
    world.shop.addRelease({ tag: 'v1.1.0', draft: true });
    const host = await world.open({ permissions: { contents: 'read' } });
    expect((await host.releases('v', 'v1.1.0', false)).map(({ tag }) => tag)).toEqual(['v1.0.0']);
  });

  it('finds the release of the tag among a thousand, in three requests', async () => {
    for (let minor = 0; minor < 1_000; minor += 1) world.shop.addRelease({ tag: `v1.${minor}.0` });
    const found = await (await world.open()).releases('v', 'v1.7.0', true);
    expect(found).toHaveLength(201);
    expect(found.some(({ tag }) => tag === 'v1.7.0')).toBe(true);
    expect(world.requests()).toEqual([
      'GET releases 200',
      'GET releases 200',
      'GET releases/tags/v1.7.0 200',
    ]);
    // Without a tag nothing can be published.
    await (await world.open()).releases('v', 'v2.0.0', false);
    expect(world.requests()).toEqual(['GET releases 200', 'GET releases 200']);
    // One that is near the top costs no more than a glance.
    await (await world.open()).releases('v', 'v1.999.0', true);
    expect(world.requests()).toEqual(['GET releases 200']);
  });
});

test('a draft becomes a release on its tag, and an old line is not the latest', async () => {
  const { shop, head } = world;
  const host = await world.open();
  const draft = made(await host.create(contentOf(head), true));
  expect(draft).toMatchObject({ tag: 'v1.2.0', draft: true });
  expect(shop.state.refs.has('refs/tags/v1.2.0')).toBe(false);
  shop.addTag('v1.2.0');
  const published = made(await host.update(draft.id, contentOf(head, { body: 'notes' }), false));
  expect(published).toMatchObject({ id: draft.id, draft: false, body: 'notes' });
  expect(releasesOf(world).latest).toBe(draft.id);
  shop.addTag('v1.1.5');
  await host.create(contentOf(head, { tag: 'v1.1.5', latest: false }), false);
  shop.addTag('v1.3.0-rc.1');
  const candidate = contentOf(head, { tag: 'v1.3.0-rc.1', prerelease: true });
  expect(made(await host.create(candidate, false)).prerelease).toBe(true);
  expect(releasesOf(world).latest).toBe(draft.id);
});

test('an immutable release says so', async () => {
  releasesOf(world).immutable = true;
  world.shop.addTag('v1.2.0');
  const host = await world.open();
  expect(made(await host.create(contentOf(world.head), false)).immutable).toBe(true);
});

describe('a draft', () => {
  it('is deleted, also one that is gone', async () => {
    const { id } = world.shop.addRelease({ tag: 'v1.2.0', draft: true });
    const host = await world.open();
    await host.remove(id);
    expect(releasesOf(world).list).toEqual([]);
    await host.remove(id);
    expect(world.requests()).toEqual([
      `GET releases/${id} 200`,
      `DELETE releases/${id} 204`,
      `GET releases/${id} 404`,
    ]);
  });

  it('stays when another run has published it since', async () => {
    const { id } = world.shop.addRelease({ tag: 'v1.2.0' });
    await (await world.open()).remove(id);
    expect(releasesOf(world).list).toHaveLength(1);
  });

  it('is no error when it is gone before it is deleted', async () => {
    const { id } = world.shop.addRelease({ tag: 'v1.2.0', draft: true });
    const gone = () => void releasesOf(world).list.splice(0);
    world.github.fail({ operation: 'repos/delete-release', kind: 'meanwhile', act: gone });
    await (await world.open()).remove(id);
    expect(world.github.requests.at(-1)).toMatchObject({ method: 'DELETE', status: 404 });
  });
});

describe('what moved on', () => {
  it('is a tag that was released meanwhile', async () => {
    world.shop.addTag('v1.2.0');
    world.shop.addRelease({ tag: 'v1.2.0', body: 'by another run' });
    const draft = world.shop.addRelease({ tag: 'v1.2.0', draft: true });
    const host = await world.open();
    expect(await host.create(contentOf(world.head), false)).toBe(movedOn);
    expect(await host.update(draft.id, contentOf(world.head), false)).toBe(movedOn);
    expect(releasesOf(world).list.map(({ body }) => body)).toEqual(['by another run', '']);
  });

  it('is a draft that is gone', async () => {
    expect(await (await world.open()).update(7, contentOf(world.head), true)).toBe(movedOn);
  });

  it('is one of two releases that are made at once', async () => {
    world.shop.addTag('v1.2.0');
    const hosts = await Promise.all([world.open(), world.open()]);
    const answers = await Promise.all(hosts.map((host) => host.create(contentOf(world.head), false)));
    expect(answers.filter((answer) => answer === movedOn)).toHaveLength(1);
    expect(releasesOf(world).list).toHaveLength(1);
  });
});

const lost = [
  { kind: 'lost-reply' },
  { kind: 'server-error', status: 500, applied: true },
  { kind: 'server-error', status: 502, applied: true },
] as const;

describe.each(lost)('a write without an answer ($kind $status)', (fault) => {
  it.each([true, false])('that made a release is found (draft: %s)', async (draft) => {
    if (!draft) world.shop.addTag('v1.2.0');
    world.shop.addRelease({ tag: 'v1.2.0', draft: true, body: 'by hand' });
    world.github.fail({ operation: 'repos/create-release', ...fault });
    const found = made(await (await world.open()).create(contentOf(world.head), draft));
    expect(found).toMatchObject({ draft, body: contentOf(world.head).body });
    expect(world.requests().filter((request) => request.startsWith('POST'))).toHaveLength(1);
    expect(releasesOf(world).list).toHaveLength(2);
  });

  it('that published a draft is found', async () => {
    world.shop.addTag('v1.2.0');
    const { id } = world.shop.addRelease({ tag: 'v1.2.0', draft: true });
    world.github.fail({ operation: 'repos/update-release', ...fault });
    const found = made(await (await world.open()).update(id, contentOf(world.head), false));
    expect(found).toMatchObject({ id, draft: false });
    expect(world.requests().map((request) => request.split(' ')[0])).toEqual(['PATCH', 'GET']);
  });

  it('that deleted a draft is found', async () => {
    const { id } = world.shop.addRelease({ tag: 'v1.2.0', draft: true });
    world.github.fail({ operation: 'repos/delete-release', ...fault });
    await (await world.open()).remove(id);
    expect(world.requests().map((request) => request.split(' ')[0])).toEqual(['GET', 'DELETE', 'GET']);
  });
});

describe('a write that got lost', () => {
  const fault = { kind: 'lost-request' } as const;

  it.each([true, false])('made nothing, and is not repeated (draft: %s)', async (draft) => {
    world.shop.addTag('v1.2.0');
    // Somebody else's draft isn't taken for it.
    world.shop.addRelease({ tag: 'v1.2.0', draft: true, body: 'by hand' });
    world.github.fail({ operation: 'repos/create-release', ...fault });
    const failed = await (await world.open()).create(contentOf(world.head), draft).catch((error) => error);
    expect(failed).toBeInstanceOf(ProviderError);
    expect(failed.message).toMatch(/gave no answer/);
    expect(world.requests().filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });

  it('keeps its own error when looking fails as well', async () => {
    world.github.fail({ operation: 'repos/create-release', ...fault });
    world.github.fail({ operation: 'repos/list-releases', kind: 'server-error', status: 503, times: 3 });
    const failed = (await world.open()).create(contentOf(world.head), true);
    await expect(failed).rejects.toThrow(/gave no answer/);
  });

  it('leaves a draft what it was', async () => {
    const { id } = world.shop.addRelease({ tag: 'v1.2.0', draft: true });
    for (const operation of ['repos/update-release', 'repos/delete-release'])
      world.github.fail({ operation, ...fault });
    const host = await world.open();
    await expect(host.update(id, contentOf(world.head), false)).rejects.toThrow(ProviderError);
    await expect(host.remove(id)).rejects.toThrow(ProviderError);
    expect(releasesOf(world).list).toHaveLength(1);
  });
});

describe('a refusal names the remedy', () => {
  const readOnly = { permissions: { contents: 'read' } } as const;

  it.each<[string, RegExp, (world: HostedShop) => Promise<unknown>]>([
    [
      'a token that may only read',
      /may not publish the release v1\.2\.0 .*403.*permissions: contents: write`.*workflow files.*GitHub App/,
      async () => (await world.open(readOnly)).create(contentOf(world.head), false),
    ],
    [
      'a rule for tags',
      /rules of acme\/shop forbid to publish the release v1\.2\.0 .*creations being restricted.*exclude the tag `v1\.2\.0`/,
      async ({ shop }) => {
        shop.addRuleset({ target: 'tag', rules: [{ type: 'creation' }] });
        return (await world.open()).create(contentOf(world.head), false);
      },
    ],
    [
      'a tag that an immutable release had',
      /used by an immutable release.*release the next version/,
      async ({ shop }) => {
        shop.addTag('v1.2.0');
        releasesOf(world).retired.push('v1.2.0');
        return (await world.open()).create(contentOf(world.head), false);
      },
    ],
    [
      'a commit that was never pushed',
      /GitHub doesn't have the commit f{40}: push it first/,
      async () => (await world.open()).create(contentOf('f'.repeat(40)), true),
    ],
    [
      'notes that are too long',
      /too long .maximum is 125000 characters.*have 125001 characters/,
      async () => (await world.open()).create(contentOf(world.head, { body: 'x'.repeat(125_001) }), true),
    ],
    [
      'a tag that git does not take',
      /could not draft the release v1\.\.0 .*not well-formed/,
      async () => (await world.open()).create(contentOf(world.head, { tag: 'v1..0' }), true),
    ],
  ])('%s', async (_, words, act) => {
    const failed = (await act(world).catch((error) => error)) as Error;
    expect(failed).toBeInstanceOf(ConfigurationError);
    expect(failed.message).toMatch(words);
    expect(releasesOf(world).list).toEqual([]);
  });

  it('an immutable release, whose tag can not change', async () => {
    const { id } = world.shop.addRelease({ tag: 'v1.2.0', immutable: true });
    const renamed = (await world.open()).update(id, contentOf(world.head, { tag: 'v1.2.1' }), false);
    await expect(renamed).rejects.toThrow(/could not publish the release v1\.2\.1 \(422.*immutable/);
  });

  it('what GitHub does not accept is the reader’s to fix', async () => {
    const host = await world.open();
    world.github.fail({ operation: 'repos/list-releases', kind: 'primary-rate-limit', resetAfter: 600 });
    await expect(host.releases('v', 'v1.2.0', false)).rejects.toThrow(/used up.*token of a GitHub App/);
  });
});
