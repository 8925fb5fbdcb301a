"""Exact binomial rules and their chances, from SciPy.

A row of binomial.csv: the rate to beat p0 and the promise p1, n leads, the risk alpha; k* (smallest k >= 1 with
P(X >= k | n, p0) <= alpha), its size P(X >= k* | n, p0) and power P(X >= k* | n, p1); k° (largest k <= n with
P(X <= k | n, p1) <= alpha) and its P(X <= k° | n, p1). Empty: there is none. A row of leads_needed.csv: the smallest
n up to 5,000 with a power of at least 0.8. Comparisons allow a relative slack of 1e-9.

    pip install scipy==1.17.1
    python tests/data/reference/binomial.py
"""

import itertools
import pathlib
import platform

import numpy
import scipy
from scipy.stats import binom

SLACK = 1 + 1e-9
PAIRS = [(0.18, 0.27), (0.01, 0.02), (1e-4, 3e-4), (1e-6, 5e-6), (0.5, 0.55), (0.9, 0.95), (0.99, 0.995),
         (0.999, 0.9999), (0.999999, 0.9999999), (0.2, 0.2002), (0.05, 0.3), (0.34, 1.0)]
SIZES = [1, 2, 7, 30, 102, 1000, 5000, 40_000, 1_000_000, 6_000_000]
RISKS = [0.01, 0.05, 0.1, 0.5]
NEEDED_PAIRS = PAIRS + [(0.18, 0.22), (0.22, 0.27), (0.02, 0.1), (0.3, 0.31), (0.001, 0.02), (0.6, 0.62)]
HEAD = (f"# Python {platform.python_version()}, NumPy {numpy.__version__}, SciPy {scipy.__version__}\n"
        "# python tests/data/reference/binomial.py\n")


def k_star(n, p0, alpha):
    k = max(1, int(binom.isf(alpha, n, p0)) - 3)
    while k <= n and binom.sf(k - 1, n, p0) > alpha * SLACK:
        k += 1
    assert k == 1 or binom.sf(k - 2, n, p0) > alpha * SLACK
    return k if k <= n else None


def k_degree(n, p1, alpha):
    k = min(n, int(binom.ppf(alpha, n, p1)) + 3)
    while k >= 0 and binom.cdf(k, n, p1) > alpha * SLACK:
        k -= 1
    assert k == n or binom.cdf(k + 1, n, p1) > alpha * SLACK
    return k if k >= 0 else None


def text(value):
    return "" if value is None else repr(value if isinstance(value, int) else float(value))


def main():
    here = pathlib.Path(__file__).parent
    with open(here / "binomial.csv", "w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD + "p0,p1,n,alpha,k_star,size,power,k_degree,missed\n")
        for (p0, p1), n, alpha in itertools.product(PAIRS, SIZES, RISKS):
            up, low = k_star(n, p0, alpha), k_degree(n, p1, alpha)
            size = None if up is None else binom.sf(up - 1, n, p0)
            power = None if up is None else binom.sf(up - 1, n, p1)
            missed = None if low is None else binom.cdf(low, n, p1)
            out.write(",".join(text(v) for v in (p0, p1, n, alpha, up, size, power, low, missed)) + "\n")
    with open(here / "leads_needed.csv", "w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD + "p0,p1,alpha,leads_needed\n")
        for (p0, p1), alpha in itertools.product(NEEDED_PAIRS, RISKS):
            needed = None
            for n in range(1, 5001):
                k = k_star(n, p0, alpha)
                if k is not None and binom.sf(k - 1, n, p1) >= 0.8 / SLACK:
                    needed = n
                    break
            out.write(",".join(text(v) for v in (p0, p1, alpha, needed)) + "\n")


if __name__ == "__main__":
    main()
