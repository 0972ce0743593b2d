# SPDX-License-Identifier: Apache-2.0
"""What the driver says about the first device."""
import pathlib
import shutil
import statistics
import subprocess
import tempfile

from gpu_check_run import end_session, last_line, run

FIELDS = {"name": "name", "driver": "driver_version", "memory_mib": "memory.total", "compute_capability": "compute_cap",
          "clock_max_mhz": "clocks.max.sm", "memory_clock_max_mhz": "clocks.max.memory", "power_limit_w": "power.limit",
          "mig": "mig.mode.current"}


def query(fields):
    done = run(["nvidia-smi", "-i", "0", f"--query-gpu={','.join(fields)}", "--format=csv,noheader,nounits"], 30)
    if done.code != 0 or not done.out.strip():
        raise RuntimeError(last_line(done.out + done.error) or "nvidia-smi failed")
    return [value.strip() for value in done.out.splitlines()[0].split(",")]


def why_no_device():
    """One line, or none where there is a device."""
    if shutil.which("nvidia-smi"):
        try:
            query(["name"])
            return None
        except Exception as why:
            return str(why)
    if pathlib.Path("/dev/nvidia0").exists():
        return None  # a container without the tool; the program itself will say more
    return "there is neither nvidia-smi nor /dev/nvidia0"


def number(text):
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return None if text.startswith("[") or text == "N/A" else text


def describe_device():
    """Fields that the driver does not know are null."""
    device = dict.fromkeys(FIELDS)
    for key, field in FIELDS.items():
        try:
            text = query([field])[0]
            device[key] = text if key in ("name", "driver", "compute_capability", "mig") else number(text)
        except Exception:
            pass
    device["name"] = device["name"] or "unknown device"
    return device


class ClockSamples:
    """The device's clock twice a second while benchmarks run."""

    def __enter__(self):
        self.file = tempfile.TemporaryFile("w+")
        self.process = None
        if shutil.which("nvidia-smi"):
            self.process = subprocess.Popen(["nvidia-smi", "-i", "0", "--query-gpu=clocks.sm,utilization.gpu", "--format=csv,noheader,nounits",
                                             "-lms", "500"], stdout=self.file, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                                            start_new_session=True)
        return self

    def __exit__(self, *_):
        if self.process:
            end_session(self.process)
            self.process.wait()

    def summary(self):
        """Median and range [MHz] of the samples with the device at work; null without samples."""
        self.file.seek(0)
        rows = [line.split(",") for line in self.file if line.count(",") == 1]
        busy = [int(clock) for clock, use in rows if clock.strip().isdigit() and use.strip().isdigit() and int(use) >= 50]
        if not busy:
            return None
        return {"median_mhz": statistics.median(busy), "least_mhz": min(busy), "most_mhz": max(busy), "samples": len(busy)}
