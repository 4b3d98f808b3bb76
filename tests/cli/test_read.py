"""The command line as its users meet it: in a process of its own."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from dateline.model import Reading

EXAMPLE = Path(__file__).parents[2] / "examples" / "jet.txt"
DATELINE = [sys.executable, "-c", "from dateline.cli import main; main()"]


def run(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*DATELINE, *words], input=stdin, capture_output=True, check=False, timeout=120)  # noqa: S603


@pytest.mark.parametrize("words", [["read"], ["explain"], ["knowledge", "check"]])
def test_help_shows_an_example_at_once(words: list[str]) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    done = run(*words, "--help")

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert f"dateline {' '.join(words)} ".encode() in done.stdout
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.8  # 0.25 on an idle machine


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(["read", "nowhere.txt"], b"nowhere.txt: no such file", id="missing file"),
        pytest.param(["read", "-"], b"the text is empty", id="empty"),
        pytest.param(["read", str(EXAMPLE), "--published", "soon"], b'"soon" is no date', id="wrong date"),
        pytest.param(["read", "--sideways"], b"No such option", id="unknown option"),
        pytest.param(["read", str(EXAMPLE), "--knowledge", "nowhere"], b"no such folder", id="missing knowledge"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(words: list[str], problem: bytes) -> None:
    done = run(*words)

    assert done.returncode == 2
    assert problem in done.stderr
    assert b"Traceback" not in done.stderr


def test_json_lines_are_readings_and_a_bad_line_stops_nothing() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    good = [json.dumps({"id": f"r{n}", "text": text, "published": "2015-11-27"}).encode() for n in range(2)]
    words = ["read", "--from", "jsonl", "--format", "jsonl", "--workers"]

    one = run(*words, "1", stdin=b"\n".join([good[0], b"{", good[1]]))
    two = run(*words, "2", stdin=b"\n".join([good[0], b"{", good[1]]))

    readings = [msgspec.json.decode(line, type=Reading) for line in one.stdout.splitlines()]
    assert [reading.document.id for reading in readings] == ["r0", "r1"]
    assert b"standard input:2" in one.stderr
    assert one.stdout == two.stdout


def test_a_person_sees_claims_with_their_words() -> None:
    done = run("read", str(EXAMPLE), "--published", "2015-11-27")

    assert b"Who said what" in done.stdout
    assert b"Disputes" in done.stdout
