export const id = 2339;
export const ids = [2339];
export const modules = {

/***/ 22339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openMaintenance: () => (/* reexport */ openMaintenance)
});

// UNUSED EXPORTS: SwitchConflictError, openSwitch

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/packages/maintenance/src/holder.js

/**
 * Who turns it on: this job, the same for all its steps, or the person on this machine. `checkRunId` is the job's own number in
 * GitHub, which tells the legs of a matrix apart.
 */
function holderOf(identity, checkRunId) {
    const { actor, url, repository, runId, job = '', attempt = '1' } = identity;
    if (runId === undefined || repository === undefined) {
        const person = `${actor === 'unknown' ? login() : actor}@${(0,external_node_os_.hostname)()}`;
        return { id: person, actor: person };
    }
    const run = { repository, runId: Number(runId), attempt: Number(attempt), job };
    return {
        id: [repository, runId, attempt, job, ...(checkRunId ? [checkRunId] : [])].join('/'),
        run: checkRunId ? { ...run, checkRunId: Number(checkRunId) } : run,
        actor,
        ...(url === undefined ? {} : { url }),
    };
}
/** A holder for a message: who, and the page of the run. */
function describeHolder({ actor, run, url }) {
    if (run === undefined)
        return actor;
    const attempt = run.attempt > 1 ? `, attempt ${run.attempt}` : '';
    return `the job \`${run.job}\` of run ${run.runId}${attempt} in ${run.repository}, started by ${actor}${url === undefined ? '' : ` (${url})`}`;
}
/** Whom the system takes this process for; a container may run under a number without a name. */
function login() {
    try {
        return (0,external_node_os_.userInfo)().username;
    }
    catch {
        return 'somebody';
    }
}

;// CONCATENATED MODULE: ./build/packages/maintenance/src/explanations.js

/** What stands in a switch, as callers see it. */
function statusOf({ on, record }) {
    if (!on || !record)
        return { active: on };
    const { holder, since, until, message, stay } = record;
    return { active: true, holder, since, until, message, stay };
}
/** Who has it on and whether that one is still there, as a sentence without its dot. */
function describeStanding(standing, { on, record }, { place }) {
    if (!record)
        return on ? `Maintenance mode is on, turned on by hand in ${place}` : 'Maintenance mode is off';
    const what = on ? 'Maintenance mode is on' : `Maintenance mode is off, but ${place} still says who had it`;
    return `${what}: turned on at ${record.since} by ${describeHolder(record.holder)}, until ${record.until}; ${ends(standing, record)}`;
}
function ends(standing, { service, environment, stay }) {
    switch (standing) {
        case 'own':
            return 'that is this job';
        case 'expired':
            return 'its end time has passed';
        case 'ended':
            return stay ? 'that job has ended, and it is to stay until then' : 'that job has ended';
        case 'running':
            return 'that job still runs';
        case 'foreign':
            return `it is for ${service} in ${environment}, which needs a switch of its own`;
        default:
            return 'whether that one still needs it can’t be seen';
    }
}

;// CONCATENATED MODULE: ./build/packages/maintenance/src/job-ended.js

/**
 * Whether the job of a holder has ended; `undefined` when nobody can tell: a person, a token that may not look, GitHub out of reach.
 * The last is a warning.
 */
async function holderHasEnded({ run }, { githubToken, fetch, runtime }) {
    if (!run || githubToken === undefined)
        return undefined;
    const { createGithubClient, jobHasEnded } = await __webpack_require__.e(/* import() */ 3835).then(__webpack_require__.bind(__webpack_require__, 53835));
    const client = await createGithubClient({ ...runtime, token: githubToken, ...(fetch && { fetch }) });
    try {
        return await jobHasEnded(client, run);
    }
    catch (error) {
        const why = (0,errors/* describeError */.Uc)(error);
        runtime.log.warning(`Whether the job that turned maintenance mode on has ended can't be seen: ${why}`);
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/packages/maintenance/src/maintenance-switch.js
var maintenance_switch = __webpack_require__(41675);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/maintenance/src/probe.js

/** Asks once; a request without an answer is `neither`. Throws the signal's reason. */
async function look(probe, { http }, signal) {
    const { url, status, contains, timeout } = probe;
    try {
        const headers = { 'cache-control': 'no-cache' };
        const answer = await http.send({ url, headers, timeout, ...(signal ? { signal } : {}) });
        const hasText = contains === undefined || answer.body.includes(contains);
        const told = `${answer.status}${contains === undefined ? '' : ` ${hasText ? 'with' : 'without'} ${(0,quoted/* quoted */.T)(contains)}`}`;
        if (answer.status === status && hasText)
            return { seen: 'on', told };
        const normal = probe['off-status'] === undefined ? answer.status < 500 : answer.status === probe['off-status'];
        return { seen: normal ? 'off' : 'neither', told };
    }
    catch (error) {
        if (!(error instanceof errors/* ProviderError */.mZ))
            throw error;
        return { seen: 'neither', told: `no answer (${(0,errors/* describeError */.Uc)(error)})` };
    }
}
/** Asks until it is seen, so many times in a row, or `within` is over. Throws the signal's reason. */
async function lookUntil(wanted, probe, outside, signal) {
    const { clock } = outside;
    const limit = clock.now() + probe.within;
    for (let row = 0;;) {
        const { seen, told } = await look(probe, outside, signal);
        row = seen === wanted ? row + 1 : 0;
        if (row >= probe.consecutive)
            return { seen: true, told };
        if (clock.now() + probe.interval > limit)
            return { seen: false, told };
        await clock.sleep(probe.interval, signal);
    }
}
/** What is looked for, for messages: ``503 with `back soon` at https://…``. */
function describeProbe({ url, status, contains, within }) {
    const text = contains === undefined ? '' : ` with ${(0,quoted/* quoted */.T)(contains)}`;
    return `${status}${text} at ${url} within ${(0,quantities/* formatDuration */.a3)(within)}`;
}

;// CONCATENATED MODULE: ./build/packages/maintenance/src/standing.js
/** Judges what stands in a switch; asks GitHub only about another job before its end time. */
async function standingOf({ on, record }, asker) {
    if (!record)
        return on ? 'by-hand' : 'off';
    if (record.service !== asker.service || record.environment !== asker.environment)
        return 'foreign';
    if (asker.now >= Date.parse(record.until))
        return 'expired';
    if (record.holder.id === asker.holder.id)
        return 'own';
    // An attempt begins only after the one before it has ended.
    if (isSameRun(record, asker) && (record.holder.run?.attempt ?? 0) < (asker.holder.run?.attempt ?? 0))
        return 'ended';
    const ended = await asker.hasEnded(record.holder);
    if (ended === undefined)
        return 'unknown';
    return ended ? 'ended' : 'running';
}
/** Whether another job of the very run has turned it on, or an earlier attempt of this one. */
function isSameRun({ holder: { run } }, { holder }) {
    return run !== undefined && run.runId === holder.run?.runId && run.repository === holder.run.repository;
}
/** Whether a job may turn it on over what stands there without force. */
function mayTakeOver(standing, record, asker) {
    if (standing === 'off' || standing === 'own' || standing === 'expired')
        return true;
    // What was to outlive its run is left alone by others.
    return standing === 'ended' && (record === undefined || !record.stay || isSameRun(record, asker));
}
/** Whether a job may turn it off without force: what is its own or its run's, or what nobody needs any more. */
function mayTurnOff(standing, record, asker) {
    const itsRuns = standing !== 'foreign' && record !== undefined && isSameRun(record, asker);
    return itsRuns || standing === 'own' || standing === 'expired' || standing === 'ended';
}
/** Whether it is turned off when the job that turned it on ends, by that or by whoever looks. */
function endsWithItsJob(record) {
    return record?.holder.run !== undefined && !record.stay;
}
/** Whether it was left behind, so that whoever looks turns it off. */
function isLeftBehind(standing, record) {
    return standing === 'expired' || (standing === 'ended' && record?.stay !== true);
}

;// CONCATENATED MODULE: ./build/packages/maintenance/src/switch-writes.js


/** The pause between two looks at a switch that doesn't show yet what was written, in milliseconds. */
const pause = 500;
/** Turns it on, also when the reply is lost. Throws as {@link MaintenanceSwitch.turnOn} does. */
async function writeOn({ maintenanceSwitch }, record, at) {
    try {
        await maintenanceSwitch.turnOn(record, at);
    }
    catch (error) {
        if (!(error instanceof errors/* ProviderError */.mZ))
            throw error;
        const now = await maintenanceSwitch.read().catch(() => undefined);
        if (!now || !shows(record, now))
            throw error;
    }
}
/** Turns it off, also when the reply is lost. Throws as {@link MaintenanceSwitch.turnOff} does. */
async function writeOff({ maintenanceSwitch }, at) {
    try {
        await maintenanceSwitch.turnOff(at);
    }
    catch (error) {
        if (!(error instanceof errors/* ProviderError */.mZ))
            throw error;
        const now = await maintenanceSwitch.read().catch(() => undefined);
        if (!now || !isOff(now))
            throw error;
    }
}
/** Whether nothing of it is left. */
function isOff({ on, record }) {
    return !on && record === undefined;
}
/** Whether exactly this write is in force. */
function shows({ writeId }, { on, record }) {
    return on && record?.writeId === writeId;
}
/**
 * Reads until what was written holds, or somebody else has it on; gives what it read last. Throws ProviderError when neither is so
 * in time, and the signal's reason.
 */
async function readBack({ maintenanceSwitch, timeout, clock }, holds, signal) {
    const limit = clock.now() + timeout;
    for (;;) {
        signal?.throwIfAborted();
        const reading = await maintenanceSwitch.read();
        if (holds(reading))
            return reading;
        if (clock.now() + pause > limit) {
            const state = reading.on ? 'on' : 'off';
            const message = `${maintenanceSwitch.place} was written, but ${(0,quantities/* formatDuration */.a3)(timeout)} later it is still read as ${state}`;
            throw new errors/* ProviderError */.mZ(message, {
                system: maintenance_switch/* maintenanceSystem */.L,
                operation: 'read back',
                retryable: true,
            });
        }
        await clock.sleep(pause, signal);
    }
}

;// CONCATENATED MODULE: ./build/packages/maintenance/src/maintenance.js








/** How often a change begins anew because somebody else was faster. */
const rounds = 5;
/** Whether it may be turned on over what stands there: who needs it to outlive jobs can't do with what ends with another one's. */
function mayBegin({ force, join, stay }, { at: { record }, standing, asker }) {
    if (force || mayTakeOver(standing, record, asker))
        return true;
    return join === true && stay === true && standing !== 'foreign' && endsWithItsJob(record);
}
/**
 * Maintenance mode of one service in one environment. Every method throws ProviderError when the switch doesn't answer, and
 * ConfigurationError for what the reader can put right.
 */
class Maintenance {
    #configuration;
    #switch;
    #written;
    #context;
    #holder;
    constructor(configuration, maintenanceSwitch, context) {
        this.#configuration = configuration;
        this.#switch = maintenanceSwitch;
        this.#context = context;
        const { clock, run } = context.runtime;
        this.#written = { maintenanceSwitch, timeout: configuration.timeout, clock };
        this.#holder = holderOf(run, context.checkRunId);
    }
    /** What would keep it from being turned on, all of it at once. Reads only. */
    async problems(request = {}) {
        const record = this.#record(request);
        const late = Date.parse(record.until) <= this.#now;
        return [
            ...(late ? [`the end time, ${record.until}, has passed already`] : []),
            ...(await this.#switch.problems(record)),
        ];
    }
    /** The writes of turning it on or off, one line each, as things stand now; or why it would be refused. */
    async plan(mode, request = {}) {
        const found = await this.#find();
        const { at, standing, asker } = found;
        const { writes, place } = this.#switch;
        const { probe } = this.#configuration;
        const now = `now: ${describeStanding(standing, at, this.#switch)}`;
        const refused = [now, 'nothing is written'];
        if (mode === 'on') {
            if (this.#suffices(request, found))
                return refused;
            if (!mayBegin(request, found))
                return [...refused, 'refused'];
            const { until, message } = this.#record(request);
            const seen = probe ? [`probe: ${describeProbe(probe)}; never seen, it is turned off again`] : [];
            return [now, `${place}: ${writes.on}, until ${until}: ${message}`, `${place}: read back`, ...seen];
        }
        if (isOff(at))
            return refused;
        const may = mode === 'off' ? mayTurnOff(standing, at.record, asker) : isLeftBehind(standing, at.record);
        if (!may && !request.force)
            return mode === 'off' ? [...refused, 'refused'] : refused;
        const seen = probe ? [`probe: the normal answer again at ${probe.url}`] : [];
        return [now, `${place}: ${writes.off}`, `${place}: read back`, ...seen];
    }
    /** Looks. A switch that was left behind is told, and left alone. */
    async status() {
        return this.#timed(async () => {
            const { at, standing } = await this.#find();
            const told = describeStanding(standing, at, this.#switch);
            const left = isLeftBehind(standing, at.record);
            const reasonCode = left ? 'left-behind' : at.on ? 'on' : 'off';
            const remedy = left ? '; `mode: reconcile` turns it off' : '';
            return { ok: true, reasonCode, reason: `${told}${remedy}.`, at };
        });
    }
    /**
     * Turns it on unless another has it, reads it back and looks at it from outside. A cancel of the step turns it off again, and so
     * does a probe that never sees it, unless this job had it on before.
     */
    async turnOn(request = {}) {
        return this.#timed(async () => {
            await this.#warnOfBlindProbe();
            for (let round = 1;; round += 1) {
                const found = await this.#find();
                const refusal = this.#refusal(request, found);
                if (refusal)
                    return refusal;
                try {
                    return await this.#begin(request, found);
                }
                catch (error) {
                    if (!(error instanceof maintenance_switch/* SwitchConflictError */.B))
                        throw error;
                    if (round === rounds)
                        throw this.#contended();
                }
            }
        });
    }
    /** Turns it off if it is this run's, or nobody's any more, or with `force`; reads that back and looks at it from outside. */
    async turnOff({ force = false, } = {}) {
        return this.#timed(async () => {
            for (let round = 1;; round += 1) {
                const { at, standing, asker } = await this.#find();
                if (isOff(at))
                    return { ok: true, reasonCode: 'off', reason: 'Maintenance mode is off already.', at };
                const told = describeStanding(standing, at, this.#switch);
                if (!force && !mayTurnOff(standing, at.record, asker)) {
                    const remedy = 'it is left on; `force: true` with a `reason` turns it off all the same';
                    return { ok: false, reasonCode: 'held', reason: `${told}; ${remedy}.`, at };
                }
                const ended = await this.#end(at, 'Maintenance mode is off.');
                if (ended)
                    return ended;
                if (round === rounds)
                    throw this.#contended();
            }
        });
    }
    /** Turns off what is this very job's and was not to stay: for the end of the job. */
    async finish() {
        return this.#timed(async () => {
            for (let round = 1;; round += 1) {
                const at = await this.#switch.read();
                const own = at.record?.holder.id === this.#holder.id && !at.record.stay;
                if (!own)
                    return { ok: true, reasonCode: at.on ? 'on' : 'off', reason: 'Nothing to turn off.', at };
                const ended = await this.#end(at, 'Maintenance mode is off: the job that turned it on ends.');
                if (ended)
                    return ended;
                if (round === rounds)
                    throw this.#contended();
            }
        });
    }
    /** Turns off what a job left that has ended, and whose end time has passed; leaves what nobody can tell of. */
    async reconcile() {
        return this.#timed(async () => {
            for (let round = 1;; round += 1) {
                const { at, standing } = await this.#find();
                const told = describeStanding(standing, at, this.#switch);
                if (!isLeftBehind(standing, at.record)) {
                    const unclear = standing === 'unknown' || standing === 'by-hand' || standing === 'foreign';
                    const reasonCode = unclear ? 'unknown' : isOff(at) ? 'off' : 'on';
                    return { ok: true, reasonCode, reason: `${told}${isOff(at) ? '' : '; it is left as it is'}.`, at };
                }
                const ended = await this.#end(at, `${told}. It was left behind and is off now.`);
                if (ended)
                    return ended;
                if (round === rounds)
                    throw this.#contended();
            }
        });
    }
    /** What ends it before anything is written: another has it, or that is good enough. */
    #refusal(request, { at, standing, asker }) {
        const told = describeStanding(standing, at, this.#switch);
        if (this.#suffices(request, { at, standing, asker })) {
            return { ok: true, reasonCode: 'joined', reason: `${told}; that will do.`, at };
        }
        if (mayBegin(request, { at, standing, asker }))
            return undefined;
        const remedy = 'wait for it, or take it over with `force: true` and a `reason`';
        return { ok: false, reasonCode: 'held', reason: `${told}; ${remedy}.`, at };
    }
    /** Whether it is on already, and whoever asks is content with that: with another's as it is, with its own while that lasts long enough. */
    #suffices(request, found) {
        const { at: { on, record }, standing, } = found;
        if (!request.join || !on || standing === 'foreign')
            return false;
        if (standing === 'own')
            return (record?.until ?? '') >= this.#record(request).until;
        return !mayBegin(request, found);
    }
    /** Writes, reads back, probes. Throws SwitchConflictError before anything is this job's. */
    async #begin(request, { at: before, standing }) {
        const { runtime } = this.#context;
        const own = standing === 'own';
        // Who joins what its own job has on makes it last longer, and no more.
        const { message, stay } = (request.join && own && before.record) || request;
        const record = this.#record({ ...request, message, stay }, own ? before.record : undefined);
        runtime.signal.throwIfAborted();
        const settled = (reading) => shows(record, reading) ||
            (reading.record !== undefined && reading.record.writeId !== before.record?.writeId);
        try {
            await writeOn(this.#written, record, before);
            const at = await readBack(this.#written, settled, runtime.signal);
            if (!shows(record, at))
                throw new maintenance_switch/* SwitchConflictError */.B();
            const unseen = await this.#unseen(runtime.signal);
            if (unseen === undefined)
                return this.#begun(at, { own, over: before.on });
            const off = own ? before : await this.#undo(record);
            const reason = `Maintenance mode was turned on in ${this.#switch.place}, but not seen from outside: ${unseen}; ${own ? 'it was on before and is left so' : 'it is off again'}.`;
            return { ok: false, reasonCode: 'not-seen', reason, at: off };
        }
        catch (error) {
            if (!own && !(error instanceof maintenance_switch/* SwitchConflictError */.B))
                await this.#undoAfter(error, record);
            throw error;
        }
    }
    #begun(at, { own, over }) {
        const until = at.record?.until ?? '';
        const reasonCode = own ? 'extended' : over ? 'taken-over' : 'turned-on';
        const how = own ? 'stays on' : over ? 'is on, taken over,' : 'is on';
        const unlooked = this.#configuration.probe
            ? ''
            : ' Nothing was looked at from outside: there is no `probe`.';
        const reason = `Maintenance mode ${how} until ${until}.${unlooked}`;
        return { ok: true, reasonCode, reason, at, changed: true, acquired: !own };
    }
    /** What the probe shows in place of maintenance mode; `undefined` when it shows that, or there is no probe. */
    async #unseen(signal) {
        const { probe } = this.#configuration;
        if (!probe)
            return undefined;
        const { seen, told } = await lookUntil('on', probe, this.#context.runtime, signal);
        return seen ? undefined : `looked for ${describeProbe(probe)}, found ${told}`;
    }
    /** Turns off what this very write turned on, whatever the signal says. */
    async #undo({ writeId }) {
        const at = await this.#switch.read();
        if (at.record?.writeId !== writeId)
            return at;
        await writeOff(this.#written, at);
        return readBack(this.#written, (reading) => reading.record?.writeId !== writeId);
    }
    async #undoAfter(error, record) {
        try {
            await this.#undo(record);
        }
        catch (failure) {
            this.#context.runtime.log.warning(`Maintenance mode may be on after «${(0,errors/* describeError */.Uc)(error)}»: it could not be turned off again (${(0,errors/* describeError */.Uc)(failure)}). \`mode: reconcile\` will, once this job has ended.`);
        }
    }
    /** Turns it off at a reading; `undefined` when somebody else was faster. */
    async #end(before, reason) {
        const { runtime } = this.#context;
        try {
            await writeOff(this.#written, before);
        }
        catch (error) {
            if (error instanceof maintenance_switch/* SwitchConflictError */.B)
                return undefined;
            throw error;
        }
        const gone = (now) => isOff(now) || now.record?.writeId !== before.record?.writeId;
        const at = await readBack(this.#written, gone);
        const { probe } = this.#configuration;
        const changed = true;
        if (!probe || !before.on)
            return { ok: true, reasonCode: 'turned-off', reason, at, changed };
        const { seen, told } = await lookUntil('off', probe, runtime, runtime.signal);
        if (seen)
            return { ok: true, reasonCode: 'turned-off', reason, at, changed };
        const still = `${this.#switch.place} is off, but ${probe.url} still gives ${told}`;
        return { ok: false, reasonCode: 'still-seen', reason: `${still}.`, at, changed };
    }
    async #find() {
        const { service, environment } = this.#context;
        const at = await this.#switch.read();
        const asker = {
            ...{ service, environment, holder: this.#holder, now: this.#now },
            hasEnded: (holder) => holderHasEnded(holder, this.#context),
        };
        return { at, standing: await standingOf(at, asker), asker };
    }
    #record(request, before) {
        const { service, environment } = this.#context;
        const { message = this.#configuration.message, stay = false } = request;
        const until = request.until ?? this.#now + (request.for ?? this.#configuration.for);
        return {
            ...{ writeId: crypto.randomUUID(), service, environment, holder: this.#holder },
            ...{ since: before?.since ?? (0,clock/* isoInstant */.j2)(this.#now), until: (0,clock/* isoInstant */.j2)(until), message, stay },
        };
    }
    /** A probe that sees maintenance mode before it is on will see it whatever happens. */
    async #warnOfBlindProbe() {
        const { probe } = this.#configuration;
        const { runtime } = this.#context;
        if (!probe)
            return;
        const [{ seen, told }, at] = await Promise.all([
            look(probe, runtime, runtime.signal),
            this.#switch.read(),
        ]);
        if (seen !== 'on' || at.on)
            return;
        runtime.log.warning(`Before maintenance mode is on, ${probe.url} gives the same answer already (${told}): the probe proves nothing. \`contains\` can tell them apart.`);
    }
    get #now() {
        return this.#context.runtime.clock.now();
    }
    #contended() {
        const message = `${this.#switch.place}: others changed it again and again meanwhile`;
        return new errors/* ProviderError */.mZ(message, { system: maintenance_switch/* maintenanceSystem */.L, operation: 'write', retryable: true });
    }
    async #timed(work) {
        const begun = this.#now;
        const { at, changed = false, acquired = false, ...rest } = await work();
        const seconds = Math.round((this.#now - begun) / 100) / 10;
        return { ...rest, changed, acquired, status: statusOf(at), seconds };
    }
}

;// CONCATENATED MODULE: ./build/packages/maintenance/src/open-maintenance.js

const switches = {
    kubernetes: async (configuration, { runtime }) => {
        const { KubernetesSwitch } = await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(3264)]).then(__webpack_require__.bind(__webpack_require__, 63264));
        return new KubernetesSwitch(configuration, runtime);
    },
    redis: async (configuration, { runtime }) => {
        const { RedisSwitch } = await __webpack_require__.e(/* import() */ 808).then(__webpack_require__.bind(__webpack_require__, 50808));
        return new RedisSwitch(configuration, runtime);
    },
    alb: async (configuration, context) => {
        const [{ openAws }, { openAlbSwitch }] = await Promise.all([
            __webpack_require__.e(/* import() */ 3404).then(__webpack_require__.bind(__webpack_require__, 13404)),
            __webpack_require__.e(/* import() */ 9056).then(__webpack_require__.bind(__webpack_require__, 39056)),
        ]);
        return openAlbSwitch(configuration, openAws(context.aws, context.runtime));
    },
    haproxy: async (configuration) => {
        const { HaproxySwitch } = await __webpack_require__.e(/* import() */ 6907).then(__webpack_require__.bind(__webpack_require__, 46907));
        return new HaproxySwitch(configuration);
    },
    ssm: async (configuration, { runtime, aws }) => {
        const [{ openAws }, { openSsmSwitch }] = await Promise.all([
            __webpack_require__.e(/* import() */ 3404).then(__webpack_require__.bind(__webpack_require__, 13404)),
            __webpack_require__.e(/* import() */ 1215).then(__webpack_require__.bind(__webpack_require__, 51215)),
        ]);
        return openSsmSwitch(configuration, openAws(aws, runtime));
    },
    command: async (configuration, context) => {
        const { CommandSwitch } = await __webpack_require__.e(/* import() */ 5435).then(__webpack_require__.bind(__webpack_require__, 15435));
        return new CommandSwitch(configuration, context);
    },
};
/** The switch a configuration names, by itself. Throws ConfigurationError for what it can't be opened with. */
async function openSwitch(configuration, context) {
    return switches[configuration.switch](configuration, context);
}
/** Maintenance mode as the section says, its placeholders expanded. Sends nothing yet; throws as {@link openSwitch} does. */
async function openMaintenance(configuration, context) {
    return new Maintenance(configuration, await openSwitch(configuration, context), context);
}

;// CONCATENATED MODULE: ./build/packages/maintenance/src/index.js




/***/ }),

/***/ 41675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ SwitchConflictError),
/* harmony export */   L: () => (/* binding */ maintenanceSystem)
/* harmony export */ });
/** What failures call the system. */
const maintenanceSystem = 'maintenance mode';
/** Somebody else has changed the switch since it was read. */
class SwitchConflictError extends Error {
    constructor() {
        super('somebody else changed the switch meanwhile');
        this.name = 'SwitchConflictError';
    }
}


/***/ })

};
