# SPDX-License-Identifier: Apache-2.0
"""Reads what nvcc left of a .cu file: the assembler's report and the code inside the object.

The object holds machine code (cubins) and PTX uncompressed (--no-compress); the report is
OBJECT.ptxas, kept by cmake/keep_assembler_report.sh. Needs no CUDA tool; c++filt for names.
"""
import collections
import re
import shutil
import struct
import subprocess

FATBIN_MAGIC = b"\x50\xed\x55\xba"
PTX, CUBIN = 1, 2
SYMBOL_TABLE, FUNCTION = 2, 2  # of ELF: a section's type, a symbol's


def device_images(data):
    """Yields (kind, architecture, bytes) of every uncompressed image in an object file."""
    at = data.find(FATBIN_MAGIC)
    while at >= 0:
        header_size, size = struct.unpack_from("<HQ", data, at + 6)
        entry, end = at + header_size, at + header_size + size
        while entry < end:
            kind, _, header, payload = struct.unpack_from("<HHIQ", data, entry)
            architecture, = struct.unpack_from("<I", data, entry + 28)
            yield kind, f"sm_{architecture}", data[entry + header:entry + header + payload]
            entry += header + payload
        at = data.find(FATBIN_MAGIC, end)


def section_sizes(elf):
    """{name: bytes} of the sections of a 64-bit ELF file."""
    table, = struct.unpack_from("<Q", elf, 40)
    entry_size, count, names_index = struct.unpack_from("<HHH", elf, 58)
    headers = [struct.unpack_from("<IIQQQQ", elf, table + i * entry_size) for i in range(count)]
    names = headers[names_index][4]
    return {elf[names + h[0]:elf.index(b"\0", names + h[0])].decode(): h[5] for h in headers}


def function_sizes(elf, entry):
    """{function: bytes of machine code} of what a kernel calls out of line, and of the kernel's own part.

    The symbols of a 64-bit ELF file: functions within a kernel's section are named KERNEL$FUNCTION.
    """
    table, = struct.unpack_from("<Q", elf, 40)
    entry_size, count = struct.unpack_from("<HH", elf, 58)
    headers = [struct.unpack_from("<IIQQQQIIQQ", elf, table + i * entry_size) for i in range(count)]
    sizes = {}
    for header in (h for h in headers if h[1] == SYMBOL_TABLE):
        names = headers[header[6]][4]
        for at in range(header[4], header[4] + header[5], 24):
            name_at, info, _, _, _, size = struct.unpack_from("<IBBHQQ", elf, at)
            name = elf[names + name_at:elf.index(b"\0", names + name_at)].decode()
            if info & 15 == FUNCTION and size and (name == entry or name.startswith(f"${entry}$")):
                sizes[name.split("$")[-1]] = size
    inside = sum(size for name, size in sizes.items() if name != entry)
    if entry in sizes:
        sizes[entry] -= inside
    return sizes


def function_spills(text, architecture):
    """{function: (bytes stored, bytes loaded)} of an assembler's report."""
    spills, function, now = {}, None, None
    for line in text.splitlines():
        compiled = re.search(r"Compiling entry function '\S+' for '(\S+)'", line)
        now = compiled.group(1) if compiled else now
        properties = re.search(r"Function properties for (\S+)", line)
        function = properties.group(1) if properties else function
        frame = re.search(r"(\d+) bytes spill stores, (\d+) bytes spill loads", line)
        if frame and now == architecture:
            spills[function] = (int(frame.group(1)), int(frame.group(2)))
    return spills


def plain_names(mangled):
    """{mangled: name}: simulate_kernel<4> for ghostcast's kernels; the full name for those of Thrust."""
    mangled = sorted(mangled)
    if not mangled or not shutil.which("c++filt"):
        return {name: name for name in mangled}
    text = subprocess.run(["c++filt"], input="\n".join(mangled), capture_output=True, text=True, check=True).stdout
    short = {}
    for name, full in zip(mangled, text.splitlines()):
        match = re.match(r"(?:void )?ghostcast::(?:[\w()]+::|\(anonymous namespace\)::)*(\w+_kernel(?:<.*>)?)\(", full)
        short[name] = re.sub(r"\(\w+\)|ghostcast::(cuda::)?| (?=>)", "", match.group(1)) if match else full
    return short


def function_names(mangled):
    """{mangled: name} without namespaces, arguments and lanes type: run_arrivals."""
    mangled = sorted(mangled)
    if not mangled or not shutil.which("c++filt"):
        return {name: name for name in mangled}
    text = subprocess.run(["c++filt"], input="\n".join(mangled), capture_output=True, text=True, check=True).stdout
    plain = [re.sub(r"<.*", "", full.split("(")[0]).split("::")[-1].split(" ")[-1] for full in text.splitlines()]
    return dict(zip(mangled, plain))


def assembler_report(text):
    """{(entry, architecture): {registers, spill_stores, spill_loads, stack, shared}}.

    Spills of functions that kernels call are listed apart by the assembler; each kernel of the
    same pass is charged with all of them.
    """
    kernels, current, function = {}, [], None
    for line in text.splitlines():
        entry = re.search(r"Compiling entry function '(\S+)' for '(\S+)'", line)
        if entry:
            if current and current[-1][1] != entry.group(2):
                current = []
            current.append(entry.groups())
            kernels[entry.groups()] = dict(registers=0, spill_stores=0, spill_loads=0, stack=0, shared=0)
        if re.search(r"ptxas info\s+: \d+ bytes gmem", line):
            current = []
        properties = re.search(r"Function properties for (\S+)", line)
        function = properties.group(1) if properties else function
        frame = re.search(r"(\d+) bytes stack frame, (\d+) bytes spill stores, (\d+) bytes spill loads", line)
        if frame:
            own = [key for key in current if key[0] == function]
            for key in own or current:
                kernels[key]["spill_stores"] += int(frame.group(2))
                kernels[key]["spill_loads"] += int(frame.group(3))
        used = re.search(r"Used (\d+) registers", line)
        if used and current:
            report = kernels[current[-1]]
            report["registers"] = int(used.group(1))
            for key, pattern in (("stack", r"(\d+) bytes cumulative stack"), ("shared", r"(\d+) bytes smem")):
                found = re.search(pattern, line)
                report[key] = int(found.group(1)) if found else 0
    return kernels


def ptx_class(opcode):
    """Class of a PTX instruction by its opcode and type."""
    parts = opcode.split(".")
    name, kind = parts[0], parts[-1]
    if name in ("ld", "st", "ldu", "prefetch"):
        space = next((p for p in parts if p in ("local", "shared", "global", "const", "param")), "generic")
        return {"param": "param", "const": "constant"}.get(space, space)
    for group, names in (("atomic", ("atom", "red")), ("barrier", ("bar", "barrier", "membar", "fence", "vote", "shfl", "match", "activemask")),
                         ("branch", ("bra", "brx", "ret", "exit")), ("call", ("call",)), ("move", ("mov", "cvta")),
                         ("convert", ("cvt",)), ("select", ("setp", "selp", "set", "slct", "min", "max"))):
        if name in names:
            return group
    if kind in ("f32", "f64"):
        slow = name in ("div", "sqrt", "rcp")
        return ("fp32" if kind == "f32" else "fp64") + (" div/sqrt" if slow else "")
    return "integer"


def ptx_functions(text):
    """{function: (Counter of classes, functions it names)} of a PTX module."""
    functions, name = {}, None
    for line in text.splitlines():
        head = re.match(r"\s*(?:\.visible |\.weak |\.extern )*\.(?:entry|func)\s+(?:\([^)]*\)\s*)?([\w$]+)", line)
        if head:
            name = head.group(1)
            functions.setdefault(name, (collections.Counter(), set()))
        instruction = re.match(r"\s*(?:@!?%p\d+\s+)?([a-z]\w*(?:[.:]+\w+)*)(?=[\s;])", line)
        if name and instruction and not line.lstrip().startswith("."):
            functions[name][0][ptx_class(instruction.group(1))] += 1
        if name:
            functions[name][1].update(re.findall(r"\b_Z[\w$]+", line))
    return functions


def ptx_counts(functions, entry):
    """Counter of classes of a kernel with all functions that it reaches, each counted once."""
    total, open_, seen = collections.Counter(), [entry], set()
    while open_:
        name = open_.pop()
        if name in seen or name not in functions:
            continue
        seen.add(name)
        total += functions[name][0]
        open_ += functions[name][1]
    return total


def sass_counts(text):
    """Counter of classes of a listing by nvdisasm."""
    floats = re.compile(r"^(F(ADD|MUL|FMA|SEL|SET|SETP|MNMX|CHK|RND|SWZ)|HADD|HFMA|HMUL)")
    counts = collections.Counter()
    for operation in re.findall(r"/\*[0-9a-f]{4,}\*/\s+(?:@!?U?P\w+\s+)?([A-Z][A-Z0-9]*)", text):
        if operation in ("LDL", "STL", "LDS", "STS", "LDG", "STG", "LD", "ST", "LDC", "ATOMS", "ATOMG", "RED"):
            counts[operation] += 1
        elif re.match(r"^D(ADD|MUL|FMA|SETP|MNMX)", operation):
            counts["fp64"] += 1
        elif floats.match(operation):
            counts["fp32"] += 1
        elif operation in ("MUFU", "BRA", "CALL", "NOP"):
            counts[operation] += 1
        else:
            counts["other"] += 1
    return counts
