export const id = 5349;
export const ids = [5349];
export const modules = {

/***/ 95349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createHttpCheck: () => (/* binding */ createHttpCheck)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19310);

/** So much of an answer's body is kept as evidence of a failure, in characters. */
const excerptLength = 500;
/** Sends a request and compares status, text and JSON values of the answer. Throws ConfigurationError for an unusable request. */
function createHttpCheck(configuration, { http }) {
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
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`${url}\` is no address`);
    const { username, password } = new URL(url);
    if (username || password) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('the address has credentials in it; give them in `headers`, as `env:NAME`');
    }
    if (method === 'HEAD' && (contains !== undefined || json !== undefined)) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('the answer to `HEAD` has no body that `contains` or `json` could be about');
    }
}
function compare(configuration, response) {
    const { status, contains, json } = configuration;
    const received = `status ${response.status}, ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatSize */ .Xq)(Buffer.byteLength(response.body))} in ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(response.elapsed)}`;
    const fail = (finding) => ({
        status: 'fail',
        finding,
        answer: `${received}\n${excerpt(response.body)}`,
    });
    if (response.status !== status)
        return fail(`answered ${response.status}, wanted ${status}`);
    if (contains !== undefined && !response.body.includes(contains)) {
        return fail(`answered ${status}, but without the text \`${contains}\``);
    }
    const wrong = json === undefined ? [] : differences(json, response.body);
    if (wrong.length > 0)
        return fail(`answered ${status}, but ${wrong.join('; ')}`);
    // A body that is as wanted stays out of the report: nobody needs it there, and it may hold what is nobody's business.
    const matched = Object.entries(json ?? {}).map(([path, value]) => `, ${path} = ${JSON.stringify(value)}`);
    return {
        status: 'pass',
        finding: `answered ${status} in ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(response.elapsed)}`,
        answer: `${received}${matched.join('')}`,
    };
}
function differences(wanted, body) {
    let document;
    try {
        document = JSON.parse(body);
    }
    catch {
        return ['not with JSON'];
    }
    return Object.entries(wanted).flatMap(([path, value]) => {
        const found = at(document, path);
        if (found === value)
            return [];
        const is = found === undefined ? 'is missing' : `is ${abridged(JSON.stringify(found))}`;
        return [`\`${path}\` ${is}, wanted ${JSON.stringify(value)}`];
    });
}
/** The value at a dotted path such as `replicas.0.state`; numbers index lists. */
function at(document, path) {
    return path
        .split('.')
        .reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, document);
}
function abridged(text) {
    return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
function excerpt(body) {
    return body.length > excerptLength ? `${body.slice(0, excerptLength)}…` : body;
}


/***/ })

};
