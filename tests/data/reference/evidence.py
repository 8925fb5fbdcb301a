"""The model's sections 5 to 9 and 11 a second time, written from the model's description alone.

It shares nothing with the Rust code: another language, SciPy's binomials, its own walk for the flip points. Each link
of LINKS gives one line of JSON with the parts of the report that section 2 of the contract names.

    pip install scipy==1.17.1
    python tests/data/reference/evidence.py > tests/data/reference/evidence.jsonl
"""

import functools
import json
import math
import platform
import sys
from urllib.parse import parse_qsl

import numpy
import scipy
from scipy.stats import binom

WEEKS = 52 / 12
SLACK = 1e-9

# key: (default, least, most); None as a default is "empty".
NUMBERS = {
    "leads": (150, 0, 1e6), "worked": (50, 0, 1e6), "sql": (9, 0, 1e6), "hours": (5, 0, 1e4),
    "team_cost": (27, 0, 1e8), "team_tools": (63, 0, 1e10), "ceo": (15, 0, 168), "ceo_value": (0, 0, 1e8),
    "surcharge": (0, 0, 500), "full_rate": (30, 0, 1e8), "hybrid_rate": (30, 0, 1e8),
    "full_fee": (0, 0, 1e10), "hybrid_fee": (0, 0, 1e10), "full_hours": (None, 0, 1e4),
    "hybrid_hours": (None, 0, 1e4), "full_pace": (None, 0.001, 1e4), "hybrid_pace": (None, 0.001, 1e4),
    "setup": (2524.6, 0, 1e10), "saved": (0, 0, 100), "deal": (0, 0, 1e12), "win": (20, 0, 100),
    "partner_win": (None, 0, 100), "cycle": (3, 0, 24), "realised": (100, 0, 100), "share": (20, 1, 100),
    "days": (30, 7, 180), "risk": (10, 1, 50), "fx": (1, 1e-6, 1e6),
    "a_meetings": (6, 0, 168), "a_proposals": (3, 0, 168), "a_closing": (2, 0, 168), "a_accounts": (3, 0, 168),
    "a_filtering": (3, 0, 168), "a_followups": (2, 0, 168), "a_crm": (8, 0, 168), "a_internal": (13, 0, 168),
    "a_closers": (1, 1, 1e4),
}
MONEY = {"team_cost", "team_tools", "ceo_value", "full_rate", "hybrid_rate", "full_fee", "hybrid_fee", "setup", "deal"}
MODELS = ["internal", "full_service", "hybrid"]

LINKS = [
    "v=1",
    "realised=0",
    "realised=50",
    "leads=20&worked=20&sql=4",
    "leads=29.9",
    "leads=80&worked=30&sql=5",
    "leads=2000&worked=400&sql=40&hours=30",
    "leads=100000&worked=20000&sql=2500&hours=900",
    "leads=1000000&worked=1000000&sql=123456&hours=9000&days=180&share=100&risk=1",
    "leads=0",
    "worked=0",
    "sql=0",
    "hours=0",
    "worked=0&sql=0&hours=0&leads=30",
    "sql=60",
    "worked=400&leads=100",
    "sql=50",
    "hybrid_rate=70",
    "hybrid_rate=70&full_rate=80",
    "hybrid_rate=63",
    "full_rate=5",
    "full_rate=12&goal=volume",
    "hybrid_hours=2",
    "hybrid_hours=25&full_hours=25",
    "hybrid_hours=0",
    "hybrid_hours=1&goal=time",
    "hybrid_pace=1.5&full_pace=9",
    "hybrid_fee=150&full_fee=90",
    "sector=fintech&leads=600&worked=120&sql=13",
    "sector=custom&surcharge=55",
    "sector=saas&surcharge=55&goal=time",
    "team_cost=0",
    "team_cost=0&team_tools=0",
    "team_cost=0&team_tools=0&hybrid_rate=0",
    "goal=volume&share=40&days=60",
    "goal=time&ceo=0",
    "goal=value",
    "goal=value&deal=4000",
    "goal=value&deal=300",
    "goal=value&deal=120&saved=60",
    "goal=value&deal=2500&win=15&partner_win=11&ceo_value=60&cycle=1",
    "deal=900&cycle=0&saved=100",
    "deal=900&cycle=6&saved=35.5&realised=40",
    "deal=900&cycle=24",
    "deal=100000&setup=0&cycle=0",
    "deal=1500&partner_win=0",
    "deal=1500&win=0&goal=value",
    "deal=5000&setup=0&saved=100&team_cost=90&hours=40&goal=value",
    "deal=700&hybrid_hours=9&full_hours=3&ceo_value=120&cycle=2&goal=value",
    "fx=1.1&deal=2000&hybrid_rate=42",
    "fx=20&risk=5&share=100&days=90",
    "risk=50&share=1&days=7",
    "risk=1&share=100&days=180&leads=700&worked=300&sql=20",
    "share=75&leads=60&worked=10&sql=1",
    "leads=161&worked=1&sql=0.2",
    "leads=5000&worked=4000&sql=3900&hours=100",
    "leads=5000&worked=4000&sql=12&hours=100&share=50&days=60",
    "leads=300000&worked=200000&sql=3&hours=5000",
    "a_meetings=0&a_proposals=0&a_closing=0&a_accounts=0&a_filtering=0&a_followups=0&a_crm=0&a_internal=0",
    "a_meetings=20&a_filtering=1&a_closers=7&team_cost=41.5",
    "a_meetings=1&a_crm=30&a_closers=12",
    "a_internal=12.9&a_closers=3",
]


def decoded(link):
    given = dict(parse_qsl(link, keep_blank_values=True))
    assert given.pop("v", "1") == "1"
    inputs = {"sector": given.pop("sector", "other"), "goal": given.pop("goal", "cost")}
    fx = float(given.get("fx", 1))
    for key, (default, least, most) in NUMBERS.items():
        if given.get(key, "") != "":
            inputs[key] = float(given.pop(key))
            assert least <= inputs[key] <= most, key
        elif default is None:
            inputs[key] = None
        else:
            inputs[key] = default * fx if key in MONEY else float(default)
    assert not given, given
    return inputs


# Section 4.
def row_ratios(sql, rate, cost, ceo):
    leads = sql / rate
    hours = sql * cost / 30
    return {
        "coverage": leads / 50,
        "productivity": (leads / hours) / (50 / (5 * WEEKS)),
        "odds": (rate / (1 - rate)) / (0.18 / 0.82),
        "ceo": ceo / 15,
    }


TOP = {"full_service": row_ratios(16, 0.22, 58, 8), "hybrid": row_ratios(22, 0.27, 34, 4)}
BOTTOM = {"hybrid": row_ratios(14, 0.22, 48, 6)}
BOTTOM["full_service"] = {
    key: 1 + (TOP["full_service"][key] - 1) * (BOTTOM["hybrid"][key] - 1) / (TOP["hybrid"][key] - 1)
    for key in TOP["hybrid"]
}


def ratios(model, z):
    return {key: BOTTOM[model][key] + z * (TOP[model][key] - BOTTOM[model][key]) for key in TOP[model]}


# Section 5.
def basis(i):
    a = min(i["worked"], i["leads"])
    r = min(1, i["sql"] / i["worked"]) if i["worked"] > 0 else 0
    k = i["hours"] * WEEKS * a / i["worked"] if i["worked"] > 0 else i["hours"] * WEEKS
    a0, r0 = a, r
    q0 = 50 / (5 * WEEKS) if i["hours"] == 0 or i["worked"] == 0 else i["worked"] / (i["hours"] * WEEKS)
    if i["worked"] == 0:
        a0, r0 = min(i["leads"], 50), 0.18
    elif i["sql"] == 0:
        r0 = min(0.18, 0.5 / (i["worked"] + 1))
    return {"A": a, "r": r, "S": a * r, "k": k, "A0": a0, "r0": r0, "q0": q0}


def surcharge(i):
    return {"saas": 0, "other": 0, "fintech": 18, "custom": i["surcharge"]}[i["sector"]]


def short(model):
    return "full" if model == "full_service" else "hybrid"


def figures(i, model, z=None):
    base = basis(i)
    if model == "internal":
        cost = base["k"] * i["team_cost"] + i["team_tools"]
        each = cost / base["S"] if base["S"] > 0 else None
        return {"leads": base["A"], "rate": base["r"], "sql": base["S"], "cost": cost, "cps": each, "cps_all": each,
                "ceo": i["ceo"], "retained": 0}
    z = i["realised"] / 100 if z is None else z
    ratio, s = ratios(model, z), surcharge(i)
    who = short(model)
    rate = base["r0"] * ratio["odds"] / (1 - base["r0"] + base["r0"] * ratio["odds"])
    pace = i[who + "_pace"] if i[who + "_pace"] is not None else base["q0"] * ratio["productivity"] / (1 + s / 100)
    target = min(i["leads"], base["A0"] * ratio["coverage"])
    if i[who + "_hours"] is None:
        worked = target
        hours = worked / pace
    else:
        hours = i[who + "_hours"] * WEEKS
        worked = min(target, hours * pace)
    sql = worked * rate
    cost = hours * i[who + "_rate"] + i[who + "_fee"]
    f = min(1, worked / base["A0"]) if base["A0"] > 0 else 0
    retained = base["k"] * i["team_cost"] * (1 - i["saved"] / 100 * f)
    return {"leads": worked, "rate": rate, "sql": sql, "cost": cost, "cps": cost / sql if sql > 0 else None,
            "cps_all": (cost + retained) / sql if sql > 0 else None, "ceo": i["ceo"] * (1 - f * (1 - ratio["ceo"])),
            "retained": retained, "target": target, "pace": pace}


def all_figures(i):
    return {model: figures(i, model) for model in MODELS}


# Section 6.
def value(i, model, f):
    win = i["win"] if model == "internal" or i["partner_win"] is None else i["partner_win"]
    gained = f["sql"] * win / 100 * i["deal"]
    total = f["cost"] + f["retained"] + f["ceo"] * WEEKS * i["ceo_value"]
    return {"value_per_month": gained, "total_cost_per_month": total, "net_per_month": gained - total,
            "roi": (gained - total) / total if total != 0 else None}


def switching(i, model, figs):
    win = i["win"] / 100
    win_m = win if i["partner_win"] is None else i["partner_win"] / 100
    own, first, today = figs[model], figures(i, model, 0), figs["internal"]

    def at(key, t):
        if t == 1:
            return first[key]
        return (first[key] + own[key]) / 2 if t == 2 else own[key]

    c = own["cost"] + own["retained"] - today["cost"]
    cumulative = [-i["setup"]]
    for t in range(1, 25):
        month = -c + i["ceo_value"] * WEEKS * (i["ceo"] - at("ceo", t))
        if t - i["cycle"] >= 1:
            month += i["deal"] * (win_m * at("sql", t - i["cycle"]) - win * today["sql"])
        cumulative.append(cumulative[-1] + month)
    below = [t for t in range(25) if cumulative[t] < 0]
    if not below:
        payback = 0
    elif below[-1] == 24:
        payback = None
    else:
        t = below[-1]
        payback = t + -cumulative[t] / (cumulative[t + 1] - cumulative[t])
    pipeline = sum(i["deal"] * (win_m * at("sql", t) - win * today["sql"]) for t in (1, 2, 3))
    extra = i["setup"] + 3 * c
    return {"sql_by_month": [at("sql", t) for t in range(1, 13)], "cumulative_net": cumulative[1:13],
            "payback_months": payback, "pipeline_90": pipeline, "extra_cost_90": extra,
            "pipeline_ratio_90": pipeline / extra - 1 if extra > 0 else None}


# Section 8.
def goal_of(i):
    return "cost" if i["goal"] == "value" and i["deal"] == 0 else i["goal"]


def above(a, b):
    return a > b + SLACK * abs(b)


def winner(i, goal, figs=None):
    figs = figs or all_figures(i)
    best = None
    for model in ["internal", "hybrid", "full_service"]:
        f = figs[model]
        if f["sql"] <= 0:
            continue
        if goal in ("cost", "cost_all_in", "time") and f["sql"] < figs["internal"]["sql"] * (1 - SLACK):
            continue
        if goal == "cost":
            score = -f["cps"]
        elif goal == "cost_all_in":
            score = -f["cps_all"]
        elif goal == "volume":
            score = f["sql"]
        elif goal == "time":
            score = -f["ceo"]
        else:
            score = value(i, model, f)["net_per_month"]
        if best is None or above(score, best[0]):
            best = (score, model)
    return best[1] if best else None


# Section 7.
SENSITIVE = ["leads", "worked", "sql", "hours", "team_cost", "team_tools", "ceo", "surcharge", "hybrid_rate",
             "hybrid_fee", "hybrid_hours", "hybrid_pace", "realised"]


def is_varied(i, key):
    return i[key] is not None and i[key] > 0 and (key != "surcharge" or i["sector"] == "custom")


def sensitivity(i):
    now = figures(i, "hybrid")["cps"]
    found = []
    for key in SENSITIVE:
        if not is_varied(i, key):
            continue
        _, least, most = NUMBERS[key]
        sides = {}
        change = 0
        for side, factor in (("low", 0.8), ("high", 1.2)):
            f = figures({**i, key: min(max(i[key] * factor, least), most)}, "hybrid")
            sides[side] = {"cost_per_sql": f["cps"], "sql_per_month": f["sql"]}
            if f["cps"] is not None and now is not None:
                # A difference in the last bits is no change.
                moved = above(f["cps"], now) or above(now, f["cps"])
                change = max(change, abs(f["cps"] - now) if moved else 0)
        found.append((change, {"key": key, **sides}))

    # Python's sort is stable: equal changes stay in the order of the inputs.
    def compare(a, b):
        return -1 if above(a[0], b[0]) else 1 if above(b[0], a[0]) else 0

    return [entry for _, entry in sorted(found, key=functools.cmp_to_key(compare))]


def flip_points(i):
    goal = goal_of(i)
    keys = set(SENSITIVE) | {key.replace("hybrid", "full") for key in SENSITIVE}
    if goal == "value":
        keys |= {"deal", "win", "partner_win", "ceo_value", "saved"}
    present = winner(i, goal)
    found = []
    for key in NUMBERS:
        if key not in keys or not is_varied(i, key):
            continue
        _, least, most = NUMBERS[key]
        for factor, end in ((0.985, max(least, 1e-6)), (1.015, most)):
            inside, outside = i[key], None
            while inside != end:
                step = max(inside * factor, end) if factor < 1 else min(inside * factor, end)
                if winner({**i, key: step}, goal) != present:
                    outside = step
                    break
                inside = step
            if outside is None:
                continue
            while abs(outside - inside) > 1e-9 * inside:
                middle = (inside + outside) / 2
                if winner({**i, key: middle}, goal) != present:
                    outside = middle
                else:
                    inside = middle
            found.append({"key": key, "value": outside, "winner": winner({**i, key: outside}, goal)})
    return found


# Section 9.
def within(probability, alpha):
    return probability <= alpha * (1 + SLACK)


def scale_at(n, b, alpha):
    if n == 0:
        return None
    k = max(1, int(binom.isf(alpha, n, b)) - 3)
    while k <= n and not within(binom.sf(k - 1, n, b), alpha):
        k += 1
    while k > 1 and within(binom.sf(k - 2, n, b), alpha):
        k -= 1
    return k if k <= n else None


def missed_at(n, rate, alpha):
    if n == 0:
        return None
    k = min(n, int(binom.ppf(alpha, n, rate)) + 3)
    while k >= 0 and not within(binom.cdf(k, n, rate), alpha):
        k -= 1
    while k < n and within(binom.cdf(k + 1, n, rate), alpha):
        k += 1
    return k if k >= 0 else None


def power(n, k, rate):
    return float(binom.sf(k - 1, n, rate)) if k is not None else 0.0


def outcomes(n, k_star, k_deg, rate):
    star = n + 1 if k_star is None else k_star
    deg = -1 if k_deg is None else k_deg
    k = numpy.arange(n + 1)
    mass = binom.pmf(k, n, rate)
    return {
        "scale": float(mass[(k >= star) & (k > deg)].sum()),
        "renegotiate": float(mass[(k >= star) & (k <= deg)].sum()),
        "extend": float(mass[(k < star) & (k > deg)].sum()),
        "pivot": float(mass[(k < star) & (k <= deg)].sum()),
    }


def leads_needed(b, rate, alpha):
    if not 0 < b or not above(rate, b):
        return None
    n = numpy.arange(1, 5001)
    k = numpy.maximum(1, binom.isf(alpha, n, b).astype(int) - 2)
    for _ in range(6):
        k = numpy.where(binom.sf(k - 1, n, b) <= alpha * (1 + SLACK), k, k + 1)
    assert (binom.sf(k - 1, n, b) <= alpha * (1 + SLACK)).all()
    reached = (k <= n) & (binom.sf(k - 1, n, rate) >= 0.8 * (1 - SLACK))
    return int(n[reached][0]) if reached.any() else None


def rate_to_beat(i, figs):
    goal, base, hybrid = goal_of(i), basis(i), figs["hybrid"]
    even = None
    if goal == "cost" and figs["internal"]["cps"] is not None and hybrid["target"] > 0:
        per_lead = i["hybrid_rate"] / hybrid["pace"] + i["hybrid_fee"] / hybrid["target"]
        if figs["internal"]["cps"] > 0:
            even = min(1, per_lead / figs["internal"]["cps"])
        elif per_lead > 0:
            even = 1
    if goal == "value":
        win = i["win"] if i["partner_win"] is None else i["partner_win"]
        divisor = hybrid["leads"] * win / 100 * i["deal"]
        paid = value(i, "internal", figs["internal"])["net_per_month"]
        paid += value(i, "hybrid", hybrid)["total_cost_per_month"]
        even = min(1, paid / divisor) if divisor > 0 else 1
    if even is not None and above(even, base["r0"]):
        return even, "break_even"
    return base["r0"], "today"


def pilot(i):
    figs = all_figures(i)
    base, hybrid = basis(i), figs["hybrid"]
    conservative = figures(i, "hybrid", 0)["rate"]
    alpha = i["risk"] / 100
    b, b_is = rate_to_beat(i, figs)
    rate, target, pace = hybrid["rate"], hybrid["target"], hybrid["pace"]
    worth = target > 0 and above(rate, b)

    def size(share, days):
        exact = min(i["leads"] * share / 100, target) * days / 30
        return exact, math.floor(exact + 0.5 + 1e-9)

    def described(share, days):
        exact, n = size(share, days)
        weeks = days / 7
        running = exact / pace * i["hybrid_rate"] + i["hybrid_fee"] * days / 30
        expected = exact * rate
        k_star, k_deg = scale_at(n, b, alpha), missed_at(n, rate, alpha)
        return {
            "share": share, "days": days, "leads": n, "hours_per_week": exact / pace / weeks,
            "budget": i["setup"] + running, "expected_sql": expected, "expected_sql_today": exact * base["r0"],
            "cost_per_sql": (i["setup"] + running) / expected if expected > 0 else None,
            "scale_at": k_star, "promise_missed_at": k_deg,
            "power": power(n, k_star, rate), "power_conservative": power(n, k_star, conservative),
            "outcomes": {
                "no_change": outcomes(n, k_star, k_deg, base["r0"]),
                "conservative": outcomes(n, k_star, k_deg, conservative),
                "promise": outcomes(n, k_star, k_deg, rate),
            },
            "weekly": {
                "sql": expected / weeks, "cost_per_sql": running / expected if expected > 0 else None,
                "ceo_hours_recovered":
                    (i["ceo"] - hybrid["ceo"]) * (exact * 30 / days / target if target > 0 else 0),
            },
        }

    light = i["leads"] < 30
    shares = [100] if light else [1, 2, 5, 10, 15, 20, 25, 30, 40, 50] + ([75, 100] if i["leads"] < 150 else [])
    recommended = None
    if worth:
        for days in (30, 60, 90):
            before = -1
            for share in shares:
                n = size(share, days)[1]
                if n <= before:
                    continue
                before = n
                if recommended is None or not recommended[2]:
                    conclusive = power(n, scale_at(n, b, alpha), rate) >= 0.8 * (1 - SLACK)
                    recommended = (share, days, conclusive)
    return {
        "regime": "light" if light else "below_optimum" if i["leads"] < 150 else "optimal",
        "rate_to_beat": b, "rate_to_beat_is": b_is, "worth_piloting": worth,
        "leads_needed": leads_needed(b, rate, alpha),
        "chosen": described(i["share"], i["days"]),
        "recommended": recommended and {**described(*recommended[:2]), "conclusive": recommended[2]},
    }


# Section 11.
def audit(i):
    selling = i["a_meetings"] + i["a_proposals"] + i["a_closing"] + i["a_accounts"]
    prospecting = i["a_filtering"] + i["a_followups"]
    admin = prospecting + i["a_crm"] + i["a_internal"]
    total = selling + admin
    share = selling / total if total else None
    return {
        "selling_hours": selling, "admin_hours": admin, "selling_share": share,
        "verdict": None if share is None else "rebalance" if share < 0.345 else "better" if share > 0.355
        else "at_limit",
        "hours_to_move": max(0, 0.35 * total - selling) if total else None,
        "admin_cost_per_month": admin * i["a_closers"] * WEEKS * i["team_cost"],
        "prospecting_hours_per_week": prospecting * i["a_closers"],
        "selling_share_after": (selling + prospecting) / total if total else None,
    }


def report(link):
    i = decoded(link)
    figs = all_figures(i)
    values = None
    if i["deal"] > 0:
        values = {model: value(i, model, figs[model]) for model in MODELS}
        for model in MODELS[1:]:
            values[model].update(switching(i, model, figs))
    winners = {goal: winner(i, goal, figs) for goal in ("cost", "cost_all_in", "volume", "time")}
    winners["value"] = winner(i, "value", figs) if i["deal"] > 0 else None
    return {
        "link": "#" + link, "value": values, "winners": winners, "recommended_model": winners[goal_of(i)],
        "pilot": pilot(i), "sensitivity": sensitivity(i), "flip_points": flip_points(i), "audit": audit(i),
    }


def main():
    versions = f"Python {platform.python_version()}, NumPy {numpy.__version__}, SciPy {scipy.__version__}"
    print(json.dumps({"tool": versions, "command": "python tests/data/reference/evidence.py"}))
    for link in LINKS:
        print(json.dumps(report(link)))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
