export const id = 6331;
export const ids = [6331];
export const modules = {

/***/ 6331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   command: () => (/* binding */ command)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12109);
/* harmony import */ var _time_in_seconds_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60285);


/** EX_TEMPFAIL of sysexits.h: "try again later". */
const tryLater = 75;
const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const notANumber = /^[+-]?(nan|inf|infinity)$/i;
/** Values from the author's own scripts. */
const command = {
    checkQuery: (query) => query.includes('\0') ? 'has a NUL in it, which no environment variable can hold' : undefined,
    span: () => 0,
    keepsHistory: ({ history }) => history,
    // It is handed over in an environment variable, and is code to nobody but the script.
    escape: (value) => value,
    readsRelease: true,
    create: (source, queries, context) => source.history
        ? new HistoricalCommandProvider(source, queries, context)
        : new CommandProvider(source, queries, context),
};
class CommandProvider {
    type = 'command';
    #source;
    #queries;
    #runtime;
    #variables;
    constructor(source, queries, { runtime, release }) {
        this.#source = source;
        this.#queries = queries;
        this.#runtime = runtime;
        this.#variables = variablesOf(release);
    }
    observe() {
        // Set even without a meaning, so that what the step has under these names doesn't reach the script.
        const none = { METRIC_FROM: '', METRIC_TO: '', METRIC_STEP: '' };
        return this.runAll(none, (output) => this.#value(output));
    }
    /** Starts the script for every query, and reads the output of those that ended well. Throws the signal's reason once all have ended. */
    async runAll(variables, read) {
        this.#runtime.signal.throwIfAborted();
        // All of them, whatever one throws: a cancelled run must not go on before every script has been stopped.
        const ended = await Promise.allSettled(this.#queries.map((query) => this.#run(query, variables)));
        return ended.map((outcome) => {
            if (outcome.status === 'rejected')
                throw outcome.reason;
            return typeof outcome.value === 'string' ? read(outcome.value) : outcome.value;
        });
    }
    /** What was found instead of what is wanted, by its first line. */
    malformed(wanted, found) {
        const detail = `\`run\` must print ${wanted}; it printed ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(this.#runtime.secrets.redact(found))}`;
        return { failure: 'malformed', detail: `${detail}; send everything else to standard error` };
    }
    async #run(query, variables) {
        const { processes, workspace, signal, log } = this.#runtime;
        const { run, timeout } = this.#source;
        try {
            const result = await processes.script({
                script: run,
                environment: { ...this.#variables, ...variables, METRIC_QUERY: query },
                directory: workspace,
                timeout,
                signal,
                onLine: (line) => log.debug(`  ${line}`),
            });
            return result.exitCode === 0 ? result.stdout : this.#failed(result);
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ))
                throw error;
            return { failure: 'refused', detail: `\`run\`: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error)}` };
        }
    }
    #failed({ exitCode, timedOut, lastLines }) {
        const last = lastLines.findLast((line) => line.trim() !== '');
        const said = last === undefined
            ? ', without output'
            : `; its last line is ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(this.#runtime.secrets.redact(last))}`;
        if (timedOut) {
            const limit = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(this.#source.timeout);
            return { failure: 'unreachable', detail: `\`run\` did not end within ${limit} and was stopped${said}` };
        }
        const how = exitCode === undefined ? 'was stopped by a signal' : `ended with exit code ${exitCode}`;
        return { failure: exitCode === tryLater ? 'not-ready' : 'refused', detail: `\`run\` ${how}${said}` };
    }
    #value(output) {
        const lines = linesOf(output);
        const [first, ...more] = lines;
        if (first === undefined) {
            const detail = '`run` printed nothing, which says that there is no value; where that means 0, print 0';
            return { failure: 'no-data', detail };
        }
        if (more.length > 0 && lines.every(isValue)) {
            const found = lines.slice(0, 3).map(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T).join(', ');
            const detail = `\`run\` printed ${lines.length} values (${found}${lines.length > 3 ? ', …' : ''}) where one is expected`;
            return { failure: 'several-series', detail };
        }
        if (more.length > 0 || !isValue(first))
            return this.malformed('one number alone, or nothing', first);
        const value = numberIn(first);
        if (Number.isFinite(value))
            return { value };
        const why = 'as it is when something was divided by 0';
        return { failure: 'not-a-number', detail: `\`run\` printed ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(first)}, ${why}` };
    }
}
class HistoricalCommandProvider extends CommandProvider {
    history({ from, to, step }) {
        const seconds = (milliseconds) => String(Math.round(milliseconds) / 1_000);
        return this.runAll({ METRIC_FROM: seconds(from), METRIC_TO: seconds(to), METRIC_STEP: seconds(step) }, (output) => this.#points(output, from, to));
    }
    #points(output, from, to) {
        const points = [];
        for (const line of linesOf(output)) {
            const [seconds = '', text = '', ...more] = line.split(/\s+/);
            const time = number.test(seconds) ? (0,_time_in_seconds_js__WEBPACK_IMPORTED_MODULE_3__/* .timeInSeconds */ .S)(Number(seconds)) : undefined;
            if (time === undefined || !isValue(text) || more.length > 0) {
                return this.malformed('lines `<seconds since 1970> <value>`', line);
            }
            const value = numberIn(text);
            if (Number.isFinite(value) && time >= from && time <= to)
                points.push({ time, value });
        }
        points.sort((a, b) => a.time - b.time);
        const twice = points.find(({ time }, index) => time === points[index + 1]?.time);
        if (twice === undefined)
            return { points };
        const at = `${twice.time / 1_000} (${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .isoInstant */ .j2)(twice.time)})`;
        return {
            failure: 'several-series',
            detail: `\`run\` printed two values for ${at} where one is expected`,
        };
    }
}
function linesOf(output) {
    return output
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
function isValue(text) {
    return number.test(text) || notANumber.test(text);
}
/** Not finite for all that is no number. */
function numberIn(text) {
    return number.test(text) ? Number(text) : Number.NaN;
}
/** Under the names that scripts of a workload and of a check have them, too. */
function variablesOf(release) {
    const named = {
        DEPLOY_SERVICE: release.service,
        DEPLOY_ENVIRONMENT: release.environment,
        DEPLOY_COLOR: release.color,
        DEPLOY_VERSION: release.version,
        DEPLOY_SHA: release.sha,
        DEPLOY_URL: release['color-url'],
    };
    return Object.fromEntries(Object.entries(named).filter((entry) => entry[1] !== undefined));
}


/***/ }),

/***/ 60285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ timeInSeconds)
/* harmony export */ });
/** Seconds from 2001-09-09 to 5138-11-16; a clock in milliseconds has long been beyond it, and a value is seldom in it. */
const plausible = { least: 1e9, most: 1e11 };
/** The milliseconds since 1970 of a time in seconds since 1970; `undefined` for a number that is none, as one in milliseconds is. */
function timeInSeconds(seconds) {
    return seconds >= plausible.least && seconds < plausible.most ? Math.round(seconds * 1_000) : undefined;
}


/***/ })

};
