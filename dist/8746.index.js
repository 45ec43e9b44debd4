export const id = 8746;
export const ids = [8746];
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

/***/ 32605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ hasSuccessor),
/* harmony export */   _: () => (/* binding */ newestDeployment)
/* harmony export */ });
/** So many deployments of an environment are looked through, all that GitHub puts on a page. */
const listed = 100;
/** Of so many later ones it is looked how they went. */
const mostLater = 10;
const permission = 'deployments: read';
/** The newest deployment that fits; `undefined` when there is none. */
function newestDeployment(facts, query) {
    const { environment, sha, ref, task } = query;
    const key = JSON.stringify([environment, sha ?? null, ref ?? null, task ?? null]);
    return facts.once(`deployment ${key}`, async (repository) => {
        const all = await deploymentsTo(facts, environment, task);
        const [older] = all.length < listed || all.some(fits(query)) ? [] : await listDeployments(repository, query, 1);
        const newest = all.find(fits(query)) ?? older;
        if (newest === undefined)
            return undefined;
        const statuses = await statusesOf(repository, newest.id, 100);
        const success = statuses.find(({ state }) => state === 'success');
        return {
            ...{ id: newest.id, sha: newest.sha, ref: newest.ref, state: statuses[0]?.state },
            succeeded: success !== undefined,
            at: Date.parse(success?.created_at ?? newest.created_at),
            startedAt: Date.parse(newest.created_at),
        };
    });
}
/**
 * Whether a later deployment to the environment succeeded. GitHub calls the earlier one inactive by itself, but not in an
 * environment that counts as production, nor where whoever deploys asks it not to:
 * https://docs.github.com/rest/deployments/statuses#create-a-deployment-status.
 */
function hasSuccessor(facts, { id }, { environment, task }) {
    return facts.once(`successor of deployment ${JSON.stringify([id, task ?? null])}`, async (repository) => {
        const all = await deploymentsTo(facts, environment, task);
        const place = all.findIndex((one) => one.id === id);
        const later = place < 0 ? all : all.slice(0, place);
        for (const one of later.slice(0, mostLater)) {
            const [newest] = await statusesOf(repository, one.id, 1);
            if (newest?.state === 'success')
                return true;
        }
        // With so many later ones nobody knows what is there.
        return later.length > mostLater;
    });
}
/** The newest deployments to an environment, the newest first. */
function deploymentsTo(facts, environment, task) {
    return facts.once(`deployments to ${JSON.stringify([environment, task ?? null])}`, (repository) => listDeployments(repository, { environment, task }, listed));
}
function fits({ sha, ref }) {
    return (one) => (sha === undefined || one.sha === sha) && (ref === undefined || one.ref === ref);
}
function listDeployments({ client, owner, repo, fullName }, { environment, sha, ref, task }, count) {
    return client.send({ name: 'list deployments', repository: fullName, permission }, (api) => api.repos.listDeployments({
        ...{ owner, repo, environment, per_page: count },
        ...(sha !== undefined && { sha }),
        ...(ref !== undefined && { ref }),
        ...(task !== undefined && { task }),
    }));
}
function statusesOf({ client, owner, repo, fullName }, id, count) {
    return client.send({ name: 'list the statuses of a deployment', repository: fullName, permission }, (api) => api.repos.listDeploymentStatuses({ owner, repo, deployment_id: id, per_page: count }));
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

/***/ 28746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createDeploymentCheck: () => (/* binding */ createDeploymentCheck)
/* harmony export */ });
/* harmony import */ var _github_ages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46993);
/* harmony import */ var _github_deployments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32605);
/* harmony import */ var _github_subject_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74731);
/* harmony import */ var _grades_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10393);




/** Asks GitHub whether an environment, such as staging, has what is about to be deployed. Throws ConfigurationError when no commit is known. */
function createDeploymentCheck(configuration, context) {
    const { environment, ref, task } = configuration;
    const sha = ref === undefined ? (0,_github_subject_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectCommit */ .I)(context) : undefined;
    const what = ref ?? (0,_github_subject_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .shortSha */ .F)(sha ?? '');
    const { clock } = context.runtime;
    const nextTry = context.github.tries();
    return {
        asks: `deployment of ${ref ?? sha} to ${environment}`,
        async ask() {
            const facts = nextTry();
            const found = await (0,_github_deployments_js__WEBPACK_IMPORTED_MODULE_1__/* .newestDeployment */ ._)(facts, { environment, sha, ref, task });
            if (found === undefined) {
                const finding = `${what} was never deployed to \`${environment}\`: deploy it there first`;
                return { status: 'fail', finding, answer: `no deployment of ${ref ?? sha} to ${environment}` };
            }
            const replaced = found.state === 'inactive' ||
                (found.state === 'success' &&
                    configuration.superseded !== 'allow' &&
                    (await (0,_github_deployments_js__WEBPACK_IMPORTED_MODULE_1__/* .hasSuccessor */ .H)(facts, found, { environment, task })));
            return (0,_grades_js__WEBPACK_IMPORTED_MODULE_2__/* .gathered */ .P)(grades(what, { ...found, replaced }, configuration, clock.now()), evidence(found, environment));
        },
    };
}
function grades(what, found, configuration, now) {
    const { environment, superseded } = configuration;
    const fail = (finding) => [{ status: 'fail', finding }];
    const subject = `the deployment of ${what} to \`${environment}\``;
    if (found.state === undefined)
        return fail(`${subject} has no status yet, wanted success`);
    if (['queued', 'pending', 'in_progress'].includes(found.state)) {
        return fail(`${subject} is still under way (${found.state}), wanted success`);
    }
    if (!found.succeeded || (found.state !== 'success' && found.state !== 'inactive')) {
        return fail(`${subject} ended with ${found.state}, wanted success`);
    }
    const age = (0,_github_ages_js__WEBPACK_IMPORTED_MODULE_3__/* .gradeMoment */ .k)(`${what} was deployed to \`${environment}\``, now - found.at, configuration);
    if (!found.replaced || superseded === 'allow')
        return [age];
    const finding = `${subject} succeeded, but a later one has taken its place`;
    return [age, { status: superseded, finding }];
}
function evidence({ id, sha, ref, state, at }, environment) {
    return [
        `deployment ${id} to ${environment}`,
        `commit ${sha}, ref ${ref}`,
        `newest status: ${state ?? 'none'}`,
        `at ${new Date(at).toISOString()}`,
    ].join('\n');
}


/***/ })

};
