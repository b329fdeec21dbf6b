"""The exceptions of the package.

::

    CheckError                  one clear line for the user, exit status 2
    ├── UsageError              a wrong option, path or combination of them
    ├── ConfigError             a configuration file that cannot be used
    ├── BaselineError           a baseline that is missing, malformed or of a newer version
    ├── CalibrationError        a calibration that cannot be fitted, is malformed, or is of another model
    ├── CorpusError             no readable article, or no such path
    ├── ModelError              a model that is missing, damaged or not an NLI model
    ├── DeviceError             a device that this machine does not have
    ├── EngineError             a cluster that cannot be reached, or that failed at its work
    ├── StoreError              a database that cannot be opened, read, written or upgraded
    └── ReviewError             a decision that cannot be taken or read
        └── StaleDecision       somebody else decided on the finding meanwhile

What is wrong with a single article is no exception: it becomes a :class:`checker.domain.Skipped`.
"""


class CheckError(Exception):
    """Base of all errors that are told to the user in one line.

    ``what`` names the thing that is wrong (a path, an option), ``remedy`` says what to do about it.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(f"{what}: {remedy}" if remedy else what)
        self.what = what
        self.remedy = remedy


class UsageError(CheckError):
    """The command was asked for something that it cannot do."""


class ConfigError(CheckError):
    """A configuration file is broken or holds an unknown key or value."""


class BaselineError(CheckError):
    """The baseline cannot be read, or is not one that this version understands."""


class CalibrationError(CheckError):
    """There are too few decisions to fit a calibration, or a file of one cannot be used."""


class CorpusError(CheckError):
    """The corpus does not exist, or nothing in it can be read."""


class ModelError(CheckError):
    """The NLI model or the embedding model cannot be used."""


class DeviceError(CheckError):
    """The device asked for is not on this machine."""


class EngineError(CheckError):
    """The engine is not installed, cannot be reached, or failed at its work."""


class StoreError(CheckError):
    """The database cannot be opened, read, written or upgraded."""


class ReviewError(CheckError):
    """A decision on a finding cannot be taken, or a file of them cannot be read."""


class StaleDecision(ReviewError):
    """A decision rests on a log that has grown since it was shown."""
