export const id = 3917;
export const ids = [3917];
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

/***/ 33917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSignOffCheck: () => (/* binding */ createSignOffCheck)
});

// EXTERNAL MODULE: ./build/packages/checks/src/sign-offs/entitlement.js
var entitlement = __webpack_require__(80395);
;// CONCATENATED MODULE: ./build/packages/checks/src/sign-offs/checklist-item.js

/** What a number is to be written in place of. */
const blank = '___';
/** The item of a check. */
function itemOf(configuration) {
    const { title, statement = title, role, by, independent, approvals, links, count } = configuration;
    const id = configuration.id ?? plain(statement ?? role);
    const boxes = Array.from({ length: approvals }, (_, index) => {
        const which = approvals > 1 ? ` (${index + 1} of ${approvals})` : '';
        const what = count === undefined ? '' : ` – ${plain(count.label)}:`;
        return {
            key: `${encoded(id)}:${index + 1}`,
            text: `${plain(statement ?? id)}${which}${what}`,
            counted: count !== undefined,
        };
    });
    const who = `Who: ${plain((0,entitlement/* mentionedEntitled */.vr)(by))}${independent ? ', but not who started the run' : ''}.`;
    const shown = links.map((link) => `[${plain(link.title).replaceAll(/[[\]]/g, '')}](${link.url})`);
    return { id, role: plain(role), boxes, about: [who, ...shown].join(' · ') };
}
/** The line of a box, with its number when there is one. */
function boxLine(box, ticked, value = '') {
    const number = box.counted ? ` ${value || blank}` : '';
    return `- [${ticked ? 'x' : ' '}] ${box.text}${number} ${boxMarker(box)}`;
}
/** What a description says of a box. */
function readBox(body, box) {
    const found = linesOf(body).filter((line) => line.includes(boxMarker(box)));
    if (found.length === 0)
        return { kind: 'absent' };
    // With single spaces alone no line, however long, keeps the pattern busy.
    const [, tick = '', text = ''] = taskLine.exec((found[0] ?? '').replaceAll(/\s+/g, ' ').trim()) ?? [];
    const words = text.trim();
    const value = box.counted ? words.slice(box.text.length).replaceAll('_', '').trim() : '';
    const asWritten = box.counted ? words.startsWith(box.text) : words === box.text;
    if (found.length > 1 || tick === '' || !asWritten)
        return { kind: 'altered' };
    return { kind: tick === ' ' ? 'open' : 'ticked', value };
}
/** Up to its end: what stands behind the marker is read by people as well. */
const taskLine = /^[-*+] \[([ xX])\] (.*?)<!-- sign-off \S+ -->$/;
/** What a box is found by; Markdown doesn't show it. */
function boxMarker({ key }) {
    return `<!-- sign-off ${key} -->`;
}
/** What the line about an item is found by. */
function aboutMarker({ id }) {
    return `<!-- about ${encoded(id)} -->`;
}
/** The lines of a text; browsers send theirs with carriage returns. */
function linesOf(text) {
    return text.split(/\r?\n/);
}
/** A text on one line that opens and ends no comment, so that nothing of a configuration passes for a marker. */
function plain(text) {
    return text.replaceAll(/\s+/g, ' ').trim().replaceAll('<!--', '&lt;!--').replaceAll('-->', '--&gt;');
}
/** A text as part of a marker; GitHub's Markdown takes no comment with two hyphens in it. */
function encoded(text) {
    return encodeURIComponent(text).replaceAll('--', '-%2D');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/sign-offs/checklist-body.js

/** What a checklist is found by among others; Markdown doesn't show it. */
function checklistMarker({ subject, phase }) {
    const { service, environment, version, sha } = subject;
    const parts = Object.entries({ service, environment, version, sha, phase }).flatMap(([name, value]) => value === undefined ? [] : [`${name}=${encoded(value)}`]);
    return `<!-- deployment-checklist ${parts.join(' ')} -->`;
}
/**
 * Whether a text is the checklist with a marker, and no other one's: ticks that were meant for one deployment don't
 * count for another because somebody wrote its marker into the same text.
 */
function isChecklistWith(marker, body) {
    return body.includes(marker) && body.split('<!-- deployment-checklist ').length === 2;
}
/** The title of a checklist. */
function checklistTitle({ subject, phase }) {
    return plain(`Deployment checklist: ${deployed(subject)} to ${subject.environment}, ${phase}`);
}
/** The description of a new checklist. */
function newChecklist(purpose, run, items) {
    const { subject, phase } = purpose;
    const { sha } = subject;
    const where = run.url === undefined ? '' : ` in [this run](${run.url})`;
    const head = [
        checklistMarker(purpose),
        `**${plain(deployed(subject))}** goes to **${plain(subject.environment)}**${sha === undefined ? '' : ` (${sha})`}, phase \`${plain(phase).replaceAll('`', "'")}\`. @${run.actor} started it${where}.`,
        '',
        'Tick what you answer for. The check reads from the history of this text who ticked what, and when; a tick that is taken back no longer counts. Change no words of the items; anything else can be written here.',
    ];
    return updatedChecklist(head.join('\n'), items, () => ({ ticked: false }));
}
function deployed({ service, version, sha }) {
    return `${service} ${version ?? sha?.slice(0, 12) ?? ''}`.trim();
}
/**
 * A description with all items in it, each as `shown` says; items that were not there stand under their role. Nothing else
 * changes, and neither does a description that is as it should be.
 */
function updatedChecklist(body, items, shown) {
    const lines = linesOf(body);
    for (const item of items) {
        const missing = item.boxes.filter((box) => !replaced(lines, body, box, shown(box)));
        const about = `  ${item.about} ${aboutMarker(item)}`;
        const place = lines.findIndex((line) => line.includes(aboutMarker(item)));
        if (place >= 0)
            lines[place] = about;
        if (missing.length === 0 && place >= 0)
            continue;
        const added = missing.map((box) => {
            const { ticked, value } = shown(box);
            return boxLine(box, ticked, value);
        });
        insert(lines, item.role, place >= 0 ? added : [...added, about]);
    }
    const updated = lines.join('\n');
    return updated === linesOf(body).join('\n') ? body : updated;
}
/** Puts the line of a box right; false when there is none. Of several the first stays. */
function replaced(lines, body, box, { ticked, value }) {
    const places = lines.flatMap((line, index) => (line.includes(boxMarker(box)) ? [index] : []));
    const [first, ...others] = places;
    if (first === undefined)
        return false;
    for (const index of others.toReversed())
        lines.splice(index, 1);
    const state = readBox(body, box);
    const isRight = (state.kind === 'ticked') === ticked &&
        (state.kind === 'ticked' || state.kind === 'open') &&
        (value === undefined || state.value === value);
    if (!isRight) {
        const number = value ?? (state.kind === 'open' || state.kind === 'ticked' ? state.value : '');
        lines[first] = boxLine(box, ticked, number);
    }
    return true;
}
/** Adds lines at the end of a role's section, which is made when there is none. */
function insert(lines, role, added) {
    const heading = `## ${role}`;
    const start = lines.findIndex((line) => line.trim() === heading);
    if (start < 0) {
        while (lines.at(-1)?.trim() === '')
            lines.pop();
        lines.push('', heading, '', ...added);
        return;
    }
    const next = lines.findIndex((line, index) => index > start && /^#{1,2} /.test(line));
    let end = next < 0 ? lines.length : next;
    while (lines[end - 1]?.trim() === '')
        end -= 1;
    lines.splice(end, 0, ...(end === start + 1 ? [''] : []), ...added);
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/github/src/github-client.js
var github_client = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/packages/checks/src/sign-offs/checklist-issue.js



/** The label of all checklists: by it they are found without a search, which GitHub is late with. */
const checklistLabel = 'deployment-checklist';
/** Checklists of a repository among which one is looked for, the newest first. */
const listed = 100;
/** Issues as checklists: found by a marker in the description, opened, and changed. */
class ChecklistIssues {
    #repository;
    #log;
    constructor(repository, log) {
        this.#repository = repository;
        this.#log = log;
    }
    /** The oldest issue with the marker and no other one, open or closed; `undefined` when there is none. */
    async find(marker) {
        const { client, owner, repo } = this.#repository;
        const issues = await client.send(this.#operation('look for the checklist', 'issues: read'), (api) => api.issues.listForRepo({ owner, repo, labels: checklistLabel, state: 'all', per_page: listed }));
        const found = issues
            .filter((issue) => issue.pull_request === undefined && isChecklistWith(marker, issue.body ?? ''))
            .toSorted((a, b) => a.number - b.number)[0];
        return found && { number: found.number, url: found.html_url };
    }
    /**
     * Opens an issue, and gives it, or the one that another job opened at the same time and a little earlier. Throws
     * ConfigurationError when issues are switched off, or the token may not write them.
     */
    async open({ title, body }, marker) {
        const { client, owner, repo, fullName } = this.#repository;
        const operation = this.#operation('open the checklist issue', 'issues: write');
        const opened = await client.attempt(operation, [410], (api) => api.issues.create({ owner, repo, title, body, labels: [checklistLabel] }));
        if (opened instanceof github_client/* GithubRefusal */.Ox) {
            throw new errors/* ConfigurationError */.j1(`issues are switched off in ${fullName} (410, \`${opened.message}\`), and sign-offs are given in one: switch them on in the settings of the repository, under Features`);
        }
        const own = { number: opened.number, url: opened.html_url };
        if (opened.labels.length === 0) {
            throw new errors/* ConfigurationError */.j1(`the token may open issues but not label them, so ${own.url} is not found again: give it \`permissions: issues: write\``);
        }
        const first = await this.find(marker);
        if (first === undefined || first.number >= own.number)
            return { issue: own, isNew: true };
        await this.#closeDuplicate(own, first);
        return { issue: first, isNew: false };
    }
    /** Gives an issue another description. */
    async update({ number }, body) {
        const { client, owner, repo } = this.#repository;
        await client.send(this.#operation(`update the checklist #${number}`, 'issues: write'), (api) => api.issues.update({ owner, repo, issue_number: number, body }));
    }
    /** Nothing depends on it: the oldest is used in any case. */
    async #closeDuplicate({ number }, first) {
        const { client, owner, repo } = this.#repository;
        const operation = this.#operation(`close #${number}, a duplicate of #${first.number}`, 'issues: write');
        try {
            await client.send(operation, (api) => api.issues.update({ owner, repo, issue_number: number, state: 'closed', state_reason: 'duplicate' }));
        }
        catch (error) {
            this.#log.info(`Could not ${operation.name}: ${(0,errors/* describeError */.Uc)(error)}`);
        }
    }
    #operation(name, permission) {
        return { name, repository: this.#repository.fullName, permission };
    }
}

;// CONCATENATED MODULE: ./build/packages/checks/src/sign-offs/edit-history.js

/** Pages of 100 versions; a checklist with more is no checklist any more. */
const mostPages = 10;
/**
 * GitHub lists the newest version first. `diff` holds the whole text after the edit, and null once somebody deleted that
 * version; an issue that was never edited has no versions, and one that was has its original among them. Checked against
 * how other readers of this history treat it, since the reference only speaks of a summary of the changes.
 */
const query = `query ChecklistHistory($owner: String!, $repo: String!, $number: Int!, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    issue(number: $number) {
      body
      closed
      createdAt
      includesCreatedEdit
      author { __typename login }
      userContentEdits(first: 100, after: $after) {
        nodes { editedAt diff editor { __typename login } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
/** Reads an issue and all versions of its description. Rejects when the token may not, or the history is too long. */
async function readHistory({ client, owner, repo, fullName }, number) {
    const operation = {
        name: `read the history of the checklist #${number}`,
        repository: fullName,
        permission: 'issues: read',
    };
    const edits = [];
    let after = null;
    for (let page = 0; page < mostPages; page += 1) {
        const variables = { owner, repo, number, after };
        const answer = await client.query(operation, query, variables);
        const { nodes, pageInfo } = answer.repository.issue.userContentEdits;
        edits.push(...nodes);
        if (!pageInfo.hasNextPage)
            return historyOf(answer, edits.toReversed());
        after = pageInfo.endCursor;
    }
    throw new errors/* ProviderError */.mZ(`the checklist #${number} was edited more than ${mostPages * 100} times`, {
        system: 'GitHub',
        operation: operation.name,
    });
}
function historyOf({ viewer, repository: { issue } }, edits) {
    const authorOf = (actor) => readActor(actor, viewer.login);
    const { body, closed, createdAt, author, includesCreatedEdit } = issue;
    if (edits.length === 0) {
        return { body, closed, revisions: [{ by: authorOf(author), at: Date.parse(createdAt), body }] };
    }
    const revisions = edits.map(({ editedAt, diff, editor }, index) => ({
        // Without the original the first version has changes of an unknown text.
        by: index > 0 || includesCreatedEdit ? authorOf(editor) : { kind: 'unknown' },
        at: Date.parse(editedAt),
        body: diff ?? undefined,
    }));
    const last = revisions.at(-1);
    // The history can lag behind the text.
    if (last === undefined || sameText(last.body, body))
        return { body, closed, revisions };
    return { body, closed, revisions: [...revisions, { by: { kind: 'unknown' }, at: last.at, body }] };
}
/** A tick by the token itself counts no more than an app's: `viewer` is whose token asks. */
function readActor(actor, viewer) {
    if (actor === null)
        return { kind: 'unknown' };
    const { __typename: type, login } = actor;
    if (type !== 'User' || login.toLowerCase() === viewer.toLowerCase())
        return { kind: 'app', login };
    return { kind: 'person', login };
}
function sameText(a, b) {
    return a?.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/sign-offs/ticks.js

/**
 * Who ticked a box. A tick belongs to whoever made the version in which it first shows; what apps do, this one included,
 * neither ticks nor unticks, so that a tick isn't lost when an update of the checklist and a person meet. Whoever takes
 * the tick away, changes its words or its number ends all earlier ticks.
 */
function ticksOf(revisions, box) {
    let found = { ticks: [], problem: undefined };
    // Before the first version there was nothing.
    let before = { kind: 'absent' };
    for (const revision of revisions) {
        const now = revision.body === undefined ? undefined : readBox(revision.body, box);
        if (now !== undefined)
            found = after(found, revision, before, now);
        before = now;
    }
    return found;
}
function after(found, { by, at }, before, now) {
    if (before === undefined) {
        const hidden = 'the version of the text in which it was ticked was deleted from its history';
        return { ticks: [], problem: now.kind === 'ticked' ? hidden : undefined };
    }
    if (sameState(before, now))
        return found;
    if (now.kind !== 'ticked') {
        return { ticks: by.kind === 'app' ? found.ticks : [], problem: undefined };
    }
    if (by.kind === 'app') {
        const problem = `ticked by the app ${by.login}, which doesn't count`;
        return { ...found, problem: found.ticks.length > 0 ? undefined : problem };
    }
    if (by.kind === 'unknown') {
        return { ticks: [], problem: 'GitHub does not tell who ticked it' };
    }
    const tick = { by: by.login, at, value: now.value };
    // Who changes the number of a ticked box answers for it from now on.
    const earlier = before.kind === 'ticked' ? [] : found.ticks.filter(({ value }) => value === now.value);
    return { ticks: [...earlier, tick], problem: undefined };
}
function sameState(a, b) {
    if (a.kind !== b.kind)
        return false;
    return a.kind !== 'ticked' || b.kind !== 'ticked' || a.value === b.value;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/sign-offs/checklist.js





/** Checks that begin within this time are looked up together, in milliseconds. */
const gathering = 100;
/** So old may be what others found out, for a check that looks for the first time, in milliseconds. */
const freshness = 10_000;
const checklists = new WeakMap();
/** The one checklist of a run and phase, shared by all of its checks. */
function checklistOf(context) {
    const ofSource = checklists.get(context.github) ?? new Map();
    checklists.set(context.github, ofSource);
    const marker = checklistMarker(context);
    const checklist = ofSource.get(marker) ?? new Checklist(context);
    ofSource.set(marker, checklist);
    return checklist;
}
/**
 * The issue in which people sign off one deployment's phase. Checks that ask at the same time share its requests: two when
 * the issue is there, three when it has to be opened.
 */
class Checklist {
    #context;
    #items = new Map();
    #issue;
    #running;
    #next;
    #latest;
    constructor(context) {
        this.#context = context;
    }
    /**
     * What the checklist says now; opened or completed first when the item isn't in it. A check that looks for the first time
     * gets what others have just found out. Rejects as requests to GitHub do.
     */
    stateWith(item, isFirstLook) {
        this.#items.set(item.id, item);
        const known = isFirstLook ? this.#freshState(item) : undefined;
        if (known)
            return Promise.resolve(known);
        // A round that waits for its turn takes this item along.
        this.#next ??= this.#round(this.#running);
        return this.#next;
    }
    #freshState({ boxes }) {
        if (this.#latest === undefined)
            return undefined;
        const { state, at } = this.#latest;
        const { body = '' } = state.revisions.at(-1) ?? {};
        const isThere = boxes.every((box) => /open|ticked/.test(readBox(body, box).kind));
        return isThere && this.#context.runtime.clock.now() - at < freshness ? state : undefined;
    }
    async #round(before) {
        const { clock, signal } = this.#context.runtime;
        try {
            await before?.catch(() => { });
            await clock.sleep(gathering, signal);
        }
        finally {
            this.#next = undefined;
        }
        const work = this.#lookUp([...this.#items.values()]);
        this.#running = work;
        const state = await work;
        this.#latest = { state, at: clock.now() };
        return state;
    }
    async #lookUp(items) {
        const { runtime, github, subject, phase } = this.#context;
        const purpose = { subject, phase };
        const repository = await github.open();
        const issues = new ChecklistIssues(repository, runtime.log);
        const marker = checklistMarker(purpose);
        this.#issue ??= await issues.find(marker);
        if (this.#issue === undefined) {
            const body = newChecklist(purpose, runtime.run, items);
            const { issue, isNew } = await issues.open({ title: checklistTitle(purpose), body }, marker);
            this.#issue = issue;
            if (isNew)
                return { url: issue.url, closed: false, revisions: [] };
        }
        const issue = this.#issue;
        try {
            const history = onlyWith(marker, await readHistory(repository, issue.number));
            const wanted = updatedChecklist(history.body, items, (box) => shownOf(history, box));
            // What is already in the history stays there: a tick that this meets is put back by the next round.
            if (wanted !== history.body)
                await issues.update(issue, wanted);
            return { url: issue.url, closed: history.closed, revisions: history.revisions };
        }
        catch (error) {
            // It may have been deleted; the next try looks again.
            this.#issue = undefined;
            throw error;
        }
    }
}
/** A history in which nothing stood while the text was no checklist, or that of another deployment. */
function onlyWith(marker, history) {
    const revisions = history.revisions.map((revision) => revision.body === undefined || isChecklistWith(marker, revision.body)
        ? revision
        : { ...revision, body: '' });
    return { ...history, revisions };
}
function shownOf({ revisions }, box) {
    const tick = ticksOf(revisions, box).ticks.at(-1);
    return tick === undefined ? { ticked: false } : { ticked: true, value: tick.value };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/sign-off/judged.js

/** Compares who signed off with who has to. */
function judged(configuration, item, { url, closed }, { accepted, refused }) {
    const { approvals } = configuration;
    const evidence = [
        url,
        ...accepted.map(({ by, when }) => `${item.role}: ${by}, ${when}`),
        ...(accepted.length < approvals ? [`${item.role}: nobody${accepted.length > 0 ? ' else' : ''} yet`] : []),
        ...refused,
    ];
    const result = (status, finding) => ({
        status,
        finding,
        answer: evidence.join('\n'),
    });
    if (accepted.length < approvals) {
        const done = accepted.length > 0 ? `${accepted.length} of ${approvals} signed off (${people(accepted)}); ` : '';
        const who = `${item.role} (${(0,entitlement/* namedEntitled */.Vz)(configuration.by)})`;
        const still = `${done}waits for ${who}: tick it in ${url}${closed ? ', which is closed' : ''}`;
        return result('fail', [...refused, still].join('; '));
    }
    return counted(configuration, accepted, result);
}
function counted({ count }, accepted, result) {
    const signed = `signed off by ${people(accepted)}`;
    const [first] = accepted;
    if (count === undefined || first === undefined)
        return result('pass', signed);
    const { label, 'warn-above': warn, 'fail-above': fail } = count;
    if (!/^\d{1,9}$/.test(first.value)) {
        const found = first.value === '' ? 'no number' : `\`${first.value.slice(0, 40).replaceAll('`', "'")}\``;
        return result('fail', `${label}: found ${found} behind the text, wanted a whole number; ${signed}`);
    }
    const number = Number(first.value);
    if (fail !== undefined && number > fail) {
        return result('fail', `${label}: ${number}, wanted at most ${fail}; ${signed}`);
    }
    if (warn !== undefined && number > warn) {
        return result('warn', `${label}: ${number}, more than ${warn}; ${signed}`);
    }
    return result('pass', `${label}: ${number}; ${signed}`);
}
function people(signatures) {
    return signatures.map(({ by, when }) => `@${by} (${when})`).join(' and ');
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/checks/src/sign-offs/environment-approvals.js

/** Those who approved an environment in a run; GitHub keeps no time of it. Rejects when the token may not read it. */
function environmentApprovers(facts, runId, environment) {
    if (runId === undefined || !/^\d+$/.test(runId)) {
        throw new errors/* ConfigurationError */.j1('no run is known whose environment could be approved; `environment-approval` works in a workflow alone');
    }
    return facts.once(`approvals of ${environment}`, async ({ client, owner, repo, fullName }) => {
        const reviews = await client.send({
            name: `read who approved the environment ${environment}`,
            repository: fullName,
            permission: 'actions: read',
        }, (api) => api.actions.getReviewsForRun({ owner, repo, run_id: Number(runId) }));
        const named = (name) => name?.toLowerCase() === environment.toLowerCase();
        const who = (wanted) => reviews.flatMap(({ state, user, environments }) => state === wanted && user && environments.some(({ name }) => named(name)) ? [user.login] : []);
        const rejected = new Set(who('rejected'));
        return who('approved').map((login) => ({ login, rejected: rejected.has(login) }));
    });
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/sign-off/signatures.js




const rejectedToo = 'who also rejected it in this run, and GitHub does not tell which came last';
/** Collects the signatures of different, entitled people: ticks first, then approvals of the environment. Rejects when it can't be told who is entitled. */
async function signaturesOf(configuration, item, { revisions }, { runtime, subject }, facts) {
    const { run, clock } = runtime;
    const accepted = new Map();
    const refused = [];
    const consider = async (signature, verb, at) => {
        const { by } = signature;
        const problem = (accepted.has(by.toLowerCase()) && 'who signed off already') ||
            expired(configuration, at, clock.now()) ||
            (await unentitled(configuration, by, run, facts.people));
        if (problem)
            refused.push(`${verb} by @${by}, ${problem}`);
        else
            accepted.set(by.toLowerCase(), signature);
        return !problem;
    };
    for (const box of item.boxes) {
        const { ticks, problem } = ticksOf(revisions, box);
        if (problem)
            refused.push(problem);
        for (const { by, at, value } of ticks) {
            if (await consider({ by, when: (0,src_clock/* isoInstant */.j2)(at), value }, 'ticked', at))
                break;
        }
    }
    const { 'environment-approval': approval, approvals } = configuration;
    if (approval !== undefined && accepted.size < approvals) {
        const environment = approval === true ? subject.environment : approval;
        const when = `by an approval of the environment ${environment}, of which GitHub keeps no time`;
        for (const { login: by, rejected } of await environmentApprovers(facts.run, run.runId, environment)) {
            if (rejected)
                refused.push(`approved by @${by}, ${rejectedToo}`);
            else if (!accepted.has(by.toLowerCase()))
                await consider({ by, when, value: '' }, 'approved');
        }
    }
    return { accepted: [...accepted.values()], refused };
}
function expired({ 'valid-for': validFor }, at, now) {
    if (validFor === undefined || at === undefined || now - at <= validFor)
        return undefined;
    return `at ${(0,src_clock/* isoInstant */.j2)(at)}, which counts for ${(0,quantities/* formatDuration */.a3)(validFor)} alone: untick it and tick it again`;
}
async function unentitled({ by, independent }, login, { actor, triggeringActor }, facts) {
    const deployers = [actor, triggeringActor].map((name) => name?.toLowerCase());
    if (independent && deployers.includes(login.toLowerCase())) {
        return 'who started this run and may not sign off for it';
    }
    if (await (0,entitlement/* isEntitled */.uM)(login, by, facts))
        return undefined;
    return `who isn't among ${(0,entitlement/* namedEntitled */.Vz)(by)}: one of those has to untick it and tick it again`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/sign-off.js





/** Between two looks at the checklist, in milliseconds; all checks that wait share the one request of a look. */
const pauseBetweenLooks = 20_000;
/** Reads from the checklist issue of the deployment whether the right people said so; opens it when there is none. */
function createSignOffCheck(configuration, context) {
    const { clock } = context.runtime;
    const { wait = 0, by } = configuration;
    const item = itemOf(configuration);
    // Who is entitled is asked for once in a try, who approved the environment at each look.
    const [nextTry, nextLook] = [context.github.tries(), context.github.tries()];
    let looks = 0;
    const look = async (people) => {
        looks += 1;
        const state = await checklistOf(context).stateWith(item, looks === 1);
        const signatures = await signaturesOf(configuration, item, state, context, { people, run: nextLook() });
        return judged(configuration, item, state, signatures);
    };
    return {
        asks: `the checklist issue of this deployment: ${item.role}, ${(0,entitlement/* namedEntitled */.Vz)(by)}: ${item.boxes[0]?.text ?? ''}`,
        async ask(signal) {
            const until = clock.now() + wait;
            const people = nextTry();
            let answer = await look(people);
            // Cancelled, or out of time: who is waited for says more than that.
            const cutOff = new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
            for (;;) {
                const now = clock.now();
                if (answer.status !== 'fail' || now >= until || signal.aborted)
                    return answer;
                await clock.sleep(Math.min(pauseBetweenLooks, until - now), signal).catch(() => { });
                answer = signal.aborted ? answer : ((await Promise.race([look(people), cutOff])) ?? answer);
            }
        },
    };
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
