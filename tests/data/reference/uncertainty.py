"""Section 10 of the model by a large simulation of its own: NumPy's generator and samplers, two million months a link.

For each link of LINKS one line of JSON: the probabilities, and for each percentile of the report the figures two ranks
of a hundred below and above it (null: no SQL, so no cost per SQL). In-house's chance of a month without SQL is exact, a
beta-binomial.

    pip install scipy==1.17.1
    python tests/data/reference/uncertainty.py > tests/data/reference/uncertainty.jsonl
"""

import json
import platform
import sys

import numpy as np
import scipy
from scipy.stats import betabinom

from evidence import BOTTOM, TOP, WEEKS, basis, decoded, short, surcharge

MONTHS = 2_000_000
LINKS = [
    "v=1",
    "worked=0",
    "sql=0",
    "worked=400&sql=0&leads=2000",
    "leads=100000&worked=20000&sql=2500&hours=900",
    "leads=1000000&worked=1000000&sql=1000&hours=9000",
    "leads=3000&worked=900&sql=20&hours=60",
    "hybrid_hours=2&full_hours=25",
    "hybrid_hours=0",
    "leads=12&worked=8&sql=1",
    "sql=49.5&sector=fintech",
    "sql=80&hybrid_fee=500&full_rate=12",
    "hybrid_rate=64&team_cost=20&sector=custom&surcharge=30",
    "hybrid_pace=0.8&full_pace=12&leads=60&worked=90&sql=30",
    "team_cost=0&team_tools=0&hybrid_rate=0",
    "leads=0",
    "realised=0",
]


def simulated(link):
    i = decoded(link)
    base = basis(i)
    random = np.random.default_rng(20260101)
    z = random.random(MONTHS)
    sql = min(i["sql"], i["worked"])
    alpha, beta = (9.5, 41.5) if i["worked"] == 0 else (sql + 0.5, i["worked"] - sql + 0.5)
    rate = random.beta(alpha, beta, MONTHS)
    leads = {"internal": np.full(MONTHS, base["A"])}
    cost = {"internal": np.full(MONTHS, base["k"] * i["team_cost"] + i["team_tools"])}
    rates = {"internal": rate}
    for model in ("full_service", "hybrid"):
        ratio = {key: BOTTOM[model][key] + z * (TOP[model][key] - BOTTOM[model][key]) for key in TOP[model]}
        who = short(model)
        target = np.minimum(i["leads"], base["A0"] * ratio["coverage"])
        pace = i[who + "_pace"]
        if pace is None:
            pace = base["q0"] * ratio["productivity"] / (1 + surcharge(i) / 100)
        if i[who + "_hours"] is None:
            worked, hours = target, target / pace
        else:
            hours = i[who + "_hours"] * WEEKS
            worked = np.minimum(target, hours * pace)
        leads[model] = worked
        cost[model] = hours * i[who + "_rate"] + i[who + "_fee"] + 0 * z
        rates[model] = rate * ratio["odds"] / (1 - rate + rate * ratio["odds"])
    report, drawn, each = {}, {}, {}
    for model in ("internal", "full_service", "hybrid"):
        n = np.floor(leads[model] + 0.5 + 1e-9).astype(np.int64)
        drawn[model] = random.binomial(n, np.clip(rates[model], 0, 1))
        with np.errstate(divide="ignore", invalid="ignore"):
            each[model] = np.where(drawn[model] > 0, cost[model] / drawn[model], np.inf)
        found = {"no_sql_month": float((drawn[model] == 0).mean())}
        for name, values in (("sql_per_month", drawn[model]), ("cost_per_sql", each[model])):
            ordered = np.sort(values)
            found[name] = {}
            for percent in (10, 50, 90):
                low, high = (float(ordered[MONTHS * (percent + off) // 100 - 1]) for off in (-2, 2))
                found[name][f"p{percent}"] = [v if np.isfinite(v) else None for v in (low, high)]
        if model != "internal":
            found["more_sql"] = float((drawn[model] > drawn["internal"]).mean())
            # The relative slack of section 2; an infinite cost is never the lower one.
            found["cheaper"] = float((each[model] * (1 + 1e-9) < each["internal"]).mean())
        report[model] = found
    n = int(np.floor(base["A"] + 0.5 + 1e-9))
    report["internal"]["no_sql_month"] = float(betabinom.pmf(0, n, alpha, beta)) if n else 1.0
    return {"link": "#" + link, "uncertainty": report}


def main():
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}, SciPy {scipy.__version__}"
    print(json.dumps({"tool": versions, "command": "python tests/data/reference/uncertainty.py", "months": MONTHS}))
    for link in LINKS:
        print(json.dumps(simulated(link)))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
