export const id = 9894;
export const ids = [9894];
export const modules = {

/***/ 26001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ valueAt)
/* harmony export */ });
/** The value at a dotted path such as `replicas.0.state`; numbers index lists. */
function valueAt(document, path) {
    return path
        .split('.')
        .reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, document);
}


/***/ }),

/***/ 9894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createHttpCheck: () => (/* binding */ createHttpCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/checks/src/dotted-path.js
var dotted_path = __webpack_require__(26001);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/http/json-differences.js

/** What of a JSON text is not as expected, a part of a sentence for each. */
function jsonDifferences(expected, text) {
    let document;
    try {
        document = JSON.parse(text);
    }
    catch {
        return ['not with JSON'];
    }
    return Object.entries(expected).flatMap(([path, expectation]) => {
        const found = (0,dotted_path/* valueAt */.f)(document, path);
        const wanted = unmet(found, expectation);
        if (wanted === undefined)
            return [];
        const is = found === undefined ? 'is missing' : `is ${abridged(JSON.stringify(found))}`;
        return [`\`${path}\` ${is}, wanted ${wanted}`];
    });
}
/** The values that were asked for, for evidence: `status = "ok"`. Only of a text without differences. */
function jsonMatches(expected, text) {
    const document = JSON.parse(text);
    return Object.keys(expected).map((path) => `${path} = ${abridged(JSON.stringify((0,dotted_path/* valueAt */.f)(document, path)) ?? 'missing')}`);
}
/** What is wanted in place of what was found; `undefined` when it is as wanted. */
function unmet(found, expectation) {
    if (typeof expectation !== 'object' || expectation === null) {
        return found === expectation ? undefined : JSON.stringify(expectation);
    }
    const parts = wishes(found, expectation).flatMap(([holds, words]) => (holds ? [] : [words]));
    return parts.length === 0 ? undefined : parts.join(' and ');
}
function wishes(found, comparison) {
    const { 'at-least': least, 'at-most': most, 'one-of': choices, contains, present } = comparison;
    const isNumber = typeof found === 'number';
    return [
        ...(least === undefined ? [] : [[isNumber && found >= least, `at least ${least}`]]),
        ...(most === undefined ? [] : [[isNumber && found <= most, `at most ${most}`]]),
        ...(choices === undefined
            ? []
            : [
                [
                    choices.some((choice) => choice === found),
                    `one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`,
                ],
            ]),
        ...(contains === undefined
            ? []
            : [[has(found, contains), `something with ${JSON.stringify(contains)}`]]),
        ...(present === undefined
            ? []
            : [[(found !== undefined) === present, present ? 'any value' : 'none']]),
    ];
}
function has(found, part) {
    return (typeof found === 'string' || Array.isArray(found)) && found.includes(part);
}
function abridged(text) {
    return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/http.js


/** So much of an answer's body is kept as evidence of a failure, in characters. */
const excerptLength = 500;
/** Sends a request and compares status, headers, text, JSON values and time of the answer. Throws ConfigurationError for an unusable request. */
function createHttpCheck(configuration, { runtime: { http } }) {
    const { url, method, headers, body, timeout } = configuration;
    refuseUnusable(configuration);
    return {
        asks: `${method} ${url}`,
        async ask(signal) {
            const response = await http.send({
                ...{ url, method, timeout, signal },
                ...(headers === undefined ? {} : { headers }),
                ...(body === undefined ? {} : { body }),
            });
            return compare(configuration, response);
        },
    };
}
function refuseUnusable({ url, method, contains, json }) {
    if (!URL.canParse(url))
        throw new errors/* ConfigurationError */.j1(`\`${url}\` is no address`);
    const { username, password } = new URL(url);
    if (username || password) {
        throw new errors/* ConfigurationError */.j1('the address has credentials in it; give them in `headers`, as `env:NAME`');
    }
    if (method === 'HEAD' && (contains !== undefined || json !== undefined)) {
        throw new errors/* ConfigurationError */.j1('the answer to `HEAD` has no body that `contains` or `json` could be about');
    }
}
function compare(configuration, response) {
    const { json } = configuration;
    const { status, body, elapsed } = response;
    const received = `status ${status}, ${(0,quantities/* formatSize */.Xq)(Buffer.byteLength(body))} in ${(0,quantities/* formatDuration */.a3)(elapsed)}`;
    const fail = (finding) => ({
        status: 'fail',
        finding,
        answer: `${received}\n${excerpt(body)}`,
    });
    const wanted = [configuration.status].flat();
    if (!wanted.includes(status))
        return fail(`answered ${status}, wanted ${wanted.join(' or ')}`);
    const wrong = differences(configuration, response);
    if (wrong.length > 0)
        return fail(`answered ${status}, but ${wrong.join('; ')}`);
    // A body that is as wanted stays out of the report: nobody needs it there, and it may hold what is nobody's business.
    const matched = json === undefined ? [] : jsonMatches(json, body).map((match) => `, ${match}`);
    const limit = configuration['warn-slower-than'];
    const slow = limit !== undefined && elapsed > limit;
    const took = `answered ${status} in ${(0,quantities/* formatDuration */.a3)(elapsed)}`;
    return {
        status: slow ? 'warn' : 'pass',
        finding: slow ? `${took}, a warning above ${(0,quantities/* formatDuration */.a3)(limit)}` : took,
        answer: `${received}${matched.join('')}`,
    };
}
function differences(configuration, { body, elapsed, headers }) {
    const { contains, json, 'response-headers': wanted = {}, 'fail-slower-than': limit } = configuration;
    return [
        ...(contains !== undefined && !body.includes(contains) ? [`without the text \`${contains}\``] : []),
        ...(json === undefined ? [] : jsonDifferences(json, body)),
        ...Object.entries(wanted).flatMap(([name, value]) => headerDifference(name, value, headers) ?? []),
        ...(limit !== undefined && elapsed > limit
            ? [`in ${(0,quantities/* formatDuration */.a3)(elapsed)}, wanted at most ${(0,quantities/* formatDuration */.a3)(limit)}`]
            : []),
    ];
}
function headerDifference(name, wanted, headers) {
    const found = headers[name.toLowerCase()];
    const holds = typeof wanted === 'string' ? found === wanted : found?.includes(wanted.contains);
    if (holds)
        return undefined;
    const words = typeof wanted === 'string' ? `\`${wanted}\`` : `something with \`${wanted.contains}\``;
    return `the header \`${name}\` is ${found === undefined ? 'missing' : (0,quoted/* quoted */.T)(found)}, wanted ${words}`;
}
function excerpt(body) {
    return body.length > excerptLength ? `${body.slice(0, excerptLength)}…` : body;
}


/***/ })

};
