# SPDX-License-Identifier: Apache-2.0
"""Commands with a limit of time, and what is left of the whole."""
import dataclasses
import os
import signal
import subprocess
import time


class OutOfTime(Exception):
    pass


class Clock:
    """The time of all steps together."""

    def __init__(self, seconds):
        self.start, self.seconds = time.monotonic(), seconds
        self.longest = float(os.environ.get("GPU_CHECK_STEP_SECONDS", "inf"))  # of one command

    def used(self):
        return time.monotonic() - self.start

    def left(self, at_most=float("inf")):
        """Seconds that a command may take. \throws OutOfTime where next to none are left"""
        seconds = min(self.seconds - self.used(), at_most, self.longest)
        if seconds < 1:
            raise OutOfTime("nothing left of the time for all steps")
        return seconds


@dataclasses.dataclass
class Done:
    code: int
    out: str
    error: str


def run(command, limit, **options):
    """Runs a command; after `limit` seconds it and all that it started are ended. \throws OutOfTime"""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
                          errors="replace", start_new_session=True, **options) as process:
        try:
            out, error = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise OutOfTime(f"{os.path.basename(str(command[0]))} took longer than {limit:.0f} s") from None
    return Done(process.returncode, out, error)


def last_line(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else ""
