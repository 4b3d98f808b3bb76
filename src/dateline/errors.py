"""Every error that a caller may want to catch.

DatelineError
├── InputError         a source cannot be read as a report: its message says where, what and how to mend
├── KnowledgeError     a knowledge file is wrong: its author can fix it
├── PipelineError      the language pipeline is missing or does not load
└── StoreError         a store cannot be opened, or a question to it makes no sense
"""

from pathlib import Path


class DatelineError(Exception):
    """Base of all errors that this package raises on purpose."""


class InputError(DatelineError):
    """A report cannot be read. The message has three parts: where, what is wrong, what to do."""

    def __init__(self, where: str, problem: str, fix: str) -> None:
        super().__init__(f"{where}: {problem}. {fix}.")
        self.where = where
        self.problem = problem
        self.fix = fix

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str, str]]:
        return type(self), (self.where, self.problem, self.fix)


class KnowledgeError(DatelineError):
    """A knowledge file says something that cannot be used. Where, what is wrong, what to do, in this order."""

    def __init__(self, path: Path, where: str, problem: str, fix: str) -> None:
        super().__init__(f"{path}: {where}: {problem}. {fix}.")
        self.path = path
        self.where = where
        self.problem = problem
        self.fix = fix


class PipelineError(DatelineError):
    """The trained pipeline is not where it should be, or is none."""


class StoreError(DatelineError):
    """A store cannot do what it was asked. Where, what is wrong, what to do, in this order."""

    def __init__(self, where: str, problem: str, fix: str) -> None:
        super().__init__(f"{where}: {problem}. {fix}.")
        self.where = where
        self.problem = problem
        self.fix = fix
