export const id = 7743;
export const ids = [7743];
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

/***/ 57743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createBranchProtectionCheck: () => (/* binding */ createBranchProtectionCheck)
});

// EXTERNAL MODULE: ./build/packages/checks/src/github/branches.js
var branches = __webpack_require__(66689);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var grades = __webpack_require__(10393);
// EXTERNAL MODULE: ./build/packages/github/src/github-client.js
var github_client = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/branch-protection/rules-in-force.js

/** How the rules of rulesets are called: https://docs.github.com/rest/repos/rules. */
const simple = {
    required_signatures: 'signatures',
    required_linear_history: 'linear-history',
    non_fast_forward: 'no-force-pushes',
    deletion: 'no-deletions',
    pull_request: 'pull-requests',
};
/** The rules of all rulesets together; where several say how much, the most counts. */
function rulesetRules(found) {
    const rules = {};
    for (const { type, parameters } of found) {
        const name = simple[type];
        if (name !== undefined)
            rules[name] = true;
        if (type === 'pull_request')
            Object.assign(rules, reviewRules(parameters, rules.reviews));
        if (type === 'required_status_checks') {
            const checks = (parameters['required_status_checks'] ?? []);
            const known = (rules['status-checks'] ?? []);
            rules['status-checks'] = [...known, ...checks.map(({ context }) => context)];
            if (parameters['strict_required_status_checks_policy'] === true)
                rules['up-to-date'] = true;
        }
    }
    return { source: 'rulesets', rules };
}
function reviewRules(parameters, known) {
    const count = Number(parameters['required_approving_review_count'] ?? 0);
    return {
        reviews: Math.max(count, Number(known ?? 0)),
        ...(parameters['require_code_owner_review'] === true && { 'code-owner-reviews': true }),
        ...(parameters['dismiss_stale_reviews_on_push'] === true && { 'dismiss-stale-reviews': true }),
        ...(parameters['required_review_thread_resolution'] === true && {
            'conversation-resolution': true,
        }),
    };
}
/** The classic protection in detail, or its summary with the reason why there is no more. */
function classicRules(facts, branch, summary) {
    return facts.once(`protection of ${branch}`, async ({ client, owner, repo, fullName }) => {
        const found = await client.attempt({ name: 'read the protection of a branch', repository: fullName, permission: 'administration: read' }, [403, 404], (api) => api.repos.getBranchProtection({ owner, repo, branch }));
        if (found instanceof github_client/* GithubRefusal */.Ox) {
            return { ...summary, hidden: `${found.status}, \`${found.message}\`` };
        }
        const reviews = found.required_pull_request_reviews;
        const checks = found.required_status_checks;
        const on = (name, given) => (given ? { [name]: true } : {});
        return {
            source: 'branch protection',
            rules: {
                'status-checks': checks?.contexts ?? [],
                ...(reviews && { 'pull-requests': true }),
                ...(reviews && { reviews: reviews.required_approving_review_count ?? 0 }),
                ...on('code-owner-reviews', reviews?.require_code_owner_reviews),
                ...on('dismiss-stale-reviews', reviews?.dismiss_stale_reviews),
                ...on('up-to-date', checks?.strict),
                ...on('conversation-resolution', found.required_conversation_resolution?.enabled),
                ...on('signatures', found.required_signatures?.enabled),
                ...on('linear-history', found.required_linear_history?.enabled),
                ...on('no-force-pushes', found.allow_force_pushes?.enabled === false),
                ...on('no-deletions', found.allow_deletions?.enabled === false),
            },
        };
    });
}
/** The rules for people, each once. */
function ruleNames(sources) {
    const names = sources.flatMap(({ rules }) => Object.entries(rules).flatMap(([name, value]) => {
        if (value === true)
            return [name];
        if (typeof value === 'number')
            return value > 0 ? [`${name}: ${value}`] : [];
        return value && value.length > 0 ? [`${name}: ${value.join(', ')}`] : [];
    }));
    return [...new Set(names)];
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/branch-protection/wanted-rules.js
/** What is wanted and not in force, one text each. What a token may not read is said as such: it counts as lacking. */
function lackingRules(wanted, sources) {
    const hidden = sources.find((source) => source.hidden !== undefined)?.hidden;
    const unread = hidden === undefined
        ? ''
        : `, as far as this token may see: the details of branch protection need \`administration: read\` (${hidden}), which GITHUB_TOKEN can't have; rulesets can be read by everybody`;
    const lacking = Object.keys(wanted).flatMap((name) => {
        const text = lackingRule(name, wanted, sources);
        return text === undefined ? [] : [text];
    });
    return lacking.map((text) => `${text}${unread}`);
}
function lackingRule(name, wanted, sources) {
    const found = sources.map(({ rules }) => rules[name]);
    if (name === 'status-checks') {
        const required = new Set(found.flatMap((checks) => (Array.isArray(checks) ? checks : [])));
        const missing = wanted['status-checks']?.filter((check) => !required.has(check)) ?? [];
        if (missing.length === 0)
            return undefined;
        return `no rule requires the status checks ${missing.map((check) => `\`${check}\``).join(', ')}`;
    }
    if (name === 'reviews') {
        const most = Math.max(0, ...found.map((count) => (typeof count === 'number' ? count : 0)));
        if (most >= (wanted.reviews ?? 0))
            return undefined;
        return `approvals that a pull request needs: ${most}, wanted ${wanted.reviews}`;
    }
    return found.includes(true) ? undefined : `the rule \`${name}\` is missing`;
}
/** A line for the evidence when the token may not read all rules. */
function hiddenRules(sources) {
    return sources.flatMap(({ hidden }) => hidden === undefined
        ? []
        : [`not readable with this token: the details of branch protection (${hidden})`]);
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/branch-protection.js




/** Asks GitHub whether a branch is protected, and by which rules. */
function createBranchProtectionCheck({ branch, requires = {}, recommends = {} }, { github }) {
    const nextTry = github.tries();
    return {
        asks: `protection of the branch ${branch}`,
        async ask() {
            const facts = nextTry();
            const [found, rules] = await Promise.all([(0,branches/* branchOf */.W0)(facts, branch), (0,branches/* branchRules */.q)(facts, branch)]);
            if (found === undefined) {
                return { status: 'fail', finding: `there is no branch \`${branch}\``, answer: `no branch ${branch}` };
            }
            if (!found.protected && rules.length === 0) {
                const finding = `the branch \`${branch}\` is not protected: add a ruleset for it (Settings, Rules)`;
                return { status: 'fail', finding, answer: `${branch} at ${found.head}, protected: false` };
            }
            const sources = await inForce(facts, branch, rulesetRules(rules), found, [requires, recommends]);
            const missing = lackingRules(requires, sources);
            const wished = lackingRules(recommends, sources);
            const hidden = hiddenRules(sources);
            const names = ruleNames(sources);
            return (0,grades/* gathered */.P)([
                ...missing.map((lack) => ({ status: 'fail', finding: `\`${branch}\`: ${lack}` })),
                ...wished.map((lack) => ({ status: 'warn', finding: `\`${branch}\`: ${lack}` })),
                {
                    status: 'pass',
                    finding: `\`${branch}\` is protected: ${names.join(', ') || 'without a rule that can be read'}`,
                },
            ], [`${branch} at ${found.head}`, ...names, ...hidden].join('\n'));
        },
    };
}
/** What rulesets and the classic protection ask for. The classic one is asked for its details, which only an administrator's token may read, when the rest isn't enough. */
async function inForce(facts, branch, rulesets, { classic, requiredChecks }, wanted) {
    if (!classic)
        return [rulesets];
    const summary = { source: 'branch protection', rules: { 'status-checks': requiredChecks } };
    const known = [rulesets, summary];
    if (wanted.every((each) => lackingRules(each, known).length === 0))
        return known;
    return [rulesets, await classicRules(facts, branch, summary)];
}


/***/ })

};
