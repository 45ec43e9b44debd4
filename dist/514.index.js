export const id = 514;
export const ids = [514];
export const modules = {

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

/***/ 80514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createTlsCertificateCheck: () => (/* binding */ createTlsCertificateCheck)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var grades = __webpack_require__(10393);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/tls-certificate/presented-chain.js



/** How a connection fails, by the code of the system, of the resolver or of OpenSSL. */
const failures = {
    ENOTFOUND: 'the name does not resolve: there is no such host',
    EAI_AGAIN: 'the name does not resolve: no name server answers',
    ECONNREFUSED: 'nothing listens there (connection refused)',
    ECONNRESET: 'the connection was broken off during the TLS handshake',
    EHOSTUNREACH: 'no way leads there (host unreachable)',
    ENETUNREACH: 'no way leads there (network unreachable)',
    ETIMEDOUT: 'it does not answer; does a firewall drop the packets?',
    ERR_SSL_WRONG_VERSION_NUMBER: 'what answers there does not speak TLS; is it plain HTTP?',
    ERR_SSL_PACKET_LENGTH_TOO_LONG: 'what answers there does not speak TLS; is it plain HTTP?',
    ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'TLS handshake failed: the server knows no certificate for this name',
};
/**
 * Connects and gives what the server presents, trusted or not: nothing is sent but the handshake. Throws ProviderError when
 * there is no TLS server, ConfigurationError never, and the signal's reason when it fired.
 */
async function presentedChain(endpoint, signal) {
    signal.throwIfAborted();
    const { host, port, name, ca } = endpoint;
    // The certificate is judged afterwards: who refuses it at once never learns its dates.
    const socket = (0,external_node_tls_.connect)({
        ...{ host, port, rejectUnauthorized: false },
        // An address can't be asked for by SNI (RFC 6066, section 3).
        ...((0,external_node_net_.isIP)(name) === 0 ? { servername: name } : {}),
        ...(ca === undefined ? {} : { ca }),
    });
    const stop = () => socket.destroy(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    try {
        await secured(socket);
        return readChain(socket, name);
    }
    catch (error) {
        signal.throwIfAborted();
        throw failure(error, endpoint);
    }
    finally {
        signal.removeEventListener('abort', stop);
        socket.destroy();
    }
}
function secured(socket) {
    return new Promise((resolve, reject) => {
        socket.once('secureConnect', resolve);
        // Later errors, such as the wish for a certificate of ours, come when all is known.
        socket.on('error', reject);
        socket.once('close', () => reject(new Error('the connection was closed during the TLS handshake')));
    });
}
function failure(error, { host, port, name }) {
    const { code = '', reason } = error;
    const said = reason === undefined ? (0,errors/* describeError */.Uc)(error) : `TLS handshake failed: ${reason}`;
    const where = name === host ? `${host}:${port}` : `${host}:${port}, asked for ${(0,quoted/* quoted */.T)(name)}`;
    return new errors/* ProviderError */.mZ(`${where}: ${failures[code] ?? said}`, {
        ...{ system: host, operation: 'TLS handshake', retryable: true, cause: undefined },
    });
}
function readChain(socket, name) {
    const own = socket.getPeerCertificate(true);
    if (!own.valid_to)
        throw new Error('the server presented no certificate');
    const { authorizationError } = socket;
    const code = authorizationError === null ? undefined : String(authorizationError);
    return {
        certificates: [readCertificate(own), ...issuers(own).map(readCertificate)],
        protocol: socket.getProtocol() ?? 'TLS',
        untrusted: code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? undefined : code,
        // Node looks at the name only when it trusts the chain.
        otherName: (0,external_node_tls_.checkServerIdentity)(name, own)?.message.replace(/^.*altnames: /s, ''),
    };
}
function issuers(own) {
    const chain = [own];
    for (let next = own.issuerCertificate; next && !chain.includes(next); next = next.issuerCertificate) {
        // A root is its own issuer.
        if (chain.some(({ fingerprint256 }) => fingerprint256 === next.fingerprint256))
            break;
        chain.push(next);
    }
    return chain.slice(1);
}
function readCertificate({ subject, issuer, valid_from, valid_to }) {
    return {
        subject: nameOf(subject),
        issuer: nameOf(issuer),
        from: Date.parse(valid_from),
        until: Date.parse(valid_to),
    };
}
/** The common name, or the rest of it where there is none, as in certificates that have only alternative names. */
function nameOf(name) {
    const parts = Object.entries(name ?? {}).flatMap(([key, value]) => [value].flat().map((each) => [key, String(each)]));
    const common = parts.find(([key]) => key === 'CN')?.[1];
    return common ?? (parts.map(([key, value]) => `${key}=${value}`).join(', ') || 'without a name');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/tls-certificate.js





/** Why a chain isn't trusted, and what to do about it (`man openssl-verification-options`, codes in x509_vfy.h). */
const distrust = {
    DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed; no authority vouches for it',
    SELF_SIGNED_CERT_IN_CHAIN: 'comes from a root that is not trusted; name a private root in `ca`',
    UNABLE_TO_GET_ISSUER_CERT: 'has an incomplete chain: the server does not send the intermediate certificate',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'has an incomplete chain, or a root that is not trusted: have the server send the intermediate certificates',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has an incomplete chain: have the server send the intermediate certificates, or name a private root in `ca`',
    CERT_REVOKED: 'was revoked',
    CERT_UNTRUSTED: 'comes from a root that is not trusted for servers',
    INVALID_PURPOSE: 'is not meant for servers',
};
/** What the dates tell better. */
const dated = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
/** Looks at the certificate that a server presents: chain, name and dates. */
function createTlsCertificateCheck(configuration, { runtime: { clock, workspace } }) {
    const { host, port, 'server-name': name = host, ca } = configuration;
    return {
        asks: `the certificate of ${host}:${port}${name === host ? '' : ` for ${name}`}`,
        async ask(signal) {
            const roots = ca === undefined ? undefined : await readRoots((0,external_node_path_.resolve)(workspace, ca), ca);
            const chain = await presentedChain({ host, port, name, ca: roots }, signal);
            return (0,grades/* gathered */.P)(judge(chain, name, configuration, clock.now()), describe(chain));
        },
    };
}
async function readRoots(file, named) {
    const text = await (0,promises_.readFile)(file, 'utf8').catch((error) => {
        throw new errors/* ConfigurationError */.j1(`\`ca\`: ${(0,quoted/* quoted */.T)(named)} can not be read (${error.code ?? error.message})`);
    });
    if (text.includes('-----BEGIN CERTIFICATE-----'))
        return text;
    throw new errors/* ConfigurationError */.j1(`\`ca\`: ${(0,quoted/* quoted */.T)(named)} has no certificate in PEM`);
}
function judge(chain, name, configuration, now) {
    const { untrusted, otherName, certificates, protocol } = chain;
    const wrong = [];
    if (otherName !== undefined) {
        wrong.push({ status: 'fail', finding: `the certificate is not for ${(0,quoted/* quoted */.T)(name)}: ${otherName}` });
    }
    const dates = certificates.flatMap((certificate, index) => {
        const what = index === 0 ? 'the certificate' : `the certificate of its issuer ${certificate.subject}`;
        return judgeDates(what, certificate, configuration, now) ?? [];
    });
    if (untrusted !== undefined && !(dated.has(untrusted) && dates.some(({ status }) => status === 'fail'))) {
        const why = distrust[untrusted] ?? 'is not trusted';
        wrong.push({ status: 'fail', finding: `the certificate ${why} (${untrusted})` });
    }
    if (wrong.length + dates.length > 0)
        return [...wrong, ...dates];
    const [own] = certificates;
    const earliest = certificates.reduce((one, other) => (other.until < one.until ? other : one), own);
    const sooner = earliest === own ? '' : `, that of ${earliest.subject} for ${days(earliest.until - now)}`;
    const wanted = (0,quantities/* formatDuration */.a3)(configuration['expires-after']);
    return [
        {
            status: 'pass',
            finding: `valid for ${(0,quoted/* quoted */.T)(name)} for ${days(own.until - now)}${sooner}, wanted more than ${wanted} (${protocol}, from ${own.issuer})`,
        },
    ];
}
function judgeDates(what, { from, until }, { 'expires-after': shortest, 'warn-before': warn = 0 }, now) {
    const left = until - now;
    if (!(left > 0))
        return { status: 'fail', finding: `${what} expired on ${(0,clock/* isoInstant */.j2)(until)}` };
    if (from > now)
        return { status: 'fail', finding: `${what} is not valid before ${(0,clock/* isoInstant */.j2)(from)}` };
    const soon = `${what} expires in ${days(left)}, on ${(0,clock/* isoInstant */.j2)(until)}`;
    if (left <= shortest) {
        return { status: 'fail', finding: `${soon}, wanted more than ${(0,quantities/* formatDuration */.a3)(shortest)}` };
    }
    if (left > warn)
        return undefined;
    return { status: 'warn', finding: `${soon}, a warning below ${(0,quantities/* formatDuration */.a3)(warn)}` };
}
function days(milliseconds) {
    return `${Math.floor(milliseconds / 86_400_000)} days`;
}
function describe({ certificates, protocol }) {
    const lines = certificates.map(({ subject, issuer, from, until }) => `${subject}, from ${issuer}, valid ${(0,clock/* isoInstant */.j2)(from)} to ${(0,clock/* isoInstant */.j2)(until)}`);
    return [protocol, ...lines].join('\n');
}


/***/ })

};
