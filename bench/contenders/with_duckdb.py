"""DuckDB: arrivals by SQL. Each round tells those who can be told sooner by what the last round told."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
import feeding
import numpy as np
import turns

ROUND = """
create or replace temp table told as
    with heard as (
        select distinct meeting from raise join told using (holder)
        where told.minute < raise.minute and raise.minute <= $last
    ), sooner as (
        select holder, min(minute) as minute from tell join heard using (meeting) group by holder
    )
    select sooner.* from sooner left join held using (holder)
    where held.minute is null or sooner.minute < held.minute;
insert or replace into held select * from told;
"""


def load(path: Path) -> dict[str, turns.Question]:
    """Two tables: who could raise where and when, and who would be told where and when."""
    log = feeding.fed(path)
    held = feeding.holders(log)
    base = duckdb.connect()
    told_at = log.meeting[held.told_at]
    rows = {"holder": held.raises, "meeting": log.meeting, "minute": log.start[log.meeting]}
    tells = {"holder": held.told, "meeting": told_at, "minute": log.end[told_at]}
    base.execute("create table raise as select * from rows")
    base.execute("create table tell as select * from tells")
    del rows, tells

    def spread(said: int) -> None:
        last = log.last_minute(said)
        base.execute("create or replace temp table held (holder bigint primary key, minute bigint)")
        base.execute(
            "create or replace temp table told as select holder, minute from tell where meeting = ?", [said]
        )
        base.execute("insert into held select * from told")
        while base.execute("select count(*) from told").fetchone()[0]:
            for statement in ROUND.split(";")[:2]:
                base.execute(statement, {"last": last} if "$last" in statement else None)

    def earliest(said: int) -> Any:
        spread(said)
        return base.execute("select holder, minute from held").fetchnumpy()

    def earliest_common(found: Any) -> Any:
        minutes = np.full(len(held.person), feeding.NEVER, np.int64)
        minutes[found["holder"]] = found["minute"]
        return feeding.by_person(log, held, minutes)

    return {"earliest": (earliest, earliest_common)}


if __name__ == "__main__":
    turns.serve(load, {"duckdb": version("duckdb")})
