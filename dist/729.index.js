export const id = 729;
export const ids = [729];
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

/***/ 10729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createEnvironmentProtectionCheck: () => (/* binding */ createEnvironmentProtectionCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/checks/src/github/branches.js
var branches = __webpack_require__(66689);
// EXTERNAL MODULE: ./build/packages/github/src/github-client.js
var github_client = __webpack_require__(714);
// EXTERNAL MODULE: ./build/packages/checks/src/github/confirm-repository.js
var confirm_repository = __webpack_require__(80986);
// EXTERNAL MODULE: ./build/packages/checks/src/github/pages.js
var pages = __webpack_require__(99389);
;// CONCATENATED MODULE: ./build/packages/checks/src/github/environments.js



const permission = 'actions: read';
/** An environment; `undefined` when there is none. Throws ConfigurationError when the whole repository is hidden from the token. */
function environmentOf(facts, name) {
    return facts.once(`environment ${name.toLowerCase()}`, async (repository) => {
        const { client, owner, repo, fullName } = repository;
        const operation = { name: 'read an environment', repository: fullName, permission };
        const found = await client.attempt(operation, [404], (api) => api.repos.getEnvironment({ owner, repo, environment_name: name }));
        if (found instanceof github_client/* GithubRefusal */.Ox) {
            await (0,confirm_repository/* confirmRepository */.v)(repository, operation);
            return undefined;
        }
        const rules = (found.protection_rules ?? []);
        const review = rules.find(({ type }) => type === 'required_reviewers');
        const policy = found.deployment_branch_policy;
        return {
            name: found.name,
            reviewers: (review?.reviewers ?? []).map(({ type, reviewer }) => type === 'Team' ? `team ${reviewer?.slug ?? '?'}` : (reviewer?.login ?? '?')),
            preventSelfReview: review?.prevent_self_review ?? false,
            canAdminsBypass: 'can_admins_bypass' in found ? found.can_admins_bypass === true : undefined,
            waitTimer: (rules.find(({ type }) => type === 'wait_timer')?.wait_timer ?? 0) * 60_000,
            branches: !policy ? 'any' : policy.protected_branches ? 'protected' : 'patterns',
        };
    });
}
/** The patterns of branches and tags (`tag v*`) that may deploy to an environment which has such patterns. */
function branchPolicies(facts, name) {
    return facts.once(`branches of environment ${name.toLowerCase()}`, async (repository) => {
        const { client, owner, repo, fullName } = repository;
        const operation = { name: 'list the branches of an environment', repository: fullName, permission };
        const policies = await (0,pages/* allPages */.S)('the branches of an environment', async (page) => {
            const found = await client.send(operation, (api) => api.repos.listDeploymentBranchPolicies({ owner, repo, environment_name: name, ...page }));
            return found.branch_policies;
        });
        return policies.map((policy) => (policy.type === 'tag' ? `tag ${policy.name}` : (policy.name ?? '')));
    });
}

// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var grades = __webpack_require__(10393);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/environment-protection.js




/** Asks GitHub what guards the environment. One that is missing is no error for GitHub: it makes it, with nothing that guards it. */
function createEnvironmentProtectionCheck(configuration, { github }) {
    const { environment: name } = configuration;
    const nextTry = github.tries();
    return {
        asks: `rules of the environment ${name}`,
        async ask() {
            const facts = nextTry();
            const environment = await environmentOf(facts, name);
            if (environment === undefined)
                return missing(name);
            const patterns = environment.branches === 'patterns' && configuration.branches !== 'any'
                ? await branchPolicies(facts, name)
                : undefined;
            const unprotected = environment.branches === 'protected' &&
                (configuration.branches === 'protected' || configuration.branches === 'restricted') &&
                !(await (0,branches/* hasProtectedBranch */.xR)(facts));
            return (0,grades/* gathered */.P)([
                ...gradeReviewers(environment, configuration),
                unprotected ? nothingProtected : gradeBranches(environment, patterns, configuration.branches),
                ...gradeBypass(environment, configuration),
                ...gradeTimer(environment, configuration),
            ], evidence(environment, patterns));
        },
    };
}
function missing(name) {
    return {
        status: 'fail',
        finding: `there is no environment \`${name}\`: GitHub would create it silently with the first deployment, without reviewers and for every branch; make it under Settings, Environments, with required reviewers`,
        answer: `no environment ${name}`,
    };
}
/** See "Deployment branches and tags" in https://docs.github.com/actions/reference/deployments-and-environments. */
const nothingProtected = {
    status: 'fail',
    finding: 'only protected branches may deploy, but no branch is protected, and then GitHub lets every branch: protect the branch (Settings, Rules) or name patterns',
};
/** Patterns of stars alone, which leave nothing out. */
const everything = /^(tag )?[*/]+$/;
function gradeReviewers({ reviewers, preventSelfReview }, { 'reviewers-at-least': least, 'prevent-self-review': prevent }) {
    const found = reviewers.length === 0 ? 'nobody' : reviewers.join(', ');
    if (reviewers.length < least) {
        const finding = `required reviewers: ${found}, wanted at least ${least}`;
        return [{ status: 'fail', finding }];
    }
    if (reviewers.length === 0)
        return [{ status: 'pass', finding: 'no reviewers, none wanted' }];
    const who = { status: 'pass', finding: `required reviewers: ${found}` };
    if (!prevent)
        return [who];
    if (preventSelfReview)
        return [who, { status: 'pass', finding: 'no self-review' }];
    const finding = 'whoever starts a deployment can approve it, wanted `Prevent self-review` in the rules of the environment';
    return [who, { status: 'fail', finding }];
}
function gradeBranches({ branches }, patterns, wanted) {
    if (wanted === 'any')
        return { status: 'pass', finding: 'any branch may deploy, as wanted' };
    const wish = Array.isArray(wanted)
        ? wanted.join(', ')
        : wanted === 'protected'
            ? 'protected ones'
            : 'some only';
    if (branches === 'any') {
        return { status: 'fail', finding: `every branch and tag may deploy, wanted ${wish}` };
    }
    if (patterns?.length === 0) {
        return { status: 'fail', finding: `no branch at all may deploy, wanted ${wish}: add a pattern` };
    }
    const found = patterns === undefined ? 'protected branches' : patterns.join(', ');
    const pass = { status: 'pass', finding: `only ${found} may deploy` };
    const unlimited = patterns?.filter((pattern) => everything.test(pattern)) ?? [];
    if (wanted === 'restricted' && unlimited.length > 0) {
        return {
            status: 'fail',
            finding: `${unlimited.join(', ')} may deploy, which leaves nothing out, wanted ${wish}`,
        };
    }
    if (wanted === 'restricted' || wanted === branches)
        return pass;
    if (!Array.isArray(wanted) || patterns === undefined) {
        return { status: 'fail', finding: `${found} may deploy, wanted ${wish}` };
    }
    const extra = patterns.filter((pattern) => !wanted.includes(pattern));
    if (extra.length === 0)
        return pass;
    return { status: 'fail', finding: `${extra.join(', ')} may deploy, wanted only ${wish}` };
}
function gradeBypass({ canAdminsBypass }, { 'admin-bypass': meaning }) {
    if (meaning === 'allow')
        return [];
    if (canAdminsBypass === false)
        return [{ status: 'pass', finding: 'no bypass for administrators' }];
    const finding = canAdminsBypass === undefined
        ? 'GitHub doesn’t say whether administrators can pass over the rules'
        : 'administrators can pass over the rules (`Allow administrators to bypass`)';
    return [{ status: meaning, finding }];
}
function gradeTimer({ waitTimer }, { 'wait-timer': least }) {
    if (least === undefined)
        return [];
    const finding = `GitHub waits ${(0,quantities/* formatDuration */.a3)(waitTimer)}, wanted at least ${(0,quantities/* formatDuration */.a3)(least)}`;
    return [{ status: waitTimer >= least ? 'pass' : 'fail', finding }];
}
function evidence(environment, patterns) {
    const { name, reviewers, preventSelfReview, canAdminsBypass, waitTimer, branches } = environment;
    return [
        `environment ${name}`,
        `required reviewers: ${reviewers.join(', ') || 'none'}`,
        `prevent self-review: ${preventSelfReview}`,
        `branches: ${patterns ? patterns.join(', ') || 'none' : branches}`,
        `administrators can bypass: ${canAdminsBypass ?? 'not told'}`,
        `wait timer: ${(0,quantities/* formatDuration */.a3)(waitTimer)}`,
    ].join('\n');
}


/***/ })

};
