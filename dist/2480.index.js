export const id = 2480;
export const ids = [2480];
export const modules = {

/***/ 66689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W0: () => (/* binding */ branchOf),
/* harmony export */   lx: () => (/* binding */ distanceTo),
/* harmony export */   q: () => (/* binding */ branchRules),
/* harmony export */   xR: () => (/* binding */ hasProtectedBranch)
/* harmony export */ });
/* harmony import */ var _deploy_actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(714);
/* harmony import */ var _confirm_repository_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80986);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99389);



/** A branch; `undefined` when there is none of that name. */
function branchOf(facts, branch) {
    return facts.once(`branch ${branch}`, async (repository) => {
        const { client, owner, repo, fullName } = repository;
        const operation = { name: 'read a branch', repository: fullName, permission: 'contents: read' };
        const found = await client.attempt(operation, [404], (api) => api.repos.getBranch({ owner, repo, branch }));
        if (found instanceof _deploy_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .GithubRefusal */ .Ox) {
            await (0,_confirm_repository_js__WEBPACK_IMPORTED_MODULE_1__/* .confirmRepository */ .v)(repository, operation);
            return undefined;
        }
        return {
            ...{ head: found.commit.sha, protected: found.protected },
            classic: found.protection.enabled === true,
            requiredChecks: found.protection.required_status_checks?.contexts ?? [],
        };
    });
}
/** Whether any branch is protected, by a ruleset or the classic way. */
function hasProtectedBranch(facts) {
    return facts.once('protected branches', async ({ client, owner, repo, fullName }) => {
        const operation = { name: 'list protected branches', repository: fullName, permission: 'contents: read' };
        const found = await client.send(operation, (api) => api.repos.listBranches({ owner, repo, protected: true, per_page: 1 }));
        return found.length > 0;
    });
}
/** Compares a commit with a branch; `undefined` when GitHub doesn't know the commit. */
function distanceTo(facts, sha, branch) {
    return facts.once(`${sha} against ${branch}`, async ({ client, owner, repo, fullName }) => {
        const found = await client.attempt({ name: 'compare a commit with a branch', repository: fullName, permission: 'contents: read' }, [404], (api) => api.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${sha}...${branch}`, per_page: 1 }));
        if (found instanceof _deploy_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .GithubRefusal */ .Ox)
            return undefined;
        return {
            contained: found.status === 'ahead' || found.status === 'identical',
            behind: found.ahead_by,
        };
    });
}
/** The rules of all rulesets that bind a branch, organization's included; who may bypass them isn't among them. */
function branchRules(facts, branch) {
    return facts.once(`rules of ${branch}`, async ({ client, owner, repo, fullName }) => {
        const operation = {
            name: 'list the rules of a branch',
            repository: fullName,
            permission: 'metadata: read',
        };
        const rules = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .allPages */ .S)('the rules of a branch', (page) => client.send(operation, (api) => api.repos.getBranchRules({ owner, repo, branch, ...page })));
        return rules.map((rule) => ({
            type: rule.type,
            parameters: 'parameters' in rule ? { ...rule.parameters } : {},
        }));
    });
}


/***/ }),

/***/ 80986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ confirmRepository)
/* harmony export */ });
/**
 * Makes sure, after a 404, that the thing is missing and not the whole repository hidden: GitHub answers both alike. Throws
 * ConfigurationError when the token may not see the repository.
 */
async function confirmRepository({ client, owner, repo }, operation) {
    await client.send(operation, (api) => api.repos.get({ owner, repo }));
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

/***/ 92480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRefCheck: () => (/* binding */ createRefCheck)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _github_branches_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66689);
/* harmony import */ var _github_subject_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74731);
/* harmony import */ var _grades_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10393);
/* harmony import */ var _path_glob_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47909);





/** Whether the commit is the one that is expected, from a branch that is allowed, and on the branch it should be on. Throws ConfigurationError when no commit is known, or `sha` is none. */
function createRefCheck(configuration, context) {
    const { sha: expected, branches, on } = configuration;
    const sha = (0,_github_subject_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectCommit */ .I)(context);
    const { branch } = context.runtime.run;
    if (expected !== undefined && !/^[0-9a-f]{7,40}$/i.test(expected)) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`\`sha\` is \`${expected}\`, which is not the id of a commit, nor its first 7 or more characters`);
    }
    const nextTry = context.github.tries();
    const wanted = [
        ...(expected === undefined ? [] : [`be ${expected}`]),
        ...(branches === undefined ? [] : [`be from ${branches.join(', ')}`]),
        ...(on === undefined ? [] : [`be on ${on}`]),
    ];
    return {
        asks: `whether the commit ${sha} may be deployed: it must ${wanted.join(' and ')}`,
        async ask() {
            const grades = [
                ...(expected === undefined ? [] : [gradeCommit(sha, expected)]),
                ...(branches === undefined ? [] : [gradeBranch(branch, branches)]),
                ...(on === undefined ? [] : [await gradePlace(nextTry(), sha, on, configuration)]),
            ];
            return (0,_grades_js__WEBPACK_IMPORTED_MODULE_2__/* .gathered */ .P)(grades, `commit ${sha}, run for ${branch ? `the branch ${branch}` : 'no branch'}`);
        },
    };
}
function gradeCommit(sha, expected) {
    if (sha.toLowerCase().startsWith(expected.toLowerCase())) {
        return { status: 'pass', finding: `the commit is ${(0,_github_subject_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .shortSha */ .F)(sha)}, as expected` };
    }
    return { status: 'fail', finding: `the commit is ${sha}, wanted ${expected}` };
}
function gradeBranch(branch, branches) {
    const wanted = branches.map((glob) => `\`${glob}\``).join(', ');
    if (branch === undefined) {
        const finding = `this run is for a tag or a pull request, wanted a branch of ${wanted}; to allow tags, say with \`on\` where the commit must be`;
        return { status: 'fail', finding };
    }
    if ((0,_path_glob_js__WEBPACK_IMPORTED_MODULE_3__/* .matchesAny */ ._)(branch, branches))
        return { status: 'pass', finding: `the branch \`${branch}\` is allowed` };
    return { status: 'fail', finding: `this run is for the branch \`${branch}\`, wanted ${wanted}` };
}
async function gradePlace(facts, sha, on, configuration) {
    const fail = (finding) => ({ status: 'fail', finding });
    const branch = await (0,_github_branches_js__WEBPACK_IMPORTED_MODULE_4__/* .branchOf */ .W0)(facts, on);
    if (branch === undefined)
        return fail(`there is no branch \`${on}\`, which the commit should be on`);
    const short = (0,_github_subject_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .shortSha */ .F)(sha);
    if (branch.head === sha)
        return { status: 'pass', finding: `${short} is the newest commit of \`${on}\`` };
    const distance = await (0,_github_branches_js__WEBPACK_IMPORTED_MODULE_4__/* .distanceTo */ .lx)(facts, sha, on);
    if (distance === undefined) {
        return fail(`GitHub knows no common history of the commit ${short} and \`${on}\`: push the commit, or merge it`);
    }
    if (!distance.contained)
        return fail(`the commit ${short} is not on \`${on}\`: merge it first`);
    return gradeDistance(`${short} is on \`${on}\``, distance.behind, configuration);
}
function gradeDistance(found, behind, { 'fail-behind': fail, 'warn-behind': warn = fail === undefined ? 1 : fail }) {
    const finding = `${found}, which has ${behind} newer ${behind === 1 ? 'commit' : 'commits'}`;
    if (fail !== undefined && behind >= fail) {
        return { status: 'fail', finding: `${finding}, wanted less than ${fail}` };
    }
    return { status: behind >= warn ? 'warn' : 'pass', finding };
}


/***/ })

};
