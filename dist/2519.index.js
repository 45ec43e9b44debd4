export const id = 2519;
export const ids = [2519];
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

/***/ 32519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createDnsCheck: () => (/* binding */ createDnsCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(71553);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/dns/query.js



/** How often c-ares asks each server, and how long it waits the first time, in milliseconds. */
const limits = { tries: 2, timeout: 2_000 };
/** What the codes of c-ares mean (https://nodejs.org/api/dns.html#error-codes). */
const failures = {
    ENOTFOUND: 'the name does not exist (NXDOMAIN)',
    ENODATA: 'the name exists, but has no such records (empty answer)',
    ESERVFAIL: 'the name server failed to find out (SERVFAIL); is the delegation or DNSSEC of the zone broken?',
    EREFUSED: 'the name server refuses to answer (REFUSED); it may serve other zones only',
    ENOTIMP: 'the name server does not know how to answer this (NOTIMP)',
    EFORMERR: 'the name server does not understand the question (FORMERR)',
    ETIMEOUT: 'the name server does not answer',
    ECONNREFUSED: 'there is no name server (connection refused)',
    EBADNAME: 'this is no name of the DNS',
    EBADRESP: 'the answer of the name server is broken',
};
/**
 * Asks name servers, all those of the machine when `servers` is absent. Throws ProviderError with what the answer, or the lack
 * of one, means; and the signal's reason when it fired.
 */
async function query({ name, type }, servers, signal) {
    const addresses = servers && (await Promise.all(servers.map((server) => addressOf(server, signal))));
    const whom = servers === undefined ? 'the name servers of this machine' : servers.join(', ');
    return withResolver(`${type} ${name}`, whom, addresses, signal, async (resolver) => {
        const records = await lookUp(resolver, name, type);
        const ttls = records.flatMap(({ ttl }) => ttl ?? []);
        return {
            answers: records.map(({ text }) => text).sort(),
            ttl: ttls.length === 0 ? undefined : Math.min(...ttls) * 1_000,
        };
    });
}
async function withResolver(question, whom, addresses, signal, work) {
    signal.throwIfAborted();
    const resolver = new promises_.Resolver(limits);
    if (addresses)
        resolver.setServers(addresses);
    const cancel = () => resolver.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
        return await work(resolver);
    }
    catch (error) {
        signal.throwIfAborted();
        const { code = '' } = error;
        throw new errors/* ProviderError */.mZ(`${question}, asked of ${whom}: ${failures[code] ?? (0,errors/* describeError */.Uc)(error)}`, {
            ...{ system: 'DNS', operation: question, retryable: code !== 'ENOTFOUND' && code !== 'ENODATA' },
        });
    }
    finally {
        signal.removeEventListener('abort', cancel);
    }
}
/** Writes records as zone files do, without the final dots. */
async function lookUp(resolver, name, type) {
    const texts = (list) => list.map((text) => ({ text }));
    switch (type) {
        case 'A':
            return (await resolver.resolve4(name, { ttl: true })).map(({ address, ttl }) => ({
                text: address,
                ttl,
            }));
        case 'AAAA':
            return (await resolver.resolve6(name, { ttl: true })).map(({ address, ttl }) => ({
                text: address,
                ttl,
            }));
        case 'CNAME':
            return texts(await resolver.resolveCname(name));
        case 'NS':
            return texts(await resolver.resolveNs(name));
        case 'TXT':
            // A text above 255 bytes comes in pieces.
            return texts((await resolver.resolveTxt(name)).map((pieces) => pieces.join('')));
        case 'MX':
            return texts((await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`));
        case 'SRV':
            return texts((await resolver.resolveSrv(name)).map(({ priority, weight, port, name: target }) => `${priority} ${weight} ${port} ${target}`));
        case 'CAA':
            return texts((await resolver.resolveCaa(name)).map(({ critical, ...properties }) => {
                const [tag, value] = Object.entries(properties).find(([key]) => key !== 'type') ?? [];
                return `${critical} ${tag} ${value}`;
            }));
    }
}
/** The address of a name server, with its port; one that is given by name is looked up. */
async function addressOf(server, signal) {
    const { host, port } = readServer(server);
    if ((0,external_node_net_.isIP)(host) !== 0)
        return withPort(host, port);
    const [address] = await withResolver(`A ${host}`, 'the name servers of this machine', undefined, signal, (own) => own.resolve4(host));
    return withPort(address ?? host, port);
}
/** Reads `192.0.2.1`, `2001:db8::1`, `ns1.example.com`, each with a port if need be: `[2001:db8::1]:5353`. Throws ConfigurationError. */
function readServer(server) {
    if ((0,external_node_net_.isIP)(server) !== 0)
        return { host: server, port: 53 };
    const [, bracketed, plain, port = '53'] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(server) ?? [];
    const host = bracketed ?? plain;
    const valid = bracketed === undefined || (0,external_node_net_.isIP)(bracketed) === 6;
    if (host !== undefined && valid && Number(port) >= 1 && Number(port) <= 65_535) {
        return { host, port: Number(port) };
    }
    throw new errors/* ConfigurationError */.j1(`${(0,quoted/* quoted */.T)(server)} is no name server: allowed are an address or a name, with a port if need be: \`192.0.2.1:5353\``);
}
function withPort(host, port) {
    return (0,external_node_net_.isIP)(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/dns.js



/** Asks name servers for a name: whether it has the expected answers, for how long they are kept, and whether all servers agree. */
function createDnsCheck(configuration) {
    const { name, type, servers, 'same-on': others = [] } = configuration;
    const expected = configuration.answers?.map((answer) => normal(answer, type));
    for (const server of [...(servers ?? []), ...others])
        readServer(server);
    return {
        asks: `${type} ${name}${servers === undefined ? '' : ` of ${servers.join(', ')}`}${others.length === 0 ? '' : `; the same on ${others.join(', ')}`}`,
        async ask(signal) {
            const [found, opinions] = await Promise.all([
                query({ name, type }, servers, signal),
                Promise.all(others.map((server) => opinionOf(server, configuration, signal))),
            ]);
            const grades = [
                judgeAnswers(found, expected, configuration),
                ...judgeTtl(found, configuration),
                ...judgeAgreement(opinions),
            ];
            const lines = opinions.map(({ server, says }) => `${server}: ${says}`);
            return (0,src_grades/* gathered */.P)(grades, [describe(found), ...lines].join('\n'));
        },
    };
}
async function opinionOf(server, { name, type }, signal) {
    try {
        const { answers } = await query({ name, type }, [server], signal);
        return {
            server,
            says: answers
                .map((answer) => normal(answer, type))
                .sort()
                .join(', '),
            failed: false,
        };
    }
    catch (error) {
        signal.throwIfAborted();
        return { server, says: (0,errors/* describeError */.Uc)(error), failed: true };
    }
}
function judgeAnswers({ answers }, expected, { name, type, match }) {
    const found = answers.map((answer) => normal(answer, type));
    const is = `${type} ${name} is ${answers.join(', ')}`;
    if (expected === undefined)
        return { status: 'pass', finding: is };
    const missing = expected.filter((answer) => !found.includes(answer));
    const odd = found.filter((answer) => !expected.includes(answer));
    const right = match === 'any'
        ? missing.length < expected.length
        : missing.length === 0 && (match === 'all' || odd.length === 0);
    if (right)
        return { status: 'pass', finding: `${is}, as expected` };
    const wanted = { all: 'wanted', any: 'wanted one of', exactly: 'wanted exactly' }[match];
    return { status: 'fail', finding: `${is}, ${wanted} ${expected.join(', ')}` };
}
function judgeTtl({ ttl }, { 'ttl-at-most': longest }) {
    if (longest === undefined || ttl === undefined || ttl <= longest)
        return [];
    const finding = `the answer may be kept for ${(0,quantities/* formatDuration */.a3)(ttl)}, wanted at most ${(0,quantities/* formatDuration */.a3)(longest)}`;
    return [{ status: 'warn', finding }];
}
function judgeAgreement(opinions) {
    const failed = opinions.filter((opinion) => opinion.failed);
    const voices = opinions.filter((opinion) => !opinion.failed);
    const all = new Set(voices.map(({ says }) => says));
    const differ = voices.map(({ server, says }) => `${server} says ${says}`).join('; ');
    return [
        ...failed.map(({ says }) => ({ status: 'fail', finding: says })),
        ...(all.size > 1 ? [{ status: 'warn', finding: `the name servers differ: ${differ}` }] : []),
    ];
}
/** Names of the DNS know no case and may end in a dot; texts are what they are. */
function normal(answer, type) {
    if (type === 'TXT')
        return answer;
    const plain = answer
        .trim()
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/(?<=\s|^)"(.*)"$/g, '$1');
    return (type === 'AAAA' ? canonical(plain) : plain).toLowerCase().replace(/(?<=[a-z\d-])\.$/, '');
}
/** The one way to write an IPv6 address (RFC 5952). */
function canonical(address) {
    return URL.parse(`http://[${address}]`)?.hostname.slice(1, -1) ?? address;
}
function describe({ answers, ttl }) {
    return `${answers.join('\n')}${ttl === undefined ? '' : `\nmay be kept for ${(0,quantities/* formatDuration */.a3)(ttl)}`}`;
}


/***/ })

};
