"""Progress is shown to a person at a terminal and to nobody else."""

import io
import sys

import pytest

from dateline.cli.progress import counted


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_person_sees_how_many_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(sys, "stdout", io.StringIO())

    things = list(counted(iter(range(1234)), "reports"))

    assert things == list(range(1234))
    assert "1,234 reports" in shown.getvalue()


def test_a_pipe_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = io.StringIO()
    monkeypatch.setattr(sys, "stderr", silent)

    assert list(counted([1, 2], "reports")) == [1, 2]
    assert silent.getvalue() == ""
