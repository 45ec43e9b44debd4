export const id = 650;
export const ids = [650];
export const modules = {

/***/ 650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSshCheck: () => (/* binding */ createSshCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/ssh/failures.js
/** What ssh says of itself when it came as far as that (`ssh.c`, `ssh_connect2`'s end), at the log level VERBOSE. */
const authenticated = /^Authenticated to .*$/m;
/** What of its words is no news: counts of bytes, and what host and user may say to everybody. */
const chatter = /^(Transferred: |Bytes per second: |Connection to .* closed|debug\d: |Warning: Permanently added )/;
/** What ssh's words mean, the more telling first (messages of OpenSSH, `sshconnect.c`, `sshconnect2.c`, `authfile.c`). */
const meanings = [
    [
        /REMOTE HOST IDENTIFICATION HAS CHANGED/,
        'the host key has changed: the server was set up anew, or somebody stands between; compare the key before you replace it in `known-hosts`',
    ],
    [
        /No \S+ host key is known for|Host key verification failed/,
        'the host is unknown: put its key into `known-hosts` (`ssh-keyscan` prints it; compare it with the server)',
    ],
    [
        /error in libcrypto|invalid format|incorrect passphrase|key_load_private|Load key .*: /,
        'the private key can not be used: it is broken, or has a passphrase',
    ],
    [
        /Permission denied/,
        'the login is refused: the key is not among the `authorized_keys` of that user, or the user may not log in',
    ],
    [
        /Too many authentication failures/,
        'the login is refused: too many keys were offered; name one in `identity`',
    ],
    [/no matching (host key|key exchange|cipher|MAC)/, 'client and server have no algorithm in common'],
    [/Could not resolve hostname/, 'the name of the host does not resolve'],
    [/Connection refused/, 'nothing listens there (connection refused)'],
    [/timed out/, 'the host does not answer; does a firewall drop the packets?'],
    [/No route to host|Network is unreachable/, 'no way leads there'],
    [
        /kex_exchange_identification|banner exchange|Connection (closed|reset) by|closed by remote host/,
        'the server hung up before the login; is it a server of ssh, and does it let this address in?',
    ],
];
/** Whether the login succeeded, in ssh's own words; `undefined` when it didn't. */
function loginOf(stderr) {
    return authenticated.exec(stderr)?.[0];
}
/** Why there was no login. */
function whyRefused(stderr) {
    const means = meanings.find(([said]) => said.test(stderr))?.[1];
    const last = wordsOf(stderr).at(-1) ?? 'it said nothing';
    return means === undefined ? `ssh failed: ${last}` : means;
}
/** What was said, line by line, without ssh's chatter. */
function wordsOf(stderr) {
    return stderr
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !/^[@ ]+$/.test(line) && !chatter.test(line) && !authenticated.test(line));
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/ssh/login-files.js



/** A type of keys, behind the names of a host, maybe with a marker before (`man sshd`, SSH_KNOWN_HOSTS FILE FORMAT). */
const knownHost = /^(@\S+\s+)?\S+\s+(ssh-|ecdsa-|sk-)\S+\s+\S+/m;
/**
 * Calls `use` with copies of key and host keys that only this user can read, and removes them whatever happens. Throws
 * ConfigurationError when a file can't be read or has something else in it, and what `use` throws.
 */
async function withLoginFiles({ identity, knownHosts }, { workspace, temporary }, use) {
    const key = identity === undefined ? undefined : await textOf(identity, isKey, workspace, 'identity');
    if (key !== undefined && !isKey(key)) {
        throw new errors/* ConfigurationError */.j1('`identity` is no private key: it begins with `-----BEGIN … PRIVATE KEY-----`');
    }
    const isHosts = (text) => knownHost.test(text);
    const hosts = knownHosts === undefined ? undefined : await textOf(knownHosts, isHosts, workspace, 'known-hosts');
    if (hosts !== undefined && !isHosts(hosts)) {
        throw new errors/* ConfigurationError */.j1('`known-hosts` has no host key: a line is such as `host ssh-ed25519 AAAA…`, and `ssh-keyscan` writes them');
    }
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, 'ssh-'));
    try {
        const file = async (name, text) => {
            if (text === undefined)
                return undefined;
            const path = (0,external_node_path_.join)(folder, name);
            // ssh refuses a key without a final newline, which variables lose.
            await (0,promises_.writeFile)(path, `${text.trimEnd()}\n`, { mode: 0o600 });
            return path;
        };
        return await use({ identity: await file('identity', key), knownHosts: await file('known_hosts', hosts) });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
function isKey(text) {
    return /^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text.trimStart());
}
/** What was given, or what is in the file that was given. */
async function textOf(given, isIt, workspace, key) {
    if (isIt(given))
        return given;
    // What looks like neither may be a mangled key: it is not shown.
    const named = /^[\w./~+ -]{1,200}$/.test(given) ? (0,quoted/* quoted */.T)(given) : 'what was given';
    return (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, given), 'utf8').catch((error) => {
        throw new errors/* ConfigurationError */.j1(`\`${key}\`: ${named} is neither the text itself nor a file that can be read (${error.code ?? 'unreadable'})`);
    });
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/ssh.js



/** So many last lines of output are evidence. */
const keptLines = 20;
/** ssh gives up on a connection this much before the check's time is over, so that it can say so; milliseconds. */
const reserve = 1_000;
/** Logs in by ssh as a deployment does, and runs a command there. */
function createSshCheck(configuration, { runtime }) {
    const { host, port, user, run, identity, 'known-hosts': knownHosts } = configuration;
    return {
        asks: `ssh ${user}@${host}${port === 22 ? '' : ` on port ${port}`}, and there: ${run.trim()}`,
        ask: (signal) => withLoginFiles({ identity, knownHosts }, runtime, async (files) => {
            const result = await runtime.processes
                .tool({
                ...{
                    command: 'ssh',
                    args: argumentsFor(configuration, files),
                    directory: runtime.workspace,
                    signal,
                },
                environment: { LC_ALL: 'C' },
            })
                .catch((error) => {
                const missing = error instanceof Error && /ENOENT/.test(String(error.message) + String(error.cause));
                throw missing
                    ? new errors/* ConfigurationError */.j1('there is no `ssh` on this runner; install OpenSSH')
                    : error;
            });
            return judge(configuration, result);
        }),
    };
}
/** Nobody is there to answer questions, an unknown host is refused, and nothing of this machine is lent to the other. */
function argumentsFor({ host, port, user, run, timeout }, { identity, knownHosts }) {
    const options = {
        BatchMode: 'yes',
        StrictHostKeyChecking: 'yes',
        ConnectTimeout: String(Math.max(1, Math.floor((timeout - reserve) / 1_000))),
        // It names the login, by which a failure of ssh is told from one of the command.
        LogLevel: 'VERBOSE',
        // A connection that somebody left open would prove nothing.
        ControlPath: 'none',
        ClearAllForwardings: 'yes',
        ForwardAgent: 'no',
        RequestTTY: 'no',
        PermitLocalCommand: 'no',
        ...(identity === undefined ? {} : { IdentitiesOnly: 'yes', IdentityFile: path(identity) }),
        ...(knownHosts === undefined
            ? {}
            : { UserKnownHostsFile: path(knownHosts), GlobalKnownHostsFile: 'none' }),
    };
    return [
        ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
        ...['-p', String(port), '-l', user, '--', host, run],
    ];
}
/** ssh splits at spaces, and expands `%` and `${}` (`man ssh_config`, TOKENS). */
function path(file) {
    if (/["\\$]/.test(file)) {
        throw new errors/* ConfigurationError */.j1('the temporary folder has a quote, `\\` or `$` in its path, which ssh can not take');
    }
    return `"${file.replaceAll('%', '%%')}"`;
}
function judge(configuration, { exitCode, stdout, stderr }) {
    const { user, host, port, 'warn-exit-code': warning } = configuration;
    const where = `${user}@${host}${port === 22 ? '' : `:${port}`}`;
    const login = loginOf(stderr);
    const output = [...stdout.trimEnd().split('\n'), ...wordsOf(stderr)].filter((line) => line !== '');
    const answer = [login ?? `exit code ${exitCode}`, ...output.slice(-keptLines)].join('\n');
    if (login === undefined)
        return { status: 'fail', finding: `${where}: ${whyRefused(stderr)}`, answer };
    if (exitCode === 0)
        return { status: 'pass', finding: `${where} is let in, and the command succeeds`, answer };
    const last = output.at(-1);
    const ended = `${where} is let in, but the command ended with exit code ${exitCode}`;
    return {
        status: exitCode === warning ? 'warn' : 'fail',
        finding: last === undefined ? ended : `${ended}: ${last}`,
        answer,
    };
}


/***/ })

};
