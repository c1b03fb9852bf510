"""The HTML page of a report: one file, no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from eval.factscore import FactScore
from eval.intervals import Mean, Share
from eval.measures import Judged, Measures, Point
from eval.report import SHARES, Report, over, short

STYLE = """
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c2733; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; } th, td { padding: .25rem .9rem .25rem 0; text-align: left; }
td.n { text-align: right; font-variant-numeric: tabular-nums; } tr { border-bottom: 1px solid #dde3ea; }
.bar { display: inline-block; height: .7rem; background: #2b6cb0; } .lane { width: 12rem; background: #edf1f5; display: inline-block; }
.bad { color: #b3261e; } .good { color: #1b6e3c; } details { margin: .4rem 0; } summary { cursor: pointer; }
svg { background: #f7f9fb; } .small { color: #5a6a7a; }
"""


def render_page(report: Report) -> str:
    """The whole page; questions and answers are on it only where the report holds failures."""
    m = report.measures
    verdict = (
        "".join(f'<p class="bad">Below the floor: {escape(miss)}</p>' for miss in report.misses)
        or '<p class="good">At or above every floor.</p>'
    )
    parts = [
        f"<h1>{escape(report.dataset)}: {report.questions} questions</h1>",
        f'<p class="small">{escape(", ".join(report.documents))}</p>{verdict}',
        "<h2>Measures</h2>" + table((name, getattr(m, name), meaning) for name, meaning in SHARES.items()),
        "<h2>By type</h2>" + type_table(m),
        "<h2>Strict by who asks</h2>" + table((name, value, "") for name, value in m.by_persona.items()),
    ]
    if m.followups:
        rows = ((f"{turns} earlier", value, "") for turns, value in m.followups.items())
        parts.append("<h2>Follow-ups: strict by number of earlier turns</h2>" + table(rows))
        rows = ((f"{back} back", value, "") for back, value in m.distances.items())
        parts.append("<h2>Follow-ups: strict by how far back the turn lies that they refer to</h2>" + table(rows))
    if report.ways:
        parts.append(
            "<h2>Follow-ups: strict by how they are taken up</h2>"
            + table((way, value, "") for way, value in report.ways.items())
        )
    if m.coverage.area is not None:
        parts.append(f"<h2>Risk and coverage</h2><p>Area under the curve {m.coverage.area:.4f}: the share of answers that "
                     f"are wrong, on average over the shares answered.</p>{curve(m.coverage.points)}")  # fmt: skip
    parts.append(f"<h2>The hundred longest answers</h2><p>{over(m)} of them too long.</p>{lengths(m.longest)}")
    if report.facts:
        parts.append("<h2>Facts against annotation</h2>" + fact_table(report.facts))
    if report.failures:
        parts.append(f"<h2>{len(report.failures)} failures</h2>" + "".join(map(failed, report.failures)))
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(report.dataset)}</title><style>{STYLE}</style><body>{''.join(parts)}</body></html>\n"
    )


def table(rows: Iterable[tuple[str, Share | Mean, str]]) -> str:
    """One row per measure: name, bar, value, 95 % interval, count, meaning."""
    out = []
    for name, measured, meaning in rows:
        value = measured.value or 0.0
        low, high = measured.interval or (value, value)
        shown = "–" if measured.value is None else f"{value:.1%}"
        out.append(
            f'<tr><td>{escape(name)}</td><td><span class="lane"><span class="bar" style="width:{value:.1%}"></span></span></td>'
            f'<td class="n">{shown}</td><td class="n small">{low:.1%}–{high:.1%}</td><td class="n small">{measured.total}</td>'
            f'<td class="small">{escape(meaning)}</td></tr>'
        )
    head = "<tr><th></th><th></th><th>value</th><th>95 % interval</th><th>n</th><th></th></tr>"
    return f"<table>{head}{''.join(out)}</table>"


def type_table(m: Measures) -> str:
    """One row per type of question: strict, lead, precision and recall, each with its 95 % interval and count."""
    names = ("strict", "lead", "precision", "recall")
    head = "<tr><th></th>" + "".join(f"<th>{name}</th>" for name in names) + "</tr>"
    rows = (
        f"<tr><td>{escape(type)}</td>"
        + "".join(f'<td class="n small">{escape(short(getattr(of, name)))}</td>' for name in names)
        + "</tr>"
        for type, of in m.types.items()
    )
    return f"<table>{head}{''.join(rows)}</table>"


def fact_table(scores: Sequence[FactScore]) -> str:
    """One row per kind of fact, and under it how often each field of a matching fact agrees."""
    rows = []
    for score in scores:
        rows.append(
            f'<tr><td><b>{escape(score.kind)}</b></td><td><span class="lane"><span class="bar" style="width:{score.f1:.1%}"></span></span></td>'
            f'<td class="n">{score.f1:.3f}</td><td class="n">{score.precision:.3f}</td><td class="n">{score.recall:.3f}</td>'
            f'<td class="n small">{score.matched} of {score.found} found, {score.annotated} annotated</td></tr>'
        )
        for name, (right, of) in score.fields.items():
            share = right / of if of else 0.0
            rows.append(
                f'<tr><td class="small">&emsp;{escape(name)}</td><td><span class="lane"><span class="bar" style="width:{share:.1%}"></span></span></td>'
                f'<td class="n small">{f"{share:.1%}" if of else "–"}</td><td></td><td></td><td class="n small">{right} of {of} agree</td></tr>'
            )
    head = "<tr><th></th><th></th><th>F1</th><th>precision</th><th>recall</th><th></th></tr>"
    return f"<table>{head}{''.join(rows)}</table>"


def curve(points: Sequence[Point]) -> str:
    """Risk (up) over coverage (right); the box is one by the highest risk, rounded up to a tenth."""
    top = max(0.1, *(round(p.risk + 0.05, 1) for p in points))
    line = " ".join(f"{40 + 400 * p.coverage:.1f},{210 - 190 * p.risk / top:.1f}" for p in points)
    dots = "".join(
        f'<circle cx="{40 + 400 * p.coverage:.1f}" cy="{210 - 190 * p.risk / top:.1f}" r="3" fill="#2b6cb0">'
        f"<title>{p.risk:.1%} wrong at {p.coverage:.1%}</title></circle>"
        for p in points
    )
    return (
        '<svg width="480" height="240" role="img" aria-label="risk over coverage">'
        f'<polyline points="{line}" fill="none" stroke="#2b6cb0" stroke-width="2"/>{dots}'
        '<line x1="40" y1="210" x2="440" y2="210" stroke="#5a6a7a"/><line x1="40" y1="20" x2="40" y2="210" stroke="#5a6a7a"/>'
        f'<text x="4" y="26" font-size="12">{top:.0%}</text><text x="12" y="214" font-size="12">0</text>'
        '<text x="380" y="232" font-size="12">all answered</text></svg>'
    )


def lengths(longest: Sequence[tuple[str, int, int]]) -> str:
    rows = "".join(
        f'<tr><td>{escape(type)}</td><td class="n{" bad" if length >= limit else ""}">{length}</td><td class="n">{limit}</td></tr>'
        for type, length, limit in longest
    )
    return f"<details><summary>Lengths</summary><table><tr><th>type</th><th>characters</th><th>under</th></tr>{rows}</table></details>"


def failed(j: Judged) -> str:
    turns = "".join(f'<p class="small">{escape(turn)}</p>' for turn in j.item.turns)
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in j.grade.reasons)
    quotes = "".join(f"<li>{escape(c.paragraph)}: {escape(c.quote)}</li>" for c in j.answer.citations)
    return (
        f"<details><summary>{escape(j.item.id)} · {escape(j.item.type)} · {escape(j.item.question)}</summary>{turns}"
        f'<ul class="bad">{reasons}</ul><p>{escape(j.answer.status)}: {escape(j.answer.text)}</p><ul>{quotes}</ul></details>'
    )
