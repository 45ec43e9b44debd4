export const id = 3632;
export const ids = [3632];
export const modules = {

/***/ 36449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ gradeAge),
/* harmony export */   n: () => (/* binding */ formatAge)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19310);

/** Something of an age, in milliseconds, for people: to the hour from a day on, to the minute from an hour on. */
function formatAge(milliseconds) {
    const unit = milliseconds >= 86_400_000 ? 3_600_000 : milliseconds >= 3_600_000 ? 60_000 : 1_000;
    return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(Math.floor(Math.max(0, milliseconds) / unit) * unit);
}
/** Clocks of different machines are that far apart, in milliseconds; more is a mistake. */
const clockSkew = 5 * 60_000;
/** An age against its limit, in words: `was rotated 93d ago, wanted at most 90d`. */
function gradeAge(what, age, { longest, warnBefore = 0 }) {
    if (Number.isNaN(age)) {
        const finding = `${what} at an unknown time, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)} ago`;
        return { status: 'fail', finding };
    }
    if (age < -clockSkew) {
        const finding = `${what} ${formatAge(-age)} from now, which can’t be: a clock is wrong`;
        return { status: 'fail', finding };
    }
    const found = `${what} ${formatAge(age)} ago`;
    if (age > longest)
        return { status: 'fail', finding: `${found}, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)}` };
    if (age <= longest - warnBefore)
        return { status: 'pass', finding: found };
    return {
        status: 'warn',
        finding: `${found}, in ${formatAge(longest - age)} it will be more than ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)}`,
    };
}


/***/ }),

/***/ 46993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ gradeMoment)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19310);
/* harmony import */ var _ages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36449);


/** Something that happened, against how long ago it may be. Times in milliseconds. */
function gradeMoment(what, age, { 'younger-than': fail, 'warn-older-than': warn }) {
    const finding = `${what} ${(0,_ages_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAge */ .n)(age)} ago`;
    if (fail !== undefined && age > fail) {
        return { status: 'fail', finding: `${finding}, wanted less than ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(fail)}` };
    }
    if (warn === undefined || age <= warn)
        return { status: 'pass', finding };
    return { status: 'warn', finding: `${finding}, better less than ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(warn)}` };
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

/***/ 63632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createWorkflowRunCheck: () => (/* binding */ createWorkflowRunCheck)
/* harmony export */ });
/* harmony import */ var _github_ages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46993);
/* harmony import */ var _github_subject_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74731);
/* harmony import */ var _github_workflow_runs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83963);
/* harmony import */ var _grades_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10393);




/** Asks GitHub how the last run of a workflow ended, for the commit or as a drill for any. Throws ConfigurationError when no commit is known. */
function createWorkflowRunCheck(configuration, context) {
    const { workflow, 'any-commit': anyCommit } = configuration;
    const sha = anyCommit ? undefined : (0,_github_subject_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectCommit */ .I)(context);
    const { clock, run } = context.runtime;
    const nextTry = context.github.tries();
    return {
        asks: `the last run of ${workflow}${sha === undefined ? '' : ` for ${sha}`}`,
        async ask() {
            const facts = nextTry();
            const runs = await (sha === undefined
                ? (0,_github_workflow_runs_js__WEBPACK_IMPORTED_MODULE_1__/* .endedRunsOf */ .EJ)(facts, workflow, configuration)
                : runsFor(facts, sha, configuration));
            // The run that asks is no proof of anything.
            const last = runs?.find(({ id, ofFork }) => String(id) !== run.runId && !(anyCommit && ofFork));
            if (last === undefined)
                return await never(facts, configuration, sha, runs === undefined);
            return judged(last, configuration, clock.now());
        },
    };
}
async function runsFor(facts, sha, { workflow, branch, event }) {
    const runs = await (0,_github_workflow_runs_js__WEBPACK_IMPORTED_MODULE_1__/* .runsOfCommit */ .vk)(facts, sha);
    return runs.filter((run) => 
    // A workflow of another place shows its ref behind its path.
    run.path.split('@')[0] === `.github/workflows/${workflow}` &&
        (branch === undefined || run.branch === branch) &&
        (event === undefined || run.event === event));
}
async function never(facts, { workflow, branch, event }, sha, unknown) {
    const known = !unknown && (sha === undefined || (await (0,_github_workflow_runs_js__WEBPACK_IMPORTED_MODULE_1__/* .hasWorkflow */ .uh)(facts, workflow)));
    if (!known) {
        const finding = `there is no workflow \`.github/workflows/${workflow}\` in this repository, wanted a successful run of it`;
        return { status: 'fail', finding, answer: `no workflow ${workflow}` };
    }
    const which = [
        ...(sha === undefined ? [] : [`for the commit ${(0,_github_subject_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .shortSha */ .F)(sha)}`]),
        ...(branch === undefined ? [] : [`for the branch \`${branch}\``]),
        ...(event === undefined ? [] : [`by the event \`${event}\``]),
    ].join(' ');
    const finding = `\`${workflow}\` never ran${which === '' ? '' : ` ${which}`}, wanted a successful run`;
    return { status: 'fail', finding, answer: `no run of ${workflow}` };
}
function judged(run, configuration, now) {
    const { workflow } = configuration;
    const answer = [
        run.address,
        `${run.status}, ${run.conclusion ?? 'no conclusion'}`,
        `commit ${run.sha}, branch ${run.branch ?? 'none'}, event ${run.event}`,
        `began ${new Date(run.startedAt).toISOString()}`,
    ].join('\n');
    const of = `the last run of \`${workflow}\` (${(0,_github_subject_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .shortSha */ .F)(run.sha)})`;
    if (run.status !== 'completed') {
        return { status: 'fail', finding: `${of} has not ended (${run.status}), wanted success`, answer };
    }
    if (run.conclusion !== 'success') {
        return { status: 'fail', finding: `${of} ended with ${run.conclusion}, wanted success`, answer };
    }
    return (0,_grades_js__WEBPACK_IMPORTED_MODULE_2__/* .gathered */ .P)([(0,_github_ages_js__WEBPACK_IMPORTED_MODULE_3__/* .gradeMoment */ .k)(`${of} succeeded; it began`, now - run.startedAt, configuration)], answer);
}


/***/ })

};
