export const id = 4125;
export const ids = [4125];
export const modules = {

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

/***/ 83963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EJ: () => (/* binding */ endedRunsOf),
/* harmony export */   uh: () => (/* binding */ hasWorkflow),
/* harmony export */   vk: () => (/* binding */ runsOfCommit)
/* harmony export */ });
/* harmony import */ var _deploy_actions_github__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(714);
/* harmony import */ var _confirm_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80986);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99389);



const permission = 'actions: read';
/** All runs for a commit, the newest first. */
function runsOfCommit(facts, sha) {
    return facts.once(`runs of ${sha}`, async ({ client, owner, repo, fullName }) => {
        const operation = { name: 'list the workflow runs of a commit', repository: fullName, permission };
        const runs = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_0__/* .allPages */ .S)('the workflow runs of a commit', async (page) => {
            const found = await client.send(operation, (api) => api.actions.listWorkflowRunsForRepo({ owner, repo, head_sha: sha, ...page }));
            return found.workflow_runs;
        });
        return runs.map(readRun);
    });
}
/** So many runs are asked for, of which the newest may be left out. */
const newestRuns = 20;
/** The newest runs of a workflow that have ended, the newest first; `undefined` when there is no such workflow. */
function endedRunsOf(facts, file, { branch, event }) {
    const key = JSON.stringify([file, branch ?? null, event ?? null]);
    return facts.once(`ended runs of ${key}`, async (repository) => {
        const { client, owner, repo, fullName } = repository;
        const operation = { name: `list the runs of ${file}`, repository: fullName, permission };
        const found = await client.attempt(operation, [404], (api) => api.actions.listWorkflowRuns({
            ...{ owner, repo, workflow_id: file, status: 'completed', per_page: newestRuns },
            ...(branch !== undefined && { branch }),
            ...(event !== undefined && { event }),
        }));
        if (!(found instanceof _deploy_actions_github__WEBPACK_IMPORTED_MODULE_1__/* .GithubRefusal */ .Ox))
            return found.workflow_runs.map(readRun);
        await (0,_confirm_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .confirmRepository */ .v)(repository, operation);
        return undefined;
    });
}
/** Whether the repository has a workflow of that name. */
function hasWorkflow(facts, file) {
    return facts.once(`workflow ${file}`, async ({ client, owner, repo, fullName }) => {
        const found = await client.attempt({ name: `look for the workflow ${file}`, repository: fullName, permission }, [404], (api) => api.actions.getWorkflow({ owner, repo, workflow_id: file }));
        return !(found instanceof _deploy_actions_github__WEBPACK_IMPORTED_MODULE_1__/* .GithubRefusal */ .Ox);
    });
}
function readRun(run) {
    return {
        ...{ id: run.id, path: run.path, workflowId: run.workflow_id, suite: run.check_suite_id },
        ...{ event: run.event, branch: run.head_branch, sha: run.head_sha },
        ...{ status: run.status, conclusion: run.conclusion, address: run.html_url },
        startedAt: Date.parse(run.run_started_at ?? run.created_at),
        // That of a fork which is gone is null.
        ofFork: run.head_repository?.id !== run.repository.id,
    };
}


/***/ }),

/***/ 54125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createCiStatusCheck: () => (/* binding */ createCiStatusCheck)
});

// EXTERNAL MODULE: ./build/packages/github/src/github-client.js
var github_client = __webpack_require__(714);
// EXTERNAL MODULE: ./build/packages/checks/src/github/pages.js
var pages = __webpack_require__(99389);
;// CONCATENATED MODULE: ./build/packages/checks/src/github/commit-checks.js


/** All check runs and statuses of a commit; `undefined` when GitHub doesn't know the commit. */
function commitChecks(facts, sha) {
    return facts.once(`checks of ${sha}`, async (repository) => {
        const [runs, statuses] = await Promise.all([checkRuns(repository, sha), commitStatuses(repository, sha)]);
        return runs && statuses && [...runs, ...statuses];
    });
}
async function checkRuns({ client, owner, repo, fullName }, sha) {
    const operation = {
        name: 'list the check runs of a commit',
        repository: fullName,
        permission: 'checks: read',
    };
    let unknown = false;
    const runs = await (0,pages/* allPages */.S)('the check runs of a commit', async (page) => {
        const found = await client.attempt(operation, [422], (api) => api.checks.listForRef({ owner, repo, ref: sha, ...page }));
        unknown ||= found instanceof github_client/* GithubRefusal */.Ox;
        return found instanceof github_client/* GithubRefusal */.Ox ? [] : found.check_runs;
    });
    if (unknown)
        return undefined;
    return runs.map(({ id, name, app, conclusion, status, details_url, check_suite }) => ({
        ...{ id, name, status, conclusion: conclusion ?? undefined, source: app?.slug ?? 'unknown app' },
        suite: check_suite?.id,
        runId: runIdIn(details_url),
    }));
}
// A job's check run shows the page of the job, which has the run's number in it; others may show that of the run.
function runIdIn(address) {
    const id = /\/actions\/runs\/(\d+)(?:\/|$)/.exec(address ?? '')?.[1];
    return id === undefined ? undefined : Number(id);
}
/** What a commit status means as a conclusion; a pending one has none. */
const conclusions = {
    success: 'success',
    failure: 'failure',
    error: 'error',
};
async function commitStatuses({ client, owner, repo, fullName }, sha) {
    const operation = {
        name: 'read the statuses of a commit',
        repository: fullName,
        permission: 'statuses: read',
    };
    let unknown = false;
    const statuses = await (0,pages/* allPages */.S)('the statuses of a commit', async (page) => {
        const found = await client.attempt(operation, [422], (api) => api.repos.getCombinedStatusForRef({ owner, repo, ref: sha, ...page }));
        unknown ||= found instanceof github_client/* GithubRefusal */.Ox;
        return found instanceof github_client/* GithubRefusal */.Ox ? [] : found.statuses;
    });
    if (unknown)
        return undefined;
    return statuses.map(({ id, context, state }) => ({
        ...{ id, name: context, source: 'status', status: state, conclusion: conclusions[state] },
        ...{ runId: undefined, suite: undefined },
    }));
}

// EXTERNAL MODULE: ./build/packages/checks/src/github/subject-commit.js
var subject_commit = __webpack_require__(74731);
;// CONCATENATED MODULE: ./build/packages/checks/src/github/readiness-check-run.js
const start = 'Readiness: ';
/** The name of the check run that tells the verdict on a commit. */
function readinessCheckRunName(environment, phase) {
    return `${start}${environment} (${phase})`;
}
/** Whether a check run is such a verdict: it judges a deployment and tests nothing of the commit. */
function isReadinessCheckRun(name) {
    return name.startsWith(start);
}

// EXTERNAL MODULE: ./build/packages/checks/src/path-glob.js
var path_glob = __webpack_require__(47909);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/ci-status/counted.js


/** Whether a glob means a name; a name may have a slash in it, which globs would stop at. */
function named(glob, name) {
    return glob === name || (0,path_glob/* pathMatches */.r)(name.replaceAll('/', ' '), glob.replaceAll('/', ' '));
}
/**
 * The checks that count: those that are asked for, or all, without those to ignore. What belongs to the very run that asks
 * is left out unless its exact name is asked for: a deployment would wait for itself otherwise. So are the verdicts of
 * earlier readiness runs, or one no-go would bring about the next.
 */
function counted(all, { names, ignore = [] }, runId) {
    return all.filter(({ name, runId: belongsTo }) => {
        if (ignore.some((glob) => named(glob, name)))
            return false;
        const own = belongsTo !== undefined && String(belongsTo) === runId;
        if (own || isReadinessCheckRun(name))
            return names?.includes(name) ?? false;
        return names?.some((glob) => named(glob, name)) ?? true;
    });
}

// EXTERNAL MODULE: ./build/packages/checks/src/github/listed.js
var listed = __webpack_require__(97008);
// EXTERNAL MODULE: ./build/packages/checks/src/github/workflow-runs.js
var workflow_runs = __webpack_require__(83963);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/ci-status/superseded.js

/** Whether it passed, as GitHub counts it for a required check. */
function isPassed({ conclusion }) {
    return conclusion === 'success' || conclusion === 'neutral' || conclusion === 'skipped';
}
/**
 * The checks without those that a later run of the same workflow superseded. Two workflows may have jobs of one name, and
 * the success of one says nothing of the other; which workflow a check run is of, GitHub tells by the list of runs only. It
 * is asked for where it matters: several suites have a check of one name, and not all of them passed.
 */
async function withoutSuperseded(facts, sha, checks) {
    const groups = Map.groupBy(checks, ({ name, source }) => `${source} ${name}`);
    const unclear = [...groups.values()].filter((group) => group.length > 1 && !group.every(isPassed));
    if (!unclear.flat().some(({ runId }) => runId !== undefined))
        return [...checks];
    const runs = new Map((await (0,workflow_runs/* runsOfCommit */.vk)(facts, sha)).map((run) => [run.id, run]));
    const origin = ({ runId, id }) => {
        const run = runId === undefined ? undefined : runs.get(runId);
        return run ? `${run.workflowId} ${run.event} ${run.branch}` : `unknown ${id}`;
    };
    return [...groups.values()].flatMap((group) => {
        if (!unclear.includes(group))
            return group;
        return [...Map.groupBy(group, origin).values()].flatMap((same) => {
            // A workflow's later run has the greater number, whenever its jobs ended; several of its jobs may have one name.
            const newest = Math.max(...same.map(({ runId }) => runId ?? 0));
            return same.filter(({ runId }) => (runId ?? 0) === newest);
        });
    });
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/ci-status/judged.js




/** So many lines of evidence, the worst first. */
const mostLines = 40;
/** Whether it has no conclusion yet. */
function isRunning({ conclusion }) {
    return conclusion === undefined;
}
/** What the checks of a commit say of it. Nothing at all proves nothing, so it fails. */
function judged(checks, { names = [], ...options }, sha) {
    const failed = checks.filter((check) => !isRunning(check) && !isPassed(check));
    const running = checks.filter(isRunning);
    const passed = checks.filter(isPassed);
    const weak = passed.filter(({ conclusion }) => options['warn-on']?.some((one) => one === conclusion));
    const missing = names.filter((glob) => !checks.some(({ name }) => named(glob, name)));
    const answer = evidence([...failed, ...running, ...weak, ...passed.filter((one) => !weak.includes(one))]);
    if (failed.length === 0 && running.length === 0 && missing.length === 0 && passed.length === 0) {
        return { status: 'fail', finding: nothing(sha), answer: `no checks of ${sha}` };
    }
    const wrong = [
        ...(failed.length > 0 ? [`not green: ${(0,listed/* listed */.K)(failed.map(told))}`] : []),
        ...(missing.length > 0 ? [`missing: ${(0,listed/* listed */.K)(missing.map((name) => `\`${name}\``))}`] : []),
        ...(running.length > 0 ? [`still running: ${(0,listed/* listed */.K)(running.map(told))}`] : []),
    ];
    const count = `${passed.length} of ${checks.length} checks of ${(0,subject_commit/* shortSha */.F)(sha)} passed`;
    if (wrong.length > 0)
        return { status: 'fail', finding: `${count}; ${wrong.join('; ')}`, answer };
    if (weak.length === 0 && passed.every(({ conclusion }) => conclusion === 'skipped')) {
        const finding = `nothing checked the commit ${(0,subject_commit/* shortSha */.F)(sha)}, as all that counts was skipped: ${(0,listed/* listed */.K)(passed.map(told))}, wanted at least one success`;
        return { status: 'fail', finding, answer };
    }
    if (weak.length > 0) {
        return { status: 'warn', finding: `${count}, but ${(0,listed/* listed */.K)(weak.map(told))}`, answer };
    }
    return {
        status: 'pass',
        finding: passed.length === 1 ? `the check of ${(0,subject_commit/* shortSha */.F)(sha)} passed` : `all ${count.replace(/^\d+ of /, '')}`,
        answer,
    };
}
function nothing(sha) {
    return `nothing checked the commit ${(0,subject_commit/* shortSha */.F)(sha)} beside this run: no check run and no status, wanted at least one`;
}
function told({ name, conclusion, status }) {
    return `\`${name}\` (${conclusion ?? status})`;
}
function evidence(checks) {
    const lines = checks.map(({ name, source, conclusion, status }) => `${conclusion ?? status}: ${name} (${source})`);
    const more = lines.length - mostLines;
    return [...lines.slice(0, mostLines), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/ci-status.js





/** Between two looks at what is still running, in milliseconds; each costs two requests. */
const pauseBetweenLooks = 20_000;
/** Asks GitHub whether all check runs and statuses of the commit are green. Throws ConfigurationError when no commit is known. */
function createCiStatusCheck(configuration, context) {
    const { clock, run } = context.runtime;
    const { names, wait = 0 } = configuration;
    const sha = (0,subject_commit/* subjectCommit */.I)(context);
    const nextTry = context.github.tries();
    const look = async (facts) => {
        const all = await commitChecks(facts, sha);
        return all && (await withoutSuperseded(facts, sha, counted(all, configuration, run.runId)));
    };
    return {
        asks: `check runs and statuses of ${sha}${names ? `: ${names.join(', ')}` : ''}`,
        async ask(signal) {
            const until = clock.now() + wait;
            for (;;) {
                const checks = await look(nextTry());
                if (checks === undefined)
                    return unknownCommit(sha);
                const now = clock.now();
                if (now >= until || !checks.some(isRunning))
                    return judged(checks, configuration, sha);
                await clock.sleep(Math.min(pauseBetweenLooks, until - now), signal);
            }
        },
    };
}
function unknownCommit(sha) {
    return {
        status: 'fail',
        finding: `GitHub doesn't know the commit ${(0,subject_commit/* shortSha */.F)(sha)} in this repository: push it first`,
        answer: `no commit ${sha}`,
    };
}


/***/ })

};
