export const id = 7319;
export const ids = [7319];
export const modules = {

/***/ 70927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ windowStanding)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19310);

/** Compares a moment, in milliseconds since 1970, with the hours in which something is allowed, and with freezes. */
async function windowStanding(rules, now) {
    const [{ WindowCalendar }, { shownMoment }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(8599), __webpack_require__.e(8200)]).then(__webpack_require__.bind(__webpack_require__, 48200)),
        Promise.all(/* import() */[__webpack_require__.e(8599), __webpack_require__.e(5961)]).then(__webpack_require__.bind(__webpack_require__, 5961)),
    ]);
    const calendar = new WindowCalendar(rules);
    const shown = (moment) => shownMoment(moment, rules.zone);
    const time = `it is ${shown(now)} in ${rules.zone}`;
    if (!calendar.isOpen(now)) {
        const freeze = calendar.freezeAt(now);
        const opening = calendar.nextOpening(now);
        const next = opening === undefined
            ? 'it opens at no time within a year'
            : `the next opening is ${shown(opening)} (in ${inMinutes(opening - now)})`;
        const where = freeze
            ? `frozen until ${shown(freeze.end)}: \`${freeze.reason.replaceAll('`', "'")}\`; ${time}`
            : `outside of the window: ${time}`;
        return { open: false, finding: `${where}; ${next}`, time, next };
    }
    const closing = calendar.nextClosing(now);
    if (closing === undefined)
        return { open: true, finding: `inside of the window: ${time}; it stays open`, time };
    const left = closing - now;
    const closes = `closes at ${shown(closing)}, in ${inMinutes(left)}`;
    return { open: true, finding: `inside of the window: ${time}; it ${closes}`, time, left, closes };
}
/** Whole minutes, up: an opening isn't there before its minute. */
function inMinutes(milliseconds) {
    return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(Math.ceil(milliseconds / 60_000) * 60_000);
}


/***/ }),

/***/ 74818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ gitIn)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** Reading must neither take the lock of git's index nor wait for somebody to type a password. */
const unattended = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
/** Git in the workspace; `timeout` of one start in milliseconds. */
function gitIn({ workspace, processes }, timeout, signal) {
    return async (...args) => {
        const request = { command: 'git', args, directory: workspace, environment: unattended, timeout, signal };
        const { exitCode, stdout, stderr } = await processes.tool(request);
        if (exitCode === 0)
            return stdout;
        const operation = args[0] ?? 'git';
        const why = stderr.trim() || `exit code ${exitCode}`;
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ(`git ${operation} failed: ${why}`, { system: 'git', operation });
    };
}


/***/ }),

/***/ 59261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ previousRelease),
/* harmony export */   Y: () => (/* binding */ changedFiles)
/* harmony export */ });
/**
 * The release that this deployment follows: the tag of the previous version where it is known, else the highest tagged
 * version below the one to deploy, prereleases left out. `undefined` when git has no such tag, as in a shallow clone.
 * Throws ProviderError when git fails.
 */
async function previousRelease({ version, previousVersion }, git) {
    const { default: semver } = await __webpack_require__.e(/* import() */ 2088).then(__webpack_require__.t.bind(__webpack_require__, 62088, 19));
    const tags = (await git('tag', '--list')).split('\n').filter((tag) => tag !== '');
    const read = (text) => semver.parse(text === undefined ? undefined : withoutPrefix(text));
    const releases = tags.flatMap((tag) => {
        const found = read(tag);
        return found ? [{ version: found.version, tag }] : [];
    });
    if (previousVersion !== undefined) {
        const wanted = read(previousVersion)?.version;
        return releases.find((release) => release.version === wanted);
    }
    const current = read(version);
    if (!current)
        return undefined;
    return releases
        .filter((release) => semver.lt(release.version, current) && semver.prerelease(release.version) === null)
        .sort((a, b) => semver.rcompare(a.version, b.version))[0];
}
/** What stands from the first three numbers on: `1.2.0` of `v1.2.0` or `api-v1.2.0`. */
function withoutPrefix(text) {
    return /\d+\.\d+\.\d+(?:[-+].*)?$/.exec(text)?.[0] ?? text;
}
/** The files that differ between a release and a commit, relative to the repository's root. Throws ProviderError when git fails. */
async function changedFiles(since, sha, git) {
    const changed = await git('diff', '--name-only', '-z', '--end-of-options', since, sha);
    return changed.split('\0').filter((path) => path !== '');
}


/***/ }),

/***/ 77319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GithubSource: () => (/* reexport */ GithubSource),
  annotationsOf: () => (/* reexport */ annotationsOf),
  checkRunOf: () => (/* reexport */ checkRunOf),
  checklistPath: () => (/* reexport */ checklistPath),
  createCheck: () => (/* reexport */ createCheck),
  createReport: () => (/* reexport */ createReport),
  defaultConcurrency: () => (/* reexport */ defaultConcurrency),
  isWaived: () => (/* reexport */ isWaived),
  judge: () => (/* reexport */ judge),
  maskedResult: () => (/* reexport */ maskedResult),
  presetChecks: () => (/* reexport */ presetChecks),
  publishCheckRun: () => (/* reexport */ publishCheckRun),
  readinessReportJsonSchema: () => (/* reexport */ readinessReportJsonSchema),
  renderChecklist: () => (/* reexport */ renderChecklist),
  renderPlan: () => (/* reexport */ renderPlan),
  renderSummary: () => (/* reexport */ renderSummary),
  reportPath: () => (/* reexport */ reportPath),
  resultLine: () => (/* reexport */ resultLine),
  runChecks: () => (/* reexport */ runChecks),
  selectChecks: () => (/* reexport */ selectChecks),
  shownAnnotations: () => (/* reexport */ shownAnnotations),
  standardProfile: () => (/* reexport */ standardProfile),
  verdictSentence: () => (/* reexport */ verdictSentence),
  windowStanding: () => (/* reexport */ window_standing/* windowStanding */.R),
  writeChecklist: () => (/* reexport */ writeChecklist),
  writeReport: () => (/* reexport */ writeReport)
});

// EXTERNAL MODULE: ./build/packages/checks/src/calendar/window-standing.js
var window_standing = __webpack_require__(70927);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/packages/checks/src/engine.js

/** How many checks are under way at once unless the configuration says otherwise. */
const defaultConcurrency = 64;
/** Between two tries of a check, in milliseconds. */
const pauseBetweenTries = 1_000;
/**
 * How long a check that ran out of time or was cancelled may still tell how far it came, in milliseconds. With it a
 * cancelled step ends well inside the 7.5 s that the runner leaves it.
 */
const gracePeriod = 3_000;
/**
 * Runs all checks, at most `concurrency` at once and each after those it needs, and gives their results in the order of the
 * checks. Never rejects for what a check does: one that throws, hangs or is cancelled is a failed check with its reason, and
 * so is one whose need failed. Throws Error when checks need each other in a circle, which a selection refuses.
 */
async function runChecks(checks, outside, { concurrency, onResult }) {
    const results = [];
    const places = new Map(checks.map(({ id }, index) => [id, index]));
    const needed = checks.map(({ needs }) => needs.flatMap((id) => places.get(id) ?? []));
    const waiting = new Map(checks.entries());
    const running = new Set();
    const run = async (index, check) => {
        const failed = needed[index]?.find((need) => blocks(results[need]));
        const result = failed === undefined ? await runCheck(check, outside) : notAsked(check, checks[failed]?.id ?? '');
        results[index] = result;
        onResult?.(result);
    };
    while (waiting.size > 0 || running.size > 0) {
        for (const [index, check] of waiting) {
            if (running.size >= concurrency)
                break;
            if (needed[index]?.some((need) => results[need] === undefined))
                continue;
            waiting.delete(index);
            const work = run(index, check).finally(() => running.delete(work));
            running.add(work);
        }
        if (running.size === 0)
            throw new Error('checks need each other in a circle');
        await Promise.race(running);
    }
    return results;
}
/** A failure that nobody answers for. */
function blocks(result) {
    return result?.status === 'fail' && result.waiver === undefined;
}
/** It can't be a skip: what a critical check would have said is unknown, and unknown is no reason to deploy. */
function notAsked(prepared, need) {
    const finding = `not asked, because it needs \`${need}\`, which failed`;
    return { ...told(prepared, { status: 'fail', finding }), evidence: undefined, duration: 0, tries: 0 };
}
async function runCheck(prepared, outside) {
    const { clock } = outside;
    const started = clock.now();
    const reason = await reasonToLeaveOut(prepared, outside);
    if (reason !== undefined) {
        const skipped = told(prepared, { status: 'skip', finding: reason });
        return { ...skipped, evidence: undefined, duration: clock.now() - started, tries: 0 };
    }
    for (let tries = 1;; tries += 1) {
        const at = clock.now();
        const answer = await tryOnce(prepared, outside);
        const again = answer.status === 'fail' && tries <= prepared.retries;
        if (again && (await pause(outside)))
            continue;
        const finding = tries === 1 ? answer.finding : `${answer.finding} (try ${tries})`;
        return {
            ...told(prepared, { ...answer, finding }),
            evidence: { asked: prepared.check.asks, answer: answer.answer, at },
            duration: clock.now() - started,
            tries,
        };
    }
}
/** Why a check doesn't apply. It does where that can't be told: a check too many is better than one too few. */
async function reasonToLeaveOut({ leftOut, timeout }, outside) {
    if (!leftOut)
        return undefined;
    try {
        const { value, overdue } = await within(timeout, outside, leftOut);
        return overdue === undefined ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Asks once, within the check's time limit. An answer that came too late doesn't count, unless it is a failure itself. */
async function tryOnce({ check, timeout }, outside) {
    try {
        const { value, overdue } = await within(timeout, outside, (signal) => check.ask(signal));
        return overdue === undefined || value.status === 'fail' ? value : failure(overdue);
    }
    catch (error) {
        return failure(error);
    }
}
/** Does work within a time limit in milliseconds, and a little longer when it has something to tell. Rejects with the reason. */
async function within(timeout, { clock, signal }, work) {
    signal.throwIfAborted();
    const limit = new AbortController();
    const settled = new AbortController();
    const either = AbortSignal.any([signal, limit.signal]);
    clock.sleep(timeout, settled.signal).then(() => limit.abort(new Error(`no answer within ${(0,quantities/* formatDuration */.a3)(timeout)}`)), () => { });
    const abandoned = fired(either)
        .then(() => clock.sleep(gracePeriod, settled.signal))
        .then(() => Promise.reject(either.reason));
    // Once the work is done nobody waits for this any more.
    abandoned.catch(() => { });
    try {
        const value = await Promise.race([Promise.resolve().then(() => work(either)), abandoned]);
        return { value, overdue: either.aborted ? either.reason : undefined };
    }
    catch (error) {
        throw either.aborted ? either.reason : error;
    }
    finally {
        settled.abort();
    }
}
/** Waits before the next try; false when the run was cancelled meanwhile. */
function pause({ clock, signal }) {
    return clock.sleep(pauseBetweenTries, signal).then(() => true, () => false);
}
function fired(signal) {
    return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
    });
}
function failure(error) {
    return { status: 'fail', finding: (0,errors/* describeError */.Uc)(error), answer: 'no answer' };
}
/** What is known of a check, with what it found. */
function told({ id, kind, title, group, severity, remedy, waiver, location: configured }, { status, finding, location }) {
    const labels = { id, kind, title, group, severity, remedy, waiver };
    return { ...labels, status, finding: oneLine(finding), location: location ?? configured };
}
function oneLine(text) {
    return text.replaceAll(/\s*\r?\n\s*/g, ' ').trim();
}

// EXTERNAL MODULE: ./build/packages/github/src/github-client.js
var github_client = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/packages/checks/src/github/github-source.js


/** GitHub as the checks of one run ask it: one client, opened when the first check needs it, and each fact asked for once. */
class GithubSource {
    #runtime;
    #token;
    #create;
    #facts = new Map();
    #opened;
    constructor(runtime, token, create = github_client/* createGithubClient */.zZ) {
        this.#runtime = runtime;
        this.#token = token;
        this.#create = create;
    }
    /** The repository of this run. Throws ConfigurationError without a token, and away from a repository of GitHub. */
    open() {
        this.#opened ??= this.#open();
        return this.#opened;
    }
    /**
     * What `ask` gives, asked once for each key; a failure isn't kept, so that another try asks again. Rejects as `ask` does.
     */
    once(key, ask) {
        const known = this.#facts.get(key);
        if (known)
            return known;
        const asked = this.open().then(ask);
        this.#facts.set(key, asked);
        asked.catch(() => this.#facts.delete(key));
        return asked;
    }
    /**
     * The facts for each try of a check in turn: who tries again asks GitHub again, and checks share the answers of their
     * n-th tries.
     */
    tries() {
        let tries = 0;
        return () => {
            tries += 1;
            const suffix = tries === 1 ? '' : `, try ${tries}`;
            return { once: (key, ask) => this.once(`${key}${suffix}`, ask) };
        };
    }
    async #open() {
        const { run, log, clock, signal, secrets } = this.#runtime;
        if (this.#token === undefined) {
            throw new errors/* ConfigurationError */.j1('no token for GitHub: give `github-token` the token of the run or of a GitHub App, with the permissions that this check needs');
        }
        const [owner, repo] = run.repository?.split('/') ?? [];
        if (run.repository === undefined || owner === undefined || repo === undefined) {
            throw new errors/* ConfigurationError */.j1('no repository of GitHub is known: set GITHUB_REPOSITORY to `owner/name`');
        }
        const client = await this.#create({ token: this.#token, log, clock, signal, secrets });
        return { client, owner, repo, fullName: run.repository };
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/plain-text.js

/**
 * What must not reach a page: characters that end lines or move the cursor, and those that write right to left, with
 * which a text can look like another one (https://trojansource.codes).
 */
const plain_text_hidden = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/gu;
/** A text from outside as lines of visible characters, tabs included; colours of a terminal are gone. */
function plainLines(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text)
        .toWellFormed()
        .split(/\r\n?|\n/)
        .map((line) => line.replaceAll(plain_text_hidden, (character) => (character === '\t' ? character : '')).trimEnd());
}
/** The same on one line, at most `longest` characters of it. */
function plainLine(text, longest = Number.POSITIVE_INFINITY) {
    const line = plainLines(text)
        .map((part) => part.replaceAll('\t', ' ').trim())
        .filter((part) => part !== '')
        .join(' ');
    return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}
/** The first lines of a text, without empty ones at its ends: at most `most`, and at most `longest` characters in all. */
function excerpt(text, most, longest) {
    const all = plainLines(text);
    const first = all.findIndex((line) => line !== '');
    const whole = first < 0 ? [] : all.slice(first, all.findLastIndex((line) => line !== '') + 1);
    const lines = [];
    let room = longest;
    for (const line of whole.slice(0, most)) {
        if (room <= 0)
            break;
        lines.push(line.length > room ? `${line.slice(0, room).toWellFormed()}…` : line);
        room -= line.length + 1;
    }
    return { lines, left: whole.length - lines.length };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/verdict.js
/**
 * Judges the results of a phase. Verdict: `no-go` when a critical check failed or the run was cancelled, else
 * `conditional-go` when any check failed or warned, waived or not, or none of them applied, else `go`. Risk: `low` when every check is green; `high`
 * when a critical check failed, two or more checks failed, or the run was cancelled; `medium` for what is between, which is
 * warnings, waived failures, nothing that applied, or a single failed check that is not critical. Checks of severity `info` change neither, and
 * skipped ones don't either. The three steps are those of the MusicGen pre-deployment checklist: all green, some warnings,
 * multiple issues.
 */
function judge(results, cancelled) {
    const heard = results.filter(({ severity }) => severity !== 'info');
    const waived = heard.filter(isWaived);
    const failed = heard.filter((result) => result.status === 'fail' && !isWaived(result));
    const warned = heard.filter((result) => result.status === 'warn' && !isWaived(result));
    const critical = failed.filter(({ severity }) => severity === 'critical');
    // Nothing asked is nothing known.
    const asked = results.some(({ status }) => status !== 'skip');
    const green = asked && failed.length + warned.length + waived.length === 0;
    const blocked = cancelled || critical.length > 0;
    return {
        verdict: blocked ? 'no-go' : green ? 'go' : 'conditional-go',
        risk: blocked || failed.length > 1 ? 'high' : green ? 'low' : 'medium',
        counts: count(results),
        reason: explain(results, { cancelled, failed, warned, waived }),
    };
}
/** Whether a result would fail or warn, if nobody answered for it. */
function isWaived({ status, waiver }) {
    return waiver !== undefined && (status === 'fail' || status === 'warn');
}
function count(results) {
    const waived = results.filter(isWaived).length;
    const ended = (status) => results.filter((result) => result.status === status && !isWaived(result)).length;
    return {
        passed: ended('pass'),
        warned: ended('warn'),
        failed: ended('fail'),
        skipped: ended('skip'),
        waived,
    };
}
function explain(results, { cancelled, failed, warned, waived }) {
    const run = results.filter(({ status }) => status !== 'skip');
    const all = run.length === 1 ? '1 check' : `${run.length} checks`;
    const parts = [
        ...(cancelled ? ['the run was cancelled'] : []),
        ...(failed.length > 0 ? [`${failed.length} of ${all} failed (${names(failed)})`] : []),
        ...(warned.length > 0 ? [`${warned.length} of ${all} warned (${names(warned)})`] : []),
        ...(waived.length > 0 ? [`${waived.length} of ${all} waived (${names(waived)})`] : []),
    ];
    if (parts.length > 0)
        return parts.join(', ');
    if (run.length === 0)
        return nothingAsked(results.length);
    if (run.some(({ status }) => status !== 'pass'))
        return 'every check that counts passed';
    return run.length === 1 ? 'the one check passed' : `all ${run.length} checks passed`;
}
function nothingAsked(count) {
    return `nothing was checked: ${count === 1 ? 'the one check did not apply' : `none of the ${count} checks applied`}`;
}
function names(results) {
    return results.map(({ id }) => id).join(', ');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/standing.js

/** How a result counts. */
function standingOf(result) {
    return isWaived(result) ? 'waived' : result.status;
}
/** The results that count in one way, in their order. */
function standing(results, wanted) {
    return results.filter((result) => standingOf(result) === wanted);
}
const severities = ['critical', 'warning', 'info'];
/** The most severe first; equals keep their order. */
function bySeverity(results) {
    return results.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
/**
 * The results below their headings; both stand in the order in which they first come. Results without a heading are under
 * `Other` at the end, or under `Checks` when there is no heading at all.
 */
function chaptersOf(results) {
    const root = { title: '', results: [], chapters: [] };
    for (const result of results) {
        let at = root;
        for (const title of result.group)
            at = chapterIn(at, title);
        at.results.push(result);
    }
    if (root.results.length === 0)
        return root.chapters;
    const title = root.chapters.length > 0 ? 'Other' : 'Checks';
    return [...root.chapters, { title, results: root.results, chapters: [] }];
}
function chapterIn({ chapters }, title) {
    const known = chapters.find((chapter) => chapter.title === title);
    if (known)
        return known;
    const chapter = { title, results: [], chapters: [] };
    chapters.push(chapter);
    return chapter;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/annotations.js


/** GitHub shows at most 10 of a kind for each step; the last is left to what the step itself has to say. */
const mostOfAKind = 9;
/** GitHub cuts what an annotation says. */
const longestMessage = 4_096;
/**
 * What failed or warned as annotations, the most severe first: critical failures are errors, other failures and warnings
 * are warnings. What is waived, and checks of severity `info`, are none.
 */
function annotationsOf(results) {
    return [...bySeverity(standing(results, 'fail')), ...bySeverity(standing(results, 'warn'))]
        .filter(({ severity }) => severity !== 'info')
        .map(({ id, title, status, severity, finding, remedy, location }) => ({
        level: status === 'fail' && severity === 'critical' ? 'error' : 'warning',
        title: plainLine(title, 200),
        message: plainLine(`${title === id ? id : `${title} (${id})`}: ${finding}${remedy === undefined ? '' : ` → ${remedy}`}`, longestMessage),
        location,
    }));
}
/** As many of them as GitHub shows for a step, of each level; what is left out is said by one more. */
function shownAnnotations(annotations) {
    return ['error', 'warning'].flatMap((level) => {
        const all = annotations.filter((annotation) => annotation.level === level);
        if (all.length <= mostOfAKind)
            return all;
        const shown = all.slice(0, mostOfAKind - 1);
        const rest = all.slice(shown.length);
        const title = `${rest.length} more, all of them in the job summary`;
        const message = plainLine(`${title}: ${rest.map((one) => one.title).join(', ')}`, longestMessage);
        return [...shown, { level, title, message, location: undefined }];
    });
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/fitting.js
/** A part that always stays as it is. */
function fixed(text) {
    return { versions: [() => text], weight: Number.POSITIVE_INFINITY };
}
/**
 * The parts one below the other, in at most `limit` bytes of UTF-8 as long as the shortest versions fit: what weighs least
 * is shortened first, step by step.
 */
function fitting(parts, limit) {
    const texts = parts.map(({ versions }) => versions[0]?.() ?? '');
    const order = [...parts.entries()].sort(([, a], [, b]) => a.weight - b.weight);
    for (const [index, { versions }] of order) {
        for (const shorter of versions.slice(1)) {
            if (Buffer.byteLength(joined(texts)) <= limit)
                return joined(texts);
            texts[index] = shorter();
        }
    }
    return joined(texts);
}
function joined(texts) {
    return texts.filter((text) => text !== '').join('\n\n');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/markdown.js

/** Texts in backticks, and addresses: the two things that a finding may mark. */
const marked = /(?<!`)`([^`]+)`(?!`)|https?:\/\/[\w\-.~/?#=&%:+,;]*[\w/=#&%]/g;
/**
 * One line of text from outside as Markdown that shows just that text, behind something else in its line: single backticks
 * make code and addresses are links, but nothing else of it is markup, and nobody is notified. At most `longest`
 * characters are shown.
 */
function inline(text, longest) {
    // Nothing in bold would be two pairs of stars.
    const line = plainLine(text, longest) || '–';
    let written = '';
    let from = 0;
    for (const match of line.matchAll(marked)) {
        const [whole, content] = match;
        written += literal(line.slice(from, match.index));
        written += content === undefined ? `<${whole}>` : code(content);
        from = match.index + whole.length;
    }
    return written + literal(line.slice(from));
}
/** The same as an entry of a list, where its beginning could be that of a heading, a quote, another list or a box to tick. */
function entry(text, longest) {
    const beginning = /^(#{1,6}(?=\s|$)|\[|>|=+$|---|[-+](?=\s|$)|\d{1,9}(?=[.)](\s|$)))/;
    const escaped = inline(text, longest).replace(beginning, (start) => /\d/.test(start) ? `${start}\\` : `\\${start}`);
    return `- ${escaped}`;
}
/** A text as code, in Markdown that fits into a cell as well. */
function code(text) {
    const line = plainLine(text) || '–';
    // Code in backticks stays as it is, but neither a backtick nor the pipe of a table can stand in it.
    if (!/[`|\\]|\[x\]/i.test(line))
        return `\`${line}\``;
    return `<code>${line.replaceAll(/[^\p{L}\p{N}\s]/gu, entity)}</code>`;
}
/** A text for use inside of an HTML element; its lines stay one line of Markdown, so that it never returns to it. */
function html(lines) {
    return lines.join('\n').replaceAll(/[&<>\n]/g, entity);
}
/** A table; its cells are Markdown of this file. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
/** Something to open by a click; the title is text, the body Markdown. */
function folded(title, body) {
    return `<details><summary>${html([plainLine(title)])}</summary>\n\n${body}\n\n</details>`;
}
/** Lines as a block of code that none of them can end. */
function fenced(lines) {
    const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length));
    const fence = '`'.repeat(longest + 1);
    return [fence, ...lines, fence];
}
/** Keeps the marks of Markdown and HTML from meaning anything. */
function literal(text) {
    return (text
        .replaceAll(/&(?=#?\w+;)|[<|$]/g, entity)
        .replaceAll(/[\\`*~]/g, '\\$&')
        .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
        .replaceAll(/\](?=[([:])/g, '\\]')
        // GitHub ticks the box of a line that has a ticked one anywhere.
        .replaceAll(/(?<=\[x)\\?\]/gi, '&#93;')
        // GitHub looks for names in what is shown, so that no escape would help.
        .replaceAll(/(?<![A-Za-z0-9])@(?=[A-Za-z0-9])/g, '@\u200b'));
}
function entity(character) {
    const names = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
    return names[character] ?? `&#${character.codePointAt(0)};`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/readiness.js
/** Who ran the checks: whoever started the run, or ran it again. */
function completedBy({ run }) {
    return run.triggeringActor ?? run.actor;
}
/** The page of the commit, where the repository is known. */
function commitPage({ subject: { sha }, run: { url }, }) {
    const repository = url?.replace(/\/actions\/runs\/.*$/, '');
    return sha === undefined || repository === undefined || repository === url
        ? undefined
        : `${repository}/commit/${sha}`;
}
/** The sign-offs among the results. */
function signOffsOf({ results }) {
    return results
        .filter(({ kind, status }) => kind === 'sign-off' && status !== 'skip')
        .map((result) => {
        const text = `${result.finding} ${result.evidence?.answer ?? ''}`;
        return { result, page: /https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+\/issues\/\d+/.exec(text)?.[0] };
    });
}
/** Who signed off, each once, with the last time; from the findings of the sign-offs that are given. */
function reviewersOf(readiness) {
    const found = new Map();
    for (const { result } of signOffsOf(readiness).filter(isGiven)) {
        const [, people = ''] = /signed off by (.*)$/.exec(result.finding) ?? [];
        for (const [, name = '', when = ''] of people.matchAll(/@([\w[\]-]+) \(([^()]+)\)/g)) {
            const known = found.get(name);
            if (known === undefined || known < when)
                found.set(name, when);
        }
    }
    return [...found].map(([name, when]) => ({ name, when }));
}
/** Whether everybody who has to sign off did. */
function isGiven({ result }) {
    return result.status === 'pass' || result.status === 'warn';
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/words.js


/** The verdicts as people read them. */
const verdictNames = {
    go: 'GO',
    'conditional-go': 'CONDITIONAL GO',
    'no-go': 'NO GO',
};
/** What stands in front of a verdict. */
const verdictSigns = {
    go: '✅',
    'conditional-go': '⚠️',
    'no-go': '❌',
};
/** What stands in front of a result in a log. */
const logSigns = {
    pass: '✔',
    warn: '▲',
    fail: '✘',
    waived: '◇',
    skip: '–',
};
/** What stands in front of results in a document. */
const pageSigns = {
    pass: '✅',
    warn: '⚠️',
    fail: '❌',
    waived: '🟡',
    skip: '➖',
};
/** Who has to know more names than fit reads the list below. */
const longestReason = 300;
/** Why the verdict is what it is, at a length that is read. */
function reasonOf({ reason }) {
    return plainLine(reason, longestReason);
}
/** The verdict in one sentence: `NO GO, risk high: 1 of 3 checks failed (disk)`. */
function verdictSentence(judgement) {
    const { verdict, risk } = judgement;
    return `${verdictNames[verdict]}, risk ${risk}: ${reasonOf(judgement)}`;
}
/** The risks as the source checklists describe them. */
const risks = [
    { risk: 'low', text: '**Low Risk**: All checks green, standard deployment' },
    { risk: 'medium', text: '**Medium Risk**: Some warnings, increased monitoring needed' },
    { risk: 'high', text: '**High Risk**: Critical or multiple issues, consider postponing' },
];
/** A moment for people: `2026-01-31 12:00:00 UTC`. */
function momentOf(milliseconds) {
    return (0,src_clock/* isoInstant */.j2)(milliseconds).replace('T', ' ').replace('Z', ' UTC');
}
/** A number of things: `1 check`, `3 checks`. */
function counted(number, thing) {
    return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/overview.js






/** The verdict, why, and how many checks ended in which way: what has to be understood in three seconds. */
function verdictBlock({ judgement, results }) {
    const { verdict, risk } = judgement;
    const words = [
        ['fail', 'failed'],
        ['waived', 'waived'],
        ['warn', 'warned'],
        ['pass', 'passed'],
        ['skip', 'left out'],
    ];
    const counts = words
        .map(([which, word]) => ({ which, word, count: standing(results, which).length }))
        .filter(({ count }) => count > 0)
        .map(({ which, word, count }) => `${pageSigns[which]} ${count} ${word}`);
    return [
        `## ${verdictSigns[verdict]} ${verdictNames[verdict]} · risk ${risk}`,
        `**${inline(sentence(reasonOf(judgement)))}**`,
        counts.join(' · '),
    ].join('\n\n');
}
/** Who deploys what to where. */
function subjectBlock(readiness) {
    const { subject, phase, profile, run, finished, notes, windowOverride } = readiness;
    const page = commitPage(readiness);
    const commit = subject.sha === undefined ? '' : code(subject.sha.slice(0, 12));
    const previous = subject.previousVersion === undefined ? '' : ` (previous ${inline(subject.previousVersion)})`;
    const version = subject.version === undefined ? '' : ` **${inline(subject.version)}**`;
    const number = run.runId === undefined ? '' : `run ${run.runId}`;
    const cells = [
        ['what', `${inline(subject.service)}${version}${previous}`],
        ['commit', page === undefined ? commit : `[${commit}](${page})`],
        ['to', `**${inline(subject.environment)}**`],
        ['phase', `${inline(phase)}, profile ${inline(profile)}`],
        [
            'by',
            [inline(completedBy(readiness)), run.url === undefined ? number : `[${number}](${run.url})`]
                .filter(Boolean)
                .join(', '),
        ],
        ['when', momentOf(finished)],
    ];
    return [
        table(cells.map(([name]) => name), [cells.map(([, cell]) => cell)]),
        ...(windowOverride === undefined
            ? []
            : [`**Asked to be deployed outside of the windows, because:** ${inline(windowOverride, 1_000)}`]),
        ...(notes === undefined ? [] : [`**Notes:** ${inline(notes, 2_000)}`]),
        ...signOffLines(readiness),
    ].join('\n\n');
}
/** One line for each issue in which people sign off: how far it is, and what is missing. */
function signOffLines(readiness) {
    const pages = Map.groupBy(signOffsOf(readiness), ({ page }) => page);
    return [...pages].flatMap(([page, signOffs]) => {
        if (page === undefined)
            return [];
        const missing = signOffs.filter(({ result }) => result.status === 'fail');
        const names = missing.map(({ result }) => inline(result.title, 100)).join(', ');
        const open = missing.length > 0 ? `; missing: ${names}` : '';
        const done = `${signOffs.length - missing.length} of ${signOffs.length} given`;
        return [`**Sign-offs:** [issue ${page.split('/').at(-1)}](${page}), ${done}${open}`];
    });
}
/** Checks that somebody has to look at, with what to do about them. */
function problemTable(title, results, { longest, most }) {
    if (results.length === 0)
        return '';
    const rows = results.slice(0, most).map((result) => {
        const { severity, finding, remedy, location } = result;
        const place = location === undefined ? '' : code(`${location.file}:${location.line}`);
        const advice = [remedy === undefined ? '' : inline(remedy, longest), place].filter(Boolean).join('<br>');
        return [nameOf(result), severity, inline(finding, longest), advice];
    });
    return block(title, table(['check', 'severity', 'finding', 'what to do'], rows), results.length - rows.length);
}
/** Failures that somebody answers for. */
function waiverTable(title, results, { longest, most }) {
    if (results.length === 0)
        return '';
    const rows = results.slice(0, most).map((result) => {
        const { severity, finding, waiver } = result;
        const { by = '', reason = '', until = 0 } = waiver ?? {};
        const found = [severity, inline(finding, longest), inline(by), inline(reason, longest)];
        return [nameOf(result), ...found, momentOf(until)];
    });
    const head = ['check', 'severity', 'finding', 'accepted by', 'why', 'until'];
    return block(title, table(head, rows), results.length - rows.length);
}
function block(title, body, left) {
    const more = left > 0 ? `\n\n_${counted(left, 'more check')}: the report and the checklist have them._` : '';
    return `### ${title}\n\n${body}${more}`;
}
/** Checks that nobody has to look at, below their headings; without their findings when `longest` is 0. */
function resultList(results, { longest }) {
    const part = ({ title, results: own, chapters }, above) => {
        const path = [...above, title];
        const lines = own.map((result) => lineOf(result, longest)).join('\n');
        const here = own.length === 0 ? [] : [`**${inline(path.join(' / '))}**`, lines];
        return [...here, ...chapters.flatMap((chapter) => part(chapter, path))];
    };
    return chaptersOf(results)
        .flatMap((chapter) => part(chapter, []))
        .join('\n\n');
}
function lineOf(result, longest) {
    const { finding, duration, tries } = result;
    if (longest === 0)
        return entry(result.title);
    const took = tries === 0 ? '' : ` (${(0,quantities/* formatDuration */.a3)(duration)})`;
    return `${entry(result.title)}: ${inline(finding, longest)}${took}`;
}
/** What was asked and what came back. */
function evidenceList(results, { lines: most, longest }) {
    return results
        .flatMap((result) => {
        const { evidence, title } = result;
        if (evidence === undefined)
            return [];
        const { lines, left } = excerpt(evidence.answer, most, longest);
        const cut = left > 0 ? ` The report has ${counted(left, 'more line')}.` : '';
        const asked = inline(evidence.asked, longest);
        return `**${inline(title)}**, ${momentOf(evidence.at)}, asked: ${asked}${cut}\n\n<pre>${html(lines)}</pre>`;
    })
        .join('\n\n');
}
/** A folded list with its number of entries; nothing for an empty one. */
function foldedList(title, results, body) {
    return results.length === 0 || body === '' ? '' : folded(`${title} (${results.length})`, body);
}
function nameOf({ id, title }) {
    return title === id ? `**${inline(title)}**` : `**${inline(title)}**<br>${code(id)}`;
}
function sentence(text) {
    const first = text.slice(0, 1).toUpperCase() + text.slice(1);
    return /[.!?…]$/.test(first) ? first : `${first}.`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/summary.js




/** GitHub drops a step's summary of more than 1 MiB; a little is left for what else the step may say. */
const largestSummary = 1024 * 1024 - 16 * 1024;
/**
 * The page a reviewer reads: the verdict first, who deploys what to where, what failed and what to do about it, what is
 * waived, what warned; the rest is folded. At most `limit` bytes: evidence of what passed is shortened first, then that of
 * what failed, then the lists; failures last.
 */
function renderSummary(readiness, limit = largestSummary) {
    const of = (...wanted) => bySeverity(wanted.flatMap((one) => standing(readiness.results, one)));
    const [failed, waived, warned] = [of('fail'), of('waived'), of('warn')];
    const [passed, skipped] = [standing(readiness.results, 'pass'), standing(readiness.results, 'skip')];
    return fitting([
        fixed(verdictBlock(readiness)),
        fixed(subjectBlock(readiness)),
        listing(7, (extent) => problemTable(`${pageSigns.fail} Failed`, failed, extent)),
        listing(6, (extent) => waiverTable(`${pageSigns.waived} Accepted by waivers`, waived, extent)),
        listing(5, (extent) => problemTable(`${pageSigns.warn} Warnings`, warned, extent)),
        others(4, `${pageSigns.pass} Passed`, passed),
        others(3, `${pageSigns.skip} Left out`, skipped),
        evidence(2, 'Evidence of what failed or warned', [...failed, ...waived, ...warned]),
        evidence(1, 'Evidence of what passed', passed),
        fixed(readiness.planDigest === undefined ? '' : `Plan digest: \`${readiness.planDigest}\``),
    ], limit);
}
function listing(weight, render) {
    const extents = [
        { longest: 600, most: 1_000 },
        { longest: 160, most: 300 },
        { longest: 120, most: 60 },
        { longest: 80, most: 10 },
    ];
    return { weight, versions: extents.map((extent) => () => render(extent)) };
}
function others(weight, title, results) {
    const none = results.length === 0 ? '' : `${title}: ${counted(results.length, 'check')}; the report has them.`;
    return {
        weight,
        versions: [
            () => foldedList(title, results, resultList(results, { longest: 600 })),
            () => foldedList(title, results, resultList(results, { longest: 0 })),
            () => none,
        ],
    };
}
function evidence(weight, title, results) {
    const asked = results.filter((result) => result.evidence !== undefined);
    const none = asked.length === 0 ? '' : `_${title} is too long to be shown here; the report has it._`;
    return {
        weight,
        versions: [
            () => foldedList(title, asked, evidenceList(asked, { lines: 60, longest: 6_000 })),
            () => foldedList(title, asked, evidenceList(asked, { lines: 8, longest: 500 })),
            () => none,
        ],
    };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/check-run.js






/** What GitHub takes: https://docs.github.com/rest/checks/runs#create-a-check-run. */
const largestText = 65_535;
const mostAtOnce = 50;
const longestTitle = 255;
/** Several requests, each a second after the one before. */
const mostAnnotations = 4 * mostAtOnce;
/**
 * The check run that tells a readiness run on its commit: `success` for a go, `neutral` for a conditional go, `failure` for
 * a no go and for whatever else fails the step. Its annotations are in files below `workspace`.
 */
function checkRunOf(readiness, { workspace, ok }) {
    const { subject, phase, judgement, started, finished, results } = readiness;
    const { verdict, risk } = judgement;
    const conclusions = { go: 'success', 'conditional-go': 'neutral', 'no-go': 'failure' };
    const annotations = annotationsOf(results)
        .flatMap((annotation) => lineAnnotation(annotation, workspace))
        .slice(0, mostAnnotations);
    const batches = Array.from({ length: Math.max(1, Math.ceil(annotations.length / mostAtOnce)) }, (_, index) => annotations.slice(index * mostAtOnce, (index + 1) * mostAtOnce));
    return {
        name: plainLine(`Readiness: ${subject.environment} (${phase})`, longestTitle),
        conclusion: ok ? conclusions[verdict] : 'failure',
        startedAt: (0,src_clock/* isoInstant */.j2)(started),
        completedAt: (0,src_clock/* isoInstant */.j2)(finished),
        title: `${verdictNames[verdict]}, risk ${risk}`,
        summary: renderSummary(readiness, largestText),
        batches,
    };
}
function lineAnnotation(annotation, workspace) {
    const { level, title, message, location } = annotation;
    if (location === undefined)
        return [];
    const path = (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(workspace, location.file));
    if (path === '' || path === '..' || path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path))
        return [];
    const line = Math.max(1, location.line);
    return [
        {
            path: path.split(external_node_path_.sep).join('/'),
            ...{ start_line: line, end_line: line, title, message },
            annotation_level: level === 'error' ? 'failure' : 'warning',
        },
    ];
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/check-run-publication.js

/** For all requests together; a cancelled run has little time left. In milliseconds. */
const publicationLimit = 30_000;
const limitWhenCancelled = 2_500;
/**
 * Puts a check run onto a commit and gives its page. Where GitHub won't have it that is a warning that says why and what to
 * do, and no page: the verdict stands without it.
 */
async function publishCheckRun(checkRun, sha, github, { log, clock, signal, run, secrets }) {
    if (sha === undefined) {
        log.warning('There is no check run: the commit is not known; give it as `sha`.');
        return undefined;
    }
    const limit = signal.aborted ? limitWhenCancelled : publicationLimit;
    try {
        const masked = { ...checkRun, summary: secrets.redact(checkRun.summary) };
        const work = published(masked, sha, github, run.url);
        return (await (0,src_clock/* withTimeLimit */.Bv)('GitHub', work, limit, clock)) ?? undefined;
    }
    catch (error) {
        log.warning(`The check run could not be put onto ${sha.slice(0, 12)}: ${(0,errors/* describeError */.Uc)(error)}${hint(error)}`);
        return undefined;
    }
}
async function published(checkRun, sha, github, details) {
    const { client, owner, repo, fullName } = await github.open();
    const operation = { name: 'write a check run', repository: fullName, permission: 'checks: write' };
    const { name, conclusion, startedAt, completedAt, title, summary, batches } = checkRun;
    const [first = [], ...rest] = batches;
    const output = (annotations) => ({
        title,
        summary,
        annotations: [...annotations],
    });
    const made = await client.send(operation, (api) => api.checks.create({
        ...{ owner, repo, name, head_sha: sha, status: 'completed', conclusion, output: output(first) },
        ...{ started_at: startedAt, completed_at: completedAt },
        ...(details !== undefined && { details_url: details }),
    }));
    for (const batch of rest) {
        await client.send(operation, (api) => api.checks.update({ owner, repo, check_run_id: made.id, output: output(batch) }));
    }
    return made.html_url;
}
/** Only an App may write check runs, and GITHUB_TOKEN is one. */
function hint(error) {
    return /authenticate via a GitHub App/i.test((0,errors/* describeError */.Uc)(error))
        ? '; a personal token never may: give the token of the run or of a GitHub App'
        : '';
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/checklist-entry.js





/** How much evidence stands in a checklist, by check. */
const mostLines = 100;
const mostCharacters = 10_000;
/**
 * One entry of a checklist: ticked when the check passed or only warned, with what was found, asked and answered below it.
 */
function checklistEntry(result) {
    const { finding, remedy, waiver, location } = result;
    const how = standingOf(result);
    const notes = [
        entry(finding),
        ...(how === 'waived' && waiver !== undefined
            ? [`- Accepted by ${inline(waiver.by)} until ${momentOf(waiver.until)}: ${inline(waiver.reason)}`]
            : []),
        ...(remedy !== undefined && how !== 'pass' && how !== 'skip' ? [`- What to do: ${inline(remedy)}`] : []),
        ...(location !== undefined && (how === 'fail' || how === 'warn')
            ? [`- Where: ${inline(`${location.file}:${location.line}`)}`]
            : []),
    ];
    return [headOf(result), ...[...notes, ...evidenceBlock(result)].map(indented)];
}
function headOf(result) {
    const title = inline(result.title);
    switch (standingOf(result)) {
        case 'pass':
            return `- [x] ${title}`;
        case 'warn':
            return `- [x] ${pageSigns.warn} ${title} (warning)`;
        case 'waived':
            return `- [ ] ${pageSigns.waived} **${title}** (${result.status === 'warn' ? 'warning' : 'failed'}, ${result.severity}, waived)`;
        case 'fail':
            return `- [ ] ${pageSigns.fail} **${title}** (failed, ${result.severity})`;
        case 'skip':
            return `- [ ] ${pageSigns.skip} ${title} (left out)`;
    }
}
function evidenceBlock({ evidence, duration, tries }) {
    if (evidence === undefined)
        return [];
    const took = `${(0,quantities/* formatDuration */.a3)(duration)}${tries > 1 ? `, try ${tries}` : ''}`;
    return fenced([
        `# Asked ${momentOf(evidence.at)}`,
        ...limited(evidence.asked),
        `# Answered after ${took}`,
        ...limited(evidence.answer),
    ]);
}
/** The lines of an evidence; a line that says how many there are more is one of its own. */
function limited(text) {
    const { lines, left } = excerpt(text, mostLines, mostCharacters);
    return [...lines, ...(left > 0 ? [`# ${counted(left, 'more line')} in the report`] : [])];
}
function indented(line) {
    return line === '' ? '' : `  ${line}`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/checklist.js







const blank = '________________';
/**
 * The checklist of a phase with its evidence filled in, as a Markdown document that can be attached to a change: what was
 * checked in the order of the configuration, the verdict, the risk, the sign-offs and who completed it. Its form is that of
 * the MusicGen checklists for before and after a deployment.
 */
function renderChecklist(readiness) {
    const phase = phaseName(readiness.phase);
    return [
        `# ${phase} Checklist`,
        head(readiness, phase),
        ...numbered(chaptersOf(readiness.results)).flatMap((chapter) => chapterLines(chapter, 2)),
        `## ${phase} Status`,
        checklist_status(readiness),
        riskAssessment(readiness),
        notes(readiness),
        '## Sign-offs',
        signOffs(readiness),
        '---',
        foot(readiness),
    ].join('\n\n');
}
function head(readiness, phase) {
    const { subject, profile, run, started, judgement } = readiness;
    const { verdict, risk } = judgement;
    const page = commitPage(readiness);
    const commit = subject.sha === undefined ? undefined : code(subject.sha);
    const version = [subject.service, subject.version]
        .flatMap((part) => (part ? [inline(part)] : []))
        .join(' ');
    const fields = [
        ['Date', (0,src_clock/* isoInstant */.j2)(started).slice(0, 10)],
        ['Deployment Version', version],
        ['Previous Version', subject.previousVersion && inline(subject.previousVersion)],
        ['Commit', page === undefined ? commit : `[${commit}](${page})`],
        ['Environment', inline(subject.environment)],
        ['Profile', inline(profile)],
        [`${phase} Start Time`, momentOf(started)],
        ['Deployer', inline(run.actor)],
        [
            'Reviewer',
            reviewersOf(readiness)
                .map(({ name }) => inline(name))
                .join(', ') || blank,
        ],
        [
            'Verdict',
            `${verdictSigns[verdict]} **${verdictNames[verdict]}**, risk ${risk}: ${inline(reasonOf(judgement))}`,
        ],
    ];
    return lined(fields);
}
function chapterLines({ title, results, chapters }, level) {
    return [
        `${'#'.repeat(Math.min(level, 6))} ${inline(title)}`,
        // Without empty lines in between, boxes and titles stay on one line.
        ...(results.length > 0 ? [results.flatMap(checklistEntry).join('\n')] : []),
        ...chapters.flatMap((chapter) => chapterLines(chapter, level + 1)),
    ];
}
/** The chapters with numbers, unless their titles bring some of their own. */
function numbered(chapters) {
    const own = chapters.some(({ title }) => /^(phase )?\d/i.test(title));
    return chapters.map((chapter, index) => ({
        ...chapter,
        title: own ? chapter.title : `${index + 1}. ${chapter.title}`,
    }));
}
function checklist_status({ judgement, phase }) {
    const before = phase === 'pre-deploy';
    const choices = [
        ['go', before ? 'All checks passed, proceed with deployment' : 'All checks passed'],
        [
            'conditional-go',
            before ? 'Minor issues noted, proceed with caution' : 'Minor issues noted, keep watching',
        ],
        [
            'no-go',
            before ? 'Critical issues found, deployment blocked' : 'Critical issues found, act on them now',
        ],
    ];
    const boxes = choices.map(([verdict, meaning]) => `- ${box(judgement.verdict === verdict)} ${verdictSigns[verdict]} **${verdictNames[verdict]}** - ${meaning}`);
    return ['**Overall Status**:', '', ...boxes].join('\n');
}
function riskAssessment({ judgement }) {
    const boxes = risks.map(({ risk, text }) => `- ${box(judgement.risk === risk)} ${text}`);
    return ['**Risk Assessment**:', '', ...boxes].join('\n');
}
function notes(readiness) {
    const { notes: given, windowOverride, planDigest, results } = readiness;
    const lines = [
        ...(given === undefined ? [] : excerpt(given, 1_000, 50_000).lines),
        ...(windowOverride === undefined
            ? []
            : [`Asked to be deployed outside of the windows, because: ${windowOverride}`]),
        ...standing(results, 'fail').map(({ title, finding }) => `Failed: ${title}: ${finding}`),
        ...standing(results, 'waived').map(({ title, finding, waiver }) => `Accepted by ${waiver?.by} until ${momentOf(waiver?.until ?? 0)} (${waiver?.reason}): ${title}: ${finding}`),
        ...standing(results, 'warn').map(({ title, finding }) => `Warning: ${title}: ${finding}`),
    ].flatMap((line) => excerpt(line, 1, 600).lines);
    const digest = planDigest === undefined ? [] : [`Plan digest: ${planDigest}`];
    const all = [...lines, ...digest];
    return ['**Notes/Issues**:', '', ...fenced(all.length > 0 ? all : ['none'])].join('\n');
}
function signOffs(readiness) {
    const found = signOffsOf(readiness);
    if (found.length === 0)
        return 'No sign-off was asked for.';
    return found
        .map(({ result, page }) => {
        const done = isGiven({ result });
        const link = page === undefined ? '' : ` ([page](${page}))`;
        const mark = done ? '' : `${pageSigns.fail} `;
        return `- ${box(done)} ${mark}${inline(result.title)}${link}: ${inline(result.finding)}`;
    })
        .join('\n');
}
function foot(readiness) {
    const { run, finished } = readiness;
    const reviewers = reviewersOf(readiness);
    // An approval of an environment has no time that GitHub would tell.
    const times = reviewers.map(({ when }) => when).filter((when) => /^\d{4}-/.test(when));
    const last = times.sort().at(-1);
    const by = `${inline(completedBy(readiness))}${run.url === undefined ? '' : `, [run ${run.runId}](${run.url})`}`;
    return lined([
        ['Checklist Completed By', by],
        ['Date/Time', momentOf(finished)],
        ['Reviewed By', reviewers.map(({ name, when }) => inline(`${name} (${when})`)).join(', ') || blank],
        ['Review Date/Time', last === undefined ? blank : inline(last)],
    ]);
}
function lined(fields) {
    return fields
        .flatMap(([name, value]) => (value === undefined ? [] : [`**${name}**: ${value}`]))
        .join('  \n');
}
function box(ticked) {
    return ticked ? '[x]' : '[ ]';
}
/** `Pre-Deployment` of `pre-deploy`; any other phase in capitals of its own. */
function phaseName(phase) {
    const known = {
        'pre-deploy': 'Pre-Deployment',
        'post-deploy': 'Post-Deployment',
    };
    const words = phase.split(/[\s_-]+/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
    return known[phase] ?? inline(words.join(' '));
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/dry-run.js

/** The page of a dry run: what would be asked, and that there is no verdict. */
function renderPlan({ subject, phase, profile }, checks) {
    const what = inline([subject.service, subject.version].filter(Boolean).join(' '));
    const about = `${code(phase)} of ${what} to ${inline(subject.environment)}, profile ${code(profile)}`;
    const rows = checks.map(({ id, title, kind, severity, check }) => [
        title === id ? code(id) : `${inline(title)}<br>${code(id)}`,
        inline(kind),
        severity,
        inline(check.asks, 600),
    ]);
    return `## Readiness: dry run, no verdict\n\n${about}\n\n${table(['check', 'kind', 'severity', 'asks'], rows)}`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/masked.js
/**
 * A result with each of its texts masked by itself. It has to be done before anything is escaped: a secret with a star in
 * it is no longer recognized in Markdown.
 */
function maskedResult(result, secrets) {
    const { title, group, finding, remedy, evidence, waiver } = result;
    const mask = (text) => secrets.redact(text);
    return {
        ...result,
        title: mask(title),
        group: group.map(mask),
        finding: mask(finding),
        remedy: remedy === undefined ? undefined : mask(remedy),
        evidence: evidence && { ...evidence, asked: mask(evidence.asked), answer: mask(evidence.answer) },
        waiver: waiver && { ...waiver, by: mask(waiver.by), reason: mask(waiver.reason) },
    };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/result-line.js




/** A result as one line of a log, its id as wide as `width`: what was found, how long it took, and what to do or who accepts it. */
function resultLine(result, width) {
    const { id, finding, duration, tries, remedy, waiver } = result;
    const how = standingOf(result);
    const took = tries === 0 ? '' : ` (${(0,quantities/* formatDuration */.a3)(duration)})`;
    const accepted = how === 'waived' && waiver !== undefined
        ? ` → accepted by ${waiver.by} until ${momentOf(waiver.until)}: ${waiver.reason}`
        : '';
    const advice = remedy !== undefined && (how === 'fail' || how === 'warn') ? ` → ${remedy}` : '';
    return `${logSigns[how]} ${id.padEnd(width)}  ${plainLine(`${finding}${took}${accepted}${advice}`)}`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presentation/index.js










// EXTERNAL MODULE: ./build/packages/config/src/schema/checks-section.js
var checks_section = __webpack_require__(43997);
;// CONCATENATED MODULE: ./build/packages/checks/src/presets/aws.js
const group = 'AWS';
/** An account of AWS: the credentials are the right ones and last, and secrets are there and not too old. */
const awsPreset = ({ account, secrets }) => [
    {
        ...{ id: 'aws-identity', kind: 'aws-identity', title: 'The credentials are the right ones', group },
        ...(account === undefined ? {} : { account }),
        'warn-below': '1h',
    },
    ...(secrets === undefined ? [] : [rotated(secrets)]),
];
function rotated(secrets) {
    return {
        ...{ id: 'secrets', kind: 'secret-age', title: 'Secrets were rotated', group, secrets },
        ...{ 'rotated-within': '90d', 'warn-before': '14d' },
    };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presets/hotfix.js
const hotfix_group = 'Hotfix';
const profiles = ['hotfix'];
/** What is asked of a hotfix in place of the reviews of an ordinary deployment: one review, and a branch for it. */
const hotfixPreset = ({ reviewers, from, branches }) => [
    {
        ...{ id: 'hotfix-reviews', kind: 'reviews', title: `Approved by ${reviewers}`, group: hotfix_group, profiles },
        'at-least': reviewers,
        ...(from && { from }),
    },
    { id: 'hotfix-branch', kind: 'ref', title: 'The branch is one for hotfixes', group: hotfix_group, profiles, branches },
    { id: 'hotfix-tests', kind: 'ci-status', title: 'All tests passed', group: hotfix_group, profiles },
];

;// CONCATENATED MODULE: ./build/packages/checks/src/presets/kubernetes.js
const kubernetes_group = 'Cluster';
/** What a deployer does in a namespace; see the page of the deployer `kubernetes`. */
const rights = [
    { verbs: ['get', 'list', 'update'], group: 'apps', resource: 'deployments' },
    { verbs: ['list'], group: 'apps', resource: 'replicasets' },
    { verbs: ['list'], resource: 'pods' },
    { verbs: ['list'], resource: 'events' },
];
/** Workloads on Kubernetes: the login may deploy, the cluster has room, and what runs is healthy before and afterwards. */
const kubernetesPreset = ({ namespace, context }) => {
    const where = { namespace, ...(context === undefined ? {} : { context }), group: kubernetes_group };
    return [
        { id: 'cluster-access', kind: 'kubernetes-access', title: 'The login may deploy', ...where, rights },
        { id: 'workloads', kind: 'kubernetes-workloads', title: 'What runs is healthy', ...where },
        {
            ...{ id: 'capacity', kind: 'cluster-capacity', title: 'The cluster has room', group: kubernetes_group },
            ...(context === undefined ? {} : { context }),
            // Nodes belong to the whole cluster, and not every login may look at them.
            severity: 'warning',
            ...{ 'cpu-free': { 'fail-below': '30%' }, 'memory-free': { 'fail-below': '4GiB' } },
        },
        {
            ...{ id: 'workloads-after', kind: 'kubernetes-workloads', title: 'What runs is healthy', ...where },
            phase: 'post-deploy',
        },
    ];
};

;// CONCATENATED MODULE: ./build/packages/checks/src/presets/postgres.js
/** Connections taken, as a share of those that everybody may open. */
const pool = `select count(*)::float / current_setting('max_connections')::float as taken
from pg_stat_activity where backend_type = 'client backend'`;
/** A replica that has replayed everything is not behind, however long nothing was written. */
const lag = `select application_name, state, coalesce(extract(epoch from replay_lag), 0)::float as behind
from pg_stat_replication`;
/** An index that was being built when its session ended; queries don't use it, writes pay for it. */
const invalidIndexes = `select indexrelid::regclass::text as index from pg_index where not indisvalid`;
const unvalidated = `select conrelid::regclass::text as table, conname as constraint
from pg_constraint where not convalidated`;
/** A PostgreSQL database: it answers, has connections left, its replicas follow, and nothing in it is half done. */
const postgresPreset = ({ database, 'largest-lag': lagLimit, 'fullest-pool': poolLimit, }) => {
    const sql = { kind: 'sql', database, group: 'Database' };
    const none = { rows: { exactly: 0 } };
    return [
        { id: 'database', ...sql, title: 'The database answers', query: 'select version()' },
        {
            ...{ id: 'connections', ...sql, title: 'Connections are left', query: pool, needs: ['database'] },
            'fail-unless': { columns: { taken: { 'at-most': poolLimit / 100 } } },
        },
        {
            ...{ id: 'replication', ...sql, title: 'Replicas follow', query: lag, needs: ['database'] },
            'fail-unless': { rows: { 'at-least': 0 }, columns: { behind: { 'at-most': lagLimit / 1_000 } } },
        },
        {
            ...{ id: 'indexes', ...sql, title: 'No index is invalid', query: invalidIndexes, needs: ['database'] },
            ...{ severity: 'warning', 'fail-unless': none },
        },
        {
            ...{ id: 'constraints', ...sql, title: 'No constraint is unvalidated', query: unvalidated },
            ...{ needs: ['database'], severity: 'warning', 'fail-unless': none },
        },
    ];
};

;// CONCATENATED MODULE: ./build/packages/checks/src/presets/web-service.js

/** What every service with an address wants to know: the change is reviewed and tested, the gate is one, users get in. */
const webServicePreset = ({ url, health, reviewers, prometheus, alertmanager }, { hotfix }, profiles) => {
    if (!URL.canParse(url))
        throw new errors/* ConfigurationError */.j1(`\`url\` is no address: found \`${url}\``);
    const { protocol, hostname, port } = new URL(url);
    const answers = { kind: 'http', url: new URL(health, url).href, retries: 2 };
    return [
        { id: 'ci', kind: 'ci-status', title: 'All tests passed', group: web_service_code },
        {
            ...{ id: 'reviews', kind: 'reviews', title: `Approved by ${reviewers}`, group: web_service_code },
            'at-least': reviewers,
            // A hotfix has a rule of its own, and no other profile has.
            ...(hotfix && { profiles: [...new Set(['standard', ...profiles])].filter((one) => one !== 'hotfix') }),
        },
        {
            ...{ id: 'vulnerabilities', kind: 'security-alerts', title: 'No critical vulnerability', group: web_service_code },
            // What Dependabot found, the token of a run may not read.
            sources: ['code-scanning'],
        },
        { id: 'gate', kind: 'environment-protection', title: 'The environment is a gate', group: web_service_code },
        { id: 'health', ...answers, title: 'The service answers', group: network },
        ...(protocol === 'https:' ? [certificate(hostname, port)] : []),
        ...(isName(hostname)
            ? [{ id: 'dns', kind: 'dns', name: hostname, title: 'Its name resolves', group: network }]
            : []),
        ...(prometheus ? watched(prometheus) : []),
        ...(alertmanager ? [quiet(alertmanager)] : []),
        { id: 'health-after', ...answers, title: 'The service answers', group: after, phase: 'post-deploy' },
        ...(alertmanager
            ? [{ ...quiet(alertmanager), id: 'alerts-after', group: after, phase: 'post-deploy' }]
            : []),
    ];
};
const web_service_code = 'Code';
const network = 'Network';
const monitoring = 'Monitoring';
const after = 'After the deployment';
function certificate(host, port) {
    return {
        ...{ id: 'certificate', kind: 'tls-certificate', host: host.replaceAll(/^\[|\]$/g, '') },
        ...(port && { port: Number(port) }),
        ...{ 'expires-after': '30d', 'warn-before': '45d', title: 'Its certificate is good for 30 days' },
        group: network,
    };
}
function watched(url) {
    return [
        {
            id: 'targets',
            kind: 'prometheus-targets',
            url,
            title: 'Prometheus reaches its targets',
            group: monitoring,
        },
        { id: 'rules', kind: 'prometheus-rules', url, title: 'Alerting rules are evaluated', group: monitoring },
    ];
}
function quiet(url) {
    return { id: 'alerts', kind: 'alerts', url, title: 'No critical alert is firing', group: monitoring };
}
/** Whether a host is a name that the DNS may know. */
function isName(host) {
    return host.includes('.') && !/^[\d.]+$/.test(host);
}

;// CONCATENATED MODULE: ./build/packages/checks/src/presets/presets.js







const presets = {
    'web-service': webServicePreset,
    postgres: postgresPreset,
    kubernetes: kubernetesPreset,
    aws: awsPreset,
    hotfix: hotfixPreset,
};
/**
 * The checks of all presets that are named, in the order of the names here; `profiles` are those that other checks name.
 * Throws ConfigurationError for parameters of which no check can be made.
 */
async function presetChecks(given, profiles = []) {
    if (Object.keys(given).length === 0)
        return [];
    const { checksSchema } = await (0,checks_section/* loadCheckSchemas */.n)();
    return Object.keys(presets).flatMap((preset) => {
        const parameters = given[preset];
        if (parameters === undefined)
            return [];
        const written = presets[preset](parameters, given, profiles);
        const { data, error } = checksSchema.safeParse(written);
        if (data)
            return { preset, checks: data };
        throw new errors/* ConfigurationError */.j1(error.issues.map(({ path: [index, ...path], message }) => ({
            message: `\`${path.join('.')}\` of the check \`${written[Number(index)]?.id}\` ${message}`,
        })));
    });
}

;// CONCATENATED MODULE: ./build/packages/checks/src/registry.js
const kinds = {
    'access-key-age': async () => (await Promise.all(/* import() */[__webpack_require__.e(6196), __webpack_require__.e(339)]).then(__webpack_require__.bind(__webpack_require__, 339))).createAccessKeyAgeCheck,
    'alert-roundtrip': async () => (await Promise.all(/* import() */[__webpack_require__.e(1024), __webpack_require__.e(7264)]).then(__webpack_require__.bind(__webpack_require__, 17264))).createAlertRoundtripCheck,
    alerts: async () => (await __webpack_require__.e(/* import() */ 3998).then(__webpack_require__.bind(__webpack_require__, 83998))).createAlertsCheck,
    'aws-identity': async () => (await Promise.all(/* import() */[__webpack_require__.e(6196), __webpack_require__.e(5111)]).then(__webpack_require__.bind(__webpack_require__, 65111))).createAwsIdentityCheck,
    'backup-age': async () => (await Promise.all(/* import() */[__webpack_require__.e(6196), __webpack_require__.e(822)]).then(__webpack_require__.bind(__webpack_require__, 40822))).createBackupAgeCheck,
    'branch-protection': async () => (await __webpack_require__.e(/* import() */ 7743).then(__webpack_require__.bind(__webpack_require__, 57743))).createBranchProtectionCheck,
    'ci-status': async () => (await __webpack_require__.e(/* import() */ 4125).then(__webpack_require__.bind(__webpack_require__, 54125))).createCiStatusCheck,
    'clean-tree': async () => (await __webpack_require__.e(/* import() */ 6893).then(__webpack_require__.bind(__webpack_require__, 26893))).createCleanTreeCheck,
    cloudfront: async () => (await Promise.all(/* import() */[__webpack_require__.e(6196), __webpack_require__.e(2353)]).then(__webpack_require__.bind(__webpack_require__, 92353))).createCloudfrontCheck,
    'cluster-capacity': async () => (await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(3023)]).then(__webpack_require__.bind(__webpack_require__, 83023))).createClusterCapacityCheck,
    command: async () => (await __webpack_require__.e(/* import() */ 8041).then(__webpack_require__.bind(__webpack_require__, 18041))).createCommandCheck,
    'config-files': async () => (await __webpack_require__.e(/* import() */ 3189).then(__webpack_require__.bind(__webpack_require__, 43189))).createConfigFilesCheck,
    coverage: async () => (await __webpack_require__.e(/* import() */ 5711).then(__webpack_require__.bind(__webpack_require__, 75711))).createCoverageCheck,
    'dependency-audit': async () => (await __webpack_require__.e(/* import() */ 6885).then(__webpack_require__.bind(__webpack_require__, 46885))).createDependencyAuditCheck,
    deployment: async () => (await __webpack_require__.e(/* import() */ 8746).then(__webpack_require__.bind(__webpack_require__, 28746))).createDeploymentCheck,
    disk: async () => (await __webpack_require__.e(/* import() */ 6180).then(__webpack_require__.bind(__webpack_require__, 6180))).createDiskCheck,
    dns: async () => (await __webpack_require__.e(/* import() */ 2519).then(__webpack_require__.bind(__webpack_require__, 32519))).createDnsCheck,
    'env-vars': async () => (await __webpack_require__.e(/* import() */ 9737).then(__webpack_require__.bind(__webpack_require__, 79737))).createEnvVarsCheck,
    'environment-protection': async () => (await __webpack_require__.e(/* import() */ 729).then(__webpack_require__.bind(__webpack_require__, 10729))).createEnvironmentProtectionCheck,
    errors: async () => (await __webpack_require__.e(/* import() */ 1597).then(__webpack_require__.bind(__webpack_require__, 71597))).createErrorsCheck,
    file: async () => (await __webpack_require__.e(/* import() */ 7211).then(__webpack_require__.bind(__webpack_require__, 47211))).createFileCheck,
    'grafana-dashboard': async () => (await __webpack_require__.e(/* import() */ 7156).then(__webpack_require__.bind(__webpack_require__, 67156))).createGrafanaDashboardCheck,
    http: async () => (await __webpack_require__.e(/* import() */ 9894).then(__webpack_require__.bind(__webpack_require__, 9894))).createHttpCheck,
    image: async () => (await __webpack_require__.e(/* import() */ 9751).then(__webpack_require__.bind(__webpack_require__, 79751))).createImageCheck,
    'kubernetes-access': async () => (await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(8072)]).then(__webpack_require__.bind(__webpack_require__, 68072))).createKubernetesAccessCheck,
    'kubernetes-autoscaler': async () => (await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(6045)]).then(__webpack_require__.bind(__webpack_require__, 86045))).createKubernetesAutoscalerCheck,
    'kubernetes-workloads': async () => (await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(1494)]).then(__webpack_require__.bind(__webpack_require__, 71494))).createKubernetesWorkloadsCheck,
    'log-roundtrip': async () => (await Promise.all(/* import() */[__webpack_require__.e(1024), __webpack_require__.e(1840)]).then(__webpack_require__.bind(__webpack_require__, 51840))).createLogRoundtripCheck,
    metric: async () => (await __webpack_require__.e(/* import() */ 9126).then(__webpack_require__.bind(__webpack_require__, 69126))).createMetricCheck,
    'metric-roundtrip': async () => (await Promise.all(/* import() */[__webpack_require__.e(1024), __webpack_require__.e(9120)]).then(__webpack_require__.bind(__webpack_require__, 9120))).createMetricRoundtripCheck,
    migrations: async () => (await __webpack_require__.e(/* import() */ 6966).then(__webpack_require__.bind(__webpack_require__, 16966))).createMigrationsCheck,
    objectives: async () => (await __webpack_require__.e(/* import() */ 3822).then(__webpack_require__.bind(__webpack_require__, 23822))).createObjectivesCheck,
    'on-call': async () => (await __webpack_require__.e(/* import() */ 7480).then(__webpack_require__.bind(__webpack_require__, 87480))).createOnCallCheck,
    'prometheus-rules': async () => (await __webpack_require__.e(/* import() */ 6249).then(__webpack_require__.bind(__webpack_require__, 36249))).createPrometheusRulesCheck,
    'prometheus-targets': async () => (await __webpack_require__.e(/* import() */ 2086).then(__webpack_require__.bind(__webpack_require__, 32086))).createPrometheusTargetsCheck,
    redis: async () => (await __webpack_require__.e(/* import() */ 5345).then(__webpack_require__.bind(__webpack_require__, 25345))).createRedisCheck,
    ref: async () => (await __webpack_require__.e(/* import() */ 2480).then(__webpack_require__.bind(__webpack_require__, 92480))).createRefCheck,
    'restore-test': async () => (await Promise.all(/* import() */[__webpack_require__.e(9800), __webpack_require__.e(6196), __webpack_require__.e(8469)]).then(__webpack_require__.bind(__webpack_require__, 58469))).createRestoreTestCheck,
    reviews: async () => (await __webpack_require__.e(/* import() */ 1864).then(__webpack_require__.bind(__webpack_require__, 1864))).createReviewsCheck,
    's3-bucket': async () => (await Promise.all(/* import() */[__webpack_require__.e(6196), __webpack_require__.e(134)]).then(__webpack_require__.bind(__webpack_require__, 60134))).createS3BucketCheck,
    sarif: async () => (await __webpack_require__.e(/* import() */ 4200).then(__webpack_require__.bind(__webpack_require__, 84200))).createSarifCheck,
    'secret-age': async () => (await Promise.all(/* import() */[__webpack_require__.e(6196), __webpack_require__.e(860)]).then(__webpack_require__.bind(__webpack_require__, 90860))).createSecretAgeCheck,
    'secret-scan': async () => (await __webpack_require__.e(/* import() */ 5527).then(__webpack_require__.bind(__webpack_require__, 5527))).createSecretScanCheck,
    'security-alerts': async () => (await __webpack_require__.e(/* import() */ 2993).then(__webpack_require__.bind(__webpack_require__, 82993))).createSecurityAlertsCheck,
    'sign-off': async () => (await __webpack_require__.e(/* import() */ 3917).then(__webpack_require__.bind(__webpack_require__, 33917))).createSignOffCheck,
    sql: async () => (await Promise.all(/* import() */[__webpack_require__.e(7336), __webpack_require__.e(1886)]).then(__webpack_require__.bind(__webpack_require__, 41886))).createSqlCheck,
    ssh: async () => (await __webpack_require__.e(/* import() */ 650).then(__webpack_require__.bind(__webpack_require__, 650))).createSshCheck,
    tag: async () => (await __webpack_require__.e(/* import() */ 6429).then(__webpack_require__.bind(__webpack_require__, 6429))).createTagCheck,
    'tls-certificate': async () => (await __webpack_require__.e(/* import() */ 514).then(__webpack_require__.bind(__webpack_require__, 80514))).createTlsCertificateCheck,
    window: async () => (await __webpack_require__.e(/* import() */ 4328).then(__webpack_require__.bind(__webpack_require__, 94328))).createWindowCheck,
    'workflow-run': async () => (await __webpack_require__.e(/* import() */ 3632).then(__webpack_require__.bind(__webpack_require__, 63632))).createWorkflowRunCheck,
};
/** Makes the check that a configuration describes; only its own kind is loaded. */
async function createCheck(configuration, context) {
    const create = await kinds[configuration.kind]();
    return create(configuration, context);
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/report-file.js
var report_file = __webpack_require__(97236);
;// CONCATENATED MODULE: ./build/packages/checks/src/report.js



/** The document for one readiness run, as `schema/readiness-report.schema.json` describes it. */
function createReport(readiness) {
    const { subject, phase, profile, judgement, run } = readiness;
    const { verdict, risk, reason, counts } = judgement;
    return {
        schemaVersion: 2,
        service: subject.service,
        environment: subject.environment,
        phase,
        profile,
        version: subject.version ?? null,
        previousVersion: subject.previousVersion ?? null,
        sha: subject.sha ?? null,
        run: run.url ?? null,
        completedBy: completedBy(readiness),
        startedAt: (0,src_clock/* isoInstant */.j2)(readiness.started),
        finishedAt: (0,src_clock/* isoInstant */.j2)(readiness.finished),
        ...{ verdict, risk, reason, ...counts },
        notes: readiness.notes ?? null,
        windowOverride: readiness.windowOverride ?? null,
        planDigest: readiness.planDigest ?? null,
        checks: readiness.results.map(reportCheck),
    };
}
function reportCheck(result) {
    const { id, kind, title, group, severity, status, finding, evidence, tries, waiver } = result;
    return {
        ...{ id, kind, title, group: [...group], severity, status, finding },
        waiver: waiver ? { by: waiver.by, reason: waiver.reason, until: (0,src_clock/* isoInstant */.j2)(waiver.until) } : null,
        evidence: evidence ? { ...evidence, at: (0,src_clock/* isoInstant */.j2)(evidence.at) } : null,
        location: result.location ?? null,
        durationSeconds: result.duration / 1_000,
        tries,
        remedy: result.remedy ?? null,
    };
}
/** Where the report of a phase goes; a job may check several phases, and environments, one after another. */
function reportPath(temporary, about) {
    return (0,external_node_path_.join)(temporary, `${fileName(about)}.json`);
}
/** Where the checklist goes: beside the report. */
function checklistPath(temporary, about) {
    return (0,external_node_path_.join)(temporary, `${fileName(about)}.md`);
}
function fileName({ subject, phase, profile }) {
    return `readiness-${[subject.environment, phase, profile].join('-').replaceAll(/[^\w.-]+/g, '_')}`;
}
/** Writes a report with every known secret masked; gives its path, or warns and gives none when it can't be written. */
function writeReport(path, report, runtime) {
    const text = `${JSON.stringify(redacted(report, runtime.secrets), undefined, 2)}\n`;
    return (0,report_file/* writeReportFile */.a)((0,external_node_path_.basename)(path), text, runtime);
}
/** Writes a checklist, as {@link writeReport} writes a report. */
function writeChecklist(path, checklist, runtime) {
    return (0,report_file/* writeReportFile */.a)((0,external_node_path_.basename)(path), `${checklist}\n`, runtime);
}
/** A copy with each text masked by itself: once it is JSON, an escaped secret would no longer be recognized. */
function redacted(value, secrets) {
    if (typeof value === 'string')
        return secrets.redact(value);
    if (Array.isArray(value))
        return value.map((item) => redacted(item, secrets));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redacted(item, secrets)]));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(43759);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/iso.js
var iso = __webpack_require__(73102);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js + 1 modules
var json_schema_processors = __webpack_require__(91939);
;// CONCATENATED MODULE: ./build/packages/checks/src/report-schema.js

const report_schema_count = schemas/* int */.Whr().check(api/* _gte */.qm(0));
const checkSchema = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP(),
    kind: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    group: schemas/* array */.YOg(schemas/* string */.YjP()),
    severity: schemas/* enum */.k5n(['critical', 'warning', 'info']),
    status: schemas/* enum */.k5n(['pass', 'warn', 'fail', 'skip']),
    finding: schemas/* string */.YjP(),
    waiver: schemas/* nullable */.mee(schemas/* strictObject */.rej({ by: schemas/* string */.YjP(), reason: schemas/* string */.YjP(), until: iso/* datetime */.w$() })),
    evidence: schemas/* nullable */.mee(schemas/* strictObject */.rej({ asked: schemas/* string */.YjP(), answer: schemas/* string */.YjP(), at: iso/* datetime */.w$() })),
    location: schemas/* nullable */.mee(schemas/* strictObject */.rej({ file: schemas/* string */.YjP(), line: report_schema_count, column: report_schema_count })),
    durationSeconds: schemas/* number */.aig().check(api/* _gte */.qm(0)),
    tries: report_schema_count,
    remedy: schemas/* nullable */.mee(schemas/* string */.YjP()),
});
/** The report that `verify-readiness` writes; what is unknown is `null`, never absent. */
const readinessReportSchema = schemas/* strictObject */.rej({
    schemaVersion: schemas/* literal */.euz(2),
    service: schemas/* string */.YjP(),
    environment: schemas/* string */.YjP(),
    phase: schemas/* string */.YjP(),
    profile: schemas/* string */.YjP(),
    version: schemas/* nullable */.mee(schemas/* string */.YjP()),
    previousVersion: schemas/* nullable */.mee(schemas/* string */.YjP()),
    sha: schemas/* nullable */.mee(schemas/* string */.YjP()),
    run: schemas/* nullable */.mee(schemas/* string */.YjP()),
    completedBy: schemas/* string */.YjP(),
    startedAt: iso/* datetime */.w$(),
    finishedAt: iso/* datetime */.w$(),
    verdict: schemas/* enum */.k5n(['go', 'conditional-go', 'no-go']),
    risk: schemas/* enum */.k5n(['low', 'medium', 'high']),
    reason: schemas/* string */.YjP(),
    passed: report_schema_count,
    warned: report_schema_count,
    failed: report_schema_count,
    waived: report_schema_count,
    skipped: report_schema_count,
    notes: schemas/* nullable */.mee(schemas/* string */.YjP()),
    windowOverride: schemas/* nullable */.mee(schemas/* string */.YjP()),
    planDigest: schemas/* nullable */.mee(schemas/* string */.YjP()),
    checks: schemas/* array */.YOg(checkSchema),
});
/** The JSON Schema of the report, as `schema/readiness-report.schema.json` publishes it. */
function readinessReportJsonSchema() {
    return { title: 'Readiness report of deploy-actions', ...json_schema_processors/* toJSONSchema */.bl(readinessReportSchema) };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/config/src/placeholders.js
var placeholders = __webpack_require__(24346);
// EXTERNAL MODULE: ./build/packages/checks/src/git/git.js
var git_git = __webpack_require__(74818);
// EXTERNAL MODULE: ./build/packages/checks/src/git/previous-release.js
var previous_release = __webpack_require__(59261);
// EXTERNAL MODULE: ./build/packages/checks/src/path-glob.js
var path_glob = __webpack_require__(47909);
;// CONCATENATED MODULE: ./build/packages/checks/src/conditions.js




/** The time for one question to git, in milliseconds. */
const gitLimit = 20_000;
/** Why a condition leaves its check out, as a finding; `undefined` when it holds or can't be told. Throws what git throws. */
async function unmetCondition({ bump, changed, branches, variables = {} }, context, signal) {
    const { environment, run } = context.runtime;
    for (const [name, wanted] of Object.entries(variables)) {
        if (environment[name] !== wanted)
            return `applies only when \`${name}\` is \`${wanted}\``;
    }
    // Of a pull request, the branch it comes from.
    const branch = environment['GITHUB_HEAD_REF'] || run.branch;
    if (branches && branch !== undefined && !branches.some((glob) => (0,external_node_path_.matchesGlob)(branch, glob))) {
        return `applies only to ${list(branches)}, and this is \`${branch}\``;
    }
    const { version, previousVersion } = context.subject;
    const git = (0,git_git/* gitIn */.u)(context.runtime, gitLimit, signal);
    if (bump) {
        const from = previousVersion ?? (await (0,previous_release/* previousRelease */.F)(context.subject, git))?.version;
        const step = await stepFrom(from, version);
        if (step !== undefined && !bump.includes(step.kind)) {
            return `applies only to a ${bump.join(' or ')} version, and ${step.from} → ${step.to} is a ${step.kind} one`;
        }
    }
    const previous = changed && (await (0,previous_release/* previousRelease */.F)(context.subject, git));
    return changed && previous ? unchanged(changed, previous, context, git) : undefined;
}
async function unchanged(globs, { tag }, { subject }, git) {
    const files = await (0,previous_release/* changedFiles */.Y)(tag, subject.sha ?? 'HEAD', git);
    const touched = files.some((file) => (0,path_glob/* matchesAny */._)(file, globs));
    return touched ? undefined : `applies only when ${list(globs)} changed, and nothing of it did since ${tag}`;
}
async function stepFrom(from, to) {
    const { default: semver } = await __webpack_require__.e(/* import() */ 2088).then(__webpack_require__.t.bind(__webpack_require__, 62088, 19));
    // Of a commit or a word with a digit in it, the first number would pass for the version.
    const read = (text = '') => /^v?\d+$|\d\.\d/i.test(text) ? semver.coerce(text, { includePrerelease: true }) : null;
    const [previous, next] = [read(from), read(to)];
    if (!previous || !next)
        return undefined;
    const kinds = {
        major: 'major',
        premajor: 'major',
        minor: 'minor',
        preminor: 'minor',
        patch: 'patch',
        prepatch: 'patch',
        prerelease: 'prerelease',
    };
    const difference = semver.diff(previous, next);
    if (difference === null || !(difference in kinds))
        return undefined;
    return { from: previous.version, to: next.version, kind: kinds[difference] };
}
function list(names) {
    return names.map((name) => `\`${name}\``).join(' or ');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/configured-checks.js



/**
 * The checks of presets, each as it was adjusted or replaced, and then those of the section. Those without an id are called
 * like their kind: `http`, `http-2`, …; the ids hold for every phase and profile. Adds to `problems` what names no check.
 */
async function configuredChecks({ checks = [], presets: written = {} }, values, place, problems) {
    const presets = (await attempt(() => (0,placeholders/* expandPlaceholders */.pj)(written, values), place, problems)) ?? {};
    const lists = (await attempt(() => presetChecks(presets, profilesOf(checks, presets)), place, problems)) ?? [];
    const section = checks.map((configuration) => named(configuration, values));
    const replaced = new Set(section.flatMap(({ id }) => id ?? []));
    // One that follows from the kind takes no place of a preset's.
    const taken = new Set([...replaced, ...lists.flatMap((list) => list.checks.map(({ id }) => id))]);
    const own = identify(section, taken).map((configuration, index) => ({
        configuration,
        problem: (message, key) => place('checks', key === undefined ? [index] : [index, key], naming(configuration, message)),
    }));
    problems.push(...usedTwice(own));
    const brought = lists.flatMap(({ preset, checks: list }) => {
        const { adjust = {} } = presets[preset] ?? {};
        problems.push(...unknownAdjustments(preset, Object.keys(adjust), list.map(({ id }) => id), place));
        return list.flatMap((configuration) => {
            const { id } = configuration;
            const adjustment = adjust[id];
            if (adjustment === 'off')
                return [];
            if (replaced.has(id)) {
                if (adjustment !== undefined)
                    problems.push(place('presets', [preset, 'adjust', id], adjustedInVain(id)));
                return [];
            }
            return {
                configuration: { ...configuration, ...withoutAbsent(adjustment) },
                problem: (message) => place('presets', [preset], `preset \`${preset}\`, ${naming(configuration, message)}`),
            };
        });
    });
    return [...brought, ...own];
}
/** The profiles that somebody wrote down. */
function profilesOf(checks, presets) {
    const adjusted = Object.values(presets).flatMap((preset) => Object.values(preset?.adjust ?? {}));
    return [...checks, ...adjusted].flatMap((one) => (one === 'off' ? [] : (one.profiles ?? [])));
}
function adjustedInVain(id) {
    return `\`${id}\` is replaced by a check of your own, which \`adjust\` does not change: say it there`;
}
/** What `work` gives; what the reader can fix about the presets becomes a problem. */
async function attempt(work, place, problems) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        problems.push(...error.problems.map(({ message }) => place('presets', [], message)));
        return undefined;
    }
}
function naming({ id }, message) {
    return `check \`${id}\`: ${message}`;
}
/** With the names that it has in the end; a placeholder without a value is told when the check is prepared. */
function named(configuration, values) {
    const { id, needs } = configuration;
    try {
        return { ...configuration, ...withoutAbsent((0,placeholders/* expandPlaceholders */.pj)({ id, needs }, values)) };
    }
    catch (error) {
        if (error instanceof errors/* ConfigurationError */.j1)
            return configuration;
        throw error;
    }
}
/** Ids that the schema took for different ones. */
function usedTwice(own) {
    const seen = new Set();
    return own.flatMap(({ configuration: { id }, problem }) => {
        if (seen.has(id))
            return [problem('the id is used twice', 'id')];
        seen.add(id);
        return [];
    });
}
function identify(section, taken) {
    return section.map((configuration) => {
        if (configuration.id !== undefined)
            return { ...configuration, id: configuration.id };
        let id = configuration.kind;
        for (let number = 2; taken.has(id); number += 1)
            id = `${configuration.kind}-${number}`;
        taken.add(id);
        return { ...configuration, id };
    });
}
function unknownAdjustments(preset, given, known, place) {
    return given
        .filter((id) => !known.includes(id))
        .map((id) => {
        const near = (0,inputs/* nearest */.pA)(id, known);
        const help = near
            ? `did you mean \`${near}\`?`
            : `it brings ${known.map((one) => `\`${one}\``).join(', ')}`;
        return place('presets', [preset, 'adjust', id], `\`${id}\` names no check of the preset \`${preset}\`; ${help}`);
    });
}
/** What is different, without the keys that weren't given. */
function withoutAbsent(adjustment) {
    return Object.fromEntries(Object.entries(adjustment ?? {}).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./build/packages/checks/src/waivers.js

/**
 * Sorts out which waivers are good at a time in milliseconds. Adds to `problems` those that name no check, and second ones
 * of the same check: nobody could tell which of them holds.
 */
function readWaivers(waivers, known, now, place, problems) {
    const byCheck = new Map();
    for (const [index, waiver] of waivers.entries()) {
        const { check } = waiver;
        const say = (message) => problems.push(place('waivers', [index, 'check'], `waiver ${index + 1}: ${message}`));
        if (byCheck.has(check))
            say(`\`${check}\` has a waiver already; keep the one that holds`);
        if (!known.includes(check))
            say(unknownCheck(check, known));
        byCheck.set(check, waiver);
    }
    return {
        find(check) {
            const waiver = byCheck.get(check);
            return waiver && now <= waiver.until ? waiver : undefined;
        },
        ended(check) {
            const waiver = byCheck.get(check);
            if (!waiver || now <= waiver.until)
                return undefined;
            return `The waiver of ${waiver.by} (${waiver.reason}) ended at ${(0,src_clock/* isoInstant */.j2)(waiver.until)}: put this right, or have the waiver renewed.`;
        },
    };
}
/** What to say of an id that no check has. */
function unknownCheck(id, known) {
    const near = (0,inputs/* nearest */.pA)(id, known);
    const help = near
        ? `did you mean \`${near}\`?`
        : `there are ${known.map((one) => `\`${one}\``).join(', ')}`;
    return `no check has the id \`${id}\`; ${help}`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/needs.js

/** What is wrong with the `needs` of the checks of one phase: ids that no check of the phase has, and circles. */
function needsProblems(inPhase, elsewhere) {
    const ids = inPhase.map(({ configuration }) => configuration.id);
    const unknown = inPhase.flatMap(({ configuration, problem }) => (configuration.needs ?? [])
        .filter((need) => !ids.includes(need))
        .map((need) => problem(elsewhere.includes(need)
        ? `needs \`${need}\`, which runs in another phase`
        : `needs \`${need}\`: ${unknownCheck(need, ids)}`, 'needs')));
    return [...unknown, ...circles(inPhase)];
}
/** One problem for each circle, at its first check. */
function circles(checks) {
    const byId = new Map(checks.map((check) => [check.configuration.id, check]));
    const done = new Set();
    const problems = [];
    const visit = (check, path) => {
        const { id, needs = [] } = check.configuration;
        const start = path.indexOf(id);
        if (start >= 0) {
            const circle = [...path.slice(start), id].map((one) => `\`${one}\``).join(' → ');
            problems.push(check.problem(`its needs go in a circle: ${circle}`, 'needs'));
            return;
        }
        if (done.has(id))
            return;
        for (const need of needs) {
            const next = byId.get(need);
            if (next)
                visit(next, [...path, id]);
        }
        done.add(id);
    };
    for (const check of checks)
        visit(check, []);
    return problems;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/selection.js







/** The profile of an ordinary deployment. It always exists, whether a check names it or not. */
const standardProfile = 'standard';
/** The phases that the documentation knows; any other name is a phase as well. */
const usualPhases = ['pre-deploy', 'smoke', 'post-deploy'];
const inputPlace = (section, _, message) => ({ input: section, message });
/**
 * Prepares the checks of one phase and profile. Throws ConfigurationError with all problems: an unknown phase or
 * profile, nothing to run (an empty list must not become a GO), a placeholder without a value, `needs` and waivers that name
 * no check, needs in a circle. Warns of phases that are nearly this one. `place` tells where a problem stands; in the inputs when absent.
 */
async function selectChecks(sections, context, place = inputPlace) {
    const { phase, profile, runtime } = context;
    const problems = [];
    const configured = await configuredChecks(sections, { ...context.subject }, place, problems);
    const known = configured.map(({ configuration }) => configuration.id);
    const waivers = readWaivers(sections.waivers ?? [], known, runtime.clock.now(), place, problems);
    const inPhase = configured.filter(({ configuration }) => configuration.phase === phase);
    const runs = inPhase.filter(({ configuration }) => inProfile(configuration, profile));
    problems.push(...nothingToRun(configured, context, runs.length), ...needsProblems(inPhase, known));
    const checks = [];
    for (const check of runs) {
        const prepared = await prepare(check, waivers, context, problems);
        if (prepared)
            checks.push(prepared);
    }
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    for (const { message, location } of misspelled(configured, phase))
        runtime.log.warning(message, location);
    return {
        checks,
        skipped: inPhase.filter((check) => !runs.includes(check)).map(skip),
        order: inPhase.map(({ configuration }) => configuration.id),
    };
}
function inProfile({ profiles }, profile) {
    return profiles?.includes(profile) ?? true;
}
function nothingToRun(configured, { phase, profile }, running) {
    const all = configured.map(({ configuration }) => configuration);
    const phases = unique(all.map((check) => check.phase));
    const profiles = unique([standardProfile, ...all.flatMap((check) => check.profiles ?? [])]);
    if (phases.length === 0) {
        const message = 'has no check, and `presets` brings none: with nothing checked there is no verdict';
        return [{ input: 'checks', message }];
    }
    if (!phases.includes(phase)) {
        const message = `no check has the phase \`${phase}\`; ${knownNames('phases', phase, phases)}`;
        return [{ input: 'phase', message }];
    }
    if (!profiles.includes(profile)) {
        const message = `no check names the profile \`${profile}\`; ${knownNames('profiles', profile, profiles)}`;
        return [{ input: 'profile', message }];
    }
    if (running > 0)
        return [];
    const there = unique(all.filter((check) => check.phase === phase).flatMap((check) => check.profiles ?? []));
    const message = `no check of the phase \`${phase}\` runs in the profile \`${profile}\`; profiles of this phase: ${selection_list(there)}`;
    return [{ input: 'profile', message }];
}
/** Checks that would run in this phase but for a slip of the pen; they could be meant, and are no error. */
function misspelled(configured, phase) {
    return configured.flatMap(({ configuration: { phase: given }, problem }) => {
        const isUsual = usualPhases.includes(given) || given.startsWith(`${phase}-`);
        if (isUsual || given === phase || (0,inputs/* nearest */.pA)(given, usualPhases) !== phase)
            return [];
        return [problem(`runs in the phase \`${given}\`, not in this one; did you mean \`${phase}\`?`, 'phase')];
    });
}
function knownNames(what, given, names) {
    const near = (0,inputs/* nearest */.pA)(given, names);
    return near
        ? `did you mean \`${near}\`? ${what} there are: ${selection_list(names)}`
        : `${what} there are: ${selection_list(names)}`;
}
async function prepare({ configuration, problem }, waivers, context, problems) {
    const { timeout, retries, needs = [] } = configuration;
    const { location } = problem('');
    try {
        const expanded = (0,placeholders/* expandPlaceholders */.pj)(configuration, { ...context.subject });
        const { when } = expanded;
        const check = await createCheck(expanded, context);
        return {
            ...labels(expanded, waivers),
            ...{ timeout, retries, needs, location, check },
            leftOut: when && ((signal) => unmetCondition(when, context, signal)),
        };
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        problems.push(...error.problems.map(({ message }) => problem(message)));
        return undefined;
    }
}
/** What stands in the checklist about a check. */
function labels({ id, kind, severity, title = id, group, remedy }, waivers) {
    const hints = [remedy, waivers?.ended(id)].filter((hint) => hint !== undefined);
    return {
        ...{ id, kind, severity, title, waiver: waivers?.find(id) },
        group: group === undefined ? [] : group.split(' / '),
        remedy: hints.length > 0 ? hints.join(' ') : undefined,
    };
}
function skip({ configuration, problem }) {
    return {
        ...labels(configuration),
        status: 'skip',
        finding: `runs only in ${selection_list(configuration.profiles ?? [])}`,
        evidence: undefined,
        location: problem('').location,
        duration: 0,
        tries: 0,
    };
}
function unique(names) {
    return [...new Set(names)];
}
function selection_list(names) {
    return names.map((name) => `\`${name}\``).join(', ');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/index.js












/***/ }),

/***/ 47909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ matchesAny),
/* harmony export */   r: () => (/* binding */ pathMatches)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** Whether a glob means a path. Unlike those of a shell, its stars mean hidden files and folders, too: `infra/**` has `infra/.terraform.lock.hcl`. */
function pathMatches(path, glob) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(unhidden(path), unhidden(glob));
}
/** Whether one of the globs means a path. */
function matchesAny(path, globs) {
    return globs.some((glob) => pathMatches(path, glob));
}
// A mark before a leading dot, in path and glob alike, makes it a letter like others.
function unhidden(text) {
    return text.replaceAll(/(^|\/)\.(?=[^./])/g, '$1\u0001.');
}


/***/ }),

/***/ 43997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ checksSection),
/* harmony export */   n: () => (/* binding */ loadCheckSchemas)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55395);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4908);


let loaded;
/** The schemas of all kinds of checks: fifty, which take longer to make than all other sections, and which most actions never need. */
async function loadCheckSchemas() {
    loaded ??= await Promise.all(/* import() */[__webpack_require__.e(4956), __webpack_require__.e(1770)]).then(__webpack_require__.bind(__webpack_require__, 11770));
    return loaded;
}
/** The section `checks`; of use once its schemas are loaded. */
const checksSection = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The readiness checks.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .lazy */ .RZV(() => {
    if (!loaded)
        throw new Error('the schemas of the checks are not loaded');
    return loaded.checksSchema;
}));


/***/ }),

/***/ 714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Au: () => (/* binding */ MutationRefusal),
/* harmony export */   Ox: () => (/* binding */ GithubRefusal),
/* harmony export */   zZ: () => (/* binding */ createGithubClient)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12109);

/** An expected refusal, in GitHub's words. */
class GithubRefusal {
    status;
    message;
    constructor(status, message) {
        this.status = status;
        this.message = message;
    }
}
/** An expected refusal of a mutation: the type and the words of its first error. */
class MutationRefusal {
    type;
    message;
    constructor(type, message) {
        this.type = type;
        this.message = message;
    }
}
/**
 * A client for the API at `GITHUB_API_URL`, or api.github.com. Octokit is loaded here, and nothing is sent yet.
 */
async function createGithubClient(options) {
    options.secrets?.add(options.token);
    const { createOctokit } = await Promise.all(/* import() */[__webpack_require__.e(3607), __webpack_require__.e(7009)]).then(__webpack_require__.bind(__webpack_require__, 57009));
    const { OctokitClient } = await __webpack_require__.e(/* import() */ 147).then(__webpack_require__.bind(__webpack_require__, 20147));
    const { clock = _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .ml } = options;
    return new OctokitClient(createOctokit({ ...options, clock }), clock);
}


/***/ })

};
