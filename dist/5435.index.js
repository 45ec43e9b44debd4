export const id = 5435;
export const ids = [5435];
export const modules = {

/***/ 5558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pe: () => (/* binding */ recordText),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   fG: () => (/* binding */ readFlag)
/* harmony export */ });
/**
 * The record as JSON that applications read, too: `enabled` first. Pure ASCII, so that bytes and characters are the same, and
 * without `{{`, which SSM takes for a reference to another parameter; in JSON both can only stand inside of strings.
 */
function recordText(record) {
    return JSON.stringify({ enabled: true, ...record })
        .replaceAll(/[^\0-\x7e]/g, escaped)
        .replaceAll(/\{(?=\{)/g, escaped);
}
/** Reads what {@link recordText} wrote, and what people write: `true`, `on`, `1`, JSON with `enabled`. */
function readFlag(text) {
    const value = parsed(text);
    if (typeof value !== 'object' || value === null)
        return { on: /^(true|on|yes|1|enabled)$/i.test(text.trim()) };
    const { enabled, ...record } = value;
    const on = enabled === true || /^(true|on|1)$/i.test(String(enabled));
    return isRecord(record) ? { on, record } : { on };
}
/** The record in a text; `undefined` when it is none. */
function readRecord(text) {
    if (text === undefined)
        return undefined;
    return readFlag(text).record;
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    const { holder, stay, ...texts } = value;
    const { id, actor, run } = (holder ?? {});
    const { writeId, service, environment, since, until, message } = texts;
    const all = [writeId, service, environment, since, until, message, id, actor];
    return (all.every((text) => typeof text === 'string') &&
        typeof stay === 'boolean' &&
        !Number.isNaN(Date.parse(String(until))) &&
        (run === undefined || isJob(run)));
}
function isJob(run) {
    const { repository, runId, attempt, job } = (run ?? {});
    return ([typeof repository, typeof runId, typeof attempt, typeof job].join() === 'string,number,number,string');
}
function escaped(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}


/***/ }),

/***/ 15435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CommandSwitch: () => (/* binding */ CommandSwitch)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97368);
/* harmony import */ var _maintenance_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5558);
/* harmony import */ var _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41675);



/** Any switch that the author's own scripts can turn on and off; they keep the record. */
class CommandSwitch {
    type = 'command';
    place = 'the switch of `maintenance.status`';
    writes = { on: 'run `on`', off: 'run `off`' };
    #configuration;
    #context;
    constructor(configuration, context) {
        this.#configuration = configuration;
        this.#context = context;
    }
    async problems() {
        await this.read();
        return [];
    }
    async read() {
        const text = (await this.#run('status', {})).trim();
        if (text === '')
            return { on: false, revision: undefined };
        return { ...(0,_maintenance_record_js__WEBPACK_IMPORTED_MODULE_0__/* .readFlag */ .fG)(text), revision: text };
    }
    async turnOn(record, at) {
        await this.#compare(at);
        const { holder, message, since, until } = record;
        await this.#run('on', {
            DEPLOY_MAINTENANCE_RECORD: (0,_maintenance_record_js__WEBPACK_IMPORTED_MODULE_0__/* .recordText */ .Pe)(record),
            DEPLOY_MAINTENANCE_MESSAGE: message,
            DEPLOY_MAINTENANCE_SINCE: since,
            DEPLOY_MAINTENANCE_UNTIL: until,
            DEPLOY_MAINTENANCE_ACTOR: holder.actor,
            DEPLOY_MAINTENANCE_URL: holder.url ?? '',
        });
    }
    async turnOff(at) {
        await this.#compare(at);
        await this.#run('off', {});
    }
    /** Looks once more right before a write: all that can be done without the scripts' help. */
    async #compare({ revision }) {
        if ((await this.read()).revision !== revision)
            throw new _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_1__/* .SwitchConflictError */ .B();
    }
    async #run(which, variables) {
        const { service, environment, runtime } = this.#context;
        const { timeout } = this.#configuration;
        const result = await runtime.processes.script({
            script: this.#configuration[which].run,
            environment: { DEPLOY_SERVICE: service, DEPLOY_ENVIRONMENT: environment, ...variables },
            directory: runtime.workspace,
            timeout,
            onLine: (line) => runtime.log.debug(`  ${which}: ${line}`),
        });
        if (result.exitCode === 0)
            return result.stdout;
        const how = result.timedOut
            ? `did not end within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(timeout)} and was stopped`
            : `ended with exit code ${String(result.exitCode)}`;
        const lines = result.lastLines.length > 0 ? `; its last lines:\n${result.lastLines.join('\n')}` : ', without output';
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ProviderError */ .mZ(`\`${which}\` ${how}${lines}`, {
            ...{ system: _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_1__/* .maintenanceSystem */ .L, operation: which, retryable: result.timedOut },
        });
    }
}


/***/ })

};
