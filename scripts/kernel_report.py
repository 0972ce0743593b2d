#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Registers, spills and instructions of the production kernels, from what the build left.

  scripts/kernel_report.py            a table: what each kernel takes and of what it is made
  scripts/kernel_report.py --json     the same for programs
  scripts/kernel_report.py --phases   machine instructions and spills of each function that is called
                                      out of line, in the newest architecture's code
  scripts/kernel_report.py --record   writes bench/results/kernel_registers.json
  scripts/kernel_report.py --check    exit 1 where a kernel takes more than recorded; 77 where
                                      nothing can be compared, with the reason
Exit 2: there is no build, or the record cannot be read or written.
A production kernel is a function named *_kernel in cuda/*.cu. Counts of instructions are static:
each instruction of the code once, however often it runs, with all functions that it calls. How
many operations a role-step takes when it runs: build/release/operation_count.
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import device_code  # noqa: E402
from ends import refuse, skip

ROOT = pathlib.Path(__file__).resolve().parent.parent
RECORD = ROOT / "bench" / "results" / "kernel_registers.json"
MEASURES = ("registers", "spill_stores", "spill_loads")
GOALS = {"registers": 64, "spill_stores": 0, "spill_loads": 0}
SASS_BYTES = 16  # of an instruction since sm_70


def need_build(build, checking):
    """Ends where a folder holds no build."""
    if not (build / "CMakeCache.txt").is_file():
        (skip if checking else refuse)(f"no build in {build}: run ./build.sh build")


def toolkit_of(build):
    """Version of the nvcc that a build uses, "13.0.88"; none where it is without CUDA."""
    cache = (build / "CMakeCache.txt").read_text()
    nvcc = re.search(r"^GHOSTCAST_NVCC:\w+=(.+)$", cache, re.M)
    if "GHOSTCAST_HAS_CUDA:INTERNAL=ON" not in cache or not nvcc or not shutil.which(nvcc.group(1)):
        return None
    text = subprocess.run([nvcc.group(1), "--version"], capture_output=True, text=True).stdout
    version = re.search(r"release [\d.]+, V([\d.]+)", text)
    return version.group(1) if version else None


def disassemble(cubin):
    """Counts by nvdisasm, where it is installed."""
    tool = shutil.which("nvdisasm") or shutil.which("/usr/local/cuda/bin/nvdisasm")
    if not tool:
        return None
    with tempfile.NamedTemporaryFile(suffix=".cubin") as file:
        file.write(cubin)
        file.flush()
        done = subprocess.run([tool, "-c", file.name], capture_output=True, text=True)
    return dict(device_code.sass_counts(done.stdout)) if done.returncode == 0 else None


def phases(cubin, entry, text, architecture):
    """Functions of a kernel, the largest first; its own part is called "itself"."""
    sizes, spills = device_code.function_sizes(cubin, entry), device_code.function_spills(text, architecture)
    names = device_code.function_names(sizes)
    rows = [{"function": "itself" if name == entry else names[name], "machine_instructions": size // SASS_BYTES,
             "spill_stores": spills.get(name, (0, 0))[0], "spill_loads": spills.get(name, (0, 0))[1]} for name, size in sizes.items()]
    return sorted(rows, key=lambda row: -row["machine_instructions"])


def read_object(path):
    """Kernels of one object: a list of dictionaries, one a kernel and architecture."""
    images = list(device_code.device_images(path.read_bytes()))
    text = pathlib.Path(f"{path}.ptxas").read_text()
    report = device_code.assembler_report(text)
    names = device_code.plain_names({entry for entry, _ in report})
    ptx = {}
    for kind, _, data in images:
        if kind == device_code.PTX:
            ptx = device_code.ptx_functions(data.decode(errors="replace"))
    rows = []
    for (entry, architecture), measures in report.items():
        if not re.search(r"_kernel(<.*>)?$", names[entry]):
            continue
        row = {"kernel": names[entry], "file": path.stem, "architecture": architecture, **measures}
        for kind, image_architecture, data in images:
            if kind == device_code.CUBIN and image_architecture == architecture:
                sizes = device_code.section_sizes(data)
                row["machine_instructions"] = sizes.get(f".text.{entry}", 0) // SASS_BYTES
                row["phases"] = phases(data, entry, text, architecture)
                row["constant"] = sizes.get(f".nv.constant0.{entry}", 0)
                row["disassembled"] = disassemble(data)
        row["ptx"] = dict(device_code.ptx_counts(ptx, entry))
        rows.append(row)
    return rows


def read_build(build):
    objects = sorted(build.glob("CMakeFiles/ghostcast_core.dir/cuda/*.cu.o"))
    objects = [path for path in objects if pathlib.Path(f"{path}.ptxas").exists() and (ROOT / "cuda" / path.stem).exists()]
    return sorted((row for path in objects for row in read_object(path)),
                  key=lambda row: (row["kernel"], row["architecture"]))


def print_table(rows, toolkit):
    print(f"nvcc {toolkit}; goal: {GOALS['registers']} registers, no spills. Bytes, and static counts of instructions.")
    print(f"{'kernel':32} {'arch':6} {'regs':>5} {'spill st':>8} {'ld':>6} {'stack':>6} {'shared':>6} {'const':>6} {'machine':>8}")
    for row in rows:
        print(f"{row['kernel']:32} {row['architecture']:6} {row['registers']:5} {row['spill_stores']:8} {row['spill_loads']:6} "
              f"{row['stack']:6} {row['shared']:6} {row.get('constant', 0):6} {row.get('machine_instructions', 0):8}")
    seen = set()
    for row in rows:
        if row["ptx"] and row["kernel"] not in seen:
            seen.add(row["kernel"])
            counts = ", ".join(f"{count} {name}" for name, count in sorted(row["ptx"].items(), key=lambda item: -item[1]))
            print(f"PTX of {row['kernel']}: {sum(row['ptx'].values())} instructions: {counts}")
        if row.get("disassembled"):
            print(f"{row['architecture']} code of {row['file']}: {row['disassembled']}")


def print_phases(rows):
    newest = max(row["architecture"] for row in rows)
    for row in (row for row in rows if row["architecture"] == newest and row.get("phases")):
        print(f"{row['kernel']} {newest}: {row['machine_instructions']} machine instructions")
        for phase in row["phases"]:
            print(f"  {phase['machine_instructions']:6} {phase['function']:40} spills {phase['spill_stores']:5} {phase['spill_loads']:5}")


def recorded_form(rows, toolkit):
    kernels = {}
    for row in rows:
        kernels.setdefault(row["kernel"], {})[row["architecture"]] = {name: row[name] for name in MEASURES}
    return {"toolkit": toolkit, "kernels": kernels}


def read_record(path):
    """The record; ends where it cannot be read."""
    try:
        record = json.loads(path.read_text())
        if not all(isinstance(limits[name], int) for kernel in record["kernels"].values() for limits in kernel.values() for name in MEASURES):
            raise TypeError
        record["toolkit"].split(".")
        return record
    except FileNotFoundError:
        refuse(f"no registers are recorded in {path}: scripts/kernel_report.py --record")
    except OSError as why:
        refuse(f"{path} cannot be read: {why.strerror}")
    except (ValueError, KeyError, TypeError, AttributeError):
        refuse(f"{path} cannot be read: it is no record of registers")


def write_record(path, record):
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record, indent=2, sort_keys=True) + "\n")
    except OSError as why:
        refuse(f"{path} cannot be written: {why.strerror}")


def faults_against(record, now):
    """Lines that say what exceeds the record; architectures that were not built are left out."""
    faults = []
    built = {architecture for kernel in now["kernels"].values() for architecture in kernel}
    for kernel in sorted(record["kernels"].keys() | now["kernels"].keys()):
        if kernel not in now["kernels"]:
            faults.append(f"{kernel}: recorded, but no such kernel is built")
        elif kernel not in record["kernels"]:
            faults.append(f"{kernel}: built, but not recorded")
        else:
            for architecture, limits in sorted(record["kernels"][kernel].items()):
                taken = now["kernels"][kernel].get(architecture)
                if taken is None and architecture in built:
                    faults.append(f"{kernel} {architecture}: recorded, but not built")
                for name in MEASURES if taken else ():
                    if taken[name] > limits[name]:
                        faults.append(f"{kernel} {architecture}: {taken[name]} {name.replace('_', ' ')}, recorded {limits[name]}")
    return faults


def check(rows, toolkit, path):
    record, now = read_record(path), recorded_form(rows, toolkit)
    if record["toolkit"].split(".")[:2] != toolkit.split(".")[:2]:
        skip(f"registers are recorded for nvcc {record['toolkit']}, this is {toolkit}")
    faults = faults_against(record, now)
    for fault in faults:
        print(fault)
    if faults:
        print("If this is meant: scripts/kernel_report.py --record, and say why in the commit.")
        sys.exit(1)
    print(f"{len(rows)} kernels within the record")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release")
    parser.add_argument("--record-file", type=pathlib.Path, default=RECORD)
    choice = parser.add_mutually_exclusive_group()
    for name in ("json", "phases", "record", "check"):
        choice.add_argument(f"--{name}", action="store_true")
    options = parser.parse_args()
    need_build(options.build, options.check)
    toolkit = toolkit_of(options.build)
    rows = read_build(options.build) if toolkit else []
    if not rows:
        if options.json:
            print(json.dumps({"toolkit": toolkit, "kernels": []}))
            return
        skip("built without CUDA")
    if options.json:
        print(json.dumps({"toolkit": toolkit, "kernels": rows}, indent=1))
    elif options.phases:
        print_phases(rows)
    elif options.record:
        write_record(options.record_file, recorded_form(rows, toolkit))
    elif options.check:
        check(rows, toolkit, options.record_file)
    else:
        print_table(rows, toolkit)


if __name__ == "__main__":
    main()
