export const id = 5839;
export const ids = [5839];
export const modules = {

/***/ 50273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q$: () => (/* binding */ BrokenAnswerError),
  e3: () => (/* binding */ SilenceError),
  wA: () => (/* binding */ SocketTool),
  Pp: () => (/* binding */ ToolEndedError)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/packages/action-kit/src/socket-folder.js



/** The longest path a socket can have, in bytes (`sun_path` of macOS; Linux has 108). */
const longestSocketPath = 103;
const socket_folder_name = 'socket-';
const folders = new Set();
/** A folder that only this user can look into (mode 0700), for one socket. It is removed when the process ends. */
class SocketFolder {
    socket;
    #folder;
    constructor() {
        if (folders.size === 0)
            process.once('exit', removeAll);
        this.#folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(socket_folder_parent(), socket_folder_name));
        this.socket = (0,external_node_path_.join)(this.#folder, 's');
        folders.add(this.#folder);
    }
    remove() {
        (0,external_node_fs_.rmSync)(this.#folder, { recursive: true, force: true });
        folders.delete(this.#folder);
        if (folders.size === 0)
            process.off('exit', removeAll);
    }
}
/** The folder for temporary files, or one whose name is short enough for a socket in it. */
function socket_folder_parent() {
    const longest = (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `${socket_folder_name}XXXXXX`, 's');
    return Buffer.byteLength(longest) <= longestSocketPath ? (0,external_node_os_.tmpdir)() : '/tmp';
}
function removeAll() {
    for (const folder of folders)
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./build/packages/action-kit/src/socket-tool.js


/** The answer began, but did not arrive whole. */
class BrokenAnswerError extends Error {
}
/** There was no answer in time; the message is what the tool said last. */
class SilenceError extends Error {
    /** Whether it was the time for the very first answer. */
    first;
    constructor(first, said) {
        super(said);
        this.first = first;
    }
}
/** The tool ended before it served anything. */
class ToolEndedError extends Error {
    end;
    constructor(end) {
        super(end.lastLines.join('\n'));
        this.end = end;
    }
}
/** A tool in the background that is spoken to by HTTP, through a socket that only this user can reach. */
class SocketTool {
    #limits;
    #tool;
    #folder = new SocketFolder();
    #ready;
    #started = performance.now();
    #words = [];
    #answered = false;
    #ended = false;
    #retired = false;
    #underWay = 0;
    /** Throws as {@link ProcessRunner.background} does. */
    constructor(processes, request) {
        const { command, args, directory, isReady, isWord, limits } = request;
        this.#limits = limits;
        const served = Promise.withResolvers();
        this.#tool = processes.background({
            ...{ command, args: args(this.#folder.socket), directory },
            onLine: (line) => {
                if (isReady(line))
                    served.resolve();
                else if (isWord(line))
                    this.#words.push(line);
            },
        });
        const gone = this.#tool.ended.then((end) => {
            this.#ended = true;
            this.#folder.remove();
            throw new ToolEndedError(end);
        });
        this.#ready = Promise.race([served.promise, gone]);
        // Nobody may be waiting when it ends.
        for (const promise of [gone, this.#ready])
            promise.catch(() => { });
    }
    /** Whether it can't answer any more. */
    get ended() {
        return this.#ended;
    }
    /** Its last words, on one line. */
    get said() {
        return this.#words.slice(-3).join(' ').trim();
    }
    /**
     * Gives its answer. Throws the signal's reason, {@link ToolEndedError}, {@link SilenceError}, {@link BrokenAnswerError}, and
     * what the system says of the socket.
     */
    async send(request, signal) {
        const [first, limit] = this.#limit();
        const silence = new AbortController();
        // Nothing else keeps this process alive until the tool serves.
        const timer = setTimeout(() => silence.abort(new SilenceError(first, this.said)), limit);
        const either = signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal]);
        this.#underWay += 1;
        try {
            await unlessAborted(this.#ready, either);
            const answer = await this.#exchange(request, either);
            this.#answered = true;
            return answer;
        }
        catch (error) {
            signal?.throwIfAborted();
            throw silence.signal.aborted ? silence.signal.reason : error;
        }
        finally {
            clearTimeout(timer);
            this.#underWay -= 1;
            if (this.#retired)
                this.retire();
        }
    }
    /** Stops it as soon as nobody waits for an answer. */
    retire() {
        this.#retired = true;
        if (this.#underWay === 0)
            void this.#tool.stop();
    }
    /** Whether the first answer is waited for, and how long. */
    #limit() {
        const { first, other } = this.#limits;
        const left = first - (performance.now() - this.#started);
        return this.#answered || left < other ? [false, other] : [true, left];
    }
    #exchange({ method, path, headers, body }, signal) {
        const { promise, resolve, reject } = Promise.withResolvers();
        // Without a length, Node sends what belongs to a DELETE as the beginning of another request.
        const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
        const sent = (0,external_node_http_.request)({
            ...{ socketPath: this.#folder.socket, method, path, headers: { ...headers, ...length } },
            ...{ signal, agent: false },
        });
        sent.once('error', reject);
        sent.once('response', (response) => {
            const chunks = [];
            response.on('data', (chunk) => chunks.push(chunk));
            response.once('error', (cause) => reject(new BrokenAnswerError('', { cause })));
            response.once('end', () => {
                const { statusCode: status = 0, headers } = response;
                resolve({ status, location: headers.location, body: Buffer.concat(chunks).toString() });
            });
        });
        sent.end(body);
        return promise;
    }
}
function unlessAborted(promise, signal) {
    return new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        if (signal.aborted)
            return stop();
        signal.addEventListener('abort', stop, { once: true });
        void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
}


/***/ }),

/***/ 43809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sc: () => (/* binding */ pathFlag),
/* harmony export */   Vw: () => (/* binding */ loginLimit),
/* harmony export */   bW: () => (/* binding */ startApiProxy),
/* harmony export */   bl: () => (/* binding */ requestLimit)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50273);

/** Time from the start of kubectl, the login included, to its first answer, in milliseconds. */
const loginLimit = 20_000;
/** Time for every other answer, in milliseconds; the API is told of it, and stops working on a request then, too. */
const requestLimit = 5_000;
/** Lets the API be anywhere below an address, as behind Rancher: `https://rancher.example.com/k8s/clusters/c-1`. */
const pathFlag = '--append-server-path';
/**
 * Starts a `kubectl proxy` on a Unix socket: it keeps the login, and passes requests on. An `old` kubectl, before 1.23, is started
 * without {@link pathFlag}. Throws as ProcessRunner.background does.
 */
function startApiProxy({ processes, directory, context }, old) {
    return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .SocketTool */ .wA(processes, {
        command: 'kubectl',
        args: (socket) => [
            ...['proxy', '--unix-socket', socket],
            ...(old ? [] : [pathFlag]),
            ...(context === undefined ? [] : ['--context', context]),
        ],
        directory,
        isReady: (line) => line.startsWith('Starting to serve on '),
        // What it says of a request, its answer says, too.
        isWord: (line) => !line.includes('Error while proxying request'),
        limits: { first: loginLimit, other: requestLimit },
    });
}


/***/ }),

/***/ 73045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JE: () => (/* binding */ setupProblem),
/* harmony export */   JJ: () => (/* binding */ KubernetesRefusal),
/* harmony export */   Lz: () => (/* binding */ NoKubeconfigError),
/* harmony export */   Mn: () => (/* binding */ KubernetesLoginError),
/* harmony export */   U5: () => (/* binding */ kubectlTrouble),
/* harmony export */   W: () => (/* binding */ KubernetesTrouble),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   ks: () => (/* binding */ askingForRights),
/* harmony export */   v7: () => (/* binding */ kubectlFailure)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95819);

/** The API's own word for why it refused a request, and its message. */
class KubernetesRefusal extends Error {
    /** The `reason` of its Status, such as `NotFound`; empty where it gave none. */
    reason;
    constructor(reason, message) {
        super(message);
        this.name = 'KubernetesRefusal';
        this.reason = reason;
    }
}
/** What the same request will fail of again. */
const lasting = new Set(['no-json', 'other-object', 'too-many']);
/** The API gave no answer, or said that it is in trouble. */
class KubernetesTrouble extends _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ {
    /**
     * The `reason` of its Status, empty where it gave none; or `no-answer`, `broken-off`, `no-json` and `other-object` when
     * something else answered, `too-many` when a list is too long.
     */
    reason;
    constructor(message, reason, details) {
        super(message, { ...details, retryable: !lasting.has(reason) });
        this.reason = reason;
    }
}
/** The API doesn't know who is asking, or no longer. */
class KubernetesLoginError extends _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1 {
}
/** Reasons after which the same request may well succeed. Without a reason it is a server in trouble. */
const passing = new Set([
    ...['', 'InternalError', 'ServerTimeout', 'ServiceUnavailable', 'Timeout'],
    ...['TooManyRequests', 'Unknown'],
]);
/** Where kubectl looks for an API when it has no kubeconfig. */
const withoutKubeconfig = /^dial tcp (127\.0\.0\.1|\[::1\]):8080: connect: connection refused$/m;
/** How the API’s silence is told, in the words of Go’s HTTP client and in ours. */
const silence = /^(dial |lookup |no answer within )|connection refused|no such host|i\/o timeout/;
/** What is asked when rights are looked at; a user of kubectl would call it `kubectl auth can-i`. */
const askingForRights = 'asking for rights';
/** What kubectl says when it never got as far as the API, and what to do about it. */
const setupProblems = (section) => [
    [
        /^error: (context|current-context|no context) .*$/m,
        `look at \`context\` in the section \`${section}\`, and at \`kubectl config get-contexts\` in this job`,
    ],
    [
        /^error: (error loading config|invalid configuration|stat ).*$/m,
        'look at the kubeconfig that KUBECONFIG names',
    ],
    [
        /^.*getting credentials: exec: executable \S+ not found.*$/m,
        'install the plug-in that the kubeconfig logs in with',
    ],
    [/^(x509|tls): .*$/m, 'the kubeconfig does not fit the certificate of the API server'],
];
/** Whether the same request may well succeed after the API refused it for this reason. */
function isPassing(reason) {
    return passing.has(reason);
}
/** kubectl found no kubeconfig. */
class NoKubeconfigError extends _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1 {
    /** What came of looking for an API on this machine. */
    dialled;
    /** `missing` are the files that should have been there. */
    constructor(dialled, { name }, missing = []) {
        const files = missing.map(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T).join(', ');
        const why = files === ''
            ? 'there is no kubeconfig: log in to the cluster in this job before this step'
            : `\`KUBECONFIG\` names ${files}, which is not there: log in to the cluster in this job before this step, or correct it`;
        super(`${name} is out of reach: ${why} (without a kubeconfig, kubectl tries this machine: ${dialled})`);
        this.dialled = dialled;
    }
}
/** The mistake in the set-up of kubectl that words of it or of its proxy tell of; `undefined` when they tell of none. */
function setupProblem(words, user) {
    const [dialled] = withoutKubeconfig.exec(words) ?? [];
    if (dialled !== undefined)
        return new NoKubeconfigError(dialled, user);
    for (const [pattern, remedy] of setupProblems(user.section)) {
        const [said] = pattern.exec(words) ?? [];
        if (said !== undefined)
            return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`${user.name} is out of reach: ${said}; ${remedy}`);
    }
    return undefined;
}
/** What the last words of a kubectl that failed mean: a ConfigurationError, or a {@link KubernetesTrouble}. */
function kubectlFailure(verb, words, user) {
    const said = words.trim() || 'it ended without a word';
    return setupProblem(words, user) ?? kubectlTrouble(verb, said, 'no-answer', user);
}
/** A {@link KubernetesTrouble} during a call: a verb of kubectl, or {@link askingForRights}. */
function kubectlTrouble(operation, message, reason, { system, context }, cause) {
    const details = { system, operation, ...(cause === undefined ? {} : { cause }) };
    const call = operation === askingForRights ? operation : `kubectl ${operation}`;
    const which = context === undefined ? 'the current context' : `the context ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(context)}`;
    const silent = reason === 'no-answer' && silence.test(message);
    const asked = silent ? ` (${which} of the kubeconfig: is this the right cluster?)` : '';
    return new KubernetesTrouble(`${call}: ${message}${asked}`, reason, details);
}


/***/ }),

/***/ 35839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ Kubectl)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/socket-tool.js + 1 modules
var socket_tool = __webpack_require__(50273);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl-failure.js
var kubectl_failure = __webpack_require__(73045);
;// CONCATENATED MODULE: ./build/packages/kubernetes/src/api-answer.js

/** What a status without an account of the API means (`NewGenericServerResponse` in apimachinery). */
const plainReasons = {
    400: ['BadRequest', 'the server rejected our request for an unknown reason'],
    404: ['NotFound', 'the server could not find the requested resource'],
    405: ['MethodNotAllowed', 'the server does not allow this method on the requested resource'],
    409: ['Conflict', 'the server reported a conflict'],
    413: ['RequestEntityTooLarge', 'the request is too large'],
    422: ['Invalid', 'the server rejected our request due to an error in our request'],
    429: ['TooManyRequests', 'the server has received too many requests and has asked us to try again later'],
    503: ['ServiceUnavailable', 'the server is currently unable to handle the request'],
    504: ['Timeout', 'the server did not answer in time, but may still be processing the request'],
};
/** How the errors of Go's HTTP client begin, which the proxy gives for an answer when it never got one. */
const neverAnswered = /^(dial |read |write |lookup |getting credentials: |proxyconnect |stream error|net\/http: |http2?: |context |unexpected EOF|EOF$|Get "|Put "|Post "|tls: |x509: |remote error: |$)/;
/** The body of an answer. Throws what it means when it is none of success, as {@link Kubectl.get} does; `said` are the last words of kubectl. */
function readAnswer(verb, { status, body, location }, user, said) {
    if (status >= 200 && status < 300)
        return body;
    if (status >= 300 && status < 400) {
        const why = `the answer leads to ${location ?? 'nowhere'}: what the kubeconfig names is no Kubernetes API`;
        throw (0,kubectl_failure/* kubectlTrouble */.U5)(verb, why, 'no-json', user);
    }
    if (status === 401)
        throw new kubectl_failure/* KubernetesLoginError */.Mn(`${user.name} is out of reach: You must be logged in to the server (Unauthorized); log in to the cluster in this job before this step; a plug-in that renews the login outlasts a long shift`);
    const account = readStatus(body);
    if (account)
        throw explained(verb, account, user);
    const text = body.trim();
    const fromProxy = status === 500 || status === 502;
    if (fromProxy && neverAnswered.test(text))
        throw unanswered(verb, text, user, said);
    const [reason, message] = plainReasons[status] ?? [status >= 500 ? 'InternalError' : 'Unknown', text];
    // Only of what was refused, what was said is worth more than what it means.
    throw explained(verb, status === 403 ? { reason: 'Forbidden', message: text } : { reason, message }, user);
}
function explained(verb, { reason, message }, user) {
    if (!(0,kubectl_failure/* isPassing */.WG)(reason))
        return new kubectl_failure/* KubernetesRefusal */.JJ(reason, message);
    return (0,kubectl_failure/* kubectlTrouble */.U5)(verb, reason === '' ? message : `${message} (${reason})`, reason, user);
}
/** The proxy's own answer for a request that never got to the API. */
function unanswered(verb, text, user, said) {
    const problem = (0,kubectl_failure/* setupProblem */.JE)(text, user);
    if (problem)
        return problem;
    // A plug-in that failed says why on standard error.
    const words = text.startsWith('getting credentials: ') || text === '' ? said : '';
    const all = [text, words].filter((part) => part !== '').join('; ');
    return (0,kubectl_failure/* kubectlTrouble */.U5)(verb, all || 'there was no answer', 'no-answer', user);
}
function readStatus(body) {
    try {
        const { kind, reason, message } = JSON.parse(body);
        if (kind !== 'Status')
            return undefined;
        return { reason: String(reason ?? ''), message: String(message ?? '') };
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/packages/kubernetes/src/api-proxy.js
var api_proxy = __webpack_require__(43809);
;// CONCATENATED MODULE: ./build/packages/kubernetes/src/missing-kubeconfig.js
/** Time to look, in milliseconds. */
const lookLimit = 5_000;
/** Prints what `KUBECONFIG` names and is not there. */
const look = 'set -f; IFS=:; for file in $KUBECONFIG; do [ -e "$file" ] || printf "%s\\n" "$file"; done';
/**
 * The files that `KUBECONFIG` names and that are not there, of which kubectl says nothing; none where that can't be known. It is
 * asked of a program, as kubectl is one: what it inherits is what kubectl inherits.
 */
async function missingKubeconfigs({ processes, workspace, }) {
    try {
        const request = { command: 'bash', args: ['-c', look], directory: workspace, timeout: lookLimit };
        const { stdout } = await processes.tool(request);
        return stdout.split('\n').filter((file) => file !== '');
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/packages/kubernetes/src/shared-proxies.js


/** The proxies of this process, by who starts programs, and by context and folder. */
const shared_proxies_all = new WeakMap();
/** Who starts a kubectl that is older than 1.23. */
const old = new WeakSet();
/** What the system says of a socket nobody listens at: the request was never sent. */
const neverSent = new Set(['ECONNREFUSED', 'ENOENT']);
/** The way to one API that everything in this process shares: one kubectl, started by the first request. */
class SharedProxy {
    #options;
    #key;
    constructor(options) {
        this.#options = options;
        this.#key = JSON.stringify([options.directory, options.context]);
    }
    /** What kubectl and its login plug-in said last; empty when nothing did. */
    get said() {
        return this.#proxies.get(this.#key)?.said ?? '';
    }
    /** Passes a request on, through another kubectl when the one there was has ended. Throws as SocketTool.send does. */
    async send(request, signal) {
        const proxy = this.#current();
        const answer = await proxy.send(request, signal).catch((error) => {
            const again = this.#mayStartAgain(error);
            // A login that hangs won't end by being waited for.
            if (again || (error instanceof socket_tool/* SilenceError */.e3 && error.first))
                this.#retire(proxy);
            if (!again)
                throw error;
            return this.#current().send(request, signal);
        });
        return answer.status === 401 ? this.#withNewLogin(request, signal) : answer;
    }
    #mayStartAgain(error) {
        const { processes } = this.#options;
        const isOld = error instanceof socket_tool/* ToolEndedError */.Pp && error.message.includes(`unknown flag: ${api_proxy/* pathFlag */.Sc}`);
        if (isOld)
            old.add(processes);
        return isOld || neverSent.has(error.code ?? '');
    }
    /**
     * After a 401, which no request gets past, a login plug-in has been asked anew by the time of the next one
     * (`roundTripper.RoundTrip` of client-go's exec plug-ins); a new kubectl reads the kubeconfig anew, too.
     */
    async #withNewLogin(request, signal) {
        const proxy = this.#current();
        const again = await proxy.send(request, signal);
        if (again.status !== 401)
            return again;
        this.#retire(proxy);
        return this.#current().send(request, signal);
    }
    #current() {
        const proxies = this.#proxies;
        const known = proxies.get(this.#key);
        if (known && !known.ended)
            return known;
        const started = (0,api_proxy/* startApiProxy */.bW)(this.#options, old.has(this.#options.processes));
        proxies.set(this.#key, started);
        return started;
    }
    /** Others may still wait for its answers. */
    #retire(proxy) {
        if (this.#proxies.get(this.#key) === proxy)
            this.#proxies.delete(this.#key);
        proxy.retire();
    }
    get #proxies() {
        const { processes } = this.#options;
        const found = shared_proxies_all.get(processes) ?? new Map();
        shared_proxies_all.set(processes, found);
        return found;
    }
}

;// CONCATENATED MODULE: ./build/packages/kubernetes/src/kubectl.js






const methods = { get: 'GET', create: 'POST', replace: 'PUT', delete: 'DELETE' };
/** The proxy takes requests only for the machine it runs on. */
const headers = { host: 'localhost', accept: 'application/json, */*', 'user-agent': 'deploy-actions' };
/**
 * Sends single requests to a Kubernetes API, logged in as kubectl is. One `kubectl proxy` per process and context keeps the
 * login; each call is exactly one request: no discovery, no schema, no second try of a write.
 */
class Kubectl {
    /** Who uses it, for the messages of failures. */
    user;
    /** The context of the kubeconfig; its current one when absent. */
    context;
    #programs;
    #proxy;
    constructor(programs, user, context) {
        this.user = { ...user, context };
        this.context = context;
        this.#programs = programs;
        const { processes, workspace: directory } = programs;
        this.#proxy = new SharedProxy({ processes, directory, context });
    }
    /**
     * What stands at a path of the API, its query included. Throws KubernetesRefusal when the API said no, ConfigurationError
     * when kubectl is missing or not set up, KubernetesTrouble when there was no answer or the API was in trouble, and the
     * signal's reason.
     */
    get(path, signal) {
        return this.#object({ verb: 'get', path, signal });
    }
    /** The text that stands at a path of the API, such as a log; throws as {@link get} does. */
    text(path, signal) {
        return this.#send({ verb: 'get', path, signal });
    }
    /**
     * Creates an object under a path of the API, and gives it as it was stored; throws as {@link get} does. `operation` is what
     * failures call it.
     */
    create(path, object, signal, operation) {
        return this.#object({ verb: 'create', path, object, signal, operation });
    }
    /** Replaces the object at a path of the API, and gives it as it was stored; throws as {@link get} does. */
    replace(path, object, signal) {
        return this.#object({ verb: 'replace', path, object, signal });
    }
    /**
     * Deletes the object at a path of the API, with the options of the API such as `preconditions`, and gives the API's answer;
     * throws as {@link get} does.
     */
    delete(path, options, signal) {
        const object = { ...{ apiVersion: 'v1', kind: 'DeleteOptions' }, ...options };
        return this.#object({ verb: 'delete', path, object, signal });
    }
    async #object(call) {
        const text = await this.#send(call);
        try {
            return JSON.parse(text);
        }
        catch (cause) {
            const [why, reason] = text.trimStart().startsWith('{')
                ? ['the answer is broken off', 'broken-off']
                : ['the answer is no JSON: what the kubeconfig names is no Kubernetes API', 'no-json'];
            throw (0,kubectl_failure/* kubectlTrouble */.U5)(call.operation ?? call.verb, why, reason, this.user, cause);
        }
    }
    async #send({ verb, path, object, signal, operation = verb }) {
        signal?.throwIfAborted();
        this.#refuseWindows();
        const request = {
            method: methods[verb],
            path: withTimeout(path),
            headers: { ...headers, ...(object === undefined ? {} : { 'content-type': 'application/json' }) },
            ...(object === undefined ? {} : { body: JSON.stringify(object) }),
        };
        let answer;
        try {
            answer = await this.#proxy.send(request, signal);
        }
        catch (error) {
            signal?.throwIfAborted();
            throw this.#failure(operation, error);
        }
        try {
            return readAnswer(operation, answer, this.user, this.#proxy.said);
        }
        catch (error) {
            if (!(error instanceof kubectl_failure/* NoKubeconfigError */.Lz))
                throw error;
            throw new kubectl_failure/* NoKubeconfigError */.Lz(error.dialled, this.user, await missingKubeconfigs(this.#programs));
        }
    }
    #failure(operation, error) {
        if (error instanceof socket_tool/* ToolEndedError */.Pp) {
            const { started, lastLines } = error.end;
            return started ? (0,kubectl_failure/* kubectlFailure */.v7)(operation, lastLines.join('\n'), this.user) : this.#missing();
        }
        // The system refused to start anything at all.
        if (error instanceof errors/* ProviderError */.mZ)
            return (0,kubectl_failure/* kubectlTrouble */.U5)(operation, error.message, 'no-answer', this.user, error);
        if (error instanceof socket_tool/* BrokenAnswerError */.Q$)
            return (0,kubectl_failure/* kubectlTrouble */.U5)(operation, 'the answer is broken off', 'broken-off', this.user, error.cause);
        if (error instanceof socket_tool/* SilenceError */.e3) {
            const limit = (0,quantities/* formatDuration */.a3)(error.first ? api_proxy/* loginLimit */.Vw : api_proxy/* requestLimit */.bl);
            const why = `no answer within ${limit}: the API, or the login to it, does not answer`;
            const said = error.message === '' ? '' : `; kubectl said ${error.message}`;
            return (0,kubectl_failure/* kubectlTrouble */.U5)(operation, `${why}${said}`, 'no-answer', this.user);
        }
        const broken = error instanceof Error && 'code' in error;
        return broken ? (0,kubectl_failure/* kubectlTrouble */.U5)(operation, error.message, 'no-answer', this.user, error) : error;
    }
    #missing() {
        return new errors/* ConfigurationError */.j1(`${this.user.name} needs kubectl on the runner, but there is none in PATH; install it in a step before this one`);
    }
    #refuseWindows() {
        if (process.platform !== 'win32')
            return;
        throw new errors/* ConfigurationError */.j1(`${this.user.name} needs a runner with Linux or macOS: it speaks to kubectl through a Unix socket, which Node has not on Windows`);
    }
}
/** The API gives up when nobody waits any more, so that no write happens late. */
function withTimeout(path) {
    return `${path}${path.includes('?') ? '&' : '?'}timeout=${(0,quantities/* formatDuration */.a3)(api_proxy/* requestLimit */.bl)}`;
}


/***/ })

};
