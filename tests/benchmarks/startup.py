"""What start-up costs, as ratios to the least that the libraries themselves cost, measured in one run.

    python tests/benchmarks/startup.py [RUNS]

- `tripai --help` against a hello-world Typer program's --help: at most 1.3
- `tripai show --json` against a script that imports typer and sqlmodel and reads one row: at most 1.3
- `tripai plan` for three days, beyond its imports: at most 1 s
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str) -> None:
    print(name)
app()
"""
READ_ONE_ROW = """
import sys
import typer
from sqlmodel import Field, Session, SQLModel, create_engine, select
class Row(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    title: str
app = typer.Typer()
@app.command()
def show(path: str) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with Session(engine) as session:
        print(session.exec(select(Row)).one().title)
app()
"""
WRITE_ONE_ROW = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as c:
    c.execute("create table row (id integer primary key, title text not null)")
    c.execute("insert into row (title) values ('Lisbon')")
"""
IMPORTS = """
import tripai.cli.app, tripai.cli.said, tripai.cli.render, tripai.planning, tripai.storage
import tripai.ai.embedded, holidays, opening_hours
"""
TRIPAI = [sys.executable, "-m", "tripai"]


def seconds(command: list[str], environment: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def paired(
    ours: list[str], theirs: list[str], runs: int, environment: dict[str, str]
) -> tuple[float, float, float]:
    """Median seconds of both, run in turn, and the median of the ratios pair by pair."""
    seconds(ours, environment), seconds(theirs, environment)
    pairs = [(seconds(ours, environment), seconds(theirs, environment)) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), ratio


def main() -> int:
    runs = int(sys.argv[1]) if sys.argv[1:] else 11
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = {**os.environ, "TRIPAI_HOME": str(home / "home")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # it triples every number
        for name, text in {"hello": HELLO, "read": READ_ONE_ROW, "imports": IMPORTS}.items():
            (home / f"{name}.py").write_text(text, encoding="utf-8")
        database = str(home / "one.db")
        subprocess.run([sys.executable, "-c", WRITE_ONE_ROW, database], check=True)
        plan = [*TRIPAI, "plan", "3 days in Lisbon", "--start", "2027-05-07", "--quiet"]
        subprocess.run(plan, env=environment, check=True, stdout=subprocess.DEVNULL)

        python = sys.executable
        ours, floor, ratio = paired(
            [*TRIPAI, "--help"], [python, str(home / "hello.py"), "--help"], runs, environment
        )
        print(
            f"--help       {ours:.3f} s, hello-world {floor:.3f} s, ratio {ratio:.2f} (at most 1.3)"
        )
        one_row = [python, str(home / "read.py"), database]
        ours, floor, show = paired([*TRIPAI, "show", "--json"], one_row, runs, environment)
        print(f"show --json  {ours:.3f} s, one row {floor:.3f} s, ratio {show:.2f} (at most 1.3)")
        ours, floor, _ = paired(plan, [python, str(home / "imports.py")], runs, environment)
        print(
            f"plan         {ours:.3f} s, its imports {floor:.3f} s, beyond them {ours - floor:.2f} s (at most 1)"
        )
    return 0 if ratio <= 1.3 and show <= 1.3 and ours - floor <= 1 else 1


if __name__ == "__main__":
    sys.exit(main())
