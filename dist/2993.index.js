export const id = 2993;
export const ids = [2993];
export const modules = {

/***/ 97008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed)
/* harmony export */ });
/** So many things are named in a finding; the evidence has more of them. */
const namedThings = 5;
/** Things for a finding: the first five, and how many more there are. */
function listed(things) {
    const more = things.length - namedThings;
    return [...things.slice(0, namedThings), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}


/***/ }),

/***/ 99389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ allPages)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** The most that GitHub puts on a page. */
const pageSize = 100;
/** A list that goes on after so many pages isn't read to its end. */
const mostPages = 30;
/** All entries of a list that GitHub gives in numbered pages. Throws ProviderError for a list of more than 3,000 entries, and as `ask` does. */
async function allPages(what, ask) {
    const all = [];
    for (let page = 1; page <= mostPages; page += 1) {
        const items = await ask({ per_page: pageSize, page });
        all.push(...items);
        if (items.length < pageSize)
            return all;
    }
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ(`there are more than ${mostPages * pageSize} of them`, {
        system: 'GitHub',
        operation: `list ${what}`,
    });
}


/***/ }),

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

/***/ 82993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSecurityAlertsCheck: () => (/* binding */ createSecurityAlertsCheck)
});

// EXTERNAL MODULE: ./build/packages/checks/src/github/listed.js
var listed = __webpack_require__(97008);
// EXTERNAL MODULE: ./build/packages/checks/src/github/pages.js
var pages = __webpack_require__(99389);
;// CONCATENATED MODULE: ./build/packages/checks/src/github/security-alerts.js

/**
 * What the level of a result counts as when its tool gives no severity: as Trivy and others write a high, a medium and a
 * low one as SARIF.
 */
const ofLevel = {
    error: 'high',
    warning: 'medium',
    note: 'low',
    none: 'low',
};
/** The open alerts of code scanning on a ref, or on the default branch. */
function codeScanningAlerts(facts, ref) {
    return facts.once(`code scanning of ${ref ?? ''}`, (repository) => {
        const { owner, repo, fullName } = repository;
        const operation = {
            name: 'list the alerts of code scanning',
            repository: fullName,
            permission: 'security-events: read',
        };
        return unlessOff(repository, operation, async (get) => {
            const alerts = await (0,pages/* allPages */.S)('the alerts of code scanning', async (page) => {
                const found = await get((api) => api.codeScanning.listAlertsForRepo({
                    ...{ owner, repo, state: 'open', ...page },
                    ...(ref !== undefined && { ref }),
                }));
                return found.map(({ rule, most_recent_instance: { location }, html_url }) => ({
                    severity: rule.security_severity_level ?? ofLevel[rule.severity ?? 'none'] ?? 'low',
                    what: `${rule.id ?? rule.name}${location?.path ? ` in ${location.path}` : ''}`,
                    address: html_url,
                }));
            });
            // The list of a ref that was never analysed, or doesn't exist, is just as empty as that of a clean one.
            if (ref !== undefined && alerts.length === 0) {
                const analyses = await get((api) => api.codeScanning.listRecentAnalyses({ owner, repo, ref, per_page: 1 }));
                if (analyses.length === 0)
                    throw new Off(`no analysis found of ${ref}`);
            }
            return alerts;
        });
    });
}
/** The open alerts of secret scanning, each of them critical: a secret is out. */
function secretScanningAlerts(facts) {
    return facts.once('secret scanning', (repository) => {
        const { owner, repo, fullName } = repository;
        const operation = {
            name: 'list the alerts of secret scanning',
            repository: fullName,
            permission: 'secret-scanning-alerts: read',
        };
        return unlessOff(repository, operation, (get) => (0,pages/* allPages */.S)('the alerts of secret scanning', async (page) => {
            const found = await get((api) => api.secretScanning.listAlertsForRepo({ owner, repo, state: 'open', hide_secret: true, ...page }));
            return found.map(({ secret_type_display_name: name, secret_type: type, html_url }) => ({
                severity: 'critical',
                what: name ?? type ?? 'a secret',
                address: html_url ?? '',
            }));
        }));
    });
}
/** The open alerts of Dependabot of these severities; its list goes on from a mark and has no page numbers. */
function dependabotAlerts(facts, severities, scope) {
    const severity = severities.join(',');
    return facts.once(`dependabot ${severity} ${scope ?? ''}`, (repository) => {
        const { owner, repo, fullName } = repository;
        const operation = {
            name: 'list the alerts of Dependabot',
            repository: fullName,
            permission: 'vulnerability-alerts: read',
        };
        return unlessOff(repository, operation, async (get) => {
            const alerts = [];
            let after;
            do {
                const page = await get(async (api) => {
                    const { data, status, headers } = await api.dependabot.listAlertsForRepo({
                        ...{ owner, repo, state: 'open', severity, per_page: 100 },
                        ...(scope !== undefined && { scope }),
                        ...(after !== undefined && { after }),
                    });
                    return { status, data: { alerts: data, next: markIn(headers.link) } };
                });
                for (const { security_vulnerability: vulnerability, security_advisory: advisory, html_url, } of page.alerts) {
                    alerts.push({
                        severity: vulnerability.severity,
                        what: `${vulnerability.package.name} (${advisory.ghsa_id})`,
                        address: html_url,
                    });
                }
                after = page.next;
            } while (after !== undefined);
            return alerts;
        });
    });
}
function markIn(link) {
    const next = link?.split(',').find((part) => part.includes('rel="next"'));
    const address = /<([^>]+)>/.exec(next ?? '')?.[1];
    return address === undefined ? undefined : (new URL(address).searchParams.get('after') ?? undefined);
}
/** How GitHub says that there are no alerts to list, as 403 or 404 and beside what it says of permissions. */
const off = /not enabled|must be enabled|(is|are) disabled|no analysis found|not available/i;
class Off extends Error {
}
async function unlessOff({ client }, operation, list) {
    const get = (call) => client.send(operation, (api) => call(api).catch((error) => {
        const status = error instanceof Error && 'status' in error ? error.status : undefined;
        const message = error instanceof Error ? (error.message.split(' - https:')[0] ?? '') : '';
        if ((status === 403 || status === 404) && off.test(message))
            throw new Off(message);
        throw error;
    }));
    try {
        return await list(get);
    }
    catch (error) {
        if (error instanceof Off)
            return { off: error.message };
        throw error;
    }
}

// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/security-alerts.js



/** From the worst on. */
const order = ['critical', 'high', 'medium', 'low'];
/** So many alerts are in the evidence. */
const mostLines = 40;
/** Asks GitHub for open alerts that are too severe. */
function createSecurityAlertsCheck(configuration, { github }) {
    const { sources, unavailable } = configuration;
    const failing = order.slice(0, order.indexOf(configuration['fail-on']) + 1);
    const warning = warningSeverities(configuration, failing);
    const nextTry = github.tries();
    return {
        asks: `open alerts of ${sources.join(', ')}: ${[...failing, ...warning].join(', ')}`,
        async ask() {
            const facts = nextTry();
            const asked = await Promise.all(sources.map(async (source) => ({
                source,
                list: await alertsOf(facts, source, [...failing, ...warning], configuration),
            })));
            const alerts = asked.flatMap(({ source, list }) => 'off' in list ? [] : list.map((alert) => ({ ...alert, source })));
            const grades = [
                ...graded(alerts, failing, 'fail'),
                ...asked.flatMap(({ source, list }) => 'off' in list
                    ? [{ status: unavailable, finding: `${source} tells nothing: \`${list.off}\`; switch it on` }]
                    : []),
                ...graded(alerts, warning, 'warn'),
                {
                    status: 'pass',
                    finding: `no open alert of ${sources.join(', ')} is ${[...failing, ...warning].join(' or ')}`,
                },
            ];
            return (0,src_grades/* gathered */.P)(grades, evidence(asked, [...failing, ...warning]));
        },
    };
}
function warningSeverities({ 'warn-on': warn }, failing) {
    if (warn === 'none')
        return [];
    const last = warn === undefined ? failing.length : order.indexOf(warn);
    return order.slice(failing.length, last + 1);
}
function alertsOf(facts, source, severities, { ref, scope }) {
    if (source === 'code-scanning')
        return codeScanningAlerts(facts, ref);
    if (source === 'dependabot')
        return dependabotAlerts(facts, severities, scope);
    return secretScanningAlerts(facts);
}
function graded(alerts, severities, status) {
    return severities.flatMap((severity) => {
        const found = alerts.filter((alert) => alert.severity === severity);
        if (found.length === 0)
            return [];
        const names = (0,listed/* listed */.K)(found.map(({ what, source }) => `${what} (${source})`));
        return [{ status, finding: `${found.length} open ${severity}: ${names}, wanted none` }];
    });
}
function evidence(asked, severities) {
    const counts = asked.map(({ source, list }) => 'off' in list ? `${source}: ${list.off}` : `${source}: ${list.length} open`);
    const alerts = asked
        .flatMap(({ list }) => ('off' in list ? [] : list))
        .filter(({ severity }) => severities.includes(severity))
        .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
        .map(({ severity, what, address }) => `${severity}: ${what} ${address}`);
    return [...counts, ...alerts.slice(0, mostLines)].join('\n');
}


/***/ })

};
