export const id = 3835;
export const ids = [3835];
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

/***/ 53835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGithubClient: () => (/* reexport */ github_client/* createGithubClient */.zZ),
  jobHasEnded: () => (/* reexport */ jobHasEnded)
});

// UNUSED EXPORTS: GithubRefusal, MutationRefusal, excluding

// EXTERNAL MODULE: ./build/packages/github/src/github-client.js
var github_client = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/packages/github/src/job-status.js

/**
 * Whether that job has ended, however it ended: the job itself where its check run is known, whose id is the job's own, else
 * all jobs of its attempt. `undefined` when the token may not see it (it needs `actions: read`) or GitHub no longer knows
 * it. GitHub notices a lost runner only after some minutes, and its process may go on. Throws ProviderError when GitHub
 * doesn't answer.
 */
async function jobHasEnded(client, run) {
    const [owner = '', repo = ''] = run.repository.split('/');
    const operation = {
        name: `look whether the job \`${run.job}\` of run ${run.runId} has ended`,
        repository: run.repository,
        permission: 'actions: read',
    };
    const hidden = [403, 404];
    if (run.checkRunId !== undefined) {
        const id = run.checkRunId;
        const job = await client.attempt(operation, hidden, (api) => api.actions.getJobForWorkflowRun({ owner, repo, job_id: id }));
        if (!(job instanceof github_client/* GithubRefusal */.Ox) && job.run_id === run.runId)
            return job.status === 'completed';
    }
    const attempt = await client.attempt(operation, hidden, (api) => api.actions.getWorkflowRunAttempt({ owner, repo, run_id: run.runId, attempt_number: run.attempt }));
    return attempt instanceof github_client/* GithubRefusal */.Ox ? undefined : attempt.status === 'completed';
}

;// CONCATENATED MODULE: ./build/packages/github/src/index.js





/***/ })

};
