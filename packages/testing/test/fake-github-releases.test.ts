import { describe, expect, it } from 'vitest';
import { shopOnGithub } from './fake-github-client.ts';

const codes = (errors: readonly { code: string; field?: string; message?: string }[]) =>
  errors.map(({ code, field, message }) => [code, field, message].filter(Boolean).join(' '));

describe('releases', () => {
  it('are drafts without a tag first, and make a lightweight one when they are published', async () => {
    const { shop, to } = shopOnGithub();
    const draft = { tag_name: 'v1.0.0', target_commitish: shop.head(), draft: true };
    const made = await to('POST /releases', draft);
    expect(made).toMatchObject({ status: 201, body: { draft: true, published_at: null, immutable: false } });
    expect(made.body.html_url).toMatch(/\/releases\/tag\/untagged-/);
    expect(made.headers['location']).toBe(made.body.url);
    shop.commit({ files: { a: 'a' } });
    const at = `/releases/${made.body.id}`;
    const published = await to(`PATCH ${at}`, { draft: false });
    expect(published.body).toMatchObject({ draft: false, target_commitish: draft.target_commitish });
    expect(published.body.html_url).toBe('https://github.com/acme/shop/releases/tag/v1.0.0');
    expect(shop.state.refs.get('refs/tags/v1.0.0')).toBe(draft.target_commitish);
    expect((await to(`GET ${at}`)).body).toEqual(published.body);
  });

  it('show drafts to those who may write alone', async () => {
    const { github, shop, to, as } = shopOnGithub();
    shop.addRelease({ tag: 'v1.0.0' });
    const draft = shop.addRelease({ tag: 'v1.1.0', draft: true });
    const reader = github.addToken({ permissions: { contents: 'read' } });
    const tags = ({ body }: { body: { tag_name: string }[] }) => body.map((one) => one.tag_name);
    expect(tags(await to('GET /releases'))).toEqual(['v1.1.0', 'v1.0.0']);
    expect(tags(await as(reader, 'GET /releases'))).toEqual(['v1.0.0']);
    expect((await as(reader, `GET /releases/${draft.id}`)).status).toBe(404);
    // Not even those who may write find a draft by its tag.
    expect((await to('GET /releases/tags/v1.1.0')).status).toBe(404);
    expect((await as(reader, 'GET /releases/tags/v1.0.0')).status).toBe(200);
    expect((await as(reader, `DELETE /releases/${draft.id}`)).status).toBe(403);
  });

  it('have a tag of their own when they are published', async () => {
    const { shop, to } = shopOnGithub();
    shop.addTag('v1.0.0');
    expect((await to('POST /releases', { tag_name: 'v1.0.0' })).status).toBe(201);
    expect((await to('POST /releases', { tag_name: 'v1.0.0', draft: true })).status).toBe(201);
    const again = await to('POST /releases', { tag_name: 'v1.0.0' });
    expect([again.status, codes(again.body.errors)]).toEqual([422, ['already_exists tag_name']]);
    const draft = shop.addRelease({ tag: 'v1.0.0', draft: true });
    const published = await to(`PATCH /releases/${draft.id}`, { draft: false });
    expect([published.status, codes(published.body.errors)]).toEqual([422, ['already_exists tag_name']]);
    expect(shop.state.project.releases.list.filter((one) => !one.draft)).toHaveLength(1);
  });

  it('are refused with all reasons at once', async () => {
    const { to } = shopOnGithub();
    const wrong = { tag_name: 'v1..0', target_commitish: 'f'.repeat(40), body: 'x'.repeat(125_001) };
    const { status, body } = await to('POST /releases', wrong);
    expect([status, body.message, codes(body.errors)]).toEqual([
      422,
      'Validation Failed',
      [
        'custom tag_name tag_name is not well-formed',
        'custom Published releases must have a valid tag',
        'invalid target_commitish',
        'custom body body is too long (maximum is 125000 characters)',
      ],
    ]);
    const latest = await to('POST /releases', { tag_name: 'v1', draft: true, make_latest: 'true' });
    expect(codes(latest.body.errors)).toEqual(['custom Latest release cannot be draft or prerelease']);
  });

  it('make no tag that rules forbid', async () => {
    const { shop, to } = shopOnGithub();
    shop.addRuleset({ target: 'tag', rules: [{ type: 'creation' }] });
    const { status, body } = await to('POST /releases', { tag_name: 'v1.0.0' });
    expect(status).toBe(422);
    expect(codes(body.errors)[0]).toMatch(/pre_receive Repository rule violations found\s+Cannot create ref/);
    expect(shop.state.project.releases.list).toEqual([]);
  });

  it('one is the latest: that which says so, or else the newest', async () => {
    const { shop, to } = shopOnGithub();
    expect((await to('GET /releases/latest')).status).toBe(404);
    const post = (tag_name: string, more = {}) => to('POST /releases', { tag_name, ...more });
    const latest = async () => (await to('GET /releases/latest')).body.tag_name;
    await post('v1.0.0', { make_latest: 'true' });
    await post('v0.9.1', { make_latest: 'false' });
    await post('v1.1.0-rc.1', { prerelease: true, make_latest: 'false' });
    expect(await latest()).toBe('v1.0.0');
    shop.state.project.releases.latest = null;
    expect(await latest()).toBe('v0.9.1');
  });

  it('that are immutable keep their tag, also from later ones', async () => {
    const { shop, to } = shopOnGithub();
    shop.state.project.releases.immutable = true;
    const { body } = await to('POST /releases', { tag_name: 'v1.0.0', draft: true });
    expect(body.immutable).toBe(false);
    const at = `/releases/${body.id}`;
    expect((await to(`PATCH ${at}`, { draft: false })).body.immutable).toBe(true);
    // What people read may still change.
    const renamed = await to(`PATCH ${at}`, { name: 'One', body: 'notes', prerelease: true });
    expect(renamed.body).toMatchObject({ name: 'One', body: 'notes', prerelease: true, immutable: true });
    for (const change of [{ tag_name: 'v2.0.0' }, { draft: true }])
      expect((await to(`PATCH ${at}`, change)).status).toBe(422);
    const moved = { sha: shop.commit({ files: { a: 'a' } }), force: true };
    for (const request of ['DELETE', 'PATCH'])
      expect(
        (await to(`${request} /git/refs/tags/v1.0.0`, request === 'PATCH' ? moved : undefined)).status,
      ).toBe(422);
    expect((await to(`DELETE ${at}`)).status).toBe(204);
    const again = await to('POST /releases', { tag_name: 'v1.0.0' });
    expect(codes(again.body.errors)[0]).toMatch(/tag_name was used by an immutable release/);
  });

  it('come a hundred a page', async () => {
    const { shop, to } = shopOnGithub();
    for (let patch = 0; patch < 101; patch += 1) shop.addRelease({ tag: `v1.0.${patch}` });
    const first = await to('GET /releases?per_page=100');
    expect([first.body.length, first.body[0].tag_name]).toEqual([100, 'v1.0.100']);
    expect(first.headers['link']).toMatch(/page=2>; rel="next"/);
    expect((await to('GET /releases?per_page=100&page=2')).body).toHaveLength(1);
  });
});

describe('pull requests', () => {
  it('are opened once for a branch that has something new', async () => {
    const { github, shop, as } = shopOnGithub();
    const token = github.addToken({ permissions: { contents: 'write', 'pull-requests': 'write' } });
    const open = (changes = {}) =>
      as(token, 'POST /pulls', { title: 'Notes', head: 'notes', base: 'main', ...changes });
    expect(codes((await open()).body.errors)).toEqual(['invalid head']);
    shop.setBranch('notes', shop.head());
    expect(codes((await open()).body.errors)).toEqual(['custom No commits between main and notes']);
    const head = shop.commit({ branch: 'notes', files: { a: 'a' } });
    const opened = await open({ body: 'What changed.' });
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({
      number: 1,
      merged: false,
      body: 'What changed.',
      head: { sha: head },
    });
    expect((await as(token, 'GET /pulls/1')).body).toEqual(opened.body);
    expect(codes((await open()).body.errors)).toEqual([
      'custom A pull request already exists for acme:notes.',
    ]);
    const listed = async (query: string) => (await as(token, `GET /pulls?${query}`)).body.length;
    expect(await listed('head=acme:notes&base=main')).toBe(1);
    expect(await listed('head=acme:other')).toBe(0);
    expect(await listed('state=closed')).toBe(0);
  });

  it('are not opened by a run where the repository does not let it', async () => {
    const { github, shop, as } = shopOnGithub();
    shop.commit({ branch: 'notes', files: { a: 'a' } });
    shop.state.project.actionsMayPropose = false;
    const permissions = { 'pull-requests': 'write' } as const;
    const [run, app] = [
      github.addToken({ permissions }),
      github.addToken({ permissions, kind: 'installation' }),
    ];
    const body = { title: 'Notes', head: 'notes', base: 'main' };
    const refused = await as(run, 'POST /pulls', body);
    expect([refused.status, refused.body.message]).toEqual([
      403,
      'GitHub Actions is not permitted to create or approve pull requests.',
    ]);
    expect((await as(app, 'POST /pulls', body)).status).toBe(201);
  });
});

it('commits of a branch are listed, the newest first', async () => {
  const { shop, to } = shopOnGithub();
  const newest = shop.commit({ files: { a: 'a' }, message: 'Newest' });
  const { body } = await to('GET /commits?sha=main&per_page=1');
  expect(body).toMatchObject([{ sha: newest, commit: { message: 'Newest' }, parents: [{}] }]);
  expect((await to('GET /commits?sha=gone')).status).toBe(404);
});
