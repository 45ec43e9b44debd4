export const id = 147;
export const ids = [147];
export const modules = {

/***/ 20147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OctokitClient: () => (/* binding */ OctokitClient)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/github/src/github-client.js
var github_client = __webpack_require__(714);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/github/src/github-response.js
/** The answer in an error of Octokit; `undefined` when there was none: no connection, a timeout, or no such error at all. */
function readResponse(error) {
    const refused = refusedQuery(error);
    if (refused)
        return refused;
    if (!(error instanceof Error) || !('status' in error) || !('response' in error))
        return undefined;
    const { status, response } = error;
    if (typeof status !== 'number' || response === undefined)
        return undefined;
    const headers = (response.headers ?? {});
    return { status, message: wordsOf(response.data), headers };
}
/**
 * What a refused GraphQL query would have been answered by the REST API: GraphQL sends all its errors with the status 200
 * and names their type instead. `undefined` for any other error.
 */
function refusedQuery(error) {
    if (!(error instanceof Error) || 'status' in error || !('response' in error))
        return undefined;
    // Octokit's own error has the answer as `response`, the throttling's an object around it.
    const { response, headers } = error;
    const errors = response?.errors ?? response?.data?.errors;
    if (errors === undefined)
        return undefined;
    const statuses = errors.map(({ type = '', message = '' }) => statusByType[type] ?? (ruleWords.test(message) ? 422 : 500));
    const limited = statuses.includes(429);
    const said = errors.map(({ message }) => message).join(': ');
    return {
        status: limited ? 403 : Math.min(...statuses),
        message: said.replaceAll(/\s+/g, ' ').trim(),
        headers: { ...(headers ?? response?.headers), ...(limited && { 'x-ratelimit-remaining': '0' }) },
        byRule: errors.some(({ type }) => type === protectionType),
    };
}
/** Rulesets have another type, which is UNPROCESSABLE as far as anyone has seen; https://github.com/Thinkmill/keystatic/issues/1598. */
const protectionType = 'BRANCH_PROTECTION_RULE_VIOLATION';
/**
 * The status that the REST API gives where GraphQL names a type; none of them is documented, so that words count too. An error without a type is a failure of GitHub's, such as a query that
 * took too long.
 */
const statusByType = {
    RATE_LIMITED: 429,
    RATE_LIMIT: 429,
    FORBIDDEN: 403,
    INSUFFICIENT_SCOPES: 403,
    NOT_FOUND: 404,
    STALE_DATA: 409,
    UNPROCESSABLE: 422,
    [protectionType]: 422,
};
/** The errors that a refused GraphQL mutation has; none for any other error. */
function mutationErrors(error) {
    if (!(error instanceof Error) || 'status' in error || !('response' in error))
        return [];
    const { response } = error;
    return response?.errors ?? response?.data?.errors ?? [];
}
function wordsOf(data) {
    if (typeof data !== 'object' || data === null || !('message' in data))
        return 'no reason given';
    const { message, errors } = data;
    const details = (Array.isArray(errors) ? errors : []).map((one) => {
        const said = typeof one === 'object' && one !== null && 'message' in one ? one.message : one;
        return typeof said === 'string' ? said : JSON.stringify(said);
    });
    return [String(message), ...details].join(': ').replaceAll(/\s+/g, ' ').trim();
}
/**
 * How GitHub words that a ruleset or a protection stopped a push. Neither is documented, and both come with the status of a
 * conflict (409, contents) or of bad input (422, refs).
 */
const ruleWords = /rule violations? found|protected (branch|ref)|status checks? .*expected|through a pull request|approving review|not authorized to push|verified signatures|being restricted|merge commits|cannot (update|create|force-push|change)/i;
/** Whether rules of the branch stopped the request. */
function isRuleRefusal({ status, message, byRule = false }) {
    return byRule || ([403, 409, 422].includes(status) && ruleWords.test(message));
}
/** How long GitHub wants to be left alone, in milliseconds, when the answer is a rate limit; see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api. */
function rateLimitOf({ status, message, headers }, now) {
    if (status !== 403 && status !== 429)
        return undefined;
    const seconds = Number(headers['retry-after'] ?? Number.NaN);
    const wait = Number.isFinite(seconds) ? seconds * 1_000 : undefined;
    if (headers['x-ratelimit-remaining'] === '0') {
        const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * 1_000;
        return { kind: 'primary', wait: Number.isFinite(reset) ? Math.max(0, reset - now) : wait };
    }
    const secondary = status === 429 || wait !== undefined || /secondary rate|abuse detection/i.test(message);
    return secondary ? { kind: 'secondary', wait } : undefined;
}

// EXTERNAL MODULE: ./build/packages/github/src/rules.js
var rules = __webpack_require__(26728);
;// CONCATENATED MODULE: ./build/packages/github/src/github-failure.js



/** What a ProviderError names as the system that failed, unless the operation says otherwise. */
const githubSystem = 'GitHub';
/** What to call an error of Octokit: the reader's to fix, or GitHub's. `now` in milliseconds. */
function githubFailure(error, operation, now) {
    const response = readResponse(error);
    if (response)
        return failureOf(response, operation, now);
    // Octokit throws for its own mistakes as well; those are ours.
    if (!(error instanceof Error) || !('status' in error))
        return error;
    return providerError(`GitHub gave no answer: ${(0,errors/* describeError */.Uc)(error.cause ?? error)}`, operation, true);
}
function failureOf(response, operation, now) {
    const { status, message } = response;
    const { name, repository } = operation;
    const limit = rateLimitOf(response, now);
    if (limit)
        return limitError(limit, operation, now);
    if (isRuleRefusal(response))
        return ruleError(response, operation);
    const said = `(${status}, ${(0,quoted/* quoted */.T)(message)})`;
    if (status === 401) {
        return new errors/* ConfigurationError */.j1(`GitHub doesn't accept the token ${said}: it has expired, was revoked, or is for another GitHub; give a current one as \`github-token\`. That of a run ends with its job, that of a GitHub App after an hour`);
    }
    if (status === 403)
        return forbidden(response, operation);
    if (status === 404) {
        return new errors/* ConfigurationError */.j1(`could not ${name}: the repository ${repository} isn't there for this token ${said}. GITHUB_TOKEN reaches the repository of its run alone; for another one, give \`github-token\` the token of a GitHub App that is installed there with ${asPermission(operation)}`);
    }
    const outage = status >= 500 ? '; see https://www.githubstatus.com' : '';
    const retryable = status >= 500 || status === 408 || status === 409;
    return providerError(`GitHub answered ${status}: ${(0,quoted/* quoted */.T)(message)}${outage}`, operation, retryable);
}
function forbidden({ status, message }, operation) {
    const { name, repository, remedies = {} } = operation;
    const said = `(${status}, ${(0,quoted/* quoted */.T)(message)})`;
    const may = `the token may not ${name} in ${repository} ${said}`;
    if (/not accessible by integration/i.test(message)) {
        return new errors/* ConfigurationError */.j1(`${may}: give the job ${asPermission(operation)}, and so each workflow that calls it; a workflow from a fork gets none${orElse(remedies.permission)}`);
    }
    if (/not permitted to create or approve/i.test(message)) {
        return new errors/* ConfigurationError */.j1(`${may}: allow it in the settings of the repository and of its organization (Actions, General, Workflow permissions), or give \`github-token\` the token of a GitHub App`);
    }
    if (/not accessible by|must have admin rights|write access/i.test(message)) {
        return new errors/* ConfigurationError */.j1(`${may}: the token needs ${asPermission(operation)} for this repository`);
    }
    if (/archived/i.test(message))
        return new errors/* ConfigurationError */.j1(`${may}: unarchive it, or name another one`);
    if (/SAML|single sign-on/i.test(message)) {
        return new errors/* ConfigurationError */.j1(`${may}: authorize the token for the organization's single sign-on`);
    }
    if (/IP allow list/i.test(message)) {
        return new errors/* ConfigurationError */.j1(`${may}: allow the addresses of these runners in the organization`);
    }
    return new errors/* ConfigurationError */.j1(`${may}; it needs ${asPermission(operation)}`);
}
function ruleError({ status, message }, operation) {
    const { name, repository, branch, tag, remedies = {} } = operation;
    const which = branch === undefined ? '' : ` on the branch \`${branch}\``;
    const exclude = branch !== undefined
        ? `exclude \`${(0,rules/* excluding */.u)(branch)}\` from the ruleset or branch protection, or let the owner of the token bypass it`
        : tag !== undefined
            ? `exclude the tag \`${tag}\` from the ruleset, or let the owner of the token bypass it`
            : 'allow it there';
    return new errors/* ConfigurationError */.j1(`rules of ${repository} forbid to ${name}${which} (${status}, ${(0,quoted/* quoted */.T)(message)}): ${exclude}${orElse(remedies.rules)}`);
}
function orElse(remedy) {
    return remedy === undefined ? '' : `, or ${remedy}`;
}
function limitError({ kind, wait }, operation, now) {
    const until = wait === undefined
        ? 'in some minutes'
        : `at ${(0,clock/* isoInstant */.j2)(now + wait)}, ${wait === 0 ? 'now' : `in ${(0,quantities/* formatDuration */.a3)(wait)}`}`;
    const remedy = kind === 'primary'
        ? 'Run the job again then. All workflows of a repository share the requests of GITHUB_TOKEN; the token of a GitHub App, given as `github-token`, has an allowance of its own'
        : 'Run the job again then, and look for what else sends many requests with this token';
    const what = kind === 'primary'
        ? 'the requests this token may send in an hour are used up'
        : 'GitHub wants fewer requests with this token (its secondary rate limit)';
    return providerError(`${what}; it takes more ${until}. ${remedy}`, operation, false);
}
function asPermission({ permission }) {
    return `\`permissions: ${permission}\``;
}
function providerError(message, operation, retryable) {
    const { name, system = githubSystem } = operation;
    return new errors/* ProviderError */.mZ(message, { system, operation: name, retryable });
}

;// CONCATENATED MODULE: ./build/packages/github/src/octokit-client.js




/** The client on Octokit. */
class OctokitClient {
    #octokit;
    #clock;
    constructor(octokit, clock) {
        this.#octokit = octokit;
        this.#clock = clock;
    }
    async send(operation, call) {
        let answer;
        try {
            answer = await call(this.#octokit.rest);
        }
        catch (error) {
            throw githubFailure(error, operation, this.#clock.now());
        }
        // Octokit gives the bare text of what it can't parse.
        if (typeof answer.data === 'string' && answer.status !== 204) {
            throw new errors/* ProviderError */.mZ(`GitHub answered ${answer.status} with something else than JSON; is there a proxy in between that asks to sign in?`, { system: operation.system ?? githubSystem, operation: operation.name, retryable: true });
        }
        return answer.data;
    }
    async attempt(operation, expected, call) {
        return this.send(operation, (api) => call(api).catch((error) => {
            const response = readResponse(error);
            const status = expected.find((one) => one === response?.status);
            if (!response || status === undefined || isRuleRefusal(response) || rateLimitOf(response, 0))
                throw error;
            return { data: new github_client/* GithubRefusal */.Ox(status, response.message), status };
        }));
    }
    async query(operation, query, variables) {
        return this.send(operation, async () => ({
            data: await this.#octokit.graphql(query, variables),
            status: 200,
        }));
    }
    async mutate(operation, expected, mutation, variables) {
        return this.send(operation, async () => {
            try {
                return { data: await this.#octokit.graphql(mutation, variables), status: 200 };
            }
            catch (error) {
                const errors = mutationErrors(error);
                const [first] = errors;
                if (!first || !errors.every(({ type = '' }) => expected.includes(type)))
                    throw error;
                return { data: new github_client/* MutationRefusal */.Au(first.type ?? '', first.message ?? ''), status: 200 };
            }
        });
    }
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


/***/ })

};
