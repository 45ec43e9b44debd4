export const id = 7493;
export const ids = [7493];
export const modules = {

/***/ 90076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FR: () => (/* binding */ showLabels),
/* harmony export */   Kh: () => (/* binding */ metricName),
/* harmony export */   YH: () => (/* binding */ withoutLabels),
/* harmony export */   h6: () => (/* binding */ formatLabels),
/* harmony export */   kJ: () => (/* binding */ labelKey),
/* harmony export */   wX: () => (/* binding */ onlyLabels)
/* harmony export */ });
/** The label that holds the metric's name. */
const metricName = '__name__';
/** A text that is equal for equal label sets, whatever the order of their names. */
function labelKey(labels) {
    return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** The labels without some names. */
function withoutLabels(labels, names) {
    return Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)));
}
/** Only the labels of these names; absent ones stay absent. */
function onlyLabels(labels, names) {
    return Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));
}
/** Writes labels the way PromQL does: `http_requests_total{status="500"}`. */
function formatLabels(labels) {
    const { [metricName]: name = '', ...rest } = labels;
    const pairs = Object.entries(rest).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
    return pairs.length > 0 || name === '' ? `${name}{${pairs.join(', ')}}` : name;
}
/** More than the labels that tell series apart; some hold whole statements of SQL. */
const longestShown = 150;
/** Labels as {@link formatLabels} writes them, in backticks and shortened, for a message. */
function showLabels(labels) {
    const text = formatLabels(labels);
    return `\`${text.length > longestShown ? `${text.slice(0, longestShown).toWellFormed()}…` : text}\``;
}


/***/ }),

/***/ 87539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ readDuration),
/* harmony export */   E3: () => (/* binding */ readString),
/* harmony export */   kz: () => (/* binding */ readNumber)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94696);

const simpleEscapes = {
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
    '\\': '\\',
    '"': '"',
    "'": "'",
};
const escapeSequence = /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)/gs;
/** Reads a PromQL string literal with the escapes of Go. Throws QueryError. */
function readString(literal) {
    const quote = literal[0] ?? '';
    if (literal.length < 2 || !literal.endsWith(quote))
        throw new _syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr(`the text ${literal} has no end`);
    const inner = literal.slice(1, -1);
    if (quote === '`')
        return inner;
    return inner.replaceAll(escapeSequence, (whole, code) => {
        const simple = simpleEscapes[code];
        if (simple !== undefined)
            return simple;
        if (code.length === 1)
            throw new _syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr(`\`${whole}\` in ${literal} is no escape; write \`\\\\${code}\``);
        return String.fromCodePoint(/^[xuU]/.test(code) ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 8));
    });
}
const units = {
    ms: 1,
    s: 1_000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
    y: 31_536_000_000,
};
/** Reads a PromQL duration such as `1h30m` into milliseconds; `undefined` when it is none. */
function readDuration(text) {
    if (!/^(\d+(ms|[smhdwy]))+$/.test(text))
        return undefined;
    const parts = [...text.matchAll(/(\d+)(ms|[smhdwy])/g)];
    return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0);
}
/** Reads a PromQL number: decimal, hexadecimal, `Inf`, `NaN`, with underscores between digits, or a duration in seconds. */
function readNumber(text) {
    const plain = text.replaceAll('_', '').toLowerCase();
    const duration = readDuration(plain);
    if (duration !== undefined)
        return duration / 1_000;
    const sign = plain.startsWith('-') ? -1 : 1;
    const unsigned = plain.replace(/^[+-]/, '');
    if (unsigned === 'inf')
        return sign * Number.POSITIVE_INFINITY;
    return sign * Number(unsigned === 'nan' ? Number.NaN : unsigned);
}


/***/ }),

/***/ 19680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createMatcher)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94696);

/** What JavaScript understands and RE2, the language of Prometheus, doesn't, or the other way round. */
const unportable = /\(\?(?!:|i:)|\\[1-9kpPAzQEC]|\[\[:/;
/** Makes a matcher from the parts of `label op "value"`. Throws QueryError when a regular expression can't be used. */
function createMatcher(label, operator, value) {
    switch (operator) {
        case '=':
            return { label, matches: (found) => found === value };
        case '!=':
            return { label, matches: (found) => found !== value };
        default: {
            const pattern = anchored(label, value);
            const wanted = operator === '=~';
            return { label, matches: (found) => pattern.test(found) === wanted };
        }
    }
}
/** Prometheus anchors patterns at both ends, and its dot matches line breaks. */
function anchored(label, pattern) {
    const ignoreCase = pattern.startsWith('(?i)');
    const body = ignoreCase ? pattern.slice('(?i)'.length) : pattern;
    if (unportable.test(body)) {
        throw new _syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr(`the pattern \`${pattern}\` for \`${label}\` uses what Prometheus and this provider don't share; allowed are literals, \`.\`, classes, groups \`(…)\`, \`(?:…)\`, \`|\`, \`* + ? {n,m}\` and a leading \`(?i)\``);
    }
    try {
        return new RegExp(`^(?:${body})$`, ignoreCase ? 'si' : 's');
    }
    catch {
        throw new _syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr(`the pattern \`${pattern}\` for \`${label}\` is no regular expression`);
    }
}


/***/ }),

/***/ 6011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ escapeInQuotes)
/* harmony export */ });
/**
 * A value as it stands between the quotes of PromQL, of whatever kind: Prometheus takes an escaped quote only between quotes
 * of that kind, and no line break, but takes the code of any character.
 */
function escapeInQuotes(value) {
    return value.replaceAll(/["'`\\\p{Cc}]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16).padStart(4, '0');
        return `\\u${code}`;
    });
}


/***/ }),

/***/ 94696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cn: () => (/* binding */ functions),
/* harmony export */   QP: () => (/* binding */ typeOf),
/* harmony export */   Yv: () => (/* binding */ selectorsOf),
/* harmony export */   lr: () => (/* binding */ QueryError),
/* harmony export */   uZ: () => (/* binding */ aggregations)
/* harmony export */ });
/** The aggregations there are. */
const aggregations = ['sum', 'avg', 'min', 'max', 'count'];
/** The functions there are, each with the types of its arguments. */
const functions = {
    rate: ['range vector'],
    increase: ['range vector'],
    delta: ['range vector'],
    irate: ['range vector'],
    avg_over_time: ['range vector'],
    max_over_time: ['range vector'],
    min_over_time: ['range vector'],
    histogram_quantile: ['scalar', 'vector'],
    vector: ['scalar'],
};
/** A query that is no PromQL, or outside the subset; the message says what and what is allowed. */
class QueryError extends Error {
}
/** What an expression gives when it is evaluated. */
function typeOf(expression) {
    switch (expression.kind) {
        case 'number':
            return 'scalar';
        case 'range':
            return 'range vector';
        case 'negation':
            return typeOf(expression.operand);
        case 'binary':
            return [expression.left, expression.right].some((side) => typeOf(side) === 'vector')
                ? 'vector'
                : 'scalar';
        default:
            return 'vector';
    }
}
/** Functions that need two points of a series before they give anything. */
const needTwoPoints = ['rate', 'increase', 'delta', 'irate'];
/** All selectors of a query, and how each is read. */
function selectorsOf(expression) {
    switch (expression.kind) {
        case 'number':
            return [];
        case 'selector':
            return [{ selector: expression, range: 0, points: 1 }];
        case 'range':
            return [{ selector: expression.selector, range: expression.range, points: 1 }];
        case 'binary':
            return [...selectorsOf(expression.left), ...selectorsOf(expression.right)];
        case 'call': {
            const uses = expression.args.flatMap(selectorsOf);
            return needTwoPoints.includes(expression.name) ? uses.map((use) => ({ ...use, points: 2 })) : uses;
        }
        default:
            return selectorsOf(expression.operand);
    }
}


/***/ }),

/***/ 77493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openMetrics: () => (/* binding */ openMetrics)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/metrics/src/labels.js
var src_labels = __webpack_require__(90076);
;// CONCATENATED MODULE: ./build/packages/metrics/src/promql/vector.js

/** A query that is well formed, but can't be evaluated over the series there are. */
class EvaluationError extends Error {
}
/** Elements without their metric names. Throws EvaluationError when two of them can't be told apart any more. */
function withoutNames(elements) {
    const seen = new Set();
    return elements.map(({ labels, value }) => {
        const rest = (0,src_labels/* withoutLabels */.YH)(labels, [src_labels/* metricName */.Kh]);
        const key = (0,src_labels/* labelKey */.kJ)(rest);
        if (seen.has(key)) {
            throw new EvaluationError(`more than one series is left as ${(0,src_labels/* showLabels */.FR)(rest)}; select one metric`);
        }
        seen.add(key);
        return { labels: rest, value };
    });
}
/** The labels that a grouping keeps. The metric's name goes with `without`, as in Prometheus. */
function group(labels, { only, labels: names }) {
    return only ? (0,src_labels/* onlyLabels */.wX)(labels, names) : (0,src_labels/* withoutLabels */.YH)(labels, [...names, src_labels/* metricName */.Kh]);
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/promql/aggregate.js


const combine = {
    sum: (values) => values.reduce((sum, value) => sum + value, 0),
    avg: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
    min: (values) => values.reduce((least, value) => (value < least || Number.isNaN(least) ? value : least)),
    max: (values) => values.reduce((most, value) => (value > most || Number.isNaN(most) ? value : most)),
    count: (values) => values.length,
};
/** One element for each group of elements; none for none, as in Prometheus. */
function aggregate({ operator, grouping }, elements) {
    const groups = new Map();
    for (const element of elements) {
        const labels = group(element.labels, grouping);
        const key = (0,src_labels/* labelKey */.kJ)(labels);
        const found = groups.get(key) ?? { labels, values: [] };
        found.values.push(element.value);
        groups.set(key, found);
    }
    return [...groups.values()].map(({ labels, values }) => ({ labels, value: combine[operator](values) }));
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/promql/binary.js


const everyLabel = { only: false, labels: [] };
const arithmetic = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
};
/** Applies an operator as Prometheus does; two vectors are paired one to one. Throws EvaluationError when they can't be. */
function applyBinary({ operator, matching }, left, right) {
    const grouping = matching ?? everyLabel;
    if (operator === 'or')
        return { type: 'vector', elements: union(elementsOf(left), elementsOf(right), grouping) };
    const compute = arithmetic[operator];
    if (left.type === 'scalar' && right.type === 'scalar') {
        return { type: 'scalar', value: compute(left.value, right.value) };
    }
    if (left.type === 'vector' && right.type === 'vector') {
        return { type: 'vector', elements: paired(left.elements, right.elements, grouping, compute) };
    }
    const each = (element) => ({
        labels: element.labels,
        value: left.type === 'scalar' ? compute(left.value, element.value) : compute(element.value, scalarOf(right)),
    });
    return { type: 'vector', elements: withoutNames([...elementsOf(left), ...elementsOf(right)].map(each)) };
}
function elementsOf(value) {
    return value.type === 'vector' ? value.elements : [];
}
function scalarOf(value) {
    return value.type === 'scalar' ? value.value : Number.NaN;
}
function union(left, right, grouping) {
    const there = new Set(left.map(({ labels }) => (0,src_labels/* labelKey */.kJ)(group(labels, grouping))));
    return [...left, ...right.filter(({ labels }) => !there.has((0,src_labels/* labelKey */.kJ)(group(labels, grouping))))];
}
function paired(left, right, grouping, compute) {
    const partners = new Map();
    for (const element of right) {
        const labels = group(element.labels, grouping);
        const key = (0,src_labels/* labelKey */.kJ)(labels);
        if (partners.has(key))
            throw ambiguous('right', (0,src_labels/* showLabels */.FR)(labels));
        partners.set(key, element);
    }
    const results = new Map();
    for (const element of left) {
        const labels = group(element.labels, grouping);
        const key = (0,src_labels/* labelKey */.kJ)(labels);
        const partner = partners.get(key);
        if (partner === undefined)
            continue;
        if (results.has(key))
            throw ambiguous('left', (0,src_labels/* showLabels */.FR)(labels));
        results.set(key, { labels, value: compute(element.value, partner.value) });
    }
    return [...results.values()];
}
function ambiguous(side, labels) {
    return new EvaluationError(`more than one series on the ${side} side of an operator has ${labels}; aggregate with \`sum by (…)\` first`);
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/exposition/parse-number.js
const special = {
    nan: Number.NaN,
    inf: Number.POSITIVE_INFINITY,
    infinity: Number.POSITIVE_INFINITY,
};
/** Reads a number as exposition formats and bucket bounds write it, `+Inf` and `NaN` included; `undefined` when it is none. */
function parseNumber(text) {
    if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text))
        return Number(text);
    const sign = text.startsWith('-') ? -1 : 1;
    const word = special[text.replace(/^[+-]/, '').toLowerCase()];
    return word === undefined ? undefined : sign * word;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/promql/histogram-quantile.js


/** The φ-quantile of each classic histogram in a vector of `_bucket` elements; elements without a readable `le` are left out. */
function histogramQuantile(quantile, elements) {
    const histograms = new Map();
    for (const { labels, value } of elements) {
        const upper = parseNumber(labels['le'] ?? '');
        if (upper === undefined)
            continue;
        const rest = (0,src_labels/* withoutLabels */.YH)(labels, ['le', src_labels/* metricName */.Kh]);
        const key = (0,src_labels/* labelKey */.kJ)(rest);
        const histogram = histograms.get(key) ?? { labels: rest, buckets: new Map() };
        histogram.buckets.set(upper, (histogram.buckets.get(upper) ?? 0) + value);
        histograms.set(key, histogram);
    }
    return [...histograms.values()].map(({ labels, buckets }) => ({
        labels,
        value: bucketQuantile(quantile, [...buckets].map(([upper, count]) => ({ upper, count }))),
    }));
}
/**
 * The value below which the share `quantile` of all observations lies, taking them as evenly spread inside a bucket, as
 * Prometheus does (`BucketQuantile` in promql/quantile.go). NaN without observations or without a `+Inf` bucket. In the last
 * bucket the answer is its lower bound: nothing more is known.
 */
function bucketQuantile(quantile, unordered) {
    if (Number.isNaN(quantile))
        return Number.NaN;
    if (quantile < 0)
        return Number.NEGATIVE_INFINITY;
    if (quantile > 1)
        return Number.POSITIVE_INFINITY;
    const buckets = rising(unordered.toSorted((a, b) => a.upper - b.upper));
    const last = buckets.at(-1);
    if (last === undefined || buckets.length < 2 || last.upper !== Number.POSITIVE_INFINITY)
        return Number.NaN;
    if (!(last.count > 0))
        return Number.NaN;
    const rank = quantile * last.count;
    const index = buckets.slice(0, -1).findIndex(({ count }) => count >= rank);
    const below = index > 0 ? buckets[index - 1] : undefined;
    const bucket = buckets[index];
    if (bucket === undefined)
        return buckets.at(-2)?.upper ?? Number.NaN;
    if (below === undefined && bucket.upper <= 0)
        return bucket.upper;
    const [start, before] = [below?.upper ?? 0, below?.count ?? 0];
    return start + (bucket.upper - start) * ((rank - before) / (bucket.count - before));
}
/** Buckets are cumulative; a count that falls comes from rounding or from a page read while it changed, and is lifted. */
function rising(buckets) {
    let most = Number.NEGATIVE_INFINITY;
    return buckets.map(({ upper, count }) => {
        most = Math.max(most, count);
        return { upper, count: most };
    });
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/promql/extrapolate.js
/**
 * How much a series changed over a span, `undefined` with fewer than two points. As in Prometheus 3 (`extrapolatedRate` in
 * promql/functions.go): the change between first and last point, counter resets added, is stretched to the borders of the
 * span, but by no more than half the usual distance of two points where the series starts or ends inside the span, and for
 * a counter never below 0.
 */
function change(points, span, counter) {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined || points.length < 2)
        return undefined;
    const raw = last.value - first.value + (counter ? lostInResets(points) : 0);
    const sampled = last.time - first.time;
    const step = sampled / (points.length - 1);
    let before = Math.max(0, first.time - span.start);
    const after = span.end - last.time;
    if (before >= step * 1.1)
        before = step / 2;
    if (counter && raw > 0 && first.value >= 0)
        before = Math.min(before, sampled * (first.value / raw));
    return (raw * (sampled + before + (after >= step * 1.1 ? step / 2 : after))) / sampled;
}
function lostInResets(points) {
    let lost = 0;
    let previous;
    for (const { value } of points) {
        if (previous !== undefined && value < previous)
            lost += previous;
        previous = value;
    }
    return lost;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/promql/range-functions.js

/** The functions over a range, by name. Rates are per second. */
const rangeFunctions = {
    rate: (points, span) => {
        const increase = change(points, span, true);
        return increase === undefined ? undefined : increase / ((span.end - span.start) / 1_000);
    },
    increase: (points, span) => change(points, span, true),
    delta: (points, span) => change(points, span, false),
    irate: (points) => {
        const [last, previous] = [points.at(-1), points.at(-2)];
        if (last === undefined || previous === undefined)
            return undefined;
        const rise = last.value < previous.value ? last.value : last.value - previous.value;
        return rise / ((last.time - previous.time) / 1_000);
    },
    avg_over_time: (points) => {
        const [first, ...rest] = values(points);
        return first === undefined ? undefined : rest.reduce((sum, value) => sum + value, first) / points.length;
    },
    max_over_time: (points) => extreme(points, (a, b) => a > b),
    min_over_time: (points) => extreme(points, (a, b) => a < b),
};
function values(points) {
    return points.map(({ value }) => value);
}
/** As in Prometheus NaN counts only when there is nothing else. */
function extreme(points, beats) {
    const [first, ...rest] = values(points);
    if (first === undefined)
        return undefined;
    return rest.reduce((best, value) => (beats(value, best) || Number.isNaN(best) ? value : best), first);
}

// EXTERNAL MODULE: ./build/packages/metrics/src/promql/syntax.js
var syntax = __webpack_require__(94696);
;// CONCATENATED MODULE: ./build/packages/metrics/src/promql/evaluate.js






/** How far back the newest value of a series may lie to still count: the default of Prometheus. */
const lookback = 5 * 60_000;
/** Evaluates a query at one moment. Throws EvaluationError when series can't be told apart. */
function evaluate(expression, source) {
    switch (expression.kind) {
        case 'number':
            return { type: 'scalar', value: expression.value };
        case 'selector':
            return vector(instant(expression, source));
        case 'range':
            throw new TypeError('a range vector has no value of its own');
        case 'negation': {
            const value = evaluate(expression.operand, source);
            if (value.type === 'scalar')
                return { type: 'scalar', value: -value.value };
            return vector(withoutNames(value.elements.map((element) => ({ ...element, value: -element.value }))));
        }
        case 'binary':
            return applyBinary(expression, evaluate(expression.left, source), evaluate(expression.right, source));
        case 'aggregation':
            return vector(aggregation(expression, source));
        case 'call':
            return vector(call(expression, source));
    }
}
function call({ name, args }, source) {
    const [first, second] = args;
    if (name === 'vector')
        return [{ labels: {}, value: scalar(first, source) }];
    if (name === 'histogram_quantile')
        return histogramQuantile(scalar(first, source), evaluate_elements(second, source));
    if (first?.kind !== 'range')
        throw new TypeError(`${name} needs a range vector`);
    const { selector, range } = first;
    // A watch younger than the range is all there is: rates are then per second of the watch, not of the range.
    const span = { start: Math.max(source.at - range, source.since), end: source.at };
    const results = source.select(selector).flatMap(({ labels, points }) => {
        const inRange = points.filter(({ time }) => time > source.at - range && time <= source.at);
        const value = rangeFunctions[name](inRange, span);
        return value === undefined ? [] : [{ labels, value }];
    });
    return withoutNames(results);
}
/**
 * As in Prometheus, but for one case: `sum(…)` without `by` over counters that have not appeared yet is 0, not nothing. Client
 * libraries show `{status="500"}` only after the first error, and a page, unlike a database, is known to be complete. So a
 * healthy service has an error rate of 0 and not an unknown one.
 */
function aggregation(expression, source) {
    const found = evaluate_elements(expression.operand, source);
    const { operator, grouping, operand } = expression;
    const total = operator === 'sum' && grouping.only && grouping.labels.length === 0;
    if (!total || found.length > 0 || source.at <= source.since)
        return aggregate(expression, found);
    const counted = operand.kind === 'selector' || (operand.kind === 'call' && isCount(operand.name));
    const unborn = counted && (0,syntax/* selectorsOf */.Yv)(operand).every(({ selector }) => source.isUnborn(selector));
    return unborn ? [{ labels: {}, value: 0 }] : [];
}
function isCount(name) {
    return name === 'rate' || name === 'increase' || name === 'irate';
}
function instant(selector, source) {
    return source.select(selector).flatMap(({ labels, points, present }) => {
        const newest = points.findLast(({ time }) => time <= source.at);
        const current = present && newest !== undefined && newest.time > source.at - lookback;
        return current ? [{ labels, value: newest.value }] : [];
    });
}
function vector(found) {
    return { type: 'vector', elements: found };
}
function evaluate_elements(expression, source) {
    const value = expression && evaluate(expression, source);
    return value?.type === 'vector' ? value.elements : [];
}
function scalar(expression, source) {
    const value = expression && evaluate(expression, source);
    return value?.type === 'scalar' ? value.value : Number.NaN;
}

// EXTERNAL MODULE: ./node_modules/@prometheus-io/lezer-promql/dist/index.es.js + 3 modules
var index_es = __webpack_require__(86828);
// EXTERNAL MODULE: ./build/packages/metrics/src/promql/literals.js
var literals = __webpack_require__(87539);
// EXTERNAL MODULE: ./build/packages/metrics/src/promql/matchers.js
var promql_matchers = __webpack_require__(19680);
;// CONCATENATED MODULE: ./build/packages/metrics/src/promql/parse-query.js





const operators = ['+', '-', '*', '/', 'or'];
/** Reads a query of the subset of PromQL in docs/providers/openmetrics.md. Throws QueryError with the first thing wrong. */
function parseQuery(query) {
    if (query.trim() === '')
        throw new syntax/* QueryError */.lr('is empty');
    const tree = index_es/* parser */.K3D.parse(query);
    tree.iterate({
        enter: (node) => {
            if (node.type.isError)
                throw new syntax/* QueryError */.lr(`is not valid PromQL${near(query, node.from)}`);
        },
    });
    const [root] = children(tree.topNode);
    if (!root)
        throw new syntax/* QueryError */.lr('is empty');
    const expression = new Reader(query).expression(root);
    if ((0,syntax/* typeOf */.QP)(expression) === 'range vector') {
        throw new syntax/* QueryError */.lr(`gives a range of points; wrap it into a function such as \`rate(${query})\``);
    }
    return expression;
}
function near(query, offset) {
    const rest = query.slice(offset, offset + 20).trim();
    return rest === '' ? ': it ends too early' : `: the problem is near \`${rest}\``;
}
class Reader {
    #query;
    constructor(query) {
        this.#query = query;
    }
    expression(node) {
        switch (node.name) {
            case 'ParenExpr':
                return this.expression(this.#first(node));
            case 'NumberDurationLiteral':
                return { kind: 'number', value: (0,literals/* readNumber */.kz)(this.#text(node)) };
            case 'VectorSelector':
                return this.#selector(node);
            case 'MatrixSelector':
                return this.#range(node);
            case 'UnaryExpr':
                return this.#unary(node);
            case 'BinaryExpr':
                return this.#binary(node);
            case 'FunctionCall':
                return this.#call(node);
            case 'AggregateExpr':
                return this.#aggregation(node);
            default:
                throw new syntax/* QueryError */.lr(`\`${this.#text(node)}\` is outside the part of PromQL that is understood here`);
        }
    }
    #selector(node) {
        const matchers = [];
        const name = node.getChild('Identifier');
        if (name)
            matchers.push((0,promql_matchers/* createMatcher */.P)(src_labels/* metricName */.Kh, '=', this.#text(name)));
        for (const matcher of children(node.getChild('LabelMatchers'))) {
            if (matcher.name === 'QuotedLabelName') {
                matchers.push((0,promql_matchers/* createMatcher */.P)(src_labels/* metricName */.Kh, '=', (0,literals/* readString */.E3)(this.#text(matcher))));
                continue;
            }
            const [label, operator, value] = children(matcher).map((part) => this.#text(part));
            if (label === undefined || operator === undefined || value === undefined)
                continue;
            const bare = matcher.name === 'QuotedLabelMatcher' ? (0,literals/* readString */.E3)(label) : label;
            matchers.push((0,promql_matchers/* createMatcher */.P)(bare, operator, (0,literals/* readString */.E3)(value)));
        }
        if (matchers.every((matcher) => matcher.matches(''))) {
            throw new syntax/* QueryError */.lr(`\`${this.#text(node)}\` selects everything; name a metric`);
        }
        return { kind: 'selector', matchers, text: this.#text(node) };
    }
    #range(node) {
        const selector = this.expression(this.#first(node));
        const written = node.getChild('DurationExpr');
        const range = written ? (0,literals/* readDuration */.$7)(this.#text(written).trim()) : undefined;
        if (selector.kind !== 'selector')
            throw new syntax/* QueryError */.lr(`\`${this.#text(node)}\`: a range needs a selector`);
        if (!range)
            throw new syntax/* QueryError */.lr(`\`${this.#text(node)}\`: a range is a duration such as \`1m\``);
        return { kind: 'range', selector, range };
    }
    #unary(node) {
        const [operator, operand] = children(node);
        if (!operator || !operand)
            throw new syntax/* QueryError */.lr('is not valid PromQL');
        const value = this.#typed(operand, ['scalar', 'vector']);
        return this.#text(operator) === '-' ? { kind: 'negation', operand: value } : value;
    }
    #binary(node) {
        const parts = children(node);
        const [leftNode, operatorNode, ...modifiers] = parts;
        const rightNode = modifiers.pop();
        if (!leftNode || !operatorNode || !rightNode)
            throw new syntax/* QueryError */.lr('is not valid PromQL');
        const operator = this.#text(operatorNode).toLowerCase();
        if (!operators.includes(operator)) {
            throw new syntax/* QueryError */.lr(`the operator \`${operator}\` is not understood here; known are \`+ - * /\` and \`or\``);
        }
        const types = operator === 'or' ? ['vector'] : ['scalar', 'vector'];
        const [left, right] = [this.#typed(leftNode, types), this.#typed(rightNode, types)];
        return { kind: 'binary', operator, left, right, matching: this.#matching(modifiers) };
    }
    #matching(modifiers) {
        const [modifier, more] = modifiers;
        if (modifier === undefined)
            return undefined;
        const [word, labels, group] = children(modifier);
        if (modifier.name !== 'MatchingModifierClause' || more || group || !word) {
            const text = modifiers.map((node) => this.#text(node)).join(' ');
            throw new syntax/* QueryError */.lr(`\`${text}\`: only \`on (…)\` and \`ignoring (…)\` are understood here, one to one`);
        }
        return { only: word.name === 'On', labels: this.#labelNames(labels) };
    }
    #call(node) {
        const name = this.#text(this.#first(node));
        if (!isFunction(name)) {
            const known = Object.keys(syntax/* functions */.Cn).join('`, `');
            throw new syntax/* QueryError */.lr(`the function \`${name}\` is not understood here; known are \`${known}\``);
        }
        const wanted = syntax/* functions */.Cn[name];
        const given = children(node.getChild('FunctionCallBody'));
        if (given.length !== wanted.length) {
            throw new syntax/* QueryError */.lr(`\`${name}\` takes ${wanted.length} argument(s), found ${given.length}`);
        }
        const args = given.map((argument, index) => this.#typed(argument, [wanted[index] ?? 'vector']));
        return { kind: 'call', name, args };
    }
    #aggregation(node) {
        const operator = this.#text(this.#first(node)).toLowerCase();
        if (!isAggregation(operator)) {
            throw new syntax/* QueryError */.lr(`the aggregation \`${operator}\` is not understood here; known are \`${syntax/* aggregations */.uZ.join('`, `')}\``);
        }
        const [operand, more] = children(node.getChild('FunctionCallBody'));
        if (!operand || more)
            throw new syntax/* QueryError */.lr(`\`${operator}\` takes one vector`);
        const [word, labels] = children(node.getChild('AggregateModifier'));
        return {
            kind: 'aggregation',
            operator,
            operand: this.#typed(operand, ['vector']),
            grouping: { only: word?.name !== 'Without', labels: this.#labelNames(labels) },
        };
    }
    #typed(node, allowed) {
        const expression = this.expression(node);
        const found = (0,syntax/* typeOf */.QP)(expression);
        if (allowed.includes(found))
            return expression;
        throw new syntax/* QueryError */.lr(`\`${this.#text(node)}\` is a ${found}, but a ${allowed.join(' or ')} is needed there`);
    }
    #labelNames(node) {
        return children(node).map((label) => {
            const text = this.#text(label);
            return label.name === 'QuotedLabelName' ? (0,literals/* readString */.E3)(text) : text;
        });
    }
    #first(node) {
        const [first] = children(node);
        if (!first)
            throw new syntax/* QueryError */.lr(`is not valid PromQL${near(this.#query, node.from)}`);
        return first;
    }
    #text(node) {
        return this.#query.slice(node.from, node.to);
    }
}
function children(node) {
    const found = [];
    for (let child = node?.firstChild; child; child = child.nextSibling) {
        if (child.name !== 'LineComment')
            found.push(child);
    }
    return found;
}
function isFunction(name) {
    return Object.hasOwn(syntax/* functions */.Cn, name);
}
function isAggregation(name) {
    return syntax/* aggregations */.uZ.includes(name);
}

// EXTERNAL MODULE: ./build/packages/metrics/src/promql/query-text.js
var query_text = __webpack_require__(6011);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/openmetrics/explain-nothing.js


/** Why a query gives no value at `now`, in milliseconds since 1970, and what to do about it. */
function explainNothing(uses, store, now) {
    const sparse = uses.find((use) => isSparse(use, store, now));
    if (sparse) {
        const range = (0,quantities/* formatDuration */.a3)(sparse.range);
        const detail = `\`${sparse.selector.text}\` has fewer than two values in the last ${range}, which a rate needs; look more often, or ask for a longer range`;
        return { failure: 'no-data', detail };
    }
    const selectors = uses.map(({ selector }) => selector);
    const missing = selectors.find((selector) => store.select(selector).every(({ present }) => !present));
    if (missing) {
        const detail = `nothing on the page matches \`${missing.text}\`; where that means 0, write \`(… or vector(0))\``;
        return { failure: 'no-data', detail };
    }
    const outdated = selectors.find((selector) => isOutdated(selector, store, now));
    if (outdated) {
        return { failure: 'stale', detail: `the values of \`${outdated.text}\` are older than five minutes` };
    }
    return { failure: 'no-data', detail: 'no series has a value for all parts of the query' };
}
/** Whether a rate finds its series on the page, but too few of their values in its range: looks failed or are too rare. */
function isSparse({ selector, range, points }, store, now) {
    if (points < 2)
        return false;
    const present = store.select(selector).filter((series) => series.present);
    const fresh = present.filter((series) => newest(series) > now - lookback);
    const inRange = (series) => series.points.filter(({ time }) => time > now - range).length;
    return fresh.length > 0 && fresh.every((series) => inRange(series) < points);
}
function isOutdated(selector, store, now) {
    return store.select(selector).every((series) => newest(series) <= now - lookback);
}
function newest({ points }) {
    return points.at(-1)?.time ?? 0;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/exposition/sample.js
/** A page that is not in the exposition format; says which line and why. */
class ExpositionError extends Error {
    /** Counted from 1. */
    line;
    constructor(line, message) {
        super(`line ${line}: ${message}`);
        this.line = line;
        this.name = 'ExpositionError';
    }
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/exposition/line-reader.js



const escapes = { n: '\n', '"': '"', '\\': '\\' };
/** Reads one sample line from left to right. Every method throws ExpositionError where the line ends or turns out wrong. */
class LineReader {
    #at = 0;
    #text;
    #line;
    /** `line` counts from 1 and is only for messages. */
    constructor(text, line) {
        this.#text = text;
        this.#line = line;
    }
    /** The series: `name{label="value"}`, `name`, or with a quoted name inside the braces. */
    series() {
        const labels = {};
        this.#blank();
        const name = this.#match(/[a-zA-Z_:][a-zA-Z0-9_:]*/y);
        if (name !== undefined)
            labels[src_labels/* metricName */.Kh] = name;
        this.#blank();
        if (this.#accept('{'))
            this.#labelsInto(labels);
        if (labels[src_labels/* metricName */.Kh] === undefined)
            this.fail('a metric name was expected');
        return labels;
    }
    /** The next word; words are separated by blanks. `undefined` at the end or before a comment. */
    word() {
        this.#blank();
        return this.#text[this.#at] === '#' ? undefined : this.#match(/\S+/y);
    }
    /** What is left, surrounding blanks removed. */
    rest() {
        return this.#text.slice(this.#at).trim();
    }
    /** Throws ExpositionError for this line. */
    fail(message) {
        throw new ExpositionError(this.#line, message);
    }
    #labelsInto(labels) {
        for (;;) {
            this.#blank();
            if (this.#accept('}'))
                return;
            const inQuotes = this.#text[this.#at] === '"';
            const name = inQuotes ? this.#quoted() : this.#match(/[a-zA-Z_][a-zA-Z0-9_]*/y);
            if (name === undefined)
                this.fail('a label name or `}` was expected');
            this.#blank();
            if (this.#accept('=')) {
                this.#blank();
                this.#set(labels, name, this.#quoted());
            }
            else if (inQuotes)
                this.#set(labels, src_labels/* metricName */.Kh, name);
            else
                this.fail(`\`=\` was expected after the label ${(0,quoted/* quoted */.T)(name)}`);
            this.#blank();
            if (!this.#accept(',') && this.#text[this.#at] !== '}')
                this.fail('`,` or `}` was expected');
        }
    }
    #set(labels, name, value) {
        if (Object.hasOwn(labels, name))
            this.fail(`the label ${(0,quoted/* quoted */.T)(name)} stands there twice`);
        labels[name] = value;
    }
    #quoted() {
        const text = this.#text;
        const start = this.#at + 1;
        let end = start;
        // Not by a regular expression: one with a choice for each character runs out of stack.
        while (end < text.length && text[end] !== '"')
            end += text[end] === '\\' ? 2 : 1;
        if (text[this.#at] !== '"' || end >= text.length)
            this.fail('a quoted text was expected');
        this.#at = end + 1;
        // An unknown escape keeps its backslash, as Prometheus reads it.
        return text.slice(start, end).replaceAll(/\\(.)/g, (whole, letter) => escapes[letter] ?? whole);
    }
    #blank() {
        this.#match(/[ \t]*/y);
    }
    #accept(character) {
        if (this.#text[this.#at] !== character)
            return false;
        this.#at += 1;
        return true;
    }
    #match(pattern) {
        pattern.lastIndex = this.#at;
        const found = pattern.exec(this.#text)?.[0];
        if (found !== undefined)
            this.#at += found.length;
        return found;
    }
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/exposition/parse-exposition.js





const partOfFamily = /_(bucket|count|sum)$/;
/**
 * Reads a metrics page: the Prometheus text format 0.0.4 and OpenMetrics 1.0, the latter told by its content type or by
 * the closing `# EOF`. As in Prometheus one bad line makes the whole page unusable: half a page would be a wrong sum.
 * Throws ExpositionError.
 */
function parseExposition(text, contentType = '') {
    const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
    const end = lines.indexOf('# EOF');
    const declared = contentType.includes('application/openmetrics-text');
    if (declared && end < 0)
        throw new ExpositionError(lines.length, 'the page was cut off: `# EOF` is missing');
    const openMetrics = declared || end >= 0;
    const types = new Map();
    const samples = [];
    const seen = new Set();
    for (const [index, line] of (end < 0 ? lines : lines.slice(0, end)).entries()) {
        if (line.trim() === '')
            continue;
        if (line.trimStart().startsWith('#')) {
            readType(line, types);
            continue;
        }
        const sample = readSample(line, index + 1, openMetrics, types);
        const key = `${(0,src_labels/* labelKey */.kJ)(sample.labels)}@${sample.time}`;
        if (seen.has(key))
            throw new ExpositionError(index + 1, `the same series stands there twice: ${(0,quoted/* quoted */.T)(line)}`);
        seen.add(key);
        samples.push(sample);
    }
    return samples;
}
/** Not by one regular expression: a name without an end would take all of its stack. */
function readType(line, types) {
    const start = /^\s*#\s*TYPE\s+/.exec(line)?.[0].length;
    if (start === undefined)
        return;
    const words = line.slice(start).trimEnd();
    let gap = words.length;
    while (gap > 0 && !/\s/.test(words[gap - 1] ?? ''))
        gap -= 1;
    const name = nameOfFamily(words.slice(0, gap).trimEnd());
    if (name !== undefined)
        types.set(name, words.slice(gap));
}
/** The name as it is, or without its quotes; `undefined` when it is neither. */
function nameOfFamily(written) {
    if (!written.startsWith('"'))
        return written === '' || /\s/.test(written) ? undefined : written;
    const inner = written.slice(1, -1);
    const closed = written.length > 1 && written.endsWith('"');
    return closed && !inner.replaceAll(/\\./g, '').includes('"') ? inner.replaceAll(/\\(.)/g, '$1') : undefined;
}
function readSample(text, line, openMetrics, types) {
    const reader = new LineReader(text, line);
    const labels = reader.series();
    const written = reader.word();
    const value = written === undefined ? undefined : parseNumber(written);
    if (value === undefined)
        reader.fail(`a number was expected, found ${(0,quoted/* quoted */.T)(written ?? 'the end of the line')}`);
    const time = readTime(reader, openMetrics);
    const rest = reader.rest();
    const exemplar = openMetrics && rest.startsWith('#');
    if (rest !== '' && !exemplar)
        reader.fail(`found ${(0,quoted/* quoted */.T)(rest)} after the value`);
    return { labels, value, time, cumulative: isCumulative(labels[src_labels/* metricName */.Kh] ?? '', types) };
}
/** The Prometheus format counts milliseconds, OpenMetrics seconds. */
function readTime(reader, openMetrics) {
    const written = reader.word();
    if (written === undefined)
        return undefined;
    const time = parseNumber(written);
    if (time === undefined || !Number.isFinite(time))
        reader.fail(`a timestamp was expected, found ${(0,quoted/* quoted */.T)(written)}`);
    return Math.round(openMetrics ? time * 1_000 : time);
}
function isCumulative(name, types) {
    if ([name, name.replace(/_total$/, '')].some((family) => types.get(family) === 'counter'))
        return true;
    const family = types.get(name.replace(partOfFamily, ''));
    return partOfFamily.test(name) && (family === 'histogram' || family === 'summary');
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/openmetrics/metrics-page.js



const accepted = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';
const hint = ' (is this the metrics page?)';
/** The address of a page for messages: without its query, in which a token may be. */
function placeOf(url) {
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
}
/** Reads a metrics page once. Throws only the signal's reason. */
async function readPage({ url, headers, timeout }, { http, signal }) {
    try {
        const response = await http.send({ url, headers: { accept: accepted, ...headers }, timeout, signal });
        return pageOf(response, placeOf(url));
    }
    catch (error) {
        if (error instanceof errors/* ProviderError */.mZ)
            return { failure: 'unreachable', detail: (0,errors/* describeError */.Uc)(error) };
        // What can't be sent at all: a failure like any other, so that the other sources are still read.
        if (error instanceof errors/* ConfigurationError */.j1)
            return { failure: 'refused', detail: error.message };
        if (error instanceof ExpositionError) {
            // Damage seldom begins with the first line: what can't be read from there on is probably no metrics page.
            const doubt = error.line === 1 ? hint : '';
            return {
                failure: 'malformed',
                detail: `${placeOf(url)} is no valid metrics page: ${error.message}${doubt}`,
            };
        }
        throw error;
    }
}
function pageOf(response, place) {
    const { status, body } = response;
    const answered = `${place} answered with status ${status}`;
    if (status === 429)
        return { failure: 'rate-limited', detail: answered };
    if (status === 401 || status === 403)
        return { failure: 'wrong-credentials', detail: answered };
    if (status === 503)
        return { failure: 'not-ready', detail: answered };
    if (status >= 500)
        return { failure: 'server-error', detail: answered };
    if (status !== 200)
        return { failure: 'refused', detail: `${answered}${status === 404 ? hint : ''}` };
    const type = response.headers['content-type'] ?? '';
    if (/\b(html|json|xml|protobuf)\b/i.test(type) || /^\s*<|^\s*$/.test(body)) {
        const found = body.trim() === '' ? 'an empty page' : `a page of type \`${type || 'unknown'}\``;
        return { failure: 'not-metrics', detail: `${place} answered with ${found}, not with metrics${hint}` };
    }
    const samples = parseExposition(body, type);
    // Whatever answers so is up, but shows nothing: `… or vector(0)` would make health of it.
    if (samples.length === 0) {
        return {
            failure: 'not-metrics',
            detail: `${place} answered with a page that has no values on it${hint}`,
        };
    }
    return { samples };
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/openmetrics/process-watch.js

/** Two start times of one process may differ by rounding; this much in seconds is not another process. */
const startTolerance = 2;
/** How long one process alone must have answered before its pages are believed again, in milliseconds. */
const mixedFor = 5 * 60_000;
/**
 * Whether all pages come from one process. Behind a load balancer each may come from another; their counters don't continue each
 * other. Once noticed, the younger process is not taken for the service either: what the other one does would go unseen.
 */
class ProcessWatch {
    #place;
    #start;
    #mixedAt;
    constructor(place) {
        this.#place = place;
    }
    /** Takes a page read at `now`, in milliseconds since 1970; says why it can't be used, if it can't. */
    take(samples, now) {
        const start = samples.find(({ labels }) => labels[src_labels/* metricName */.Kh] === 'process_start_time_seconds')?.value;
        const before = this.#start;
        if (start !== undefined)
            this.#start = Math.max(start, before ?? start);
        if (start !== undefined && before !== undefined && start < before - startTolerance)
            this.#mixedAt = now;
        if (this.#mixedAt === undefined || now - this.#mixedAt >= mixedFor)
            return undefined;
        const detail = `${this.#place} is answered by more than one process (their start times differ); give the address of one, or use a metrics server`;
        return { failure: 'several-instances', detail };
    }
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/openmetrics/series-store.js

/** Far more than any indicator needs; a query that selects more has a label with boundless values. */
const mostSeries = 20_000;
/**
 * The pages of one watch, in memory. Bounded: only series that a query selects are kept, only for as long as the longest
 * range of any query, and no more than 20,000 of them.
 */
class SeriesStore {
    #series = new Map();
    #selectors;
    #retention;
    #pages = 0;
    #first;
    #last;
    #overflowed = false;
    #labelNames = new Map();
    /** `retention` in milliseconds. */
    constructor(selectors, retention) {
        this.#selectors = selectors;
        this.#retention = retention;
    }
    /** How many pages were added. */
    get pages() {
        return this.#pages;
    }
    /** When the first page was read, or `undefined` before that. */
    get firstPage() {
        return this.#first;
    }
    /** Whether series had to be left out of the newest page because there are too many. */
    get overflowed() {
        return this.#overflowed;
    }
    /**
     * Adds a page read at `time`. A counter that was not on the earlier pages started from 0 since the page before, and gets
     * that point: client libraries show a counter only after its first event, and without the 0 the first errors of a version
     * would never count. Prometheus does the same where it knows when a counter was created. The watch begins anew
     * when the clock was set back, as earlier pages would otherwise lie in the future, and after a page with too many series, as
     * nobody knows which counters it left out.
     */
    add(samples, time) {
        if (this.#overflowed || (this.#last !== undefined && time < this.#last))
            this.#beginAnew();
        this.#pages += 1;
        for (const sample of samples) {
            if (this.#selectors.some((selector) => selects(selector, sample.labels)))
                this.#keep(sample, time);
        }
        this.#labelNames = new Map(this.#selectors.map((selector) => [selector, labelsOfCounters(selector, samples)]));
        this.#first ??= time;
        this.#last = time;
        this.#forget(time - this.#retention);
    }
    /** All kept series that a selector matches. */
    select(selector) {
        return [...this.#series.values()]
            .filter(({ labels }) => selects(selector, labels))
            .map(({ labels, points, lastPage }) => ({ labels, points, present: lastPage === this.#pages }));
    }
    /**
     * Whether a selector means counters that have not counted yet, since the process began: the newest page has none, but others
     * of the same metric with all the labels it asks for, as `{status="200"}` without any `{status="500"}`.
     */
    isUnborn(selector) {
        const names = this.#labelNames.get(selector) ?? new Set();
        return (selector.matchers.every(({ label }) => names.has(label)) &&
            this.select(selector).every(({ present }) => !present));
    }
    #beginAnew() {
        this.#series.clear();
        this.#pages = 0;
        this.#first = undefined;
        this.#last = undefined;
        this.#overflowed = false;
    }
    #keep(sample, time) {
        const key = (0,src_labels/* labelKey */.kJ)(sample.labels);
        let kept = this.#series.get(key);
        if (kept === undefined && this.#series.size >= mostSeries) {
            this.#overflowed = true;
            return;
        }
        if (kept === undefined) {
            kept = { labels: sample.labels, points: [], lastPage: 0 };
            this.#series.set(key, kept);
            if (sample.cumulative && this.#last !== undefined && (sample.time ?? time) > this.#last) {
                kept.points.push({ time: this.#last, value: 0 });
            }
        }
        kept.lastPage = this.#pages;
        // A page's clock may run ahead of ours; a point from the future would not be seen until then.
        const measured = Math.min(sample.time ?? time, time);
        const newest = kept.points.at(-1);
        if (newest && measured < newest.time)
            return;
        if (newest?.time === measured)
            kept.points.pop();
        kept.points.push({ time: measured, value: sample.value });
    }
    #forget(before) {
        for (const [key, { points, lastPage }] of this.#series) {
            const outdated = points.findIndex((point) => point.time > before);
            if (outdated < 0 && lastPage !== this.#pages)
                this.#series.delete(key);
            // The newest point of a series still on the page stays: it tells an outdated value from a missing one.
            else
                points.splice(0, outdated < 0 ? points.length - 1 : outdated);
        }
    }
}
function selects(selector, labels) {
    return selector.matchers.every(({ label, matches }) => matches(labels[label] ?? ''));
}
/** Those labels a selector asks for that counters of its metric have. */
function labelsOfCounters({ matchers }, samples) {
    const named = matchers.filter(({ label }) => label === src_labels/* metricName */.Kh);
    const asked = new Set(matchers.map(({ label }) => label));
    const found = new Set();
    for (const { labels, cumulative } of samples) {
        // Usually the first counter of the metric has them all, and a page may have a hundred thousand.
        if (found.size === asked.size)
            break;
        if (!cumulative || !named.every(({ matches }) => matches(labels[src_labels/* metricName */.Kh] ?? '')))
            continue;
        for (const label of asked)
            if (Object.hasOwn(labels, label))
                found.add(label);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/openmetrics.js











/** Reads the application's own metrics page and computes rates and quantiles here; needs no metrics server. */
const openMetrics = {
    checkQuery: (query) => {
        try {
            parseQuery(query);
            return undefined;
        }
        catch (error) {
            if (error instanceof syntax/* QueryError */.lr)
                return error.message;
            throw error;
        }
    },
    span: (query) => longestRange(parseOrRefuse(query)),
    keepsHistory: () => false,
    escape: query_text/* escapeInQuotes */.O,
    create: (source, queries, context) => new OpenMetricsProvider(source, queries, context),
};
class OpenMetricsProvider {
    type = 'openmetrics';
    #configuration;
    #place;
    #runtime;
    #queries;
    #store;
    #told = new Set();
    #processes;
    constructor(configuration, queries, { runtime }) {
        if (!URL.canParse(configuration.url)) {
            throw new errors/* ConfigurationError */.j1(`${(0,quoted/* quoted */.T)(configuration.url)} is not an address`);
        }
        this.#configuration = configuration;
        this.#place = placeOf(configuration.url);
        this.#processes = new ProcessWatch(this.#place);
        this.#runtime = runtime;
        this.#queries = queries.map(parseOrRefuse);
        const selectors = this.#queries.flatMap(syntax/* selectorsOf */.Yv);
        const longest = Math.max(lookback, ...selectors.map(({ range }) => range));
        this.#store = new SeriesStore(selectors.map(({ selector }) => selector), longest);
    }
    async observe() {
        const page = await readPage(this.#configuration, this.#runtime);
        // The time of the answer, not of the question: what the page shows happened before it came.
        const now = this.#runtime.clock.now();
        const failed = page.failure === undefined ? this.#processes.take(page.samples, now) : page;
        if (failed)
            return this.#queries.map(() => failed);
        this.#store.add(page.failure === undefined ? page.samples : [], now);
        if (this.#store.overflowed) {
            const detail = 'the queries select too many series; add matchers to them';
            return this.#queries.map(() => ({ failure: 'too-many-series', detail }));
        }
        return this.#queries.map((query) => this.#answer(query, now));
    }
    #answer(query, at) {
        const store = this.#store;
        this.#warnOfNothing(query);
        try {
            const result = evaluate(query, {
                select: (selector) => store.select(selector),
                isUnborn: (selector) => store.isUnborn(selector),
                at,
                since: store.firstPage ?? at,
            });
            return this.#single(result, query);
        }
        catch (error) {
            if (error instanceof EvaluationError)
                return { failure: 'several-series', detail: error.message };
            throw error;
        }
    }
    #single(result, query) {
        const [element, ...more] = result.type === 'vector' ? result.elements : [{ labels: {}, value: result.value }];
        if (element && more.length > 0) {
            const found = [element, ...more].slice(0, 3).map(({ labels }) => (0,src_labels/* showLabels */.FR)(labels));
            const detail = `the query gives ${more.length + 1} series (${found.join(', ')}${more.length > 2 ? ', …' : ''}) where one is expected; aggregate with \`sum(…)\``;
            return { failure: 'several-series', detail };
        }
        if (element && Number.isFinite(element.value))
            return { value: element.value };
        if (this.#store.pages < 2 && (0,syntax/* selectorsOf */.Yv)(query).some(({ range }) => range > 0)) {
            return { failure: 'too-young', detail: 'rates need two looks, this was the first' };
        }
        if (element)
            return { failure: 'not-a-number', detail: notANumber(element.value) };
        return explainNothing((0,syntax/* selectorsOf */.Yv)(query), this.#store, this.#runtime.clock.now());
    }
    /** `… or vector(0)` would hide a misspelled name for ever. */
    #warnOfNothing(query) {
        for (const { selector } of (0,syntax/* selectorsOf */.Yv)(query)) {
            if (this.#told.has(selector.text) || this.#store.select(selector).length > 0)
                continue;
            this.#told.add(selector.text);
            this.#runtime.log.info(`Nothing on ${this.#place} matches \`${selector.text}\` so far.`);
        }
    }
}
function longestRange(query) {
    return Math.max(0, ...(0,syntax/* selectorsOf */.Yv)(query).map(({ range }) => range));
}
function notANumber(value) {
    if (Number.isNaN(value))
        return 'the result is NaN, as it is when there was no traffic to measure';
    return 'the result is infinite: something was divided by 0';
}
function parseOrRefuse(query) {
    try {
        return parseQuery(query);
    }
    catch (error) {
        if (error instanceof syntax/* QueryError */.lr)
            throw new errors/* ConfigurationError */.j1(`the query \`${query}\` ${error.message}`);
        throw error;
    }
}


/***/ })

};
