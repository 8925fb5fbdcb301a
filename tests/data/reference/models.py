"""The three models, their break-even figures and winners, computed from the model's definition alone.

Written from MODEL.md sections 1, 4, 5, 7 and 8, without looking at the product's code, in exact rational arithmetic:
nothing is rounded until a figure is written. Prints one JSON object a line under a head that names tool and version.

    python3 tests/data/reference/models.py > tests/data/reference/models.jsonl
"""

import json
import platform
from fractions import Fraction as F

WEEKS = F(52, 12)
SLACK = F(1, 10**9)

# Section 1: SQL a month, SQL rate, cost per SQL, CEO hours a week.
INTERNAL_ROW = (F(9), F("0.18"), F(72), F(15))
FULL_ROW = (F(16), F("0.22"), F(58), F(8))
HYBRID_ROW = (F(22), F("0.27"), F(34), F(4))
CONSERVATIVE_ROW = (F(14), F("0.22"), F(48), F(6))

# Section 3, the inputs that bear on the three models; None is empty.
DEFAULTS = {
    "leads": "150", "worked": "50", "sql": "9", "hours": "5", "team_cost": "27", "team_tools": "63", "ceo": "15",
    "sector": "other", "surcharge": "0", "full_rate": "30", "hybrid_rate": "30", "full_fee": "0", "hybrid_fee": "0",
    "full_hours": None, "hybrid_hours": None, "full_pace": None, "hybrid_pace": None, "saved": "0", "deal": "0",
    "realised": "100", "goal": "cost", "fx": "1",
}
MONEY = {"team_cost", "team_tools", "full_rate", "hybrid_rate", "full_fee", "hybrid_fee", "deal"}
WORDS = {"sector", "goal"}


# Section 4: coverage, productivity, odds, ceo.
def ratios_of_row(row):
    sql, rate, cost_per_sql, ceo = row
    worked = sql / rate
    partner_hours = sql * cost_per_sql / 30
    return (
        worked / 50,
        (worked / partner_hours) / (50 / (5 * WEEKS)),
        (rate / (1 - rate)) / (F("0.18") / (1 - F("0.18"))),
        ceo / 15,
    )


TOP = {"full_service": ratios_of_row(FULL_ROW), "hybrid": ratios_of_row(HYBRID_ROW)}
BOTTOM = {"hybrid": ratios_of_row(CONSERVATIVE_ROW)}
BOTTOM["full_service"] = tuple(
    1 + (top_full - 1) * (bottom_hybrid - 1) / (top_hybrid - 1)
    for top_full, bottom_hybrid, top_hybrid in zip(TOP["full_service"], BOTTOM["hybrid"], TOP["hybrid"])
)


def ratios(model, z):
    return tuple(bottom + z * (top - bottom) for bottom, top in zip(BOTTOM[model], TOP[model]))


class Inputs:
    def __init__(self, given):
        fx = F(given.get("fx", "1"))
        self.text = {**DEFAULTS, **given}
        self.number = {}
        for key, default in DEFAULTS.items():
            if key in WORDS:
                continue
            if key in given:
                self.number[key] = F(given[key])
            elif default is None:
                self.number[key] = None
            else:
                self.number[key] = F(default) * (fx if key in MONEY else 1)

    def __getattr__(self, key):
        return self.text[key] if key in WORDS else self.number[key]


def ratio_or_none(amount, by):
    return amount / by if by > 0 else None


# Section 5.
def today(i):
    a = min(i.worked, i.leads)
    r = min(F(1), i.sql / i.worked) if i.worked > 0 else F(0)
    k = i.hours * WEEKS * a / i.worked if i.worked > 0 else i.hours * WEEKS
    return a, r, a * r, k


def in_house(i):
    a, r, s, k = today(i)
    cost = k * i.team_cost + i.team_tools
    return {
        "leads_worked": a, "sql_rate": r, "sql_per_month": s, "hours_per_week": k / WEEKS, "idle_hours_per_week": F(0),
        "monthly_cost": cost, "cost_per_sql": ratio_or_none(cost, s), "cost_per_sql_all_in": ratio_or_none(cost, s),
        "ceo_hours_per_week": i.ceo, "team_hours_freed_per_week": F(0),
    }, F(0)


def start(i):
    a, r, _, _ = today(i)
    reference_pace = 50 / (5 * WEEKS)
    if i.worked == 0:
        return min(i.leads, F(50)), F("0.18"), reference_pace
    r0 = r if i.sql > 0 else min(F("0.18"), F(1, 2) / (i.worked + 1))
    q0 = i.worked / (i.hours * WEEKS) if i.hours > 0 else reference_pace
    return a, r0, q0


def outside(i, model, z):
    coverage, productivity, odds, ceo_ratio = ratios(model, z)
    prefix = {"full_service": "full_", "hybrid": "hybrid_"}[model]
    rate, fee = i.number[prefix + "rate"], i.number[prefix + "fee"]
    contracted, pace = i.number[prefix + "hours"], i.number[prefix + "pace"]
    a0, r0, q0 = start(i)
    _, _, _, k = today(i)
    s = {"saas": F(0), "other": F(0), "fintech": F(18), "custom": i.surcharge}[i.sector]
    r_m = r0 * odds / (1 - r0 + r0 * odds)
    p_m = pace if pace is not None else q0 * productivity / (1 + s / 100)
    target = min(i.leads, a0 * coverage)
    if contracted is None:
        worked = target
        hours_month = worked / p_m
    else:
        hours_month = contracted * WEEKS
        worked = min(target, hours_month * p_m)
    idle = max(F(0), hours_month - worked / p_m) / WEEKS
    sql = worked * r_m
    cost = hours_month * rate + fee
    f = min(F(1), worked / a0) if a0 > 0 else F(0)
    retained = k * i.team_cost * (1 - i.saved / 100 * f)
    return {
        "leads_worked": worked, "sql_rate": r_m, "sql_per_month": sql, "hours_per_week": hours_month / WEEKS,
        "idle_hours_per_week": idle, "monthly_cost": cost, "cost_per_sql": ratio_or_none(cost, sql),
        "cost_per_sql_all_in": ratio_or_none(cost + retained, sql),
        "ceo_hours_per_week": i.ceo * (1 - f * (1 - ceo_ratio)), "team_hours_freed_per_week": k / WEEKS * f,
    }, retained


# Section 7.
def break_even(i, model, own, internal, retained):
    prefix = {"full_service": "full_", "hybrid": "hybrid_"}[model]
    fee = i.number[prefix + "fee"]
    hours_month = own["hours_per_week"] * WEEKS
    inside = internal["cost_per_sql"]

    def rate(fixed):
        if inside is None or hours_month == 0:
            return None
        affordable = inside * own["sql_per_month"] - fixed
        return affordable / hours_month if affordable >= 0 else None

    gain = None
    if inside is not None and inside > 0 and own["sql_per_month"] > internal["sql_per_month"]:
        extra = own["sql_per_month"] - internal["sql_per_month"]
        gain = (own["monthly_cost"] / inside - internal["sql_per_month"]) / extra
    return {"provider_rate": rate(fee), "provider_rate_all_in": rate(fee + retained), "gain_fraction": gain}


# Section 8.
def winner(models, figure, higher_is_better, may_do_less):
    """The best model that qualifies; among those that tie with it, in-house before hybrid before full service."""
    candidates = []
    for name in ("internal", "hybrid", "full_service"):
        model = models[name]
        score = model[figure]
        if score is None or model["sql_per_month"] <= 0:
            continue
        needed = models["internal"]["sql_per_month"]
        if not may_do_less and model["sql_per_month"] < needed - SLACK * needed:
            continue
        candidates.append((name, score if higher_is_better else -score))
    if not candidates:
        return None
    best = max(score for _, score in candidates)
    return next(name for name, score in candidates if score >= best - SLACK * abs(best))


def notices(i):
    """What section 3 of the link format tells about the figures as a whole: key, code, found, used."""
    a, _, s, _ = today(i)
    told = []
    if i.worked > i.leads:
        told.append(("worked", "inconsistent", i.text["worked"], a))
    if i.sql > i.worked:
        told.append(("sql", "inconsistent", i.text["sql"], s))
    if i.surcharge > 0 and i.sector != "custom":
        told.append(("surcharge", "inconsistent", i.text["surcharge"], F(0)))
    if i.goal == "value" and i.deal == 0:
        told.append(("goal", "inconsistent", "value", "cost"))
    if i.worked == 0:
        told.append(("worked", "assumed", "0", None))
    if i.hours == 0:
        told.append(("hours", "assumed", "0", None))
    if i.sql == 0 and i.worked > 0:
        told.append(("sql", "assumed", "0", None))
    if s > 0 and i.hours == 0:
        told.append(("hours", "no_cost", "0", None))
    elif s > 0 and i.team_cost == 0:
        told.append(("team_cost", "no_cost", "0", None))
    return [dict(zip(("key", "code", "found", "used"), notice)) for notice in told]


def evaluate(given):
    i = Inputs(given)
    z = i.realised / 100
    internal, _ = in_house(i)
    full, full_retained = outside(i, "full_service", z)
    hybrid, hybrid_retained = outside(i, "hybrid", z)
    models = {"internal": internal, "full_service": full, "hybrid": hybrid}
    winners = {
        "cost": winner(models, "cost_per_sql", False, False),
        "cost_all_in": winner(models, "cost_per_sql_all_in", False, False),
        "volume": winner(models, "sql_per_month", True, True),
        "time": winner(models, "ceo_hours_per_week", False, False),
    }
    goal = "cost" if i.goal == "value" and i.deal == 0 else i.goal
    return {
        "notices": notices(i),
        "models": models,
        "range": {
            model: {"conservative": outside(i, model, F(0))[0], "benchmark": outside(i, model, F(1))[0]}
            for model in ("full_service", "hybrid")
        },
        "break_even": {
            "full_service": break_even(i, "full_service", full, internal, full_retained),
            "hybrid": break_even(i, "hybrid", hybrid, internal, hybrid_retained),
        },
        "winners": winners,
        "recommended_model": winners[goal],
    }


# What is tried, and under which name.
SCENARIOS = [
    ("the benchmark's own team", {}),
    ("the conservative case", {"realised": "0"}),
    ("half way between the cases", {"realised": "50"}),
    ("almost the conservative case", {"realised": "0.5"}),
    ("more worked than there are", {"leads": "40", "worked": "60", "sql": "9"}),
    ("far more worked than there are", {"leads": "1", "worked": "1000", "sql": "300", "hours": "80"}),
    ("exactly as many leads as are worked", {"leads": "50"}),
    ("leads between the team's and the benchmark's reach", {"leads": "60"}),
    ("leads between full service's and hybrid's reach", {"leads": "75"}),
    ("nothing worked", {"worked": "0"}),
    ("nothing worked, no SQL", {"worked": "0", "sql": "0"}),
    ("nothing worked, no hours", {"worked": "0", "sql": "0", "hours": "0"}),
    ("nothing worked, few leads", {"leads": "20", "worked": "0", "sql": "0", "hours": "0"}),
    ("nothing worked, hours paid", {"worked": "0", "sql": "0", "hours": "12", "saved": "50"}),
    ("no hours", {"hours": "0"}),
    ("no hours and no cost of one", {"hours": "0", "team_cost": "0"}),
    ("no hours and no tools", {"hours": "0", "team_tools": "0"}),
    ("no SQL", {"sql": "0"}),
    ("no SQL of a single lead", {"worked": "1", "sql": "0"}),
    ("no SQL of few leads", {"worked": "2", "sql": "0", "hours": "1"}),
    ("no SQL of many leads", {"leads": "5000", "worked": "3000", "sql": "0", "hours": "60"}),
    ("no leads", {"leads": "0"}),
    ("no leads and nothing worked", {"leads": "0", "worked": "0", "sql": "0"}),
    ("no leads, fees paid", {"leads": "0", "full_fee": "300", "hybrid_fee": "200"}),
    ("everything zero", {
        "leads": "0", "worked": "0", "sql": "0", "hours": "0", "team_cost": "0", "team_tools": "0", "ceo": "0",
        "full_rate": "0", "hybrid_rate": "0",
    }),
    ("contracted hours short", {"hybrid_hours": "2", "full_hours": "3"}),
    ("contracted hours short enough to do less", {"hybrid_hours": "1", "full_hours": "1"}),
    ("contracted hours idle", {"hybrid_hours": "25", "full_hours": "20"}),
    ("no contracted hours", {"hybrid_hours": "0", "full_hours": "0"}),
    ("contracted to none, fee paid", {"hybrid_hours": "0", "hybrid_fee": "100"}),
    ("only hybrid contracted", {"hybrid_hours": "4"}),
    ("only full service contracted", {"full_hours": "4.5"}),
    ("a pace given", {"hybrid_pace": "3", "full_pace": "2.5"}),
    ("a slow pace given", {"hybrid_pace": "0.001", "full_pace": "0.01"}),
    ("a pace given is not slowed by the sector", {"sector": "fintech", "hybrid_pace": "4"}),
    ("a pace given with hours short", {"hybrid_pace": "2", "hybrid_hours": "5", "full_pace": "6", "full_hours": "2"}),
    ("a pace given with hours idle", {"hybrid_pace": "10", "hybrid_hours": "5", "full_pace": "8", "full_hours": "5"}),
    ("a pace given where nothing can be measured", {"worked": "0", "hours": "0", "hybrid_pace": "5"}),
    ("saas", {"sector": "saas"}),
    ("fintech", {"sector": "fintech"}),
    ("fintech with hours contracted", {"sector": "fintech", "hybrid_hours": "5", "full_hours": "5"}),
    ("a surcharge of one's own", {"sector": "custom", "surcharge": "35"}),
    ("the largest surcharge", {"sector": "custom", "surcharge": "500"}),
    ("custom without a surcharge", {"sector": "custom"}),
    ("a surcharge that is not used", {"surcharge": "35"}),
    ("a surcharge that fintech does not use", {"surcharge": "35", "sector": "fintech"}),
    ("all payroll saved", {"saved": "100"}),
    ("some payroll saved", {"saved": "37.5"}),
    ("all payroll saved as far as relieved", {"saved": "100", "hybrid_hours": "1.5", "full_hours": "2"}),
    ("fees", {"full_fee": "150", "hybrid_fee": "420"}),
    ("a fee that no rate makes up for", {"hybrid_fee": "5000", "full_fee": "1200"}),
    ("fees alone", {"full_rate": "0", "hybrid_rate": "0", "full_fee": "600", "hybrid_fee": "700"}),
    ("free partners", {"full_rate": "0", "hybrid_rate": "0"}),
    ("a partner dearer than the break-even rate", {"hybrid_rate": "70", "full_rate": "40"}),
    ("a cheap full-service partner", {"full_rate": "10", "hybrid_rate": "30"}),
    ("a partner between all in and not", {"hybrid_rate": "50", "full_rate": "50"}),
    ("Mexican pesos", {"fx": "20.4"}),
    ("pesos with a cost of one's own", {"fx": "20.4", "team_cost": "410", "hybrid_rate": "700"}),
    ("a currency worth a lot", {"fx": "0.000001"}),
    ("a currency worth little", {"fx": "1000000"}),
    ("a team without cost", {"team_cost": "0", "team_tools": "0"}),
    ("a team whose hours cost nothing", {"team_cost": "0"}),
    ("more SQL than leads worked", {"sql": "80"}),
    ("as many SQL as leads worked", {"sql": "50"}),
    ("more SQL than the leads that can be worked", {"leads": "30", "worked": "50", "sql": "60"}),
    ("as many SQL as leads, all of them", {"leads": "50", "sql": "50"}),
    ("a tie on time", {"ceo": "0"}),
    ("a tie of the two partners on cost", {"full_rate": "0", "hybrid_rate": "0", "goal": "cost"}),
    ("a tie on volume, nothing to gain", {"leads": "50", "sql": "50", "goal": "volume"}),
    ("no winner, no SQL at all", {"leads": "0", "goal": "volume"}),
    ("no winner on cost, partners contracted to none, no SQL", {"sql": "0", "hybrid_hours": "0", "full_hours": "0"}),
    ("volume as the goal", {"goal": "volume"}),
    ("volume as the goal, hybrid short of hours", {"goal": "volume", "hybrid_hours": "2"}),
    ("time as the goal", {"goal": "time"}),
    ("time as the goal, hybrid does less", {"goal": "time", "hybrid_hours": "1.5"}),
    ("time as the goal, both do less", {"goal": "time", "hybrid_hours": "1", "full_hours": "1"}),
    ("value as the goal without a deal", {"goal": "value"}),
    ("a large team", {
        "leads": "20000", "worked": "12000", "sql": "840", "hours": "310", "team_cost": "44.5", "team_tools": "2900",
        "ceo": "22", "full_rate": "38", "hybrid_rate": "46", "hybrid_fee": "900", "saved": "25", "realised": "40",
    }),
    ("a very small team", {
        "leads": "12", "worked": "4", "sql": "0.25", "hours": "1.5", "team_cost": "61", "team_tools": "0", "ceo": "9",
        "sector": "fintech", "realised": "20",
    }),
    ("the least amounts", {
        "leads": "0.000001", "worked": "0.000001", "sql": "0.000001", "hours": "0.000001", "team_cost": "0.000001",
    }),
    ("the most amounts", {
        "leads": "1000000", "worked": "1000000", "sql": "1000000", "hours": "10000", "team_cost": "100000000",
        "team_tools": "10000000000", "ceo": "168", "full_rate": "100000000", "hybrid_rate": "100000000",
        "full_fee": "10000000000", "hybrid_fee": "10000000000",
    }),
    ("a hardly ever qualified lead", {"leads": "1000000", "worked": "1000000", "sql": "0.000001", "hours": "10000"}),
    ("field case 2: 25 hours a week contracted", {"hybrid_hours": "25"}),
    ("a whole mix", {
        "leads": "420", "worked": "130", "sql": "17", "hours": "23", "team_cost": "38", "team_tools": "240",
        "ceo": "11", "sector": "custom", "surcharge": "12.5", "full_rate": "33", "hybrid_rate": "41",
        "full_fee": "250", "hybrid_fee": "90", "full_hours": "30", "hybrid_pace": "1.9", "saved": "60",
        "realised": "70", "goal": "time",
    }),
]


def link(given):
    return "#v=1" + "".join(f"&{key}={value}" for key, value in given.items())


def plain(value):
    return float(value) if isinstance(value, F) else str(value)


def main():
    print("# The three models from their definition, in exact rational arithmetic: expected figures of each link.")
    print(f"# Tool: Python {platform.python_version()}, standard library only. Model version 1.")
    print("# Command: python3 tests/data/reference/models.py > tests/data/reference/models.jsonl")
    for name, given in SCENARIOS:
        row = {"name": name, "link": link(given), **evaluate(given)}
        print(json.dumps(row, default=plain, ensure_ascii=False))


if __name__ == "__main__":
    main()
