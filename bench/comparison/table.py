# SPDX-License-Identifier: Apache-2.0
"""What compare.py prints: a table for people, one for the README, one document for programs."""


def heading(facts):
    unit = "second" if facts["engine"] == "cuda" else "core-second"
    return f"m5 on {facts['machine']}, {facts['date']}, {facts['rounds']} interleaved rounds; medians, (least to largest)", unit


def spread(row):
    low, high = row["ratio_spread"]
    return f"{row['ratio']:.2f} ({low:.2f} to {high:.2f})"


def as_text(rows, facts):
    title, unit = heading(facts)
    lines = [title, f"{'':16} {'draws/' + unit:>18} {'trajectories/' + unit:>26}   ghostcast is faster by"]
    for row in rows:
        ratio = "" if row["name"] == "ghostcast" else spread(row)
        lines.append(f"{row['name']:16} {row['draws']:18.3g} {row['trajectories']:26,.0f}   {ratio}")
    lines += [f"{row['name']}: {facts['versions'][row['name']]}" for row in rows]
    return "\n".join(lines)


def as_markdown(rows, facts):
    title, unit = heading(facts)
    lines = [f"{title}. Distributions agree: {facts['checks']} checks, {facts['beyond']}.", "",
             f"| program | draws / {unit} | trajectories / {unit} | ghostcast is faster by |", "|---|---|---|---|"]
    for row in rows:
        ratio = "" if row["name"] == "ghostcast" else spread(row)
        lines.append(f"| {row['name']}, {facts['versions'][row['name']]} | {row['draws']:.2e} | {row['trajectories']:,.0f} | {ratio} |")
    return "\n".join(lines)


def as_document(rows, facts, findings, absent):
    """The keys that scripts read: ratios and rates by name."""
    peers = [row for row in rows if row["name"] != "ghostcast"]
    return {
        "schema": "ghostcast.comparison/1",
        "ratios": {row["name"]: row["ratio"] for row in peers},
        "ratio_spread": {row["name"]: row["ratio_spread"] for row in peers},
        "rates": {row["name"]: {"draws": row["draws"], "trajectories": row["trajectories"], "trajectories_spread": row["rate_spread"]} for row in rows},
        "unit": "per second" if facts["engine"] == "cuda" else "per core-second",
        "versions": facts["versions"],
        "machine": facts["machine"], "engine": facts["engine"], "isa": facts["isa"],
        "date": facts["date"], "rounds": facts["rounds"],
        "agreement": {finding.name: finding.as_json() for finding in findings},
        "absent": absent,
    }
