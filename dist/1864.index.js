export const id = 1864;
export const ids = [1864];
export const modules = {

/***/ 97008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed)
/* harmony export */ });
/** So many things are named in a finding; the evidence has more of them. */
const namedThings = 5;
/** Things for a finding: the first five, and how many more there are. */
function listed(things) {
    const more = things.length - namedThings;
    return [...things.slice(0, namedThings), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}


/***/ }),

/***/ 99389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ allPages)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** The most that GitHub puts on a page. */
const pageSize = 100;
/** A list that goes on after so many pages isn't read to its end. */
const mostPages = 30;
/** All entries of a list that GitHub gives in numbered pages. Throws ProviderError for a list of more than 3,000 entries, and as `ask` does. */
async function allPages(what, ask) {
    const all = [];
    for (let page = 1; page <= mostPages; page += 1) {
        const items = await ask({ per_page: pageSize, page });
        all.push(...items);
        if (items.length < pageSize)
            return all;
    }
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ(`there are more than ${mostPages * pageSize} of them`, {
        system: 'GitHub',
        operation: `list ${what}`,
    });
}


/***/ }),

/***/ 40014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ accessOf),
/* harmony export */   x: () => (/* binding */ teamMembers)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(714);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99389);



/** A person's access to the repository of the run and the name of their role; `none` for somebody GitHub doesn't know there. */
function accessOf(facts, login) {
    return facts.once(`access of ${login.toLowerCase()}`, async ({ client, owner, repo, fullName }) => {
        const found = await client.attempt({
            name: `read what \`${login}\` may do`,
            repository: fullName,
            permission: 'metadata: read',
        }, [404], (api) => api.repos.getCollaboratorPermissionLevel({ owner, repo, username: login }));
        if (found instanceof _deploy_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .GithubRefusal */ .Ox)
            return { access: 'none', role: 'none' };
        return { access: found.permission, role: found.role_name };
    });
}
/**
 * The logins of a team (`organization/team`), in lower case, its child teams included. Throws ConfigurationError when
 * the token may not see it, as GITHUB_TOKEN never may.
 */
function teamMembers(facts, team) {
    return facts.once(`members of ${team.toLowerCase()}`, async ({ client, fullName }) => {
        const [org = '', slug = ''] = team.split('/');
        const operation = {
            name: `read the members of the team ${team}`,
            repository: fullName,
            permission: 'members: read',
        };
        const members = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .allPages */ .S)(`members of ${team}`, async (page) => {
            const found = await client.attempt(operation, [403, 404], (api) => api.teams.listMembersInOrg({ org, team_slug: slug, ...page }));
            if (!(found instanceof _deploy_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .GithubRefusal */ .Ox))
                return found;
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`could not read the members of the team \`${team}\` (${found.status}, \`${found.message}\`): either there is no such team, or the token may not see it. GITHUB_TOKEN never may; give \`github-token\` the token of a GitHub App with the organization's permission \`members: read\`, or name the people in \`users\``);
        });
        return new Set(members.map(({ login }) => login.toLowerCase()));
    });
}


/***/ }),

/***/ 74731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ shortSha),
/* harmony export */   I: () => (/* binding */ subjectCommit)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** The commit that is deployed: what the deployment says, else that of the run. Throws ConfigurationError when neither is known. */
function subjectCommit({ subject, runtime }) {
    const sha = subject.sha ?? runtime.run.sha;
    if (sha !== undefined)
        return sha;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('no commit is known: give `sha`, or run in a workflow, where GITHUB_SHA has it');
}
/** So much of a commit's id tells it apart for people. */
function shortSha(sha) {
    return sha.slice(0, 7);
}


/***/ }),

/***/ 10393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ gathered)
/* harmony export */ });
const order = ['fail', 'warn', 'pass'];
/** One answer out of several: as bad as the worst of them, with everything that isn't as wanted, the worst first. */
function gathered(grades, answer) {
    const status = order.find((each) => grades.some((grade) => grade.status === each)) ?? 'fail';
    const told = status === 'pass' ? order : order.filter((each) => each !== 'pass');
    const findings = told.flatMap((each) => grades.filter((grade) => grade.status === each));
    return { status, finding: findings.map(({ finding }) => finding).join('; '), answer };
}


/***/ }),

/***/ 1864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createReviewsCheck: () => (/* binding */ createReviewsCheck)
});

// EXTERNAL MODULE: ./build/packages/github/src/github-client.js
var github_client = __webpack_require__(714);
// EXTERNAL MODULE: ./build/packages/checks/src/github/pages.js
var pages = __webpack_require__(99389);
;// CONCATENATED MODULE: ./build/packages/checks/src/github/pull-requests.js


/** GitHub lists no more files of a pull request than these. */
const mostFiles = 3_000;
const permission = 'pull-requests: read';
/** The pull requests that brought a commit, or want to; `undefined` when GitHub doesn't know the commit. */
function pullRequestsOf(facts, sha) {
    return facts.once(`pull requests of ${sha}`, async ({ client, owner, repo, fullName }) => {
        const found = await client.attempt({ name: 'find the pull request of a commit', repository: fullName, permission }, [422], (api) => api.repos.listPullRequestsAssociatedWithCommit({ owner, repo, commit_sha: sha, per_page: 100 }));
        if (found instanceof github_client/* GithubRefusal */.Ox)
            return undefined;
        return found.map((pull) => ({
            ...{ number: pull.number, author: pull.user?.login, head: pull.head.sha, base: pull.base.ref },
            mergedAt: pull.merged_at === null ? undefined : Date.parse(pull.merged_at),
            mergeCommit: pull.merge_commit_sha ?? undefined,
        }));
    });
}
/** Comments are left out: they leave an earlier opinion as it is. */
const reviewsQuery = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviews(first: 100, after: $after, states: [APPROVED, CHANGES_REQUESTED, DISMISSED]) {
        nodes { state submittedAt authorCanPushToRepository author { __typename login } commit { oid } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
/** All opinions on a pull request, the oldest first. Only GraphQL says who of them may write, in the one request. */
function reviewsOf(facts, number) {
    return facts.once(`reviews of ${number}`, async ({ client, owner, repo, fullName }) => {
        const operation = { name: 'list the reviews of a pull request', repository: fullName, permission };
        const all = [];
        let after = null;
        do {
            const variables = { owner, repo, number, after };
            const answer = await client.query(operation, reviewsQuery, variables);
            const { nodes, pageInfo } = answer.repository.pullRequest.reviews;
            for (const { state, author, commit, submittedAt, authorCanPushToRepository: mayWrite } of nodes) {
                const at = submittedAt === null ? 0 : Date.parse(submittedAt);
                const bot = author?.__typename === 'Bot';
                all.push({ state, mayWrite, bot, at, user: author?.login, commit: commit?.oid });
            }
            after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
        } while (after !== null);
        return all.sort((one, other) => one.at - other.at);
    });
}
/** The paths that a pull request touches, the old ones of renamed files included; at most {@link mostFiles} files. */
function filesOf(facts, number) {
    return facts.once(`files of ${number}`, async ({ client, owner, repo, fullName }) => {
        const operation = { name: 'list the files of a pull request', repository: fullName, permission };
        const files = await (0,pages/* allPages */.S)('the files of a pull request', async ({ page, per_page }) => {
            if (page * per_page > mostFiles)
                return [];
            return await client.send(operation, (api) => api.pulls.listFiles({ owner, repo, pull_number: number, page, per_page }));
        });
        return files.flatMap(({ filename, previous_filename }) => previous_filename === undefined ? [filename] : [filename, previous_filename]);
    });
}

// EXTERNAL MODULE: ./build/packages/checks/src/github/subject-commit.js
var subject_commit = __webpack_require__(74731);
// EXTERNAL MODULE: ./build/packages/checks/src/path-glob.js
var path_glob = __webpack_require__(47909);
// EXTERNAL MODULE: ./build/packages/checks/src/github/people.js
var people = __webpack_require__(40014);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/reviews/opinions.js

/**
 * What each person thought last. The author's own approval and those of bots don't count, and on GitHub neither does what
 * people think who may not write; `trusted` are logins in lower case that count nonetheless.
 */
function opinionsOf(pull, reviews, trusted) {
    const last = new Map(reviews.flatMap((review) => (review.user === undefined ? [] : [[review.user, review]])));
    const found = { approvals: [], stale: [], void: [], objections: [] };
    for (const [login, { state, bot, commit, mayWrite }] of last) {
        const counts = mayWrite || trusted.has(login.toLowerCase());
        if (state === 'CHANGES_REQUESTED' && counts)
            found.objections.push(login);
        if (state !== 'APPROVED')
            continue;
        if (login === pull.author)
            found.void.push(`${login} is the author`);
        else if (bot)
            found.void.push(`${login} is a bot`);
        else if (!counts)
            found.void.push(`${login} may not write here`);
        else if (commit !== pull.head)
            found.stale.push(login);
        else
            found.approvals.push(login);
    }
    for (const people of Object.values(found))
        people.sort();
    return found;
}
/** The logins, in lower case, that are named one by one or by their teams. */
async function namedPeople(facts, { users = [], teams = [], }) {
    const members = await Promise.all(teams.map((team) => (0,people/* teamMembers */.x)(facts, team)));
    return new Set([...users.map((login) => login.toLowerCase()), ...members.flatMap((each) => [...each])]);
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/packages/checks/src/github/code-owners.js



/** Where GitHub looks for the file; the first that is there counts. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** The CODEOWNERS of a branch. Throws ConfigurationError when there is none. */
function codeOwners(facts, branch) {
    return facts.once(`code owners of ${branch}`, async ({ client, owner, repo, fullName }) => {
        const operation = { name: 'read CODEOWNERS', repository: fullName, permission: 'contents: read' };
        for (const path of places) {
            const found = await client.attempt(operation, [404], (api) => api.repos.getContent({ owner, repo, path, ref: branch }));
            if (found instanceof github_client/* GithubRefusal */.Ox || !('content' in found))
                continue;
            const lines = parseCodeOwners(Buffer.from(found.content, 'base64').toString());
            return {
                file: path,
                ownersOf: (file) => lines.findLast(({ globs }) => (0,path_glob/* matchesAny */._)(file, globs))?.owners ?? [],
            };
        }
        throw new errors/* ConfigurationError */.j1(`the branch \`${branch}\` of ${fullName} has no CODEOWNERS, in none of ${places.join(', ')}: write one, or name people in \`from\``);
    });
}
/**
 * The lines of CODEOWNERS. Its patterns are those of .gitignore without `!`, `[…]` and `\#`, and a `*` at the end stays in
 * its folder: https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners.
 */
function parseCodeOwners(text) {
    return text.split('\n').flatMap((line) => {
        const [pattern, ...owners] = line
            .replace(/(^|\s)#.*$/, '')
            .trim()
            .split(/(?<!\\)\s+/);
        return pattern ? [{ globs: globsOf(pattern.replaceAll('\\ ', ' ')), owners }] : [];
    });
}
function globsOf(pattern) {
    const inner = pattern.replace(/^\//, '').replace(/\/$/, '');
    // What has a slash in front or between counts from the root, all else in any folder.
    const anchored = /\/./.test(pattern);
    // Brackets, braces and parentheses mean nothing in this file, and something to a glob.
    const plain = inner.replaceAll(/[[\]{}()]/g, '[$&]').replaceAll('[]]', '\\]');
    const from = anchored || plain.startsWith('**') ? plain : `**/${plain}`;
    if (pattern.endsWith('/'))
        return [`${from}/**`];
    return pattern.endsWith('/*') ? [from] : [from, `${from}/**`];
}

// EXTERNAL MODULE: ./build/packages/checks/src/github/listed.js
var listed = __webpack_require__(97008);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/reviews/ownership.js



/** Holds approvals against CODEOWNERS: each file needs the approval of one of its owners. Throws ConfigurationError without the file, and for teams that the token may not see. */
async function ownersApproval(facts, branch, files, approvals) {
    const owners = await codeOwners(facts, branch);
    const groups = Map.groupBy(files, (file) => owners.ownersOf(file).join(' '));
    const owning = new Set();
    const lacking = [];
    for (const [names, theirs] of groups) {
        const which = (0,listed/* listed */.K)(theirs.map((file) => `\`${file}\``));
        if (names === '') {
            lacking.push(`nobody owns ${which} in ${owners.file}`);
            continue;
        }
        const people = await peopleOf(facts, names.split(' '), approvals);
        const theirApprovals = approvals.filter((login) => people.has(login.toLowerCase()));
        for (const login of theirApprovals)
            owning.add(login);
        if (theirApprovals.length === 0)
            lacking.push(`no owner of ${which} approved: ${names}`);
    }
    return { approvals: approvals.filter((login) => owning.has(login)), lacking };
}
// Teams are asked for only where no person among the owners approved: many tokens may not see them.
async function peopleOf(facts, names, approvals) {
    const users = names.filter((name) => /^@[^/]+$/.test(name)).map((name) => name.slice(1));
    const teams = names.filter((name) => /^@[^/]+\/[^/]+$/.test(name)).map((name) => name.slice(1));
    const people = await namedPeople(facts, { users });
    if (approvals.length === 0 || approvals.some((login) => people.has(login.toLowerCase())))
        return people;
    return namedPeople(facts, { users, teams });
}

// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var grades = __webpack_require__(10393);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/reviews/verdict-on.js

/** Whether enough people approved, and nobody asks for changes. */
function verdictOn({ pull, opinions, counting, lacking }, configuration) {
    const { 'at-least': least, 'warn-below': wished = least } = configuration;
    const who = counting.length > 0 ? ` (${counting.join(', ')})` : '';
    const approvals = `${counting.length} ${counting.length === 1 ? 'approval' : 'approvals'}${who}`;
    const wrong = [
        ...opinions.objections.map((login) => fail(`${login} asks for changes`)),
        ...lacking.map(fail),
        ...(counting.length < least ? [fail(`${approvals}, wanted ${least}${others(opinions, counting)}`)] : []),
    ];
    const weak = [
        ...(counting.length < wished ? [warn(`${approvals}, ${wished} were better`)] : []),
        ...(pull.mergedAt === undefined ? [warn('not merged yet')] : []),
    ];
    const enough = { status: 'pass', finding: `${approvals}, wanted ${least}` };
    const { status, finding } = (0,grades/* gathered */.P)(wrong.length > 0 ? wrong : [...weak, enough], '');
    return { status, finding: `pull request #${pull.number}: ${finding}`, answer: evidence(pull, opinions) };
}
function fail(finding) {
    return { status: 'fail', finding };
}
function warn(finding) {
    return { status: 'warn', finding };
}
/** Why approvals that somebody may remember don't count. */
function others({ stale, void: without, approvals }, counting) {
    const unasked = approvals.filter((login) => !counting.includes(login));
    const reasons = [
        ...(stale.length > 0 ? [`${stale.join(', ')} approved an older commit`] : []),
        ...(unasked.length > 0 ? [`${unasked.join(', ')} approved, but is not whom this asks for`] : []),
        ...without.map((reason) => `an approval doesn't count: ${reason}`),
    ];
    return reasons.length > 0 ? `; ${reasons.join('; ')}` : '';
}
function evidence({ number, base, head, author }, opinions) {
    const lines = [
        ['approved', opinions.approvals],
        ['approved an older commit', opinions.stale],
        ['asks for changes', opinions.objections],
        ['does not count', opinions.void],
    ];
    return [
        `#${number} into ${base} by ${author ?? 'somebody who is gone'}, head ${head}`,
        ...lines
            .filter(([, people]) => people.length > 0)
            .map(([what, people]) => `${what}: ${people.join(', ')}`),
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/reviews.js






/** Asks GitHub who approved the pull request that brought the commit. Throws ConfigurationError when no commit is known. */
function createReviewsCheck(configuration, context) {
    const sha = (0,subject_commit/* subjectCommit */.I)(context);
    const nextTry = context.github.tries();
    return {
        asks: `reviews of the pull request of ${sha}`,
        async ask() {
            const facts = nextTry();
            const pulls = await pullRequestsOf(facts, sha);
            if (pulls === undefined)
                return unknownCommit(sha);
            const pull = chosen(pulls, sha, configuration.base);
            return pull ? await reviewed(facts, pull, configuration) : directPush(sha, pulls, configuration);
        },
    };
}
/** The pull request that made the commit, else the last merged one that brought it, else the open one it is the head of. */
function chosen(pulls, sha, base) {
    const fitting = pulls.filter((pull) => base === undefined || (0,path_glob/* matchesAny */._)(pull.base, base));
    const merged = fitting
        .filter(({ mergedAt }) => mergedAt !== undefined)
        .sort((one, other) => (other.mergedAt ?? 0) - (one.mergedAt ?? 0));
    return (merged.find(({ mergeCommit }) => mergeCommit === sha) ??
        merged[0] ??
        fitting.find(({ head, mergedAt }) => mergedAt === undefined && head === sha));
}
async function reviewed(facts, pull, configuration) {
    const { paths, from } = configuration;
    const ownersCount = from?.['code-owners'] === true;
    const [reviews, files] = await Promise.all([
        reviewsOf(facts, pull.number),
        paths || ownersCount ? filesOf(facts, pull.number) : [],
    ]);
    const touched = files.filter((file) => paths === undefined || (0,path_glob/* matchesAny */._)(file, paths));
    if (files.length >= mostFiles)
        return tooManyFiles(pull, files.length);
    if (paths && touched.length === 0) {
        return {
            status: 'pass',
            finding: `pull request #${pull.number} changes nothing in ${paths.join(', ')}`,
            answer: `#${pull.number}: ${files.length} files`,
        };
    }
    const people = await namedPeople(facts, from ?? {});
    const opinions = opinionsOf(pull, reviews, people);
    const named = opinions.approvals.filter((login) => people.has(login.toLowerCase()));
    if (!ownersCount) {
        return verdictOn({ pull, opinions, counting: from ? named : opinions.approvals, lacking: [] }, configuration);
    }
    const owned = await ownersApproval(facts, pull.base, touched, opinions.approvals);
    // Who is named beside the owners may approve in their place.
    const lacking = named.length > 0 ? [] : owned.lacking;
    const counting = opinions.approvals.filter((login) => named.includes(login) || owned.approvals.includes(login));
    return verdictOn({ pull, opinions, counting, lacking }, configuration);
}
function tooManyFiles({ number }, files) {
    return {
        status: 'fail',
        finding: `pull request #${number} changes ${files} files or more, and GitHub lists no more than ${mostFiles}: whether \`paths\` are among the others is not known`,
        answer: `#${number}: ${files} files listed`,
    };
}
function unknownCommit(sha) {
    return {
        status: 'fail',
        finding: `GitHub doesn't know the commit ${(0,subject_commit/* shortSha */.F)(sha)} in this repository: push it first`,
        answer: `no commit ${sha}`,
    };
}
function directPush(sha, pulls, configuration) {
    const others = pulls.map(({ number, base }) => `#${number} into ${base}`).join(', ');
    const into = configuration.base ? ` into ${configuration.base.join(', ')}` : '';
    return {
        status: configuration['on-direct-push'],
        finding: `no pull request${into} brought the commit ${(0,subject_commit/* shortSha */.F)(sha)}: nobody reviewed it, wanted ${configuration['at-least']} approvals`,
        answer: others === '' ? `no pull request has ${sha}` : `pull requests of ${sha}: ${others}`,
    };
}


/***/ })

};
