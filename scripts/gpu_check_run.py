# SPDX-License-Identifier: Apache-2.0
"""Commands with a limit of time, what is left of the whole, and the end that a signal asks for."""
import dataclasses
import os
import pathlib
import signal
import subprocess
import time


class OutOfTime(Exception):
    pass


class Stopped(BaseException):
    """A signal asked for the end: no fault of the step that it cuts off."""


class Stop:
    """Which signal asked for the end (none: 0), and the commands that it has to end."""
    number = 0
    running = set()


def stop(number, _frame):
    """Ends all running commands. Raises nothing, so that no command is lost while it starts; run() does."""
    Stop.number = number
    for process in list(Stop.running):
        end_session(process)


def stop_on_signals():
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)


def raise_if_stopped():
    if Stop.number:
        raise Stopped(f"stopped by {signal.Signals(Stop.number).name}")


def members(session):
    """Processes of a session that have not ended; a process group is not enough, as ninja gives each compiler its own."""
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of = stat.read_text(errors="replace").rpartition(")")[2].split()[:4]
        except (OSError, ValueError):  # it has ended
            continue
        if int(of) == session and state not in "ZX":
            yield int(stat.parent.name)


def end_session(process):
    """Kills a process that leads a session, and all that is in the session; waits five seconds for their end."""
    left = [process.pid] if process.returncode is None else []
    until = time.monotonic() + 5
    while left and time.monotonic() < until:
        for each in left:
            try:
                os.kill(each, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.01)
        left = list(members(process.pid))


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
    """Runs a command; after `limit` seconds it and all that it started are ended. \throws OutOfTime, Stopped"""
    raise_if_stopped()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
                          errors="replace", start_new_session=True, **options) as process:
        Stop.running.add(process)
        try:
            if Stop.number:  # it came while the command started
                end_session(process)
            out, error = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            end_session(process)
            process.communicate()
            raise OutOfTime(f"{os.path.basename(str(command[0]))} took longer than {limit:.0f} s") from None
        finally:
            Stop.running.discard(process)
    raise_if_stopped()
    return Done(process.returncode, out, error)


def last_line(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else ""
