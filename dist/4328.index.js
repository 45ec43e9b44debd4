export const id = 4328;
export const ids = [4328];
export const modules = {

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

/***/ 40014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ accessOf),
/* harmony export */   x: () => (/* binding */ teamMembers)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(714);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99389);



/** A person's access to the repository of the run and the name of their role; `none` for somebody GitHub doesn't know there. */
function accessOf(facts, login) {
    return facts.once(`access of ${login.toLowerCase()}`, async ({ client, owner, repo, fullName }) => {
        const found = await client.attempt({
            name: `read what \`${login}\` may do`,
            repository: fullName,
            permission: 'metadata: read',
        }, [404], (api) => api.repos.getCollaboratorPermissionLevel({ owner, repo, username: login }));
        if (found instanceof _deploy_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .GithubRefusal */ .Ox)
            return { access: 'none', role: 'none' };
        return { access: found.permission, role: found.role_name };
    });
}
/**
 * The logins of a team (`organization/team`), in lower case, its child teams included. Throws ConfigurationError when
 * the token may not see it, as GITHUB_TOKEN never may.
 */
function teamMembers(facts, team) {
    return facts.once(`members of ${team.toLowerCase()}`, async ({ client, fullName }) => {
        const [org = '', slug = ''] = team.split('/');
        const operation = {
            name: `read the members of the team ${team}`,
            repository: fullName,
            permission: 'members: read',
        };
        const members = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .allPages */ .S)(`members of ${team}`, async (page) => {
            const found = await client.attempt(operation, [403, 404], (api) => api.teams.listMembersInOrg({ org, team_slug: slug, ...page }));
            if (!(found instanceof _deploy_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .GithubRefusal */ .Ox))
                return found;
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`could not read the members of the team \`${team}\` (${found.status}, \`${found.message}\`): either there is no such team, or the token may not see it. GITHUB_TOKEN never may; give \`github-token\` the token of a GitHub App with the organization's permission \`members: read\`, or name the people in \`users\``);
        });
        return new Set(members.map(({ login }) => login.toLowerCase()));
    });
}


/***/ }),

/***/ 94328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createWindowCheck: () => (/* binding */ createWindowCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/checks/src/calendar/window-standing.js
var window_standing = __webpack_require__(70927);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/checks/src/sign-offs/entitlement.js
var entitlement = __webpack_require__(80395);
// EXTERNAL MODULE: ./build/packages/checks/src/github/pages.js
var pages = __webpack_require__(99389);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/window/override-issues.js

/** So many issues are looked at, the newest first: each costs a request. */
const mostIssues = 5;
/** So much of a reason is shown, in characters. */
const longestReason = 300;
/** Open issues with a label. Rejects when the token may not read issues. */
function openIssuesWith(label, facts) {
    return facts.once(`open issues labelled ${label}`, async ({ client, owner, repo, fullName }) => {
        const operation = {
            name: `look for issues labelled \`${label}\``,
            repository: fullName,
            permission: 'issues: read',
        };
        const found = await client.send(operation, (api) => api.issues.listForRepo({ owner, repo, labels: label, state: 'open', per_page: 20 }));
        const issues = found.filter((issue) => issue.pull_request === undefined).slice(0, mostIssues);
        return Promise.all(issues.map(async ({ number, html_url, body }) => {
            const events = await (0,pages/* allPages */.S)(`events of #${number}`, (page) => client.send(operation, (api) => api.issues.listEvents({ owner, repo, issue_number: number, ...page })));
            const labelling = events.findLast((event) => event.event === 'labeled' && isLabel(event, label) && event.actor !== null);
            const person = labelling?.actor?.type === 'User' ? labelling.actor.login : undefined;
            return {
                ...readText(body ?? ''),
                url: html_url,
                labelledBy: person,
                labelledAt: labelling?.created_at,
            };
        }));
    });
}
function isLabel(event, label) {
    const { label: found } = event;
    return found?.name?.toLowerCase() === label.toLowerCase();
}
function readText(body) {
    const visible = body.replaceAll(/<!--.*?-->/gs, '');
    const lines = visible.split(/\r?\n/).map((line) => line.trim());
    const isUntil = (line) => /^until:/i.test(line);
    const until = lines
        .filter(isUntil)
        .map((line) => line.slice('until:'.length).trim())
        .find(Boolean);
    const reason = lines
        .filter((line) => !isUntil(line))
        .join(' ')
        .replaceAll(/\s+/g, ' ')
        .trim();
    return { until, reason: reason.slice(0, longestReason).toWellFormed() };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/window/override.js



/** So much of a reason is shown, in characters. */
const override_longestReason = 300;
/**
 * Looks for a reason that was given to the run, and then for an issue with the label. What can't be asked for counts as
 * not given, with its reason.
 */
async function findOverride({ override, zone }, { runtime: { run, clock }, windowOverride }, facts) {
    const given = oneLine(windowOverride ?? '');
    if (override === undefined) {
        return { refused: given === '' ? '' : 'a reason was given, but this window has no `override`' };
    }
    const refused = [];
    try {
        if (given !== '') {
            // Whoever ran it again answers for this attempt.
            const actor = run.triggeringActor ?? run.actor;
            if (await (0,entitlement/* isEntitled */.uM)(actor, override.by, facts)) {
                return { by: actor, reason: given, evidence: `@${actor} started the run with the reason: ${given}` };
            }
            refused.push(`@${actor}, who started the run with a reason, isn't among ${(0,entitlement/* namedEntitled */.Vz)(override.by)}`);
        }
        if (override.label === undefined)
            return { refused: refused.join('; ') };
        for (const issue of await openIssuesWith(override.label, facts)) {
            const problem = await problemOf(issue, override, facts, { now: clock.now(), zone });
            if (problem !== undefined)
                refused.push(`${issue.url}: ${problem}`);
            else
                return overrideOf(issue);
        }
    }
    catch (error) {
        refused.push(`whether somebody overrides it can't be told: ${(0,errors/* describeError */.Uc)(error)}`);
    }
    return { refused: refused.join('; ') };
}
function overrideOf({ labelledBy = '', reason, url, labelledAt }) {
    const at = labelledAt === undefined ? '' : ` at ${labelledAt}`;
    return {
        by: labelledBy,
        reason: `${reason} (${url})`,
        evidence: `@${labelledBy} labelled ${url}${at}: ${reason}`,
    };
}
/** Why an issue doesn't let a deployment pass; `undefined` when it does. */
async function problemOf({ labelledBy, labelledAt, reason, until }, { by, 'valid-for': validFor }, facts, { now, zone }) {
    if (labelledBy === undefined || labelledAt === undefined)
        return 'nobody who can be named put the label on it';
    if (reason === '')
        return 'its text has no reason';
    if (now - Date.parse(labelledAt) > validFor) {
        return `the label was put on it more than ${(0,quantities/* formatDuration */.a3)(validFor)} ago; take it off and put it on again`;
    }
    if (until !== undefined) {
        const { endOf } = await Promise.all(/* import() */[__webpack_require__.e(8599), __webpack_require__.e(2828)]).then(__webpack_require__.bind(__webpack_require__, 42828));
        const end = endOf(until, zone);
        if (end === undefined)
            return `\`until: ${until}\` is no time such as \`2026-12-24 18:00\``;
        if (now >= end)
            return `it was good until ${until}`;
    }
    if (await (0,entitlement/* isEntitled */.uM)(labelledBy, by, facts))
        return undefined;
    return `@${labelledBy}, who put the label on it, isn't among ${(0,entitlement/* namedEntitled */.Vz)(by)}`;
}
function oneLine(text) {
    return text.replaceAll(/\s+/g, ' ').trim().slice(0, override_longestReason).toWellFormed();
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/window.js



/** Compares now with the hours in which deployments are allowed, and with freezes. */
function createWindowCheck(configuration, context) {
    const { zone, allow, freezes } = configuration;
    const { clock } = context.runtime;
    const round = context.github.tries();
    return {
        asks: `the clock of ${zone}, for ${shownRules(configuration)}`,
        async ask() {
            const facts = round();
            const found = judge(configuration, await (0,window_standing/* windowStanding */.R)({ zone, allow, freezes }, clock.now()));
            if (found.status !== 'fail')
                return found;
            const override = await findOverride(configuration, context, facts);
            if ('refused' in override) {
                if (override.refused === '')
                    return found;
                const { finding, answer } = found;
                return {
                    ...found,
                    finding: `${finding}; ${override.refused}`,
                    answer: `${answer}\n${override.refused}`,
                };
            }
            return {
                status: 'warn',
                finding: `${found.finding}; overridden by @${override.by}: ${override.reason}`,
                answer: `${found.answer}\n${override.evidence}`,
            };
        },
    };
}
function judge({ 'closes-after': needed = 0, 'warn-before': wanted = 0 }, { open, finding, time, next, left, closes }) {
    const result = (status, told, ...evidence) => ({
        status,
        finding: told,
        answer: [time, ...evidence].join('\n'),
    });
    if (!open)
        return result('fail', finding, next ?? '');
    if (left === undefined || closes === undefined)
        return result('pass', finding, 'open for a year');
    if (left < needed) {
        return result('fail', `the window ${closes}, wanted at least ${(0,quantities/* formatDuration */.a3)(needed)}; ${time}`, closes);
    }
    if (left < wanted) {
        return result('warn', `the window ${closes}, sooner than ${(0,quantities/* formatDuration */.a3)(wanted)}; ${time}`, closes);
    }
    return result('pass', finding, closes);
}
function shownRules({ allow, freezes }) {
    const hours = allow?.map(({ days, from, to }) => `${days?.join(', ') ?? 'every day'} ${from}-${to}`);
    const all = [
        hours === undefined ? 'any time' : hours.join('; '),
        ...freezes.map(({ reason }) => `no freeze \`${reason}\``),
    ];
    return all.join('; ');
}


/***/ }),

/***/ 80395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vz: () => (/* binding */ namedEntitled),
/* harmony export */   uM: () => (/* binding */ isEntitled),
/* harmony export */   vr: () => (/* binding */ mentionedEntitled)
/* harmony export */ });
/* harmony import */ var _github_people_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40014);

/** Whether a person is among those; teams and roles are asked for only where the names don't tell. Rejects when they can't be. */
async function isEntitled(login, by, facts) {
    const person = login.toLowerCase();
    if (by.users.some((user) => user.toLowerCase() === person))
        return true;
    for (const team of by.teams) {
        if ((await (0,_github_people_js__WEBPACK_IMPORTED_MODULE_0__/* .teamMembers */ .x)(facts, team)).has(person))
            return true;
    }
    const roles = by['repository-roles'].map((role) => role.toLowerCase());
    if (roles.length === 0)
        return false;
    return roles.includes((await (0,_github_people_js__WEBPACK_IMPORTED_MODULE_0__/* .accessOf */ .Y)(facts, login)).role.toLowerCase());
}
/** Those who are entitled, for people: `@alice, team acme/leads or role maintain`. */
function namedEntitled(by) {
    return oneOf(by, (team) => `team ${team}`);
}
/** The same in an issue, where GitHub tells those who are named: `@alice, @acme/leads or role maintain`. */
function mentionedEntitled(by) {
    return oneOf(by, (team) => `@${team}`);
}
function oneOf({ users, teams, 'repository-roles': roles }, shownTeam) {
    const names = [
        ...users.map((user) => `@${user}`),
        ...teams.map(shownTeam),
        ...roles.map((role) => `role ${role}`),
    ];
    return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : (names[0] ?? 'nobody');
}


/***/ })

};
