export const id = 2323;
export const ids = [2323];
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

/***/ 26728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ excluding)
/* harmony export */ });
/**
 * The pattern that takes a branch out of a ruleset. One star never goes over a slash and two only in front of one:
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository#using-fnmatch-syntax
 */
function excluding(branch) {
    return branch.startsWith('deployments/') ? 'deployments/**/*' : branch;
}


/***/ }),

/***/ 42323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGithubText: () => (/* binding */ openGithubText)
});

// UNUSED EXPORTS: GithubText

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/github/src/github-client.js
var github_client = __webpack_require__(714);
// EXTERNAL MODULE: ./build/packages/state/src/state-store.js
var state_store = __webpack_require__(91010);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/state/src/stores/github-branch.js



/** The branch of a state, and requests about it. */
class GithubBranch {
    place;
    #client;
    constructor(place, client) {
        this.place = place;
        this.#client = client;
    }
    /** The data of the answer, or the refusal when its status is expected. `name` and `permission` are for messages. */
    attempt(name, permission, expected, call) {
        return this.#client.attempt(this.#operation(name, permission), expected, call);
    }
    /** Throws ConfigurationError for a repository without any commit, in which no branch can be made. */
    async exists(branch = this.place.branch) {
        const { owner, repo } = this.place;
        const found = await this.attempt('look for the branch of the state', 'contents: read', [404, 409], (api) => api.git.getRef({ owner, repo, ref: `heads/${branch}` }));
        if (!(found instanceof github_client/* GithubRefusal */.Ox))
            return true;
        if (found.status === 404)
            return false;
        throw new errors/* ConfigurationError */.j1(`could not keep the state in ${owner}/${repo} (${found.status}, ${(0,quoted/* quoted */.T)(found.message)}); make a first commit there`);
    }
    /**
     * Makes the branch, unclaimed by any commit of others, with a page that says what it is. No error when somebody else made it
     * first. The state isn't written yet: that this comes as a second push proves that a lock can be given back.
     */
    async create() {
        const { owner, repo, branch, subject } = this.place;
        const name = 'create the branch of the state';
        const request = this.#operation(name, 'contents: write');
        const tree = await this.#client.send(request, (api) => api.git.createTree({
            ...{ owner, repo },
            tree: [{ path: 'README.md', mode: '100644', type: 'blob', content: pageOf(subject) }],
        }));
        const commit = await this.#client.send(request, (api) => api.git.createCommit({
            ...{ owner, repo, tree: tree.sha, parents: [] },
            message: messageOf(`${subject}: the branch of the state`),
        }));
        const made = await this.#client.attempt(request, [422], (api) => api.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: commit.sha }));
        if (!(made instanceof github_client/* GithubRefusal */.Ox) || (await this.exists()))
            return;
        const other = await this.inTheWay();
        const why = other ?? 'rules of the repository forbid it, or its name';
        throw new errors/* ConfigurationError */.j1(`GitHub refused to ${name}, \`${branch}\` in ${owner}/${repo} (422, ${(0,quoted/* quoted */.T)(made.message)}): ${why}`);
    }
    /** The branch that git can't have beside this one, and what to do. */
    async inTheWay() {
        const { owner, repo, branch } = this.place;
        const parts = branch.split('/');
        const above = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
        const found = await Promise.all(above.map((name) => this.exists(name)));
        const below = await this.#client.send(this.#operation('look for branches in the way of the state', 'contents: read'), (api) => api.git.listMatchingRefs({ owner, repo, ref: `heads/${branch}` }));
        const others = below.map(({ ref }) => ref.replace('refs/heads/', ''));
        const other = above.find((_, index) => found[index]) ?? others.find((name) => name.startsWith(`${branch}/`));
        return other === undefined
            ? undefined
            : `git can't have \`${branch}\` beside the branch \`${other}\`; rename that one, or give the state another \`branch\` in the section \`state\``;
    }
    /** That GitHub refused for a reason which is neither the reader's nor a conflict. */
    refused({ status, message }, name, retryable) {
        return new errors/* ProviderError */.mZ(`GitHub refused to ${name} (${status}, ${(0,quoted/* quoted */.T)(message)})`, {
            ...{ system: state_store/* stateSystem */.n, operation: name, retryable },
        });
    }
    #operation(name, permission) {
        const { owner, repo, branch } = this.place;
        return { name, permission, branch, repository: `${owner}/${repo}`, system: state_store/* stateSystem */.n };
    }
}
/** The message of a commit of which no CI has to know. */
function messageOf(summary) {
    return `${summary}\n\n[skip ci]`;
}
function pageOf(subject) {
    return [
        `# State of ${subject}`,
        '',
        'This branch is kept by deploy-actions. `state.json` says which colour is active, who holds the lock, and what is under way; each',
        'commit is one step of a deployment. It has nothing in common with the other branches: there is nothing to merge.',
        '',
        'Please neither edit nor delete it, and keep it out of branch protection and rulesets.',
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/packages/state/src/stores/github-place.js

/** The file on the branch. */
const stateFile = 'state.json';
/** The place, as far as it is known, and what is wrong with it. */
function githubPlace(options) {
    const { service, environment } = options;
    const problems = [];
    const repository = options.repository ?? options.runRepository;
    if (repository === undefined) {
        problems.push({
            message: 'no repository is known that could keep the state; give `repository: owner/name` in the section `state`, or set GITHUB_REPOSITORY',
        });
    }
    const branch = options.branch ?? `deployments/${service}/${asBranchPart(environment)}`;
    const wrong = wrongBranchName(branch);
    if (wrong) {
        problems.push({ message: `\`state.branch\` is ${(0,quoted/* quoted */.T)(branch)}, but ${wrong}` });
    }
    const [owner = '', repo = ''] = (repository ?? '').split('/');
    return { place: { owner, repo, branch, subject: `${service} in ${environment}` }, problems };
}
/** Any name as one part of a branch's name, different for each: what git or a path could take amiss becomes `%XX`. */
function asBranchPart(name) {
    return name.replaceAll(/[^\w-]/gu, (character) => [...Buffer.from(character)]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''));
}
/** https://git-scm.com/docs/git-check-ref-format */
function wrongBranchName(branch) {
    if (branch.startsWith('refs/'))
        return 'a branch is named without `refs/heads/`';
    if (/[\p{Cc} ~^:?*[\\]|@\{/u.test(branch)) {
        return 'the name of a branch has no spaces, no control characters and none of `~^:?*[\\` or `@{`';
    }
    const parts = branch.split('/');
    if (parts.some((part) => part === '' || part.startsWith('.') || part.endsWith('.lock'))) {
        return 'no part between slashes is empty, starts with a dot or ends with `.lock`';
    }
    if (branch.includes('..') || branch.endsWith('.') || branch.startsWith('-') || branch === '@') {
        return 'the name of a branch has no `..`, ends with no dot and starts with no hyphen';
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/packages/github/src/rules.js
var rules = __webpack_require__(26728);
;// CONCATENATED MODULE: ./build/packages/state/src/stores/github-rules.js
/**
 * What a rule has against the push, or against the pushes after it; `undefined` when nothing. Rules that can't be judged
 * from here, such as the author's address, are left to the push itself.
 * The rules: https://docs.github.com/rest/repos/rules#get-rules-for-a-branch.
 */
function objectionOf({ type, parameters }, push) {
    switch (type) {
        case 'creation':
            return push.branchExists ? undefined : 'the branch may not be created';
        case 'update':
            return 'nobody may push to the branch';
        case 'pull_request':
            return 'changes need a pull request';
        case 'merge_queue':
            return 'changes go through a merge queue';
        case 'required_deployments':
            return 'commits have to be deployed somewhere first';
        case 'required_status_checks':
            return 'commits need checks that passed before they are pushed';
        case 'workflows':
            return 'commits need workflows that passed before they are pushed';
        case 'code_scanning':
            return 'commits need the results of code scanning first';
        case 'required_signatures':
            return push.signed ? undefined : 'commits need signatures, which GitHub gives to those of Apps alone';
        case 'commit_message_pattern':
            return fits(parameters, push.message) === false
                ? `commit messages ${wanted(parameters)}, and those of the state don't fit`
                : undefined;
        case 'branch_name_pattern':
            return !push.branchExists && fits(parameters, push.branch) === false
                ? `names of branches ${wanted(parameters)}`
                : undefined;
        default:
            return undefined;
    }
}
function patternOf(parameters) {
    const { operator, pattern, negate } = (parameters ?? {});
    return { operator: String(operator), pattern: String(pattern), negate: negate === true };
}
/** `undefined` when it can't be told. */
function fits(parameters, text) {
    const { operator, pattern, negate } = patternOf(parameters);
    const found = matches(operator, pattern, text);
    return found === undefined ? undefined : found !== negate;
}
function matches(operator, pattern, text) {
    switch (operator) {
        case 'starts_with':
            return text.startsWith(pattern);
        case 'ends_with':
            return text.endsWith(pattern);
        case 'contains':
            return text.includes(pattern);
        case 'regex':
            try {
                return new RegExp(pattern).test(text);
            }
            catch {
                // GitHub's expressions are RE2, which knows a few things that ours don't.
                return undefined;
            }
        default:
            return undefined;
    }
}
function wanted(parameters) {
    const { operator, pattern, negate } = patternOf(parameters);
    const verb = { starts_with: 'start with', ends_with: 'end with', contains: 'contain' }[operator] ?? 'match';
    return `must ${negate ? 'not ' : ''}${verb} \`${pattern}\``;
}

;// CONCATENATED MODULE: ./build/packages/state/src/stores/github-preflight.js



/**
 * What would stop the writes of a state, each with what to do. A ruleset may allow a branch to be created and forbid to
 * update it: a lock that could never be given back. `signed` says whether GitHub signs the commits of this token.
 */
async function githubObstacles(branch, signed) {
    const [ofRepository, exists, rules] = await Promise.all([
        repositoryObstacles(branch),
        branch.exists(),
        rulesOf(branch),
    ]);
    const inTheWay = exists ? undefined : await branch.inTheWay();
    const push = {
        branch: branch.place.branch,
        branchExists: exists,
        message: messageOf(`${branch.place.subject}: locked by octocat`),
        signed,
    };
    const objections = rules.flatMap((rule) => {
        const objection = objectionOf(rule, push);
        return objection === undefined
            ? []
            : [{ ruleset: rule.ruleset_id, text: `${objection} (\`${rule.type}\`)` }];
    });
    const byRuleset = Map.groupBy(objections, ({ ruleset }) => ruleset);
    const ofRules = await Promise.all([...byRuleset].map(([ruleset, all]) => {
        const texts = all.map(({ text }) => text).join(', ');
        return rulesetObstacle(branch, ruleset, texts);
    }));
    return [...ofRepository, inTheWay, ...ofRules].filter((obstacle) => obstacle !== undefined);
}
async function repositoryObstacles(branch) {
    const { owner, repo, branch: name } = branch.place;
    const found = await branch.attempt('see the repository', 'metadata: read', [], (api) => api.repos.get({ owner, repo }));
    if (found instanceof github_client/* GithubRefusal */.Ox)
        return [];
    const { archived, disabled, default_branch, permissions } = found;
    const obstacles = [];
    if (archived || disabled) {
        obstacles.push(`the repository ${owner}/${repo} is ${archived ? 'archived' : 'disabled'}; keep the state in another one, with \`repository\` in the section \`state\``);
    }
    // A role belongs to a person. GitHub shows the tokens of runs and Apps with no role at all, whatever they may do.
    if (permissions?.pull && !permissions.push) {
        obstacles.push(`the owner of the token may only read ${owner}/${repo}; give \`github-token\` a token that may write there (\`contents: write\`)`);
    }
    if (default_branch === name) {
        obstacles.push(`\`${name}\` is the default branch of ${owner}/${repo}; give the state a branch of its own, or leave \`branch\` out of the section \`state\``);
    }
    return obstacles;
}
async function rulesOf(branch) {
    const { owner, repo, branch: name } = branch.place;
    // An older Enterprise Server knows no such request; what it forbids shows with the first write.
    const rules = await branch.attempt('see the rules of the branch', 'metadata: read', [403, 404], (api) => api.repos.getBranchRules({ owner, repo, branch: name, per_page: 100 }));
    return rules instanceof github_client/* GithubRefusal */.Ox ? [] : rules;
}
async function rulesetObstacle(branch, id, objections) {
    const { owner, repo, branch: name } = branch.place;
    const ruleset = id === undefined
        ? undefined
        : await branch.attempt('see a ruleset', 'metadata: read', [403, 404], (api) => api.repos.getRepoRuleset({ owner, repo, ruleset_id: id, includes_parents: true }));
    const known = ruleset === undefined || ruleset instanceof github_client/* GithubRefusal */.Ox ? undefined : ruleset;
    if (known?.current_user_can_bypass === 'always' || known?.current_user_can_bypass === 'exempt') {
        return undefined;
    }
    const which = known ? `the ruleset \`${known.name}\`` : id === undefined ? 'a ruleset' : `ruleset ${id}`;
    const page = known?._links?.html?.href;
    return `${which} of ${owner}/${repo} stops the state on the branch \`${name}\`: ${objections}; exclude \`${(0,rules/* excluding */.u)(name)}\` from it, or let the owner of the token bypass it${page ? `: ${page}` : ''}`;
}

;// CONCATENATED MODULE: ./build/packages/state/src/stores/github-text.js






/** How GitHub words a lost race: the file changed, the branch moved, the file is there already. */
const raceWords = /does not match|but expected|expected to be at|sha\W+wasn.t supplied/i;
const readState = 'read the state';
const writeState = 'write the state';
/**
 * A file on a branch of its own in a repository, compared and swapped by the SHA of its blob: GitHub commits a new content
 * only if the one before is still the one named.
 */
class GithubText {
    type = 'github';
    place;
    #place;
    #options;
    #branch;
    constructor(place, options) {
        this.place = `\`${stateFile}\` on the branch \`${place.branch}\` of ${place.owner}/${place.repo}`;
        this.#place = place;
        this.#options = options;
    }
    async read() {
        const { owner, repo, branch: ref } = this.#place;
        const branch = await this.#open();
        const found = await branch.attempt(readState, 'contents: read', [404], (api) => api.repos.getContent({ owner, repo, path: stateFile, ref }));
        if (found instanceof github_client/* GithubRefusal */.Ox) {
            // GitHub says "not found" of what isn't there and of what the token may not see; of the repository itself it can
            // only be the latter.
            await branch.attempt(readState, 'contents: read', [], (api) => api.repos.get({ owner, repo }));
            return undefined;
        }
        if (Array.isArray(found) ||
            found.type !== 'file' ||
            !('content' in found) ||
            found.encoding !== 'base64') {
            throw new errors/* ConfigurationError */.j1(`${this.place} is no file, or far too large for a state; bring its last good version back (a rollback needs no state)`);
        }
        return { text: Buffer.from(found.content, 'base64').toString(), version: found.sha };
    }
    async create(text, summary) {
        const branch = await this.#open();
        if (!(await branch.exists()))
            await branch.create();
        return this.#put(branch, text, summary);
    }
    async replace(text, version, summary) {
        return this.#put(await this.#open(), text, summary, version);
    }
    async preflight() {
        return githubObstacles(await this.#open(), this.#options.signed);
    }
    async #put(branch, text, summary, version) {
        const { owner, repo, branch: name } = this.#place;
        const answer = await branch.attempt(writeState, 'contents: write', [404, 409, 422], (api) => api.repos.createOrUpdateFileContents({
            ...{ owner, repo, path: stateFile, branch: name },
            ...(version === undefined ? {} : { sha: version }),
            content: Buffer.from(text).toString('base64'),
            message: messageOf(summary),
        }));
        if (answer instanceof github_client/* GithubRefusal */.Ox)
            return this.#refused(branch, answer, version);
        if (answer.content?.sha === undefined) {
            throw branch.refused(new github_client/* GithubRefusal */.Ox(422, 'no SHA in the answer'), writeState, true);
        }
        return answer.content.sha;
    }
    /** A lost race, or what else it was: GitHub's words aren't documented, so what they don't tell is looked up. */
    async #refused(branch, answer, version) {
        if (answer.status !== 404 && raceWords.test(answer.message))
            throw new state_store/* StateConflictError */.K();
        const found = await this.read();
        if (found?.version !== version)
            throw new state_store/* StateConflictError */.K();
        const { owner, repo } = this.#place;
        // A branch that was just made may not be known everywhere yet.
        const missingBranch = answer.status === 404 && /branch .*not found/i.test(answer.message);
        if (answer.status === 404 && !missingBranch) {
            throw new errors/* ConfigurationError */.j1(`the token may read ${owner}/${repo}, but not write there (404, \`${answer.message}\`): it needs \`permissions: contents: write\``);
        }
        throw branch.refused(answer, writeState, missingBranch || answer.status === 409);
    }
    #open() {
        this.#branch ??= this.#options.client().then((client) => new GithubBranch(this.#place, client));
        return this.#branch;
    }
}
/**
 * The text that a configuration names. Sends nothing, and what is wrong (no token, no repository, a name that no branch can
 * have) is thrown by its requests as ConfigurationError: a rollback goes on without state.
 */
function openGithubText(configuration, { service, environment, runtime, githubToken: token }) {
    const { repository, branch } = configuration;
    const { place, problems } = githubPlace({
        ...{ service, environment, repository, branch },
        runRepository: runtime.run.repository,
    });
    const client = async () => {
        if (token && problems.length === 0)
            return (0,github_client/* createGithubClient */.zZ)({ ...runtime, token });
        throw new errors/* ConfigurationError */.j1(token ? problems : [...problems, missingToken(place)]);
    };
    return new GithubText(place, { client, signed: token?.startsWith('ghs_') ?? false });
}
function missingToken({ owner, repo, branch }) {
    const where = owner === '' ? 'on a branch' : `on the branch \`${branch}\` of ${owner}/${repo}`;
    return {
        input: 'github-token',
        message: `is empty, but the state is kept ${where} (store \`github\`, the default); give it \`\${{ github.token }}\` and the job \`permissions: contents: write\`, or choose another store in the section \`state\`: \`ssm\`, \`kubernetes\` or \`file\``,
    };
}


/***/ })

};
