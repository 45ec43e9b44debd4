export const id = 4148;
export const ids = [4148];
export const modules = {

/***/ 84148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  actionAfter: () => (/* reexport */ policies/* actionAfter */.T),
  checkMetrics: () => (/* reexport */ check_metrics/* checkMetrics */.U),
  concludeWindow: () => (/* reexport */ window_verdict/* concludeWindow */.A),
  createJudge: () => (/* reexport */ createJudge),
  extensionOf: () => (/* reexport */ watch_window/* extensionOf */.je),
  formatValue: () => (/* reexport */ format_value/* formatValue */.F),
  parseBaseline: () => (/* reexport */ parseBaseline),
  policiesOf: () => (/* reexport */ policies/* policiesOf */.A),
  summarizeIndicators: () => (/* reexport */ summarizeIndicators),
  watchWindow: () => (/* reexport */ watch_window/* watchWindow */.mG),
  writeBaseline: () => (/* reexport */ writeBaseline)
});

// UNUSED EXPORTS: Judgement, QueryError, askJson, askText, authenticate, conditionsOf, countReplays, createMatcher, describeReplays, formatMatcher, loadPolicy, longestWindow, parseMatchers, readReport, replayReport

// EXTERNAL MODULE: ./build/packages/metrics/src/check-metrics.js + 1 modules
var check_metrics = __webpack_require__(9983);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/median.js
/** The middle value, or the mean of the two in the middle; 0 of none. */
function median(values) {
    const sorted = Float64Array.from(values).sort();
    const half = sorted.length / 2;
    return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/baseline.js



/** Makes a baseline of the values of a watch; an indicator that never had one is left out. */
function captureBaseline(observed, at) {
    const indicators = observed.flatMap(({ name, query, of, unit, values }) => {
        const points = values.filter(({ value }) => Number.isFinite(value));
        const sorted = points.map(({ value }) => value).toSorted((a, b) => a - b);
        const [least, most] = [sorted[0], sorted.at(-1)];
        if (least === undefined || most === undefined)
            return [];
        const queries = { query, ...(of !== undefined && { of }) };
        return [[name, { ...queries, unit, value: median(sorted), least, most, points }]];
    });
    return { schemaVersion: 2, capturedAt: (0,clock/* isoInstant */.j2)(at), indicators: Object.fromEntries(indicators) };
}
/** A baseline as it is written: each point is its time and value, and where it counts its events and of how many. */
function writeBaseline({ indicators, ...rest }) {
    const written = Object.entries(indicators).map(([name, { points, ...indicator }]) => [
        name,
        {
            ...indicator,
            points: points.map(({ time, value, count }) => count ? [time, value, count.events, count.exposure] : [time, value]),
        },
    ]);
    return { ...rest, indicators: Object.fromEntries(written) };
}
const writtenSchema = schemas/* object */.Ikc({
    schemaVersion: schemas/* literal */.euz(2),
    service: schemas/* string */.YjP(),
    environment: schemas/* string */.YjP(),
    capturedAt: schemas/* string */.YjP(),
    indicators: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({
        query: schemas/* string */.YjP(),
        of: schemas/* optional */.lqM(schemas/* string */.YjP()),
        unit: schemas/* enum */.k5n(['ratio', 'seconds', 'bytes', 'number']),
        value: schemas/* number */.aig(),
        least: schemas/* number */.aig(),
        most: schemas/* number */.aig(),
        points: schemas/* array */.YOg(schemas/* array */.YOg(schemas/* number */.aig()).check(schemas/* refine */.YPB(isPoint))),
    })),
});
/** Time and value, or with them a count of events in more than none. */
function isPoint({ length, 2: events = 0, 3: exposure = 1 }) {
    return (length === 2 || length === 4) && events >= 0 && exposure > 0;
}
/** Reads a baseline that was written before. Throws ConfigurationError when the text is none. */
function parseBaseline(text, name) {
    const refuse = (why) => new errors/* ConfigurationError */.j1(`\`${name}\` is no baseline: ${why}`);
    let found;
    try {
        found = JSON.parse(text);
    }
    catch {
        throw refuse('it is not JSON');
    }
    const parsed = writtenSchema.safeParse(found);
    if (!parsed.success) {
        if (typeof found === 'object' && found !== null && 'looks' in found) {
            throw refuse('it is the report of a window; its baseline lies beside it as `…-baseline.json`');
        }
        const place = parsed.error.issues[0]?.path.join('.');
        throw refuse(`${place ? `\`${place}\`` : 'the document'} is missing or of another form; capture a new one`);
    }
    const { indicators, ...rest } = parsed.data;
    const read = Object.entries(indicators).map(([key, { points, ...indicator }]) => [
        key,
        { ...indicator, points: points.map(pointOf) },
    ]);
    return { ...rest, indicators: Object.fromEntries(read) };
}
function pointOf([time = 0, value = 0, events, exposure]) {
    return events === undefined || exposure === undefined
        ? { time, value }
        : { time, value, count: { events, exposure } };
}

// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/format-value.js
var format_value = __webpack_require__(49332);
// EXTERNAL MODULE: ./build/packages/metrics/src/questions.js
var questions = __webpack_require__(68206);
;// CONCATENATED MODULE: ./build/packages/metrics/src/panel.js


/** A panel over all sources of a section. Throws ConfigurationError. */
async function createPanel(options, runtime) {
    const { metrics, subject, reference, aws } = options;
    const desk = new Desk();
    for (const question of await (0,questions/* expandQuestions */.ME)(metrics, subject))
        desk.place(question, 'subject', subject);
    if (reference) {
        for (const question of await (0,questions/* expandQuestions */.ME)(metrics, reference)) {
            if ((0,check_metrics/* isCompared */.u)(metrics, question.indicator))
                desk.place(question, 'reference', reference);
        }
    }
    const providers = desk.sources.map(({ kind, from, queries, release }) => kind.create(from, queries, { runtime, release, aws }));
    return new SourcePanel(desk.placed, providers, runtime);
}
/** Sorts questions by whom they go to; the same question to the same source is asked once. */
class Desk {
    sources = [];
    placed = [];
    #known = new Map();
    place(question, side, release) {
        const { kind, from, query } = question;
        // Where a provider knows the release, that alone may tell two colours apart.
        const key = JSON.stringify(kind.readsRelease ? [from, release] : [from]);
        const provider = this.#known.get(key) ?? this.sources.push({ kind, from, queries: [], release }) - 1;
        this.#known.set(key, provider);
        const queries = this.sources[provider]?.queries ?? [];
        const known = queries.indexOf(query);
        const index = known >= 0 ? known : queries.push(query) - 1;
        this.placed.push({ question, side, provider, index });
    }
}
/** Stands where a provider gave no answer at all. */
const nothingAsked = { failure: 'no-data', detail: 'the provider gave no answer' };
class SourcePanel {
    #placed;
    #providers;
    #runtime;
    constructor(placed, providers, runtime) {
        this.#placed = placed;
        this.#providers = providers;
        this.#runtime = runtime;
    }
    async ask() {
        const answers = await Promise.all(this.#providers.map((provider) => provider.observe()));
        return this.#look(this.#runtime.clock.now(), (place) => answers[place.provider]?.[place.index]);
    }
    async past(range) {
        const histories = await Promise.all(this.#providers.map((provider) => provider.history(range)));
        const answers = new Map(this.#placed.map((place) => {
            const { provider, index, question } = place;
            const span = question.kind.span(question.query, question.from);
            const { delay = 0 } = this.#providers[provider];
            return [place, answersOver(histories[provider]?.[index], range, { span, delay })];
        }));
        return timesOf(range).map((at, step) => this.#look(at, (place) => answers.get(place)?.[step]));
    }
    async findMistakes() {
        const found = await Promise.all(this.#providers.map((provider) => (inquires(provider) ? provider.findMistakes() : [])));
        const placesOf = found.map(() => new Map());
        for (const { question, side, provider, index } of this.#placed) {
            const message = side === 'subject' ? found[provider]?.[index] : undefined;
            const told = placesOf[provider];
            if (message === undefined || !told)
                continue;
            told.set(message, [...(told.get(message) ?? []), question.path]);
        }
        return placesOf.flatMap((told) => [...told].map(([message, paths]) => mistakeAt(paths, message)));
    }
    span(indicator) {
        return Math.max(0, ...this.#of(indicator).map(({ question }) => question.kind.span(question.query, question.from)));
    }
    query(indicator) {
        const parts = this.#of(indicator).map(({ question }) => question.query);
        return parts.join(' of ');
    }
    #of(indicator) {
        return this.#placed.filter(({ side, question }) => side === 'subject' && question.indicator === indicator);
    }
    #look(at, answerTo) {
        const sides = { subject: new Map(), reference: new Map() };
        let requests;
        for (const place of this.#placed) {
            const { side, question } = place;
            const answer = answerTo(place) ?? nothingAsked;
            if (question.indicator === undefined) {
                requests = answer;
            }
            else {
                const known = sides[side].get(question.indicator);
                const whole = question.part === 'of' ? { answer: nothingAsked, ...known, of: answer } : { ...known, answer };
                sides[side].set(question.indicator, whole);
            }
        }
        const subject = Object.fromEntries(sides.subject);
        const reference = Object.fromEntries(sides.reference);
        return requests ? { at, subject, reference, requests } : { at, subject, reference };
    }
}
function inquires(provider) {
    return 'findMistakes' in provider;
}
/** What is wrong with all queries of a source, as its credentials are, is said once. */
function mistakeAt(paths, message) {
    const [path = [], ...others] = paths;
    const places = others.map((other) => `\`${other.join('.')}\``);
    return { path, message: places.length === 0 ? message : `${message} (the same: ${places.join(', ')})` };
}
function timesOf({ from, to, step }) {
    return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}
/**
 * What would have been seen at each time of a range: the newest point up to then, if it isn't older than a step or the `span` of a
 * value. Within the `delay` at the end of the range newer ones can't be there yet.
 */
function answersOver(history, range, { span, delay }) {
    const times = timesOf(range);
    if (history?.failure !== undefined)
        return times.map(() => history);
    const points = history?.points ?? [];
    const longest = Math.max(range.step, span);
    const known = range.to - delay;
    let next = 0;
    return times.map((at) => {
        while ((points[next]?.time ?? Number.POSITIVE_INFINITY) <= at)
            next += 1;
        const point = points[next - 1];
        if (point && point.time > Math.min(at, known) - longest)
            return point;
        return { failure: 'no-data', detail: 'there is no value for this time' };
    });
}

// EXTERNAL MODULE: ./build/packages/config/src/schema/metrics/indicator.js
var metrics_indicator = __webpack_require__(23627);
;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/assess.js
/**
 * The verdict of one look, the first that applies:
 * 1. an indicator in breach for its whole `for` → `regress`, whatever the others say: what was measured is known;
 * 2. an indicator that judges and could not be read → `provider-error`;
 * 3. an indicator in breach, but not yet for its `for` → `inconclusive`: what others lack must not hide it;
 * 4. an indicator that judges and has no value, too few requests or no reference → `insufficient-sample`;
 * 5. no indicator with a condition that rolls back or holds → `inconclusive`: nothing was judged;
 * 6. else → `pass`, warnings included, and what is only shown and could not be read.
 * `judging` names the indicators that have such a condition.
 */
function assess(readings, judging) {
    const first = (state) => readings.find((reading) => reading.state === state);
    const breaches = readings.filter(({ state }) => state === 'breach');
    const breach = breaches.find(({ consequence }) => consequence === undefined) ?? breaches[0];
    if (breach) {
        const { consequence } = breach;
        const conclusion = conclude('regress', codeOf(breach.condition), breach);
        return consequence ? { ...conclusion, consequence } : conclusion;
    }
    const failed = readings.find(({ state, indicator }) => state === 'error' && judging.has(indicator));
    const pending = first('pending');
    if (failed) {
        const conclusion = conclude('provider-error', `metrics-${failed.cause ?? 'failed'}`, failed);
        return pending ? { ...conclusion, reason: `${conclusion.reason}; ${sentence(pending)}` } : conclusion;
    }
    if (pending)
        return conclude('inconclusive', 'breach-pending', pending);
    const missing = readings.find(({ state, indicator }) => state === 'no-data' && judging.has(indicator));
    if (missing)
        return conclude('insufficient-sample', missing.cause ?? 'no-data', missing);
    if (judging.size === 0) {
        const reason = 'no indicator has a limit for rolling back that could be judged';
        return { verdict: 'inconclusive', reasonCode: 'nothing-judged', reason };
    }
    const warnings = readings.filter(({ state }) => state === 'warn' || state === 'error').map(sentence);
    const unjudged = readings.filter(({ cause, indicator }) => cause === 'no-reference' && !judging.has(indicator));
    const lacking = unjudged.length === 0
        ? ''
        : `; not judged, for want of anything to compare with: ${unjudged.map(({ indicator }) => indicator).join(', ')}`;
    if (warnings.length > 0) {
        return { verdict: 'pass', reasonCode: 'warned', reason: `${warnings.join('; ')}${lacking}` };
    }
    return {
        verdict: 'pass',
        reasonCode: 'within-limits',
        reason: `${listOf(judging)} within limits${lacking}`,
    };
}
const codes = {
    'degrades-by': 'baseline-degraded',
    compare: 'comparison-worse',
    score: 'score-too-low',
    trend: 'trend-too-steep',
};
function codeOf(condition) {
    const [kind = ''] = condition?.split(/[ ,]/) ?? [];
    return Object.hasOwn(codes, kind) ? codes[kind] : 'threshold-crossed';
}
function conclude(verdict, reasonCode, reading) {
    return { verdict, reasonCode, reason: sentence(reading) };
}
function sentence({ indicator, detail, condition, state }) {
    const limited = state === 'breach' || state === 'pending' || state === 'warn';
    return limited && condition ? `${indicator} ${detail} (${condition})` : `${indicator}: ${detail}`;
}
function listOf(names) {
    return [...names].join(', ');
}

// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/condition.js
var judgement_condition = __webpack_require__(96994);
;// CONCATENATED MODULE: ./build/packages/metrics/src/metric-provider.js
/** Whether a failure says that there is nothing to measure, rather than that measuring failed. */
function isAbsence(failure) {
    return failure === 'no-data' || failure === 'not-a-number' || failure === 'too-young';
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/autocorrelation.js
/** How strongly each number follows the one before it, kept up as they come, in constant memory. */
class Autocorrelation {
    #count = 0;
    #sum = 0;
    #squares = 0;
    #products = 0;
    #first = 0;
    #last = 0;
    add(value) {
        if (this.#count === 0)
            this.#first = value;
        else
            this.#products += this.#last * value;
        this.#count += 1;
        this.#sum += value;
        this.#squares += value * value;
        this.#last = value;
    }
    /** The number before the next one; 0 before the first. */
    get last() {
        return this.#last;
    }
    /** The correlation of neighbours, 0 to 0.95, drawn towards `expected` as if that had been seen `weight` times. */
    estimate(expected, weight) {
        const raw = this.#raw();
        if (raw === undefined)
            return expected;
        return Math.min(0.95, Math.max(0, (raw * this.#count + expected * weight) / (this.#count + weight)));
    }
    /** The correlation of neighbours where it's so many standard errors above 0; else 0. At most 0.95. */
    significant(errors) {
        const raw = this.#raw();
        return raw === undefined || raw * Math.sqrt(this.#count) < errors ? 0 : Math.min(0.95, raw);
    }
    /** The estimate of a short series is too low by about (1 + 3 r) / n (Marriott and Pope 1954), which is made good here. */
    #raw() {
        const n = this.#count;
        if (n < 3)
            return undefined;
        const mean = this.#sum / n;
        const variance = this.#squares - n * mean * mean;
        if (!(variance > Number.EPSILON * this.#squares))
            return 0;
        const ends = (2 * this.#sum - this.#first - this.#last) * mean;
        const raw = (this.#products - ends + (n - 1) * mean * mean) / variance;
        return raw + (1 + 3 * raw) / n;
    }
}
/** By how much the variance of a mean grows when neighbours correlate so: (1 + r) / (1 - r), of an AR(1) series. */
function inflationOf(correlation) {
    return (1 + correlation) / (1 - correlation);
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/count-dispersion.js

/** At most this many degrees of freedom are as if every block were like the next; below, the belief in independent events counts less. */
const enoughFreedom = 10;
/** A dispersion up to so many standard errors above 1 speaks for independent events as well as none; from `disbelieved` on, against. */
const believed = 1.1;
const disbelieved = 2;
const beliefWeight = 5;
/** Tails are heavier than Student's where the dispersion is itself uneven: this share of the blocks counts. */
const cautious = 0.7;
/** Neighbouring blocks count as correlated from so many standard errors on: 1 in 10 pure chances passes it. */
const correlatedFrom = 2.5;
/** What neighbouring blocks correlate by where events don't come independently, and how many blocks this belief weighs. */
const expectedCorrelation = 0.6;
const weightOfExpectation = 15;
/**
 * The dispersion of quasi-likelihood (McCullagh and Nelder 1989, 4.5), from how the split of the events varies between blocks: what both
 * sides have in common takes no part in it. As sums of squares over sums of variances a few large blocks count as much as they matter, and
 * Satterthwaite's formula says how many blocks that amounts to. It is drawn towards 1 as strongly as the blocks speak (as in Smyth 2004).
 */
function measureDispersion(blocks) {
    let [excess, expected, events, variance, variances] = [0, 0, 0, 0, 0];
    for (const block of blocks) {
        const own = block.events * block.share * (1 - block.share);
        excess += block.subject - block.events * block.share;
        expected += block.events * block.share;
        events += block.events;
        variance += own;
        variances += own * own;
    }
    if (variance === 0)
        return { factor: 1, freedom: 0, evenBlocks: 0 };
    const freedom = (variance * variance) / variances - 1;
    const series = new Autocorrelation();
    let squares = 0;
    for (const block of blocks) {
        const rest = block.subject - block.events * (block.share + excess / events);
        squares += rest * rest;
        if (block.events > 0)
            series.add(rest);
    }
    const evenBlocks = freedom + 1;
    if (freedom < 0.5)
        return { factor: 1, freedom: 0, evenBlocks };
    const own = ((squares / variance) * evenBlocks) / freedom;
    const ofSubject = successive(blocks, (block) => block.subject, (block) => block.subjectExposure);
    const credible = 1 - ramp((own - 1) / Math.sqrt(2 / freedom), believed, disbelieved);
    const belief = beliefWeight * credible * freedom * Math.min(1, freedom / enoughFreedom);
    const drawn = Math.max(1, (belief + freedom * own) / (belief + freedom));
    // Where one side has nearly all events, their split tells little of how they come.
    const lopsided = Math.max(ramp(expected / events, 0.55, 0.7), ramp((expected + excess) / events, 0.75, 0.95));
    const inflation = inflationOf(credible * series.significant(correlatedFrom) +
        (1 - credible) * series.estimate(expectedCorrelation, weightOfExpectation));
    // A wandering series varies less within a window than beyond it.
    const unseen = evenBlocks / Math.max(1, evenBlocks - inflation + 1);
    const factor = inflation * unseen * Math.max(drawn, 1 + lopsided * (ofSubject - 1));
    return { factor, freedom: (belief + cautious * evenBlocks) / inflation - 1, evenBlocks };
}
function ramp(value, from, to) {
    return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
/** The dispersion of events from block to block (von Neumann's successive differences, blind to slow drift). */
function successive(blocks, eventsOf, exposureOf) {
    let [squares, sum] = [0, 0];
    let before;
    for (const block of blocks) {
        if (before) {
            const scale = exposureOf(block) / exposureOf(before);
            squares += (eventsOf(block) - scale * eventsOf(before)) ** 2;
            sum += eventsOf(block) + scale * scale * eventsOf(before);
        }
        before = block;
    }
    return sum > 0 ? squares / sum : 1;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/special-functions.js
/** ln Γ(x) for x > 0, to about 15 digits: Lanczos' approximation with the coefficients of Godfrey (g = 7, n = 9). */
function lnGamma(x) {
    let sum = lanczos[0];
    for (let index = 1; index < lanczos.length; index += 1)
        sum += (lanczos[index] ?? 0) / (x - 1 + index);
    const t = x + 6.5;
    return (x - 0.5) * Math.log(t) - t + Math.log(Math.sqrt(2 * Math.PI) * sum);
}
const lanczos = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
/**
 * The regularised incomplete beta function I_x(a, b), a and b > 0: by the continued fraction DLMF 8.17.22 (Lentz's method), on the
 * side where it converges fast. `upper` gives 1 - I_x(a, b) without cancelling, so that both tails keep their digits.
 */
function incompleteBeta(x, a, b, upper = false) {
    if (x <= 0)
        return upper ? 1 : 0;
    if (x >= 1)
        return upper ? 0 : 1;
    const lower = x < (a + 1) / (a + b + 2);
    const tail = lower ? betaFraction(x, a, b) : betaFraction(1 - x, b, a);
    return lower === upper ? 1 - tail : tail;
}
const tiny = 1e-300;
const relativePrecision = 1e-15;
function betaFraction(x, a, b) {
    const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x) - Math.log(a));
    let c = 1;
    let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
    let result = d;
    const advance = (term) => {
        d = 1 / awayFromZero(1 + term * d);
        c = awayFromZero(1 + term / c);
        result *= c * d;
        return c * d;
    };
    // It needs about the square root of the larger parameter.
    for (let m = 1; m < 100_000; m += 1) {
        advance((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
        const change = advance((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
        if (Math.abs(change - 1) < relativePrecision)
            break;
    }
    return front * result;
}
function awayFromZero(value) {
    return Math.abs(value) < tiny ? tiny : value;
}
/** P(Z > z) of the standard normal distribution, correct to about 13 digits also far out (DLMF 7.6.2 and 7.9.3). */
function normalTail(z) {
    if (z < 0)
        return 1 - normalTail(-z);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    if (z < 2.5) {
        let term = z;
        let sum = z;
        for (let n = 3; term > sum * relativePrecision; n += 2) {
            term *= (z * z) / n;
            sum += term;
        }
        return 0.5 - density * sum;
    }
    let fraction = z;
    for (let n = 120; n > 0; n -= 1)
        fraction = z + n / fraction;
    return density / fraction;
}
/** The z with P(Z > z) = p, 0 < p < 1: Abramowitz and Stegun 26.2.23, then Newton's method on ln p, which is nearly straight. */
function normalQuantile(p) {
    if (p > 0.5)
        return -normalQuantile(1 - p);
    if (p <= 0)
        return Number.POSITIVE_INFINITY;
    const t = Math.sqrt(-2 * Math.log(p));
    let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (let step = 0; step < 4; step += 1) {
        const tail = normalTail(z);
        const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
        z += ((Math.log(tail) - Math.log(p)) * tail) / density;
    }
    return z;
}
/** P(T > t) of Student's distribution with so many degrees of freedom (not whole ones too), correct in the tails. */
function studentTail(t, freedom) {
    const both = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
    return t > 0 ? both / 2 : 1 - both / 2;
}
/** The p of a normal statistic, corrected for a standard error that is an estimate itself: Student's tail at the same point. */
function withFreedom(p, freedom) {
    if (p >= 0.5 || freedom <= 0)
        return Math.max(p, 0.5);
    return studentTail(normalQuantile(Math.max(p, 1e-300)), freedom);
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/count-test.js

/**
 * P(at least so many of all events fall on the subject): the conditional test of two Poisson rates (Przyborowski and Wilenski 1940), a
 * binomial tail written as an incomplete beta function, so that counts that aren't whole (extrapolated ones) work too.
 */
function moreEvents({ subject, reference, expectedShare }) {
    return subject <= 0 ? 1 : incompleteBeta(expectedShare, subject, reference + 1);
}
/** P(at most so many of all events fall on the subject). */
function fewerEvents({ subject, reference, expectedShare }) {
    return reference <= 0 ? 1 : incompleteBeta(expectedShare, subject + 1, reference, true);
}
/**
 * The exact interval (Clopper and Pearson 1934) of the rate of the subject over that of the reference. `exposureRatio` is the exposure of
 * the subject over that of the reference.
 */
function rateRatioInterval({ subject, reference }, exposureRatio, confidence) {
    const side = (1 - confidence) / 2;
    const ratioOf = (share) => share / (1 - share) / exposureRatio;
    const low = subject <= 0
        ? 0
        : ratioOf(solve((share) => moreEvents({ subject, reference, expectedShare: share }) - side));
    const high = reference <= 0
        ? Number.POSITIVE_INFINITY
        : ratioOf(solve((share) => side - fewerEvents({ subject, reference, expectedShare: share })));
    return [low, high];
}
/** The zero of a rising function between 0 and 1, to ten digits of the odds. */
function solve(rising) {
    const shareOf = (logOdds) => 1 / (1 + Math.exp(-logOdds));
    let [low, high] = [-40, 40];
    for (let step = 0; step < 44; step += 1) {
        const middle = (low + high) / 2;
        if (rising(shareOf(middle)) < 0)
            low = middle;
        else
            high = middle;
    }
    return shareOf((low + high) / 2);
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/evidence.js
/** The directions that count as worse. */
function directionsOf(worse) {
    return worse === 'either' ? ['higher', 'lower'] : [worse];
}
/** The ratio at which a difference in this direction begins to count. */
function limitOf(direction, tolerance) {
    return direction === 'higher' ? 1 + tolerance : 1 - tolerance;
}

// EXTERNAL MODULE: ./build/packages/metrics/src/statistics/format-number.js
var format_number = __webpack_require__(52480);
;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/symmetry-bets.js

/** Sizes of the bets in units of the usual size of a difference, and the share of the capital that goes with each. */
const strategies = [
    { size: 0.25, share: 0.15 },
    { size: 0.5, share: 0.2 },
    { size: 1, share: 0.25 },
    { size: 2.5, share: 0.4 },
];
/**
 * A sequential test of "these differences lie around zero or below", valid however often one looks: the capital of somebody who bets on
 * each next difference being above zero, at fair odds. When a difference is as likely x as -x, a bet that gives 1 + tanh(c x) is fair
 * whatever its distribution, its size, and how it changes (Efron 1969; de la Peña 1999; Ramdas, Ruf, Larsson and Koolen 2020), so the
 * capital passes 1/a with a probability of a at most (Ville 1939). One block can double it at most: one burst never decides. The part of
 * a difference that follows from the one before is taken off first.
 */
class SymmetryBets {
    #capital = strategies.map(({ share }) => Math.log(share));
    #squares = 0;
    #count = 0;
    #series = new Autocorrelation();
    #expected;
    #weight;
    /** Before anything is known, neighbours are taken to correlate by `expected`; this belief weighs as much as `weight` blocks. */
    constructor({ expected, weight }) {
        this.#expected = expected;
        this.#weight = weight;
    }
    /** Takes the next difference, in any unit, as long as it's always the same. */
    add(difference) {
        const correlation = this.#series.estimate(this.#expected, this.#weight);
        const fresh = difference - correlation * this.#series.last;
        this.#series.add(difference);
        if (fresh === 0)
            return;
        this.#squares += fresh * fresh;
        this.#count += 1;
        const relative = fresh / Math.sqrt(this.#squares / this.#count);
        this.#capital = this.#capital.map((capital, index) => capital + logOfBet((strategies[index]?.size ?? 0) * relative));
    }
    /** The capital, of 1 at the start: an e-value. */
    get evidence() {
        return this.#capital.reduce((sum, capital) => sum + Math.exp(capital), 0);
    }
}
/** ln(1 + tanh x), also far below zero. */
function logOfBet(x) {
    return x < 0 ? Math.LN2 + 2 * x - Math.log1p(Math.exp(2 * x)) : Math.LN2 - Math.log1p(Math.exp(-2 * x));
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/count-evidence.js






/** More blocks than this are joined two by two. */
const mostBlocks = 720;
/** The split of the events counts as even enough for a fair bet up to this skewness. */
const mostSkewness = 0.4;
const confidence = 0.95;
/** This share of the blocks is the start, and differs from the rest below this p. */
const startShare = 0.1;
const startDiffersBelow = 0.04;
/** What counts of neighbouring blocks are taken to correlate by until they show it. */
const neighbours = { expected: 0.3, weight: 8 };
const nothing = { events: 0, expected: 0, excess: 0 };
/** Numbers of events, each out of its exposure, on both sides. */
class CountEvidence {
    #tolerance;
    #ways;
    #blocks = [];
    #all = { subject: 0, reference: 0, subjectExposure: 0, referenceExposure: 0 };
    /** Mantel and Haenszel's sums: their quotient stays right when exposures and rates change together. */
    #weighted = { subject: 0, reference: 0 };
    constructor({ worse, tolerance }) {
        this.#tolerance = tolerance;
        this.#ways = directionsOf(worse).map((direction) => ({
            direction,
            bets: new SymmetryBets(neighbours),
            waiting: nothing,
        }));
    }
    add({ subject, reference }) {
        const block = {
            subject: Math.max(0, subject.value),
            reference: Math.max(0, reference.value),
            subjectExposure: subject.exposure ?? 1,
            referenceExposure: reference.exposure ?? 1,
        };
        if (!(block.subjectExposure > 0 && block.referenceExposure > 0))
            return;
        const exposure = block.subjectExposure + block.referenceExposure;
        this.#all = joined(this.#all, block);
        this.#weighted.subject += (block.subject * block.referenceExposure) / exposure;
        this.#weighted.reference += (block.reference * block.subjectExposure) / exposure;
        this.#blocks.push(block);
        if (this.#blocks.length > mostBlocks)
            this.#blocks = halved(this.#blocks);
        for (const way of this.#ways)
            this.#bet(way, block);
    }
    sequential() {
        return this.#ways.reduce((sum, { bets }) => sum + bets.evidence, 0) / this.#ways.length;
    }
    estimate(final) {
        const { subject, reference } = this.#weighted;
        const ratio = subject === 0 && reference === 0 ? undefined : subject / reference;
        const all = this.#all;
        const seen = () => describeCounts(all);
        if (!final)
            return { ratio, interval: undefined, p: undefined, seen };
        const tests = this.#ways.map((way) => this.#test(way));
        const p = Math.min(1, tests.length * Math.min(...tests.map((test) => test.p)));
        const { factor } = tests.reduce((widest, test) => (test.factor > widest.factor ? test : widest));
        return { ratio, interval: ratio === undefined ? undefined : this.#interval(factor), p, seen };
    }
    canFind(looks, final) {
        const ways = this.#ways.length;
        // Neither the bets nor the test at the end are ever surer than a coin that falls the same way in every block.
        const surest = 2 ** this.#blocks.length;
        return this.#blocks.length > 0 && (surest >= ways / looks || ways / surest <= final);
    }
    /** Blocks in which one side would have nearly all events are joined until the split is about even around what is expected. */
    #bet(way, block) {
        const sign = way.direction === 'higher' ? 1 : -1;
        const { subject, events, share } = this.#split(block, way.direction);
        const waiting = {
            events: way.waiting.events + events,
            expected: way.waiting.expected + events * share,
            excess: way.waiting.excess + sign * (subject - events * share),
        };
        way.waiting = waiting;
        if (waiting.events === 0)
            return;
        const center = waiting.expected / waiting.events;
        // Only this way is dangerous: mostly small wins and rarely a large loss.
        const skewed = 2 * sign * (center - 0.5);
        if (skewed > 0.1) {
            const { factor } = measureDispersion(this.#splits(way.direction));
            const evenFrom = (skewed * skewed * factor) / (mostSkewness * mostSkewness * center * (1 - center));
            if (waiting.events < evenFrom)
                return;
        }
        way.waiting = nothing;
        way.bets.add(waiting.excess);
    }
    #test({ direction }) {
        const splits = this.#splits(direction);
        const whole = testSplits(splits, direction);
        const settled = splits.slice(Math.ceil(splits.length * startShare));
        // A cold start is no regress: where the start was worse than all the rest, the rest must be worse by itself.
        if (!startsWorse(splits.slice(0, -settled.length), settled, direction))
            return whole;
        return { factor: whole.factor, p: Math.max(whole.p, testSplits(settled, direction).p) };
    }
    #interval(factor) {
        const { subject, reference, subjectExposure, referenceExposure } = this.#all;
        const counted = { subject: subject / factor, reference: reference / factor };
        // What takes the quotient of the counts to the estimate: the exposures, and how the rates changed with them.
        const fromOdds = subject > 0 && reference > 0
            ? (subject / reference) * (this.#weighted.reference / this.#weighted.subject)
            : subjectExposure / referenceExposure;
        return rateRatioInterval(counted, fromOdds, confidence);
    }
    #splits(direction) {
        return this.#blocks.map((block) => this.#split(block, direction));
    }
    #split(block, direction) {
        const weighted = block.subjectExposure * limitOf(direction, this.#tolerance);
        return {
            subject: block.subject,
            events: block.subject + block.reference,
            share: weighted / (weighted + block.referenceExposure),
            subjectExposure: block.subjectExposure,
            exposure: block.subjectExposure + block.referenceExposure,
        };
    }
}
function testSplits(splits, direction) {
    const dispersion = measureDispersion(splits);
    const { factor, freedom, evenBlocks } = dispersion;
    const { subject, events, expected } = totalOf(splits);
    if (events === 0)
        return { factor, p: 1 };
    const p = unusual({ subject: subject / factor, reference: (events - subject) / factor, expectedShare: expected / events }, direction);
    // Blocks that all go the same way by chance: nothing can be surer than that.
    return { factor, p: Math.max(2 ** -evenBlocks, withFreedom(p, freedom)) };
}
function startsWorse(start, rest, direction) {
    if (start.length === 0 || rest.length === 0)
        return false;
    const [first, later] = [totalOf(start), totalOf(rest)];
    const expectedShare = (later.subject + 0.5) / (later.events + 1);
    const split = { subject: first.subject, reference: first.events - first.subject, expectedShare };
    return unusual(split, direction) < startDiffersBelow;
}
function unusual(split, direction) {
    return direction === 'higher' ? moreEvents(split) : fewerEvents(split);
}
function totalOf(splits) {
    const sums = { subject: 0, events: 0, expected: 0 };
    for (const { subject, events, share } of splits) {
        sums.subject += subject;
        sums.events += events;
        sums.expected += events * share;
    }
    return sums;
}
function joined(a, b) {
    return {
        subject: a.subject + b.subject,
        reference: a.reference + b.reference,
        subjectExposure: a.subjectExposure + b.subjectExposure,
        referenceExposure: a.referenceExposure + b.referenceExposure,
    };
}
function halved(blocks) {
    return blocks.flatMap((block, index) => {
        const next = blocks[index + 1];
        if (index % 2 === 1)
            return [];
        return [next ? joined(block, next) : block];
    });
}
function describeCounts({ subject, reference, subjectExposure, referenceExposure }) {
    return `${(0,format_number/* formatNumber */.Z)(subject)} of ${(0,format_number/* formatNumber */.Z)(subjectExposure)} against ${(0,format_number/* formatNumber */.Z)(reference)} of ${(0,format_number/* formatNumber */.Z)(referenceExposure)}`;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/describe-comparison.js

/** What is less likely than this is as good as certain, however many zeros it has. */
const leastShown = 0.00001;
/** One line that says what was compared, what came out, and how sure it is. */
function describeComparison(said) {
    const { estimate, blocks } = said;
    if (blocks === 0)
        return 'nothing to compare yet';
    const sureness = [
        `${blocks} block${blocks === 1 ? '' : 's'}`,
        ...(estimate.p === undefined ? [] : [chance(estimate.p)]),
        `evidence ${(0,format_number/* formatNumber */.Z)(said.evidence)} of ${(0,format_number/* formatNumber */.Z)(said.needed)} needed`,
    ];
    return `${estimate.seen()}${ratioOf(estimate)}; ${conclusion(said)} (${sureness.join(', ')})`;
}
function chance(p) {
    return p < leastShown ? `p < ${(0,format_number/* formatNumber */.Z)(leastShown)}` : `p = ${(0,format_number/* formatNumber */.Z)(p)}`;
}
function ratioOf({ ratio, interval }) {
    if (ratio === undefined)
        return '';
    const range = interval ? ` (${times(interval[0])} to ${times(interval[1])})` : '';
    return `, ${times(ratio)}${range}`;
}
function conclusion({ finding, tolerance, worse }) {
    const beyond = `${{ higher: 'higher', lower: 'lower', either: 'different' }[worse]} by more than ${(0,format_number/* formatNumber */.Z)(tolerance * 100)}%`;
    return {
        worse: `certainly ${beyond}`,
        suspicious: `probably ${beyond}, but not certainly`,
        'no-worse': `not certainly ${beyond}`,
        'too-few': 'too little to tell yet',
    }[finding];
}
function times(ratio) {
    return `${(0,format_number/* formatNumber */.Z)(ratio)}×`;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/mann-whitney.js

/** The most pairs of values for which the exact distribution is counted out; a millisecond. */
const mostExactPairs = 900;
/**
 * Mann and Whitney 1947. Exact without ties up to 900 pairs of values; else normal with the corrections for ties and continuity (Lehmann,
 * Nonparametrics, 1975). `inflation` widens the standard error of samples whose values depend on each other; the normal form is then used.
 */
function rankTest(first, second, inflation = 1) {
    const { u, ties } = rankSum(first, second);
    const pairs = first.length * second.length;
    if (pairs === 0)
        return { u, larger: 1, smaller: 1, twoSided: 1 };
    const [larger, smaller] = ties === 0 && inflation === 1 && pairs <= mostExactPairs
        ? exactTails(first.length, second.length, u)
        : normalTails(first.length, second.length, u, ties, inflation);
    return { u, larger, smaller, twoSided: Math.min(1, 2 * Math.min(larger, smaller)) };
}
/** U of the first sample, and the sum of t³ - t over all groups of t equal values. */
function rankSum(first, second) {
    const all = [
        ...first.map((value) => ({ value, own: true })),
        ...second.map((value) => ({ value, own: false })),
    ].sort((a, b) => a.value - b.value);
    let [ranks, ties] = [0, 0];
    for (let start = 0; start < all.length;) {
        let end = start;
        let own = 0;
        while (end < all.length && all[end]?.value === all[start]?.value) {
            if (all[end]?.own)
                own += 1;
            end += 1;
        }
        const size = end - start;
        ranks += own * ((start + 1 + end) / 2);
        ties += size ** 3 - size;
        start = end;
    }
    return { u: ranks - (first.length * (first.length + 1)) / 2, ties };
}
/** Counts the orders of both samples by U: those that end with a value of the first, and those that end with one of the second. */
function exactTails(m, n, u) {
    // ways[j][x]: the share of the orders of i values of the first and j of the second with U = x.
    let ways = Array.from({ length: n + 1 }, () => Float64Array.of(1));
    for (let i = 1; i <= m; i += 1) {
        const row = [Float64Array.of(1)];
        for (let j = 1; j <= n; j += 1) {
            const next = new Float64Array(i * j + 1);
            const share = i / (i + j);
            ways[j]?.forEach((way, x) => {
                next[x + j] = way * share;
            });
            row[j - 1]?.forEach((way, x) => {
                next[x] = (next[x] ?? 0) + way * (1 - share);
            });
            row.push(next);
        }
        ways = row;
    }
    let [larger, smaller] = [0, 0];
    ways[n]?.forEach((share, x) => {
        if (x >= u)
            larger += share;
        if (x <= u)
            smaller += share;
    });
    return [Math.min(1, larger), Math.min(1, smaller)];
}
function normalTails(m, n, u, ties, inflation) {
    const all = m + n;
    const variance = ((m * n) / 12) * (all + 1 - ties / (all * (all - 1))) * inflation;
    if (!(variance > 0))
        return [1, 1];
    const deviation = Math.sqrt(variance);
    const beyond = u - (m * n) / 2;
    return [normalTail((beyond - 0.5) / deviation), normalTail((-beyond - 0.5) / deviation)];
}
/**
 * The median of all differences between a value of the first and one of the second sample (Hodges and Lehmann 1963), with the interval of
 * Moses by the normal approximation. Both samples must have values; time and memory grow with their product.
 */
function shiftBetween(first, second, confidence, inflation = 1) {
    const [m, n] = [first.length, second.length];
    const differences = new Float64Array(m * n);
    first.forEach((a, i) => {
        second.forEach((b, j) => {
            differences[i * n + j] = a - b;
        });
    });
    differences.sort();
    const at = (index) => differences[Math.min(Math.max(index, 0), m * n - 1)] ?? Number.NaN;
    const half = (m * n) / 2;
    const reach = normalQuantile((1 - confidence) / 2) * Math.sqrt((m * n * (m + n + 1) * inflation) / 12);
    const skip = Math.floor(half - reach);
    return {
        estimate: (at(Math.ceil(half) - 1) + at(Math.floor(half))) / 2,
        interval: [at(skip), at(m * n - 1 - skip)],
    };
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/value-evidence.js







/** More blocks than this are joined two by two; the test at the end compares each value with each. */
const value_evidence_mostBlocks = 360;
/** Neighbouring blocks count as correlated from so many standard errors on. */
const value_evidence_correlatedFrom = 1;
const value_evidence_confidence = 0.95;
/** What measurements of neighbouring blocks are taken to correlate by until they show it. */
const value_evidence_neighbours = { expected: 0.6, weight: 16 };
/** Measured values, such as latencies, on both sides. */
class ValueEvidence {
    #tolerance;
    #format;
    #ways;
    #blocks = [];
    #count = 0;
    constructor({ worse, tolerance, format = format_number/* formatNumber */.Z, }) {
        this.#tolerance = tolerance;
        this.#format = format;
        this.#ways = directionsOf(worse).map((direction) => ({ direction, bets: new SymmetryBets(value_evidence_neighbours) }));
    }
    add({ subject, reference }) {
        const block = { subject: subject.value, reference: reference.value };
        this.#count += 1;
        this.#blocks.push(block);
        if (this.#blocks.length > value_evidence_mostBlocks)
            this.#blocks = value_evidence_halved(this.#blocks);
        for (const { direction, bets } of this.#ways)
            bets.add(this.#beyond(block, direction));
    }
    sequential() {
        return this.#ways.reduce((sum, { bets }) => sum + bets.evidence, 0) / this.#ways.length;
    }
    estimate(final) {
        const subjects = this.#blocks.map((block) => block.subject);
        const references = this.#blocks.map((block) => block.reference);
        const medians = [median(subjects), median(references)];
        const seen = () => `median ${this.#format(medians[0])} against ${this.#format(medians[1])}`;
        if (!final || this.#count === 0) {
            const ratio = this.#count > 0 && medians[1] !== 0 ? medians[0] / medians[1] : undefined;
            return { ratio, interval: undefined, p: undefined, seen };
        }
        const ps = this.#ways.map(({ direction }) => this.#test(direction, subjects, references));
        const p = Math.min(1, ps.length * Math.min(...ps));
        return { ...this.#ratio(subjects, references, medians[1]), p, seen };
    }
    canFind(looks, final) {
        const ways = this.#ways.length;
        if (2 ** this.#count >= ways / looks)
            return true;
        // The least p of the rank test: one order of all, where all of one side lie above all of the other.
        return leastRankP(this.#count) * ways <= final;
    }
    /** How far the subject lies beyond the limit, -1 to 1: half the logarithm of their ratio, which is as likely up as down at the limit. */
    #beyond({ subject, reference }, direction) {
        const limit = limitAround(reference, limitOf(direction, this.#tolerance));
        const size = Math.abs(subject) + Math.abs(limit);
        if (size === 0)
            return 0;
        return ((direction === 'higher' ? 1 : -1) * (subject - limit)) / size;
    }
    #test(direction, subjects, references) {
        const limits = references.map((value) => limitAround(value, limitOf(direction, this.#tolerance)));
        const inflation = this.#inflation(direction);
        const test = rankTest(subjects, limits, inflation);
        const p = direction === 'higher' ? test.larger : test.smaller;
        // So few independent blocks are left that how they vary is an estimate too.
        return inflation === 1 ? p : withFreedom(p, this.#blocks.length / inflation - 1);
    }
    /** What dependence between neighbouring blocks does to the variance; 1 where none is to be seen. */
    #inflation(direction) {
        const series = new Autocorrelation();
        for (const block of this.#blocks)
            series.add(this.#beyond(block, direction));
        return inflationOf(series.significant(value_evidence_correlatedFrom));
    }
    #ratio(subjects, references, middle) {
        const inflation = this.#inflation('higher');
        if ([...subjects, ...references].every((value) => value > 0)) {
            const shift = shiftBetween(subjects.map(Math.log), references.map(Math.log), value_evidence_confidence, inflation);
            return {
                ratio: Math.exp(shift.estimate),
                interval: [Math.exp(shift.interval[0]), Math.exp(shift.interval[1])],
            };
        }
        if (middle === 0)
            return { ratio: undefined, interval: undefined };
        const { estimate, interval } = shiftBetween(subjects, references, value_evidence_confidence, inflation);
        const ratioOf = (shift) => 1 + shift / Math.abs(middle);
        return { ratio: ratioOf(estimate), interval: [ratioOf(interval[0]), ratioOf(interval[1])] };
    }
}
/** The value at a ratio to this one; for one below zero as far above or below it. */
function limitAround(value, ratio) {
    return value + Math.abs(value) * (ratio - 1);
}
/** 1 over the number of ways to pick n of 2 n. */
function leastRankP(n) {
    let p = 1;
    for (let i = 1; i <= n; i += 1)
        p *= i / (n + i);
    return p;
}
function value_evidence_halved(blocks) {
    return blocks.flatMap((block, index) => {
        const next = blocks[index + 1];
        if (index % 2 === 1)
            return [];
        if (!next)
            return [block];
        return [
            { subject: (block.subject + next.subject) / 2, reference: (block.reference + next.reference) / 2 },
        ];
    });
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/comparison.js



/** The part of the allowed false alarms that goes to the test at every look; the tests at the end need more to find small differences. */
const shareOfLooks = 0.2;
/** Half of what the tests at the end may use is used when so many blocks were seen. */
const halfSpentAt = 5;
/**
 * Below so many times the allowed false alarms, and beyond the tolerance, a difference is named though it isn't certain: in one
 * window of twenty by default, however many indicators it has.
 */
const suspicionPerAlarm = 5;
/** A comparison that has seen nothing yet. Its memory stays flat, and a look costs a few operations a block. */
function createComparison(options) {
    return new SpendingComparison(options);
}
class SpendingComparison {
    #options;
    #evidence;
    #blocks = 0;
    #spent = 0;
    #certain = false;
    constructor(options) {
        this.#options = options;
        this.#evidence = options.counts ? new CountEvidence(options) : new ValueEvidence(options);
    }
    add(pair) {
        const numbers = [pair.subject, pair.reference].flatMap(({ value, exposure = 1 }) => [value, exposure]);
        if (!numbers.every(Number.isFinite))
            return;
        this.#blocks += 1;
        this.#evidence.add(pair);
    }
    judge(final) {
        const needed = 1 / (this.#options.alarms * shareOfLooks);
        const evidence = this.#evidence.sequential();
        if (evidence >= needed)
            this.#certain = true;
        const estimate = this.#evidence.estimate(final);
        const { ratio, interval, p } = estimate;
        const allowed = final ? this.#spend() : 0;
        if (p !== undefined && p <= allowed)
            this.#certain = true;
        const finding = this.#finding(p, ratio, allowed);
        const said = { ...this.#options, finding, estimate, evidence, needed, blocks: this.#blocks };
        return {
            finding,
            ratio,
            interval,
            p,
            evidence,
            blocks: this.#blocks,
            // Most looks are never read.
            get detail() {
                return describeComparison(said);
            },
        };
    }
    #finding(p, ratio, allowed) {
        if (this.#certain)
            return 'worse';
        if (!this.#evidence.canFind(this.#options.alarms * shareOfLooks, allowed))
            return 'too-few';
        if (p !== undefined && p < this.#options.alarms * suspicionPerAlarm && this.#beyond(ratio))
            return 'suspicious';
        return 'no-worse';
    }
    #beyond(ratio) {
        const { worse, tolerance } = this.#options;
        if (ratio === undefined)
            return true;
        return (worse !== 'lower' && ratio > 1 + tolerance) || (worse !== 'higher' && ratio < 1 - tolerance);
    }
    /** Tests at the end use up what is theirs as blocks come in, not by their number (Lan and DeMets 1983): one late test has most of it. */
    #spend() {
        const may = (this.#options.alarms * (1 - shareOfLooks) * this.#blocks) / (this.#blocks + halfSpentAt);
        const now = Math.max(0, may - this.#spent);
        this.#spent = Math.max(this.#spent, may);
        return now;
    }
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/thinning.js
/** Looks come a little early or late. Values that share so small a part of their time are separate, or each of them would wait for another look. */
const punctuality = 0.05;
/**
 * Whether a value covers partly the same time as the last one that was used, by more than looks are late; times in milliseconds. A
 * clock may have been set back.
 */
function overlaps({ time }, last, spacing) {
    return last !== undefined && Math.abs(time - last) < spacing * (1 - punctuality);
}
/** Of values in order, those that don't overlap when each covers `spacing` milliseconds. */
function thinned(values, spacing) {
    const kept = [];
    for (const value of values)
        if (!overlaps(value, kept.at(-1)?.time, spacing))
            kept.push(value);
    return kept;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/comparison-watch.js





/** A moment is seen again and again by looks that follow closely; one value a minute is new enough. */
const leastSpacing = 60_000;
/** How far the values of an indicator must lie apart to be seen as separate, in milliseconds. */
function spacingOf({ over, increase }, span, interval) {
    return Math.max(over ?? increase ?? (span > 0 ? span : leastSpacing), interval);
}
/** The shares that a difference may have and be none. Counts know their own chance; all else is noisier than it looks. */
const tolerances = { counts: 0.05, values: 0.25 };
/** The condition `compare` of one indicator with the method `sequential`, over a whole watch. */
class ComparisonWatch {
    text;
    #indicator;
    #comparison;
    #spacing;
    #stored;
    #next = 0;
    /** Whether the baseline had no value left for one that was seen. */
    #usedUp = false;
    #lastSubject;
    #lastReference;
    /**
     * `spacing` as {@link spacingOf} gives it; `alarms` is the share of false alarms this comparison may use. `stored` are the
     * blocks of a baseline, as far apart as `spacing`; without them each look brings its reference along.
     */
    constructor(indicator, { spacing, alarms, stored }) {
        this.#indicator = indicator;
        const counts = indicator.of !== undefined;
        const format = (value) => (0,format_value/* formatValue */.F)(value, (0,metrics_indicator/* unitOf */.uF)(indicator));
        const [worse, tolerance] = [worseOf(indicator), toleranceOf(indicator)];
        this.#comparison = createComparison({ counts, worse, tolerance, alarms, format });
        this.#spacing = spacing;
        this.#stored = stored;
        this.text = comparisonText(indicator);
    }
    /** Takes what one look saw on both sides, and says what all looks so far say together. */
    read(subject, reference, when) {
        this.#take(subject, reference);
        const { finding, detail: found } = this.#comparison.judge(when.final ?? false);
        const detail = this.#usedUp ? `${found}; the baseline has no more values to compare with` : found;
        switch (finding) {
            case 'worse':
                return { state: 'breach', detail, condition: this.text };
            case 'suspicious':
                return { state: 'warn', detail, condition: this.text };
            case 'no-worse':
                return { state: 'ok', detail };
            case 'too-few':
                if (when.final && when.more)
                    return { state: 'ok', detail };
                return { state: 'no-data', detail, condition: this.text, cause: 'few-samples' };
        }
    }
    #take(subject, reference) {
        if (overlaps(subject, this.#lastSubject, this.#spacing))
            return;
        if (this.#stored) {
            const stored = this.#stored[this.#next];
            if (stored === undefined) {
                this.#usedUp = true;
                return;
            }
            this.#next += 1;
            this.#comparison.add({ subject: blockOf(subject, this.#indicator), reference: stored });
        }
        else {
            if (reference === undefined || overlaps(reference, this.#lastReference, this.#spacing))
                return;
            this.#lastReference = reference.time;
            this.#comparison.add({
                subject: blockOf(subject, this.#indicator),
                reference: blockOf(reference, this.#indicator),
            });
        }
        this.#lastSubject = subject.time;
    }
}
function toleranceOf({ of, compare }) {
    if (compare?.tolerance !== undefined)
        return compare.tolerance / 100;
    return tolerances[of === undefined ? 'values' : 'counts'];
}
/** The condition `compare` of an indicator in words. */
function comparisonText(indicator) {
    if (indicator.compare?.method === 'kayenta')
        return 'compare by kayenta';
    return `compare, tolerance ${Number((toleranceOf(indicator) * 100).toPrecision(3))}%`;
}
/** What the statistics are told of a measured value: what was counted where the indicator counts, else the value itself. */
function blockOf({ value, count }, { of }) {
    return count && of !== undefined ? { value: count.events, exposure: count.exposure } : { value };
}
/** The direction that is bad: as written, else as the limits say. */
function worseOf(indicator) {
    const written = indicator.compare?.worse;
    if (written)
        return written;
    return (0,judgement_condition/* hasLimits */.pr)(indicator, 'below') && !(0,judgement_condition/* hasLimits */.pr)(indicator, 'above') ? 'lower' : 'higher';
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/breach-timer.js
/**
 * How long an indicator has been in breach, for `for`. Only time between two looks that both breached counts, and only once a
 * new value breached again; a look that could not tell adds nothing and resets nothing, and a good look resets.
 */
class BreachTimer {
    #longestGap;
    #elapsed = 0;
    /** Time since the newest value, which was seen more than once. */
    #unproven = 0;
    #lastBreach;
    /** `longestGap` in milliseconds: two looks further apart leave time that nobody saw, and only so much of it counts. */
    constructor(longestGap) {
        this.#longestGap = longestGap;
    }
    /** The time in breach so far in milliseconds. */
    get elapsed() {
        return this.#elapsed;
    }
    /** A look breached, with a value that no look before had seen if it is `fresh`; gives the time in breach so far in milliseconds. */
    breached(at, fresh) {
        // The clock may have been set forward or back in between.
        if (this.#lastBreach !== undefined) {
            this.#unproven += Math.max(0, Math.min(at - this.#lastBreach, this.#longestGap));
        }
        this.#lastBreach = at;
        // A source that stands still shows its last value for minutes; that isn't a breach that lasts.
        if (fresh) {
            this.#elapsed += this.#unproven;
            this.#unproven = 0;
        }
        return this.#elapsed;
    }
    /** A look could not tell. */
    unknown() {
        this.#lastBreach = undefined;
    }
    /** A look was good. */
    reset() {
        this.#elapsed = 0;
        this.#unproven = 0;
        this.#lastBreach = undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/limit-watch.js





/** Looks come a little early or late; a `for` isn't missed by so small a share of an interval. */
const limit_watch_punctuality = 0.05;
/** The limits of one tier of one indicator over a whole watch, and how long it has been across one. */
class LimitWatch {
    /** Whether it can make a version regress. */
    judging;
    #tier;
    #indicator;
    #unit;
    #conditions;
    #timer;
    /** So much may be missing of a time, in milliseconds. */
    #punctual;
    #inARow = 0;
    /** When the newest value was measured. */
    #newest;
    /** The condition in breach since the last good look. */
    #breached;
    /** `interval` is the time between two looks in milliseconds; without `comparable`, `degrades-by` is left out. */
    constructor(indicator, options) {
        this.#tier = options.tier;
        this.#indicator = indicator;
        this.#unit = (0,metrics_indicator/* unitOf */.uF)(indicator);
        this.#conditions = (0,judgement_condition/* conditionsOf */.yb)(indicator).filter(({ relative, severity }) => (options.comparable || !relative) && (severity === 'hold') === (options.tier === 'hold'));
        this.judging = this.#conditions.some(({ severity }) => severity !== 'warn');
        this.#timer = new BreachTimer(2 * options.interval);
        this.#punctual = options.interval * limit_watch_punctuality;
    }
    /** The first limit there is, in words. */
    get first() {
        return this.#conditions[0]?.text;
    }
    /** A look could not tell. What was in breach then has not just too little traffic: it may be that nobody reaches it any more. */
    unknown(why) {
        this.#timer.unknown();
        if (this.#breached === undefined)
            return undefined;
        const detail = `was in breach${this.#since()} when its values ended: ${why}`;
        return { state: 'pending', detail, condition: this.#breached.text };
    }
    /** A look that says nothing, as with too few requests. */
    skip() {
        this.#timer.unknown();
    }
    /** Judges one value. */
    read({ value, time }, at, { reference, missing }) {
        const fresh = time !== this.#newest;
        this.#newest = time;
        const known = this.#conditions.flatMap((condition) => {
            const limit = limitFor(value, condition, reference);
            return limit === undefined ? [] : [{ condition, limit }];
        });
        const crossed = known.find(({ condition, limit }) => (0,judgement_condition/* crosses */.NN)(value, limit, condition.badSide));
        if (crossed && crossed.condition.severity !== 'warn')
            return this.#breach(this.#beyond(value, crossed, reference), crossed.condition, { at, fresh });
        const why = missing ?? `the reference is ${this.#format(reference ?? 0)}`;
        if (this.judging && !known.some(({ condition }) => condition.severity !== 'warn')) {
            this.#timer.unknown();
            const detail = `${this.#format(value)}, with nothing to compare it with: ${why}`;
            return { state: 'no-data', detail, cause: 'no-reference' };
        }
        this.#timer.reset();
        this.#inARow = 0;
        this.#breached = undefined;
        if (crossed === undefined) {
            const compared = known.length === this.#conditions.length;
            const lacking = compared ? '' : `, not compared with the reference: ${why}`;
            return { state: 'ok', detail: `${this.#format(value)}${lacking}` };
        }
        const detail = this.#beyond(value, crossed, reference);
        return { state: 'warn', detail, condition: crossed.condition.text };
    }
    #breach(beyond, condition, { at, fresh }) {
        this.#timer.breached(at, fresh);
        if (fresh || this.#inARow === 0)
            this.#inARow += 1;
        const breach = this.#elapsed >= this.#indicator.for && this.#inARow >= this.#indicator.consecutive;
        this.#breached = condition;
        const detail = `${beyond}${this.#since()}`;
        const state = breach ? 'breach' : 'pending';
        const consequence = this.#tier === 'hold' ? { consequence: 'hold' } : {};
        return { state, detail, condition: condition.text, ...consequence };
    }
    #beyond(value, { condition, limit }, reference) {
        // Three figures may not tell them apart.
        const just = this.#format(value) === this.#format(limit) ? 'just ' : '';
        const from = condition.relative && reference !== undefined ? ` (reference ${this.#format(reference)})` : '';
        return `${this.#format(value)} is ${just}${condition.badSide} ${this.#format(limit)}${from}`;
    }
    /** The time in breach so far, in milliseconds. */
    get #elapsed() {
        const { elapsed } = this.#timer;
        const needed = this.#indicator.for;
        return elapsed >= needed - this.#punctual ? Math.max(elapsed, needed) : elapsed;
    }
    #since() {
        const { for: needed, consecutive } = this.#indicator;
        const time = needed === 0 ? '' : ` for ${(0,format_value/* formatElapsed */.C)(this.#elapsed)} of ${(0,quantities/* formatDuration */.a3)(needed)}`;
        return consecutive === 1 ? time : `${time} in ${this.#inARow} of ${consecutive} looks in a row`;
    }
    #format(value) {
        return (0,format_value/* formatValue */.F)(value, this.#unit);
    }
}
/** What is not worse than the reference has not degraded, even where a reference of 0 gives no limit. */
function limitFor(value, condition, reference) {
    const limit = condition.limit(reference);
    if (limit !== undefined || !condition.relative || reference === undefined)
        return limit;
    return (0,judgement_condition/* crosses */.NN)(value, reference, condition.badSide) ? undefined : reference;
}

// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/measurement.js
var measurement = __webpack_require__(79319);
;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/trend.js




/** More points are joined into so many, evenly in their order: pairs of all are looked at. */
const mostPoints = 300;
/** What points have in common for longer than one is seen in the means of so many stretches of them. */
const stretches = 30;
/** Neighbouring stretches count as correlated from so many standard errors on. */
const trend_correlatedFrom = 1;
/** The means of stretches vary more than those of independent points from so many standard errors on. */
const commonFrom = 2;
/**
 * The slope of Theil (1950) and Sen (1968), the median over all pairs of points, which stands up to a quarter of outliers, with the test of
 * Mann (1945) and Kendall, or that of Spearman (1904) where neighbours depend on each other (Hamed and Rao 1998, or means of stretches
 * where these show more), so that neither a slow wave nor noise that lasts is a trend. Points with values that aren't finite are left
 * out; fewer than 3, or all at one time, are no trend.
 */
function findTrend(points, { confidence }) {
    const seen = trend_joined(points.filter(({ value }) => Number.isFinite(value)));
    const [first, last] = [seen[0], seen.at(-1)];
    if (!first || !last || seen.length < 3 || last.time === first.time) {
        return {
            slopePerMs: 0,
            change: 0,
            level: median(seen.map(({ value }) => value)),
            significant: false,
            p: 1,
        };
    }
    const { slope, score } = pairwise(seen);
    const level = median(seen.map(({ time, value }) => value - slope * (time - first.time)));
    const rests = seen.map(({ time, value }) => value - level - slope * (time - first.time));
    const byOrder = orderTest(score, { points: seen, rests });
    const p = Math.min(1, 2 * Math.min(byOrder, stepTest(seen, slope)));
    return {
        slopePerMs: slope,
        change: slope * (last.time - first.time),
        level,
        significant: p < 1 - confidence,
        p,
    };
}
function pairwise(points) {
    const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
    let [count, score] = [0, 0];
    points.forEach((a, index) => {
        for (let later = index + 1; later < points.length; later += 1) {
            const b = points[later];
            if (!b)
                continue;
            score += Math.sign(b.value - a.value);
            if (b.time === a.time)
                continue;
            slopes[count] = (b.value - a.value) / (b.time - a.time);
            count += 1;
        }
    });
    return { slope: median(slopes.subarray(0, count)), score };
}
/** The two-sided p of Kendall's score; where points depend on each other, of how their ranks follow time (Spearman 1904). */
function orderTest(score, { points, rests }) {
    const inflation = dependence(rests);
    if (inflation > 1)
        return spearmanTest(points, points.length / inflation - 2);
    const deviation = Math.sqrt(scoreVariance(points));
    return deviation > 0 ? Math.min(1, 2 * normalTail((Math.abs(score) - 1) / deviation)) : 1;
}
/** The p of Spearman's correlation with time, with so many degrees of freedom; so few that how points vary is an estimate too. */
function spearmanTest(points, freedom) {
    if (freedom <= 0)
        return 1;
    const ranks = ranksOf(points.map(({ value }) => value));
    const middle = (points.length - 1) / 2;
    let [products, squares, times] = [0, 0, 0];
    ranks.forEach((rank, index) => {
        products += rank * (index - middle);
        squares += rank * rank;
        times += (index - middle) ** 2;
    });
    if (squares === 0)
        return 1;
    const correlation = Math.min(Math.abs(products) / Math.sqrt(squares * times), 1 - Number.EPSILON);
    return Math.min(1, 2 * studentTail(correlation * Math.sqrt(freedom / (1 - correlation ** 2)), freedom));
}
/**
 * The two-sided p of how many neighbouring stretches differ the way the slope goes (after Cox and Stuart 1955). What goes one way all
 * the time, but not straight, leaves a line as noise does that lasts; that noise turns back as often as not.
 */
function stepTest(points, slope) {
    const means = meansOf(points.map(({ value }) => value));
    const steps = means.slice(1).map((mean, index) => Math.sign(mean - (means[index] ?? mean)));
    const count = (sign) => steps.filter((step) => step === sign).length;
    const way = slope < 0 ? -1 : 1;
    const split = { subject: count(way), reference: count(-way), expectedShare: 0.5 };
    return Math.min(1, 2 * moreEvents(split));
}
/** Means of as many stretches as there may be, all of the same length; what is left at the end is left out. */
function meansOf(values) {
    const size = Math.ceil(values.length / stretches);
    return Array.from({ length: Math.floor(values.length / size) }, (_, stretch) => {
        const of = values.slice(stretch * size, (stretch + 1) * size);
        return of.reduce((sum, value) => sum + value, 0) / size;
    });
}
/** The variance of Kendall's score without a trend, corrected for equal values. */
function scoreVariance(points) {
    const term = (n) => n * (n - 1) * (2 * n + 5);
    const sizes = new Map();
    for (const { value } of points)
        sizes.set(value, (sizes.get(value) ?? 0) + 1);
    const ties = [...sizes.values()].reduce((sum, size) => sum + term(size), 0);
    return (term(points.length) - ties) / 18;
}
/** By how much what the line leaves, which depends on itself, widens the test. */
function dependence(rests) {
    const ranks = ranksOf(rests);
    const squares = ranks.reduce((sum, rank) => sum + rank * rank, 0);
    return squares === 0 ? 1 : Math.max(1, byLags(ranks, squares), byStretches(ranks, squares));
}
/** What of the range of some numbers counts as the same: more is lost where they are computed. */
const sameWithin = 1e-9;
/** The ranks of numbers around 0; those that are the same share theirs. */
function ranksOf(numbers) {
    const sorted = numbers.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
    const same = ((sorted.at(-1)?.value ?? 0) - (sorted[0]?.value ?? 0)) * sameWithin;
    const ranks = new Array(numbers.length).fill(0);
    for (let from = 0; from < sorted.length;) {
        const { value: least = 0 } = sorted[from] ?? {};
        let to = from + 1;
        while ((sorted[to]?.value ?? Number.POSITIVE_INFINITY) <= least + same)
            to += 1;
        for (const { at } of sorted.slice(from, to))
            ranks[at] = (from + to - numbers.length) / 2;
        from = to;
    }
    return ranks;
}
/** Hamed and Rao's factor, from the correlations of ranks as far as they are surer than chance. */
function byLags(ranks, squares) {
    const n = ranks.length;
    let sum = 0;
    for (let lag = 1; lag < n / 3; lag += 1) {
        let products = 0;
        for (let at = lag; at < n; at += 1)
            products += (ranks[at] ?? 0) * (ranks[at - lag] ?? 0);
        const correlation = products / squares;
        if (Math.abs(correlation) < 1.96 / Math.sqrt(n))
            continue;
        sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
    }
    return 1 + (2 / (n * (n - 1) * (n - 2))) * sum;
}
/**
 * How much more the means of stretches vary than those of independent points, times what their own correlation adds. Correlations of
 * single points are too small by more and more with the lag, as the line took some of each.
 */
function byStretches(ranks, squares) {
    const means = meansOf(ranks);
    const series = new Autocorrelation();
    for (const mean of means)
        series.add(mean);
    const size = Math.ceil(ranks.length / stretches);
    const variance = means.reduce((sum, mean) => sum + mean * mean, 0) / means.length;
    const common = (size * variance * ranks.length) / squares;
    const shown = common > 1 + commonFrom * Math.sqrt(2 / means.length) ? common : 1;
    const correlation = series.significant(trend_correlatedFrom);
    // A line takes as much of it again as a mean does (Marriott and Pope 1954).
    const whole = correlation === 0 ? 0 : Math.min(0.95, correlation + (1 + correlation) / means.length);
    return shown * inflationOf(whole);
}
/** Medians of runs of points, so that an outlier stays one. */
function trend_joined(points) {
    const size = Math.ceil(points.length / mostPoints);
    if (size <= 1)
        return points;
    return Array.from({ length: Math.ceil(points.length / size) }, (_, index) => {
        const run = points.slice(index * size, (index + 1) * size);
        return { time: median(run.map(({ time }) => time)), value: median(run.map(({ value }) => value)) };
    });
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/trend-watch.js




/** More points than this don't make a slope over hours any better known. */
const trend_watch_mostPoints = 500;
/** The share of the least time seen after which the slope is computed anew. */
const renewal = 0.02;
/** The share of the least time seen that is enough at the end: in a watch just as long the first value comes late, and the last one early. */
const nearly = 0.95;
/** How often a watch may find a trend where there is none. */
const alarms = 0.01;
/** The condition `trend` in words. */
function trendText({ 'rises-by': rise, 'falls-by': fall, over }) {
    const limit = rise ?? fall;
    const amount = limit ? (0,format_value/* formatValue */.F)(limit.value, limit.unit) : '';
    return `trend ${rise ? 'rises-by' : 'falls-by'} ${amount} over ${(0,quantities/* formatDuration */.a3)(over)}`;
}
/** The condition `trend` of one indicator over a whole watch. */
class TrendWatch {
    text;
    judging;
    #trend;
    #indicator;
    #points = [];
    #spacing;
    #first;
    #found;
    /** Of the false alarms, what was used. */
    #spent = 0;
    constructor(indicator, trend) {
        this.#indicator = indicator;
        this.#trend = trend;
        this.#spacing = this.#after / trend_watch_mostPoints;
        this.judging = trend.severity === 'rollback';
        this.text = trendText(trend);
    }
    /** Takes one value and says what the slope through all of them means. */
    read({ value, time }, when) {
        const last = this.#points.at(-1);
        if (last === undefined || time - last.time >= this.#spacing)
            this.#points.push({ time, value });
        this.#first ??= time;
        this.#points.splice(0, Math.max(0, this.#points.length - 2 * trend_watch_mostPoints));
        const seen = time - this.#first;
        if (seen < this.#after * (when.final ? nearly : 1)) {
            const detail = `trend seen for ${(0,format_value/* formatElapsed */.C)(seen)} of ${(0,quantities/* formatDuration */.a3)(this.#after)}`;
            if (when.final && when.more)
                return { state: 'ok', detail };
            return { state: 'no-data', detail, condition: this.text, cause: 'few-samples' };
        }
        // A slope over hours doesn't change from look to look, and takes all pairs of points to find.
        const known = this.#found && time - this.#found.at < this.#after * renewal ? this.#found : undefined;
        if (known && !when.final)
            return known.finding;
        this.#found = { at: time, finding: this.#judge(this.#spend(seen, when)) };
        return this.#found.finding;
    }
    get #after() {
        return this.#trend.after ?? this.#trend.over;
    }
    /**
     * What a test now may use of the false alarms: half of them at the first, which has them alone where the watch is as long as it takes,
     * and more with the time seen (Lan and DeMets 1983); the last one has what is left.
     */
    #spend(seen, { final = false, more = false }) {
        const may = final && !more ? alarms : (alarms * seen) / (seen + this.#after);
        const now = Math.max(0, may - this.#spent);
        this.#spent = Math.max(this.#spent, may);
        return now;
    }
    #judge(allowed) {
        const { 'rises-by': rise, 'falls-by': fall, over, severity } = this.#trend;
        const { slopePerMs, level, significant } = findTrend(this.#points, { confidence: 1 - allowed });
        const limit = rise ?? fall;
        const unit = (0,metrics_indicator/* unitOf */.uF)(this.#indicator);
        const change = slopePerMs * over;
        const share = limit?.unit === 'ratio';
        if (share && level <= 0) {
            const detail = 'trend from nothing, of which there is no share; give an amount';
            const worse = significant && (rise ? change > 0 : change < 0);
            if (!worse)
                return { state: 'ok', detail };
            return { state: 'no-data', detail, condition: this.text, cause: 'no-reference' };
        }
        const risen = share ? change / level : change;
        const amount = (0,format_value/* formatValue */.F)(risen, share ? 'ratio' : unit);
        const chance = significant ? '' : ', which may be chance';
        const detail = `trend ${change < 0 ? '' : '+'}${amount} in ${(0,quantities/* formatDuration */.a3)(over)}${chance}`;
        const steep = (rise && risen > rise.value) || (fall && -risen > fall.value);
        if (!significant || !steep)
            return { state: 'ok', detail };
        return { state: severity === 'rollback' ? 'breach' : 'warn', detail, condition: this.text };
    }
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/indicator-watch.js









/** Judged values are kept for the baseline and for scores; this many cover a day at 10 s. */
const mostKept = 10_000;
/** One indicator over a whole watch: its conditions, and its values. */
class IndicatorWatch {
    name;
    unit;
    /** Whether it can make a version regress, and so must be seen before anything passes. */
    judging;
    /** How far values lie apart that are separate, in milliseconds. */
    spacing;
    /** Every value so far, and those of the reference. */
    values = [];
    references = [];
    /** The same for a score, with NaN where there was none; only of an indicator that is scored. */
    samples = { subject: [], reference: [] };
    #indicator;
    #measurement;
    #referenceMeasurement;
    #limits;
    #holds;
    #comparison;
    /** The condition `compare` in words, where there is something to compare with. */
    #compared;
    #trend;
    /** The conditions that compare, where there is nothing to compare with. */
    #leftOut;
    #reference;
    #requests = 0;
    /** When requests were counted last. */
    #counted;
    constructor(name, indicator, { interval, span, reference, alarms }) {
        this.name = name;
        this.unit = (0,metrics_indicator/* unitOf */.uF)(indicator);
        this.spacing = spacingOf(indicator, span, interval);
        this.#indicator = indicator;
        this.#measurement = new measurement/* Measurement */.D(indicator);
        this.#referenceMeasurement = new measurement/* Measurement */.D(indicator);
        const comparable = reference !== undefined;
        this.#leftOut = comparable ? [] : (0,judgement_condition/* comparisonsOf */.Qf)(indicator);
        this.#limits = new LimitWatch(indicator, { tier: 'rollback', interval, comparable });
        this.#holds = new LimitWatch(indicator, { tier: 'hold', interval, comparable });
        const stored = reference === 'live' ? undefined : reference;
        this.#reference = stored?.value;
        const compares = indicator.compare !== undefined && reference !== undefined;
        const blocks = stored && thinned(stored.points, this.spacing).map((point) => blockOf(point, indicator));
        this.#comparison =
            compares && indicator.compare?.method === 'sequential'
                ? new ComparisonWatch(indicator, { spacing: this.spacing, alarms, stored: blocks })
                : undefined;
        this.#compared = compares ? comparisonText(indicator) : undefined;
        this.#trend = indicator.trend && new TrendWatch(indicator, indicator.trend);
        this.judging = this.#limits.judging || this.#holds.judging || compares || this.#trend?.judging === true;
    }
    /** Takes one look and says what it means. */
    read(look) {
        const subject = this.#measurement.take(look.subject, look.at);
        const reference = look.reference && this.#referenceMeasurement.take(look.reference, look.at);
        this.#sample(subject, reference);
        if (reference && reference.failure === undefined) {
            // The reference may fall silent when it gets no traffic any more; what it last was is still the comparison.
            this.#reference = reference.value;
            keep(this.references, reference);
        }
        const missing = subject.failure !== undefined;
        const finding = missing ? this.#missing(subject) : this.#judge(subject, reference, look);
        return {
            indicator: this.name,
            query: this.#indicator.query,
            unit: this.unit,
            value: missing ? undefined : subject.value,
            ...finding,
            condition: finding.condition ?? this.#firstCondition,
            ...(this.#reference === undefined ? {} : { reference: this.#reference }),
        };
    }
    /** A bucket that is seen again is one sample; where there was nothing to measure is a hole in them, what nobody could read is none. */
    #sample(subject, reference) {
        if (this.#indicator.compare?.method !== 'kayenta')
            return;
        this.samples.subject.push(...sampleOf(subject, this.values));
        if (reference)
            this.samples.reference.push(...sampleOf(reference, this.references));
    }
    get #firstCondition() {
        return this.#limits.first ?? this.#holds.first ?? this.#compared ?? this.#trend?.text;
    }
    #missing({ failure, detail }) {
        const pending = [this.#limits.unknown(detail), this.#holds.unknown(detail)].find((found) => found);
        if (!isAbsence(failure))
            return { state: 'error', detail, cause: failure };
        return pending ? { ...pending, cause: failure } : { state: 'no-data', detail, cause: failure };
    }
    #judge(subject, reference, look) {
        this.#count(subject);
        keep(this.values, subject);
        const few = this.#tooFew(subject, look.requests);
        if (few)
            return few;
        const missing = reference?.failure === undefined ? undefined : reference.detail;
        const limits = this.#limits.read(subject, look.at, { reference: this.#reference, missing });
        const holds = this.#holds.read(subject, look.at, { reference: undefined, missing: undefined });
        const other = reference?.failure === undefined ? reference : undefined;
        const compared = this.#comparison?.read(subject, other, look.when);
        const trend = this.#trend?.read(subject, look.when);
        const value = (0,format_value/* formatValue */.F)(subject.value, this.unit);
        const finding = together(value, [
            { ...limits, judging: this.#limits.judging },
            // What may have to roll back in a moment isn't held.
            ...(this.#holds.judging && !isCrossed(limits) ? [{ ...holds, judging: true }] : []),
            ...(compared ? [{ ...compared, judging: true }] : []),
            ...(trend ? [{ ...trend, judging: this.#trend?.judging === true }] : []),
        ]);
        return this.#incomplete(finding.state === 'no-data' ? unread(finding, reference) : finding);
    }
    /** Says what is left out for want of a reference; an indicator that has nothing else is not well, but not judged. */
    #incomplete(finding) {
        if (this.#leftOut.length === 0)
            return finding;
        const conditions = this.#leftOut.join(' and ');
        const detail = `${finding.detail}; ${conditions} not judged: there is nothing to compare with`;
        const nothing = !this.judging && finding.state === 'ok';
        return nothing ? { ...finding, state: 'no-data', cause: 'no-reference', detail } : { ...finding, detail };
    }
    /** Values that overlap count the same requests. */
    #count(measured) {
        const { time, count } = measured;
        if (count === undefined || overlaps(measured, this.#counted, this.spacing))
            return;
        this.#counted = time;
        this.#requests += count.exposure;
    }
    #tooFew({ value }, counted) {
        const least = this.#indicator['min-requests'];
        const own = this.#indicator.of !== undefined;
        const requests = Math.round(own ? this.#requests : (counted?.count ?? 0));
        if (least === undefined || requests >= least)
            return undefined;
        this.#limits.skip();
        this.#holds.skip();
        const detail = `${(0,format_value/* formatValue */.F)(value, this.unit)}, but only ${requests} of ${least} requests so far`;
        const { failure: cause, detail: why } = (own ? undefined : counted?.failure) ?? {};
        // Whether there was too little traffic is then not known.
        if (cause)
            return { state: 'error', detail: `${detail}, and \`requests\` could not be read: ${why}`, cause };
        return { state: 'no-data', detail, cause: 'few-requests' };
    }
}
/** What lacks a reference that could not be read lacks no traffic. */
function unread(finding, reference) {
    if (reference?.failure === undefined || isAbsence(reference.failure))
        return finding;
    const { failure: cause, detail } = reference;
    const said = finding.detail.includes(detail) ? '' : `; the reference could not be read: ${detail}`;
    return { ...finding, state: 'error', detail: `${finding.detail}${said}`, cause };
}
function sampleOf(seen, before) {
    if (seen.failure !== undefined)
        return isAbsence(seen.failure) ? [Number.NaN] : [];
    return before.at(-1)?.time === seen.time ? [] : [seen.value];
}
function isCrossed({ state }) {
    return state === 'pending' || state === 'breach';
}
/** Looks that follow closely may see the same value twice. */
function keep(values, value) {
    if (values.at(-1)?.time === value.time)
        return;
    values.push(value);
    if (values.length > mostKept)
        values.splice(0, values.length - mostKept);
}
/**
 * What an indicator's conditions say together: the worst; and nothing is well that no condition could judge, a warning or not.
 * A condition that has nothing to say but the value stands first: what the others found may be about many looks.
 */
function together(value, findings) {
    const judged = findings.filter(({ judging }) => judging);
    const first = (among, ...states) => among.find(({ state }) => states.includes(state));
    const chosen = first(findings, 'breach') ??
        first(findings, 'pending') ??
        (first(judged, 'ok', 'warn') ? undefined : first(judged, 'no-data')) ??
        first(findings, 'warn') ??
        first(judged, 'ok') ??
        findings[0];
    if (chosen === undefined)
        throw new RangeError('an indicator has at least its value');
    const { judging: _, ...finding } = chosen;
    const details = findings.map(({ detail }) => detail);
    const bare = details.includes(value) && !details.some((detail) => detail.startsWith(`${value} `));
    const others = details.filter((detail) => detail !== value && !finding.detail.includes(detail));
    const seen = bare && finding.detail !== value ? [value] : [];
    return { ...finding, detail: [...seen, finding.detail, ...others].join('; ') };
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/request-counter.js

/** Counts the requests since the first look, over restarts of the process that counts them. */
class RequestCounter {
    #previous;
    #count = 0;
    /**
     * Takes the newest answer of the `requests` query and gives the count so far. A counter that was never there has counted
     * nothing; one that is gone may come back as it was.
     */
    update(answer) {
        if (answer.failure !== undefined) {
            const absent = isAbsence(answer.failure);
            if (absent)
                this.#previous ??= 0;
            return { count: this.#count, failure: absent ? undefined : answer };
        }
        if (this.#previous !== undefined) {
            // A fall means that the process began to count from 0 again.
            this.#count += answer.value < this.#previous ? answer.value : answer.value - this.#previous;
        }
        this.#previous = answer.value;
        return { count: this.#count, failure: undefined };
    }
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/kayenta-shift.js

/**
 * Kayenta looks for the shift to this absolute width, as R's `wilcox.test` does, so in units in which a value is a ten-thousandth it
 * finds nothing. Kept: whoever comes from there compares with what they had.
 */
const absoluteTolerance = 1e-4;
const mostSteps = 1000;
/**
 * The confidence interval and the estimate of the shift between two samples by the search of R's `wilcox.test(exact = FALSE)`, which
 * Kayenta follows (its `MannWhitney` and `BrentSolver`): the shift at which the corrected rank statistic is what the quantile says. Throws
 * RangeError where all values are tied at the ends of the search, as Kayenta does.
 */
function kayentaShift(experiment, control, confidence) {
    const least = Math.min(...experiment) - Math.max(...control);
    const most = Math.max(...experiment) - Math.min(...control);
    const find = (quantile) => {
        const at = (shift) => statistic(shift, experiment, control) - quantile;
        return { at, low: at(least), high: at(most) };
    };
    const bound = (quantile) => {
        const { at, low, high } = find(quantile);
        if (low <= 0)
            return least;
        if (high >= 0)
            return most;
        return brent(at, [least, low], [most, high]);
    };
    const quantile = normalQuantile((1 - confidence) / 2);
    const middle = find(0);
    return {
        low: bound(quantile),
        high: bound(-quantile),
        estimate: brent(middle.at, [least, middle.low], [most, middle.high]),
    };
}
/** The rank statistic of the experiment moved down by the shift, corrected for ties and continuity. */
function statistic(shift, experiment, control) {
    const [m, n] = [experiment.length, control.length];
    const all = [
        ...experiment.map((value) => ({ value: value - shift, own: true })),
        ...control.map((value) => ({ value, own: false })),
    ].sort((a, b) => a.value - b.value);
    let [ranks, ties] = [0, 0];
    for (let start = 0; start < all.length;) {
        let [end, own] = [start, 0];
        while (end < all.length && all[end]?.value === all[start]?.value) {
            own += all[end]?.own ? 1 : 0;
            end += 1;
        }
        ranks += own * ((start + 1 + end) / 2);
        ties += (end - start) ** 3 - (end - start);
        start = end;
    }
    const beyond = ranks - (m * (m + 1)) / 2 - (m * n) / 2;
    const deviation = Math.sqrt(((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1))));
    if (!(deviation > 0))
        throw new RangeError('all values are tied');
    return (beyond - Math.sign(beyond) * 0.5) / deviation;
}
/** Brent's method (Algorithms for Minimization without Derivatives, 1973, ch. 4) with the stopping rule of R's `zeroin`. */
function brent(f, [from, ofFrom], [to, ofTo]) {
    if (ofFrom === 0)
        return from;
    if (ofTo === 0)
        return to;
    // `b` is the best so far, `a` the one before, and the zero lies between `b` and `c`.
    let [a, fa, b, fb] = [from, ofFrom, to, ofTo];
    let [c, fc] = [a, fa];
    for (let step = 0; step <= mostSteps; step += 1) {
        const before = b - a;
        if (Math.abs(fc) < Math.abs(fb))
            [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
        const width = 2 * Number.EPSILON * Math.abs(b) + absoluteTolerance / 2;
        const half = (c - b) / 2;
        if (Math.abs(half) <= width || fb === 0)
            return b;
        let move = half;
        if (Math.abs(before) >= width && Math.abs(fa) > Math.abs(fb)) {
            const [p, q] = interpolation([a, fa], [b, fb], [c, fc]);
            if (p < 0.75 * (c - b) * q - Math.abs(width * q) / 2 && p < Math.abs((before * q) / 2))
                move = p / q;
        }
        if (Math.abs(move) < width)
            move = move > 0 ? width : -width;
        [a, fa] = [b, fb];
        b += move;
        fb = f(b);
        if (fb > 0 === fc > 0 && fb !== 0)
            [c, fc] = [a, fa];
    }
    return b;
}
/** The next step as a fraction with a numerator that isn't negative: straight through two points, or an inverse parabola through three. */
function interpolation([a, fa], [b, fb], [c, fc]) {
    const s = fb / fa;
    let p = (c - b) * s;
    let q = 1 - s;
    if (a !== c) {
        const [t, r] = [fa / fc, fb / fc];
        p = s * ((c - b) * t * (t - r) - (b - a) * (r - 1));
        q = (t - 1) * (r - 1) * (s - 1);
    }
    return p > 0 ? [p, -q] : [-p, q];
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/kayenta.js



/** The settings with which Kayenta's judge runs its test. */
const tolerance = 0.25;
const kayenta_confidence = 0.98;
/** The share of the value by which a constant one is spread, as there is no rank test of constants. */
const noise = 1e-5;
/**
 * Classifies a metric by the rules of Kayenta's NetflixACAJudge: no data, equal data, else the confidence interval of the shift between
 * both, which must lie beyond a quarter of the estimated shift itself. Effect sizes are left at their defaults, outliers are kept. Where
 * each side is one value all the time, Kayenta adds normal noise; here it's spread evenly over the normal distribution, without the chance.
 */
function classifyLikeKayenta(metric) {
    const control = withoutNaN(metric.control, metric.nan);
    const experiment = withoutNaN(metric.experiment, metric.nan);
    if (control.length === 0 || experiment.length === 0)
        return withoutData(metric);
    if (sameValues(control, experiment)) {
        return { classification: 'Pass', critical: false, detail: 'both sides have the same values' };
    }
    try {
        return judged(metric, control, experiment);
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        return { classification: 'Error', critical: false, detail: error.message };
    }
}
function judged({ direction, critical, format = format_number/* formatNumber */.Z }, control, experiment) {
    const shift = shiftOf(control, experiment);
    const limit = tolerance * Math.abs(shift.estimate);
    const said = `shift ${format(shift.estimate)} (${format(shift.low)} to ${format(shift.high)})`;
    const up = direction !== 'decrease' && shift.low > limit;
    const down = direction !== 'increase' && shift.high < -limit;
    // Effect sizes at their defaults ask that the mean moved the same way, where the means have a ratio.
    const ratio = meanOf(experiment) / meanOf(control);
    const told = Number.isFinite(ratio) && ratio !== 0;
    if (up && (!told || ratio >= 1)) {
        return { classification: 'High', critical, detail: `${said}, all above ${format(limit)}` };
    }
    if (down && (!told || ratio <= 1)) {
        return { classification: 'Low', critical, detail: `${said}, all below ${format(-limit)}` };
    }
    return { classification: 'Pass', critical: false, detail: `${said}, not all beyond ±${format(limit)}` };
}
function withoutData({ nan, critical, mustHaveData }) {
    if (nan === 'zero')
        return { classification: 'Pass', critical: false, detail: 'no data, which counts as none' };
    if (mustHaveData && !critical)
        return { classification: 'NodataFailMetric', critical, detail: 'no data, but it must have some' };
    return { classification: 'Nodata', critical, detail: 'no data' };
}
function withoutNaN(values, nan) {
    if (nan === 'remove')
        return values.filter((value) => !Number.isNaN(value));
    return values.map((value) => (Number.isNaN(value) ? 0 : value));
}
function sameValues(a, b) {
    const [one, other] = [a.toSorted((x, y) => x - y), b.toSorted((x, y) => x - y)];
    const same = one.length === other.length && one.every((value, index) => value === other[index]);
    return same || new Set([...one, ...other]).size === 1;
}
function shiftOf(control, experiment) {
    const constant = new Set(control).size === 1 && new Set(experiment).size === 1;
    return constant
        ? kayentaShift(spread(experiment), spread(control), kayenta_confidence)
        : kayentaShift(experiment, control, kayenta_confidence);
}
function spread(values) {
    return values.map((value, index) => value * (1 + noise * normalQuantile((index + 0.5) / values.length)));
}
function meanOf(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/statistics/kayenta-score.js
/** From this percentage of metrics without data on, the score is 0. */
const tooMuchWithoutData = 50;
/** Scores a canary by the rules of Kayenta's `WeightedSumScorer` and `ThresholdScoreClassifier`. */
function scoreLikeKayenta(metrics, options) {
    const groups = groupsOf(metrics, options.weights);
    const veto = vetoOf(metrics);
    const sum = groups.reduce((all, group) => all + (effective(group) * group.weight) / 100, 0);
    const score = veto ? 0 : Math.round((sum + Number.EPSILON) * 100) / 100;
    const classification = score >= options.pass ? 'Pass' : score >= options.marginal ? 'Marginal' : 'Fail';
    const parts = groups.map((group) => describeGroup(group, metrics)).join(' + ') || 'no metrics';
    const reason = veto ?? parts;
    const explained = `score ${score} = ${reason}; ${classification} (pass from ${options.pass}, marginal from ${options.marginal})`;
    return { score, classification, groups, explained };
}
function groupsOf(metrics, weights) {
    const names = [...new Set(metrics.flatMap((metric) => metric.groups))];
    const given = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    const without = names.filter((name) => weights[name] === undefined).length;
    return names.map((name) => {
        const labels = metrics
            .filter(({ groups }) => groups.includes(name))
            .map((metric) => metric.classification);
        const judged = labels.filter(counts);
        const passed = labels.filter((label) => label === 'Pass').length;
        return {
            name,
            score: judged.length === 0 ? 0 : (passed / judged.length) * 100,
            noData: judged.length === 0,
            weight: weights[name] ?? (100 - given) / without,
        };
    });
}
function counts(label) {
    return label !== 'Nodata' && label !== 'Error';
}
function effective({ score, noData }) {
    return noData ? 100 : score;
}
/** What makes the score 0 whatever the groups say. */
function vetoOf(metrics) {
    const failed = metrics.filter(({ critical, classification }) => critical && classification !== 'Pass');
    if (failed.length > 0)
        return `0, because critical: ${failed.map(describeMetric).join(', ')}`;
    const empty = metrics.filter(({ classification }) => classification === 'Nodata');
    if (metrics.length === 0 || (empty.length / metrics.length) * 100 < tooMuchWithoutData)
        return undefined;
    return `0, because ${empty.length} of ${metrics.length} metrics have no data (${empty.map(({ name }) => name).join(', ')})`;
}
function describeGroup(group, metrics) {
    const own = metrics.filter(({ groups }) => groups.includes(group.name));
    const failed = own.filter(({ classification }) => classification !== 'Pass');
    const judged = own.filter(({ classification }) => counts(classification)).length;
    const passed = own.length - failed.length;
    const why = failed.length === 0 ? '' : `: ${failed.map(describeMetric).join(', ')}`;
    const result = group.noData
        ? 'no data counts as 100'
        : `${hundredths(group.score)} (${passed} of ${judged} pass${why})`;
    return `${group.name} ${result} × ${hundredths(group.weight)}%`;
}
function describeMetric({ name, classification }) {
    return `${name} ${classification}`;
}
/** As exact as the score itself, so that the sum can be checked. */
function hundredths(value) {
    return Number(value.toFixed(2)).toString();
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/score-watch.js




const directions = { higher: 'increase', lower: 'decrease', either: 'either' };
/** From which score on a window passes, and below which it fails, unless told otherwise. */
const thresholds = { pass: 95, marginal: 75 };
/** The indicators with `method: kayenta`, classified and scored together at the end of a window or stage. */
class ScoreWatch {
    #metrics;
    #scored;
    constructor(metrics, scored) {
        this.#metrics = metrics;
        this.#scored = scored;
    }
    /** `undefined` when no indicator is to be scored, or none has anything to be compared with. */
    static over(metrics, watches, reference) {
        const scored = watches.flatMap((watch) => {
            const indicator = metrics.indicators[watch.name];
            if (indicator?.compare?.method !== 'kayenta' || reference === undefined)
                return [];
            if (reference === 'live')
                return [{ watch, indicator, stored: undefined }];
            const points = Object.hasOwn(reference.indicators, watch.name)
                ? reference.indicators[watch.name]?.points
                : undefined;
            return points ? [{ watch, indicator, stored: points.map(({ value }) => value) }] : [];
        });
        return scored.length > 0 ? new ScoreWatch(metrics, scored) : undefined;
    }
    /** The readings of the last look, with what the score makes of them; what lacks data may get some where `more` follows. */
    read(readings, { more = false }) {
        const classified = new Map(this.#scored.map((each) => [each.watch.name, classify(each)]));
        const { pass, marginal, groups = {} } = this.#metrics.score ?? thresholds;
        const metrics = this.#scored.map(({ watch: { name }, indicator }) => ({
            ...(classified.get(name) ?? score_watch_nothing),
            name,
            groups: [indicator.compare?.group ?? name],
        }));
        const { score, classification, explained } = scoreLikeKayenta(metrics, {
            weights: groups,
            pass,
            marginal,
        });
        const culprit = metrics.find(isWorse)?.name;
        return readings.map((reading) => {
            const found = classified.get(reading.indicator);
            if (!found)
                return reading;
            const own = findingOf(found, more);
            if (classification === 'Pass' || reading.indicator !== (culprit ?? metrics[0]?.name)) {
                return score_watch_together(reading, own);
            }
            const detail = `${own.detail}; ${explained}`;
            // A score that lacks data says nothing of the version, although Kayenta would fail it.
            if (culprit === undefined)
                return score_watch_together(reading, lacking(detail, more));
            const state = classification === 'Fail' ? 'breach' : 'pending';
            const condition = `score ${score} below ${classification === 'Fail' ? marginal : pass}`;
            return score_watch_together(reading, { state, detail, condition });
        });
    }
}
const score_watch_nothing = { classification: 'Nodata', critical: false, detail: 'no data' };
function isWorse({ classification }) {
    return classification === 'High' || classification === 'Low';
}
function classify({ watch, indicator, stored }) {
    const [control, experiment] = [stored ?? watch.samples.reference, watch.samples.subject];
    // Nobody could read it: that there was nothing to count is then not known.
    const unread = control.length === 0 || experiment.length === 0;
    return classifyLikeKayenta({
        ...{ control, experiment },
        direction: directions[worseOf(indicator)],
        nan: unread ? 'remove' : (indicator.compare?.nan ?? 'remove'),
        critical: indicator.compare?.critical ?? false,
        format: (value) => (0,format_value/* formatValue */.F)(value, watch.unit),
    });
}
function lacking(detail, more) {
    return more ? { state: 'ok', detail } : { state: 'no-data', detail, cause: 'few-samples' };
}
function findingOf(found, more) {
    const detail = `${found.classification}: ${found.detail}`;
    if (isWorse(found))
        return { state: 'warn', detail, condition: 'compare by kayenta' };
    return found.classification === 'Pass' ? { state: 'ok', detail } : lacking(detail, more);
}
const badness = ['ok', 'no-data', 'warn', 'pending', 'error', 'breach'];
/** The worse of what an indicator's own conditions and the score say; both in words. */
function score_watch_together(reading, found) {
    const worse = badness.indexOf(found.state) > badness.indexOf(reading.state);
    const detail = [found.detail, reading.detail];
    if (!worse)
        return { ...reading, detail: detail.reverse().join('; ') };
    return { ...reading, ...found, condition: found.condition ?? reading.condition, detail: detail.join('; ') };
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/judgement.js









const judgement_nothing = { answer: { failure: 'no-data', detail: 'nobody was asked' } };
/**
 * Judges looks, one after another, wherever they come from: a system that is asked now, one that is asked for the past, or a
 * report. Asks nobody itself and knows no time but that of the looks.
 */
class Judgement {
    #metrics;
    #watches;
    #score;
    #requests = new RequestCounter();
    #log;
    /** Throws ConfigurationError for a baseline in other units. */
    constructor({ metrics, reference, span, query, log }) {
        this.#metrics = metrics;
        this.#log = log;
        const stored = typeof reference === 'object' ? reference : undefined;
        if (stored)
            checkBaseline(metrics, stored, log);
        const comparisons = Object.values(metrics.indicators).filter(({ compare }) => compare?.method === 'sequential');
        const alarms = metrics['false-alarms'] / 100 / Math.max(1, comparisons.length);
        this.#watches = Object.entries(metrics.indicators).map(([name, indicator]) => new IndicatorWatch(name, { ...indicator, query: query(name) }, {
            interval: metrics.interval,
            span: span(name),
            reference: stored ? ownOf(stored.indicators, name) : reference === 'live' ? 'live' : undefined,
            alarms,
        }));
        this.#score = ScoreWatch.over(metrics, this.#watches, reference);
    }
    /** Says what a look means, after all looks before it. */
    assess(look, when = {}) {
        const requests = look.requests && this.#requests.update(look.requests);
        const readings = this.#watches.map((watch) => {
            const subject = ownOf(look.subject, watch.name) ?? judgement_nothing;
            const reference = ownOf(look.reference, watch.name);
            return watch.read({ at: look.at, subject, reference, requests, when });
        });
        const scored = when.final ? (this.#score?.read(readings, when) ?? readings) : readings;
        for (const reading of scored)
            this.#log.info(logLine(reading));
        const judging = this.#watches.filter((watch) => watch.judging).map(({ name }) => name);
        return { at: look.at, ...assess(scored, new Set(judging)), readings: scored, look };
    }
    /** What was seen so far, to compare a later version with; `at` in milliseconds since 1970. */
    baseline(at) {
        const observed = this.#watches.map(({ name, unit, values }) => ({
            name,
            unit,
            values,
            query: this.#metrics.indicators[name]?.query ?? '',
            of: this.#metrics.indicators[name]?.of,
        }));
        return captureBaseline(observed, at);
    }
}
/** What stands under a name; an indicator may be called `constructor`. */
function ownOf(record, name) {
    return Object.hasOwn(record, name) ? record[name] : undefined;
}
/** Whether an indicator is compared by what it counts; a score compares values. */
function countsWith({ of, compare }) {
    return of !== undefined && compare?.method === 'sequential';
}
function checkBaseline({ indicators }, baseline, log) {
    const problems = [];
    for (const [name, indicator] of Object.entries(indicators)) {
        const stored = ownOf(baseline.indicators, name);
        const comparisons = (0,judgement_condition/* comparisonsOf */.Qf)(indicator);
        if (comparisons.length === 0)
            continue;
        if (stored === undefined) {
            log.warning(`The baseline has no \`${name}\`: ${comparisons.join(' and ')} is not judged for it.`);
        }
        else if (stored.unit !== (0,metrics_indicator/* unitOf */.uF)(indicator)) {
            problems.push(`the baseline of \`${name}\` is measured in \`${stored.unit}\`, the indicator in \`${(0,metrics_indicator/* unitOf */.uF)(indicator)}\`; capture a new one`);
        }
        else if (countsWith(indicator) && stored.points.some(({ count }) => !count)) {
            problems.push(`the baseline of \`${name}\` has no counts, which \`compare\` needs where the indicator has \`of\`; capture a new one`);
        }
        else if (stored.query !== indicator.query || (stored.of ?? indicator.of) !== indicator.of) {
            const part = stored.of === undefined ? '' : ` of \`${stored.of}\``;
            log.warning(`The baseline of \`${name}\` was captured with another query: \`${stored.query}\`${part}.`);
        }
    }
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems.map((message) => ({ message })));
}
function logLine({ indicator, value, unit, state, condition, detail, query, reference }) {
    const compared = reference === undefined ? '' : `, reference ${(0,format_value/* formatValue */.F)(reference, unit)}`;
    const found = value === undefined ? 'no value' : (0,format_value/* formatValue */.F)(value, unit);
    // The value stands before the condition already.
    const said = detail.startsWith(`${found}; `) ? detail.slice(found.length + 2) : detail;
    const why = said === found ? '' : `; ${said}`;
    const line = `${indicator} = ${found} [${state}] ${condition ?? 'no limit'}${compared}${why}; query: ${query}`;
    return line.replaceAll(/\s*[\r\n]+\s*/g, ' ');
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/judge.js




/** Makes a judge. Throws ConfigurationError for queries no source can evaluate, and for a baseline in other units. */
async function createJudge(options, runtime) {
    const { metrics, subject, reference, aws } = options;
    const stored = isBaseline(reference) ? reference : undefined;
    const live = isBaseline(reference) ? undefined : reference;
    const problems = await (0,check_metrics/* checkMetrics */.U)(metrics, { live: live !== undefined });
    if (problems.length > 0) {
        throw new errors/* ConfigurationError */.j1(problems.map(({ path, message }) => ({ message: `metrics.${path.join('.')}: ${message}` })));
    }
    const panel = await createPanel({ metrics, subject, reference: live, aws }, runtime);
    const judgement = new Judgement({
        metrics,
        reference: stored ?? (live ? 'live' : undefined),
        span: (indicator) => panel.span(indicator),
        query: (indicator) => panel.query(indicator),
        log: runtime.log,
    });
    return {
        look: async (when) => judgement.assess(await panel.ask(), when),
        async lookBack(range) {
            return assessAll(judgement, await panel.past(range));
        },
        findMistakes: () => panel.findMistakes(),
        baseline: () => judgement.baseline(runtime.clock.now()),
    };
}
/** Judges looks that are there already, the last one as the end of a window or stage; stops at a regression. */
function assessAll(judgement, looks) {
    const assessments = [];
    for (const [index, look] of looks.entries()) {
        const assessment = judgement.assess(look, { final: index === looks.length - 1 });
        assessments.push(assessment);
        if (assessment.verdict === 'regress')
            break;
    }
    return assessments;
}
function isBaseline(reference) {
    return reference !== undefined && 'schemaVersion' in reference;
}

// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/policies.js
var policies = __webpack_require__(41513);
;// CONCATENATED MODULE: ./build/packages/metrics/src/judgement/summarize-indicators.js






/** What the looks of a window say about each indicator. */
function summarizeIndicators(metrics, looks) {
    return Object.entries(metrics.indicators).map(([name, indicator]) => {
        const unit = (0,metrics_indicator/* unitOf */.uF)(indicator);
        const readings = looks.flatMap(({ at, readings: all }) => all.filter((reading) => reading.indicator === name).map((reading) => ({ ...reading, at })));
        const values = readings.flatMap(({ at, value, reference }) => value === undefined ? [] : [{ at, value, ...(reference === undefined ? {} : { reference }) }]);
        const final = readings.at(-1);
        const conditions = (0,judgement_condition/* conditionsOf */.yb)(indicator);
        const sorted = values.map(({ value }) => value).toSorted((a, b) => a - b);
        const badSide = conditions[0]?.badSide ?? unlimitedSide(indicator);
        const [last, worst] = [final?.value, badSide === 'below' ? sorted[0] : sorted.at(-1)];
        const show = (value) => (value === undefined ? 'none' : (0,format_value/* formatValue */.F)(value, unit));
        return {
            ...{ name, unit, last, worst, badSide, values },
            query: final?.query ?? indicator.query,
            reference: final?.reference,
            limits: limitsOf(indicator, readings),
            needs: needsOf(indicator),
            state: final?.state ?? 'error',
            detail: final?.detail ?? 'no look could be made',
            formatted: { last: show(last), worst: show(worst), reference: show(final?.reference) },
        };
    });
}
/** A baseline is there from the first look on: where no reading had a reference, there is none for this indicator. */
function limitsOf(indicator, readings) {
    const reference = readings.at(-1)?.reference;
    const uncompared = readings.length > 0 && readings.every((reading) => reading.reference === undefined);
    const lacking = uncompared ? { unjudged: 'no baseline' } : {};
    const { compare, trend } = indicator;
    return [
        ...(0,judgement_condition/* conditionsOf */.yb)(indicator).map(({ text, limit, relative }) => ({
            ...{ text, value: limit(reference) },
            ...(relative ? lacking : {}),
        })),
        ...(compare ? [{ text: comparisonText(indicator), value: undefined, ...lacking }] : []),
        ...(trend ? [{ text: trendText(trend), value: undefined }] : []),
    ];
}
/** A warning waits for no time and no number of looks. */
function needsOf(indicator) {
    const { for: time, consecutive, 'min-requests': requests } = indicator;
    const waits = (0,judgement_condition/* conditionsOf */.yb)(indicator).some(({ severity }) => severity !== 'warn');
    return [
        ...(waits && time > 0 ? [`for ${(0,quantities/* formatDuration */.a3)(time)}`] : []),
        ...(waits && consecutive > 1 ? [`${consecutive} looks in a row`] : []),
        ...(requests === undefined ? [] : [`from ${requests} ${requests === 1 ? 'request' : 'requests'} on`]),
    ];
}
/** Of an indicator without limits. */
function unlimitedSide(indicator) {
    const falls = indicator.compare ? worseOf(indicator) === 'lower' : indicator.trend?.['falls-by'];
    return falls ? 'below' : 'above';
}

// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/watch-window.js
var watch_window = __webpack_require__(20085);
// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/window-verdict.js
var window_verdict = __webpack_require__(24599);
;// CONCATENATED MODULE: ./build/packages/metrics/src/index.js




















/***/ })

};
