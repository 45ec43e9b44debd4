"""Makes vectors.json beside it, by which the statistics are checked: `pip install scipy==1.17.1 && python make-vectors.py`."""

import json
import math
import pathlib
import random
from collections import Counter

from scipy import optimize, special, stats

random.seed(7)
vectors = {
    "lnGamma": [[x, float(special.gammaln(x))] for x in (0.1, 0.5, 1, 1.5, 2.5, 10, 171.5, 12345.6, 1e7)],
    "incompleteBeta": [
        [x, a, b, float(special.betainc(a, b, x)), float(special.betaincc(a, b, x))]
        for x, a, b in (
            (0.5, 10, 20), (0.01, 200, 20000.5), (0.512, 160, 81), (0.512, 81, 160), (0.9, 5, 5), (1e-6, 0.5, 3),
            (0.5, 5000, 5000), (0.1, 1200.25, 9000.75), (0.999, 3, 0.5), (0.3, 1, 1), (0.512, 16, 1),
        )
    ],
    "normalTail": [[z, float(stats.norm.sf(z))] for z in (-8, -2, -0.1, 0, 0.5, 1, 1.96, 2.4999, 2.5, 3, 6, 10, 20, 37)],
    "normalQuantile": [[p, float(stats.norm.isf(p))] for p in (0.9, 0.5, 0.3, 0.025, 1e-3, 1e-6, 1e-12, 1e-100, 1e-300)],
    "studentTail": [[t, f, float(stats.t.sf(t, f))] for t in (-2, 0, 1, 3, 8, 38) for f in (0.5, 1, 4.3, 29, 200)],
    "counts": [
        [s, r, share, float(stats.binom.sf(s - 1, s + r, share)), float(stats.binom.cdf(s, s + r, share))]
        for s, r, share in ((160, 80, 0.5), (12, 0, 0.5), (0, 7, 0.5), (3, 1, 0.1), (110, 900, 0.1), (900, 80, 0.9), (5000, 4600, 0.512))
    ],
    "interval": [
        [s, r, *map(float, stats.binomtest(s, s + r).proportion_ci(0.95, "exact"))]
        for s, r in ((160, 80), (12, 0), (0, 7), (3, 1), (900, 80))
    ],
    "ranks": [],
    "trends": [],
}
samples = [
    ([round(random.gauss(1.5, 1), 3) for _ in range(m)], [round(random.gauss(0, 1), 3) for _ in range(n)])
    for m, n in ((3, 4), (8, 8), (12, 20), (30, 30), (40, 35))
] + [
    ([float(random.randint(0, 6)) for _ in range(m)], [float(random.randint(0, 5)) for _ in range(n)])
    for m, n in ((5, 7), (30, 30))
]
for x, y in samples:
    tied = len(set(x + y)) < len(x) + len(y)
    method = "exact" if not tied and len(x) * len(y) <= 900 else "asymptotic"
    tests = [stats.mannwhitneyu(x, y, alternative=way, method=method) for way in ("greater", "less", "two-sided")]
    vectors["ranks"].append({"first": x, "second": y, "u": float(tests[0].statistic), "p": [float(t.pvalue) for t in tests]})
for n in (10, 40):
    values = [round(0.05 * i + random.gauss(0, 1), 3) for i in range(n)]
    slope = stats.theilslopes(values, range(n))[0]
    vectors["trends"].append({"values": values, "slope": float(slope), "p": float(stats.kendalltau(range(n), values, method="asymptotic").pvalue)})


def corrected(shift, x, y):
    """The statistic of which R's wilcox.test(exact = FALSE, conf.int = TRUE) seeks the zero."""
    ranks = stats.rankdata([v - shift for v in x] + y)
    m, n = len(x), len(y)
    ties = sum(int(c) ** 3 - int(c) for c in Counter(ranks).values())
    beyond = sum(ranks[:m]) - m * (m + 1) / 2 - m * n / 2
    sigma = math.sqrt(m * n / 12 * (m + n + 1 - ties / ((m + n) * (m + n - 1))))
    return (beyond - 0.5 * (beyond > 0) + 0.5 * (beyond < 0)) / sigma


def shift_at(quantile, x, y):
    """Where the falling steps of the statistic pass the quantile."""
    return optimize.bisect(lambda shift: corrected(shift, x, y) - quantile, min(x) - max(y), max(x) - min(y), xtol=1e-10)


vectors["shifts"] = [
    {"first": x, "second": y, "interval": [shift_at(z, x, y) for z in (stats.norm.isf(0.01), stats.norm.ppf(0.01))]}
    for x, y in samples
    if len(x) > 7 and len(set(x + y)) == len(x) + len(y)
]
pathlib.Path(__file__).with_name("vectors.json").write_text(json.dumps(vectors, indent=1) + "\n")
