export const id = 9936;
export const ids = [9936];
export const modules = {

/***/ 714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Au: () => (/* binding */ MutationRefusal),
/* harmony export */   Ox: () => (/* binding */ GithubRefusal),
/* harmony export */   zZ: () => (/* binding */ createGithubClient)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12109);

/** An expected refusal, in GitHub's words. */
class GithubRefusal {
    status;
    message;
    constructor(status, message) {
        this.status = status;
        this.message = message;
    }
}
/** An expected refusal of a mutation: the type and the words of its first error. */
class MutationRefusal {
    type;
    message;
    constructor(type, message) {
        this.type = type;
        this.message = message;
    }
}
/**
 * A client for the API at `GITHUB_API_URL`, or api.github.com. Octokit is loaded here, and nothing is sent yet.
 */
async function createGithubClient(options) {
    options.secrets?.add(options.token);
    const { createOctokit } = await Promise.all(/* import() */[__webpack_require__.e(3607), __webpack_require__.e(7009)]).then(__webpack_require__.bind(__webpack_require__, 57009));
    const { OctokitClient } = await __webpack_require__.e(/* import() */ 147).then(__webpack_require__.bind(__webpack_require__, 20147));
    const { clock = _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .ml } = options;
    return new OctokitClient(createOctokit({ ...options, clock }), clock);
}


/***/ }),

/***/ 69936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGithubHost: () => (/* binding */ openGithubHost)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/github/src/github-client.js
var github_client = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/packages/versioning/src/hosting/github-host-repository.js

/** What helps against rules, whatever they forbid. */
const appRemedy = 'give `github-token` the token of a GitHub App that may bypass it, which GITHUB_TOKEN never may';
/**
 * What a write gives, or what `look` finds of it when its answer was lost: it may have happened. Throws the write's own error
 * when nothing is found.
 */
async function atGithub(write, look) {
    try {
        return await write();
    }
    catch (error) {
        if (!(error instanceof errors/* ProviderError */.mZ) || !error.retryable)
            throw error;
        const found = await look().catch(() => undefined);
        if (found === undefined)
            throw error;
        return found;
    }
}

// EXTERNAL MODULE: ./build/packages/versioning/src/hosting/release-host.js
var release_host = __webpack_require__(18963);
;// CONCATENATED MODULE: ./build/packages/versioning/src/hosting/github-host-commits.js



/** GitHub signs what it commits this way: https://docs.github.com/graphql/reference/mutations#createcommitonbranch. */
const commitMutation = `mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
/** The newest commits of a branch among which one is looked for. */
const looked = 20;
/** Commits a file on top of a branch; gives the commit, or {@link movedOn} when the branch ends with another one. */
async function commitFile(at, { branch, parent, path, text, message }) {
    const [headline = '', ...rest] = message.trim().split('\n');
    const input = {
        branch: { repositoryNameWithOwner: at.fullName, branchName: branch },
        expectedHeadOid: parent,
        message: { headline, body: rest.join('\n').trim() },
        fileChanges: { additions: [{ path, contents: Buffer.from(text).toString('base64') }] },
    };
    const operation = {
        name: `commit ${path}`,
        repository: at.fullName,
        permission: 'contents: write',
        branch,
        remedies: {
            rules: `${appRemedy}, or bring the changelog by a pull request with \`changelog-commit: pull-request\``,
        },
    };
    return atGithub(async () => {
        const answer = await at.client.mutate(operation, ['STALE_DATA'], commitMutation, { input });
        return answer instanceof github_client/* MutationRefusal */.Au ? release_host/* movedOn */.d : answer.createCommitOnBranch.commit.oid;
    }, async () => {
        const commits = await newestCommits(at, branch, looked);
        return commits.find((one) => one.parents[0] === parent && sameMessage(one.message, message))?.sha;
    });
}
/** The newest commits of a branch; none when there is no such branch. */
async function newestCommits({ client, owner, repo, fullName }, branch, count) {
    const operation = {
        name: `look at the branch ${branch}`,
        repository: fullName,
        permission: 'contents: read',
    };
    const found = await client.attempt(operation, [404], (api) => api.repos.listCommits({ owner, repo, sha: branch, per_page: count }));
    if (found instanceof github_client/* GithubRefusal */.Ox)
        return [];
    return found.map(({ sha, commit, parents }) => ({
        ...{ sha, message: commit.message },
        parents: parents.map((parent) => parent.sha),
    }));
}
/** Whether two messages say the same, however they end. */
function sameMessage(one, other) {
    return one.trim() === other.trim();
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/hosting/github-host-credits.js
/** Commits in one query, and queries: https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api. */
const commitsPerQuery = 200;
const mostQueries = 2;
/**
 * Who made commits, and the first pull request that brought each, as GitHub knows them: of the first 400, by one query for 200.
 * Commits that GitHub doesn't have are left out.
 */
async function creditsOf(at, commits) {
    const credits = new Map();
    for (let query = 0; query < mostQueries; query += 1) {
        const part = commits.slice(query * commitsPerQuery, (query + 1) * commitsPerQuery);
        if (part.length === 0)
            break;
        const found = await ask(at, part);
        for (const [index, commit] of part.entries()) {
            const credit = creditOf(found[`c${index}`], found.nameWithOwner);
            if (credit)
                credits.set(commit, credit);
        }
    }
    return credits;
}
async function ask({ client, owner, repo, fullName }, commits) {
    const operation = {
        name: 'ask who made the commits',
        repository: fullName,
        permission: 'pull-requests: read',
    };
    const ids = commits.map((_, index) => `c${index}`);
    const query = `query($owner: String!, $repo: String!, ${ids.map((id) => `$${id}: GitObjectID!`).join(', ')}) {
    repository(owner: $owner, name: $repo) {
      nameWithOwner
      ${ids.map((id) => `${id}: object(oid: $${id}) { ...credit }`).join('\n')}
    }
  }
  fragment credit on Commit {
    author { user { login } }
    associatedPullRequests(first: 1) { nodes { number baseRepository { nameWithOwner } } }
  }`;
    const variables = Object.fromEntries(commits.map((commit, index) => [`c${index}`, commit]));
    const answer = await client.query(operation, query, { owner, repo, ...variables });
    return answer.repository;
}
/** In a fork, pull requests of the repository it is from are known too. */
function creditOf(commit, repository) {
    const author = commit?.author?.user?.login;
    const pull = commit?.associatedPullRequests?.nodes?.[0];
    const own = pull?.baseRepository?.nameWithOwner === repository;
    const pullRequest = own ? pull?.number : undefined;
    return author === undefined && pullRequest === undefined ? undefined : { author, pullRequest };
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/hosting/github-host-pulls.js





/** Pull requests from one branch among which the newest open or merged one is looked for. */
const listed = 20;
/**
 * Opens the pull request that brings a file, with its branch and its commit. Each step looks at what an earlier run left
 * behind, and a pull request that another run opens at the same time is given. Throws ConfigurationError for a branch of
 * that name which somebody else works on.
 */
async function proposeFile(at, request) {
    if (!(await branchWithCommit(at, request))) {
        const committed = await commitFile(at, { ...request, branch: request.from });
        if (committed === release_host/* movedOn */.d)
            await assertCommitted(at, request);
    }
    return openPullRequest(at, request);
}
/** The open pull request from one branch into another, or else a merged one; one that was closed counts as none. */
async function findPullRequest({ client, owner, repo, fullName }, { from, branch: base }) {
    const operation = {
        name: `look for the pull request from ${from}`,
        repository: fullName,
        permission: 'pull-requests: read',
    };
    const pulls = await client.send(operation, (api) => api.pulls.list({ owner, repo, head: `${owner}:${from}`, base, state: 'all', per_page: listed }));
    const found = pulls.find(({ state }) => state === 'open') ?? pulls.find((pull) => pull.merged_at !== null);
    return found && { number: found.number, url: found.html_url };
}
/** Makes the branch, or puts one that is there on the parent; gives whether it ends with the commit already. */
async function branchWithCommit(at, request) {
    const { client, owner, repo } = at;
    const { from, parent, message } = request;
    const operation = writing(at, 'make a branch for the changelog', from);
    const made = await atGithub(() => client.attempt(operation, [422], (api) => api.git.createRef({ owner, repo, ref: `refs/heads/${from}`, sha: parent })), async () => (await newestCommits(at, from, 1))[0]);
    if (!(made instanceof github_client/* GithubRefusal */.Ox))
        return false;
    const [head] = await newestCommits(at, from, 1);
    if (head === undefined)
        throw new errors/* ConfigurationError */.j1(`could not ${operation.name} (422, ${(0,quoted/* quoted */.T)(made.message)})`);
    if (sameMessage(head.message, message))
        return true;
    if (head.sha === parent)
        return false;
    // What an earlier run committed, on what the branch was then, is made anew on what it is now.
    const force = headlineOf(head.message) === headlineOf(message);
    const moved = await client.attempt(operation, [422], (api) => api.git.updateRef({ owner, repo, ref: `heads/${from}`, sha: parent, force }));
    if (moved instanceof github_client/* GithubRefusal */.Ox) {
        throw new errors/* ConfigurationError */.j1(`the branch \`${from}\` of ${at.fullName}, from which the changelog would be proposed, is there already and ends with ${head.sha} (${(0,quoted/* quoted */.T)(headlineOf(head.message))}): merge or delete it, then run again`);
    }
    return false;
}
/** Another run at the same time may have committed the same. */
async function assertCommitted(at, { from, message }) {
    const [head] = await newestCommits(at, from, 1);
    if (head && sameMessage(head.message, message))
        return;
    const operation = `commit to the branch ${from}`;
    throw new errors/* ProviderError */.mZ(`the branch \`${from}\` of ${at.fullName} moved on meanwhile; run again`, {
        ...{ system: 'GitHub', operation, retryable: true },
    });
}
async function openPullRequest(at, request) {
    const { client, owner, repo, fullName } = at;
    const { from: head, branch: base, title, body } = request;
    const operation = {
        name: `open a pull request from ${head} to ${base}`,
        repository: fullName,
        permission: 'pull-requests: write',
    };
    const opened = await atGithub(async () => {
        const answer = await client.attempt(operation, [422], (api) => api.pulls.create({ owner, repo, title, head, base, body }));
        return answer instanceof github_client/* GithubRefusal */.Ox ? answer : { number: answer.number, url: answer.html_url };
    }, () => findPullRequest(at, request));
    if (!(opened instanceof github_client/* GithubRefusal */.Ox))
        return opened;
    const other = await findPullRequest(at, request);
    if (other)
        return other;
    throw new errors/* ConfigurationError */.j1(`could not ${operation.name} (422, ${(0,quoted/* quoted */.T)(opened.message)})`);
}
function writing({ fullName }, name, branch) {
    const remedies = { rules: appRemedy };
    return { name, repository: fullName, permission: 'contents: write', branch, remedies };
}
function headlineOf(message) {
    return message.split('\n', 1)[0] ?? '';
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/hosting/github-host.js







/** Releases as GitHub's API asks for them at most, per page. */
const pageSize = 100;
/**
 * The releases of a repository at the GitHub of this run. Nothing is sent yet. `send` takes the place of the platform's
 * fetch.
 */
async function openGithubHost({ repository, token, runtime }, send) {
    const { log, clock, signal, secrets } = runtime;
    const client = await (0,github_client/* createGithubClient */.zZ)({
        ...{ token, log, clock, signal, secrets },
        ...(send && { fetch: send }),
    });
    const [owner = '', repo = ''] = repository.split('/');
    return new GithubHost({ client, owner, repo, fullName: repository });
}
/** GITHUB_TOKEN has no permission for workflow files, and GitHub's refusal doesn't say that they are the reason. */
const workflowRemedy = 'if it has that and the commit changes workflow files, which GITHUB_TOKEN may not publish, give `github-token` the token of a GitHub App with `workflows: write`';
/** {@link ReleaseHost} by GitHub's REST API: https://docs.github.com/rest/releases/releases. */
class GithubHost {
    repository;
    #at;
    /** Tags of which a refusal said that they have a published release, which a list may not show yet. */
    #taken = new Set();
    constructor(at) {
        this.repository = at.fullName;
        this.#at = at;
    }
    /**
     * Releases, drafts among them: 100, or 200 when none of those has the tag, and the published one of a tag that stands wherever it
     * is. GitHub documents no order of lists; in fact they go by the date of the commit, so that what is under way is near the top.
     */
    async releases(prefix, tag, stands) {
        const all = await this.#page(1);
        const full = all.length === pageSize;
        if (full && !all.some((one) => one.tag === tag))
            all.push(...(await this.#page(2)));
        const listed = all.some((one) => one.tag === tag && !one.draft);
        if (!listed && ((full && stands) || this.#taken.has(tag))) {
            const published = await this.#published(tag);
            if (published)
                all.push(published);
        }
        // A release that is made between two pages pushes one over to the next.
        const known = new Map(all.map((one) => [one.id, one]));
        return [...known.values()].filter((one) => one.tag.startsWith(prefix));
    }
    async create(content, draft) {
        const { owner, repo } = this.#at;
        const operation = this.#writing(draft ? 'draft' : 'publish', content);
        const call = (api) => api.repos.createRelease({ owner, repo, ...written(content, draft) });
        const same = (one) => one.draft === draft && says(one, content);
        return this.#written(operation, [422], content, call, async () => draft ? (await this.#page(1)).find(same) : this.#published(content.tag));
    }
    async update(id, content, draft) {
        const { owner, repo } = this.#at;
        const operation = this.#writing(draft ? 'rewrite the draft of' : 'publish', content);
        const call = (api) => api.repos.updateRelease({ owner, repo, release_id: id, ...written(content, draft) });
        return this.#written(operation, [404, 422], content, call, async () => {
            const now = await this.release(id);
            return now && now.draft === draft && says(now, content) ? now : undefined;
        });
    }
    async remove(id) {
        const { owner, repo } = this.#at;
        const found = await this.release(id);
        // Another run may have published it since.
        if (!found?.draft)
            return;
        const operation = this.#operation(`delete the draft of ${found.tag}`, 'contents: write');
        await atGithub(() => this.#at.client.attempt(operation, [404], (api) => api.repos.deleteRelease({ owner, repo, release_id: id })), async () => ((await this.release(id)) ? undefined : true));
    }
    commit(commit) {
        return commitFile(this.#at, commit);
    }
    proposal(branch, from) {
        return findPullRequest(this.#at, { branch, from });
    }
    propose(request) {
        return proposeFile(this.#at, request);
    }
    credits(commits) {
        return creditsOf(this.#at, commits);
    }
    /** Sends a write; finds out what became of one without an answer, and what a refusal means. */
    async #written(operation, expected, content, call, look) {
        const written = await atGithub(async () => {
            const answer = await this.#at.client.attempt(operation, expected, call);
            return answer instanceof github_client/* GithubRefusal */.Ox ? answer : shown(answer);
        }, look);
        if (!(written instanceof github_client/* GithubRefusal */.Ox))
            return written;
        const taken = /already_exists/.test(written.message);
        if (taken)
            this.#taken.add(content.tag);
        if (taken || written.status === 404)
            return release_host/* movedOn */.d;
        throw refused(written, operation, content);
    }
    async #page(page) {
        const { client, owner, repo } = this.#at;
        const operation = this.#operation('list the releases', 'contents: read');
        const found = await client.send(operation, (api) => api.repos.listReleases({ owner, repo, per_page: pageSize, page }));
        return found.map(shown);
    }
    async #published(tag) {
        const { client, owner, repo } = this.#at;
        const operation = this.#operation(`look for the release of ${tag}`, 'contents: read');
        const found = await client.attempt(operation, [404], (api) => api.repos.getReleaseByTag({ owner, repo, tag }));
        return found instanceof github_client/* GithubRefusal */.Ox ? undefined : shown(found);
    }
    async release(id) {
        const { client, owner, repo } = this.#at;
        const operation = this.#operation(`look at the release ${id}`, 'contents: read');
        const found = await client.attempt(operation, [404], (api) => api.repos.getRelease({ owner, repo, release_id: id }));
        return found instanceof github_client/* GithubRefusal */.Ox ? undefined : shown(found);
    }
    #writing(verb, { tag }) {
        return {
            ...this.#operation(`${verb} the release ${tag}`, 'contents: write'),
            tag,
            remedies: { permission: workflowRemedy, rules: appRemedy },
        };
    }
    #operation(name, permission) {
        return { name, repository: this.repository, permission };
    }
}
function shown(release) {
    const { id, name, body, draft, prerelease, immutable = false } = release;
    return {
        ...{ id, draft, prerelease, immutable },
        ...{ tag: release.tag_name, name: name ?? '', body: body ?? '', url: release.html_url },
    };
}
function written({ tag, commit, name, body, prerelease, latest }, draft) {
    const first = latest && !prerelease && !draft;
    return {
        ...{ tag_name: tag, target_commitish: commit, name, body, prerelease, draft },
        make_latest: first ? 'true' : 'false',
    };
}
/** Whether a release says what was written. GitHub may end lines its own way. */
function says(release, content) {
    const text = (body) => body.replaceAll('\r\n', '\n').trim();
    return (release.tag === content.tag &&
        release.name === content.name &&
        release.prerelease === content.prerelease &&
        text(release.body) === text(content.body));
}
function refused({ status, message }, { name }, { tag, commit, body }) {
    const said = `could not ${name} (${status}, ${(0,quoted/* quoted */.T)(message)})`;
    if (/used by an immutable release/i.test(message)) {
        return new errors/* ConfigurationError */.j1(`${said}: an immutable release had the tag \`${tag}\` before it was deleted, and GitHub gives that name to no other: release the next version`);
    }
    if (/target_commitish/.test(message)) {
        return new errors/* ConfigurationError */.j1(`${said}: GitHub doesn't have the commit ${commit}: push it first`);
    }
    if (/too long/i.test(message)) {
        return new errors/* ConfigurationError */.j1(`${said}: the notes have ${body.length} characters`);
    }
    return new errors/* ConfigurationError */.j1(said);
}


/***/ })

};
