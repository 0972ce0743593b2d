# SPDX-License-Identifier: Apache-2.0
"""Runs a peer of a GPU node without device and without its package: JAX and CuPy are played by NumPy, a
RawKernel by the host's compiler. It shows that the peer's own code is right, and nothing about speed.

  python3 played_devices.py PEER.py [flags of the peer]
"""
import ctypes
import functools
import pathlib
import runpy
import subprocess
import sys
import tempfile
import types

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent


class NumPyAs(types.ModuleType):
    """NumPy under another name, with some functions of its own."""

    def __init__(self, name, **own):
        super().__init__(name)
        self.__dict__.update(own)

    def __getattr__(self, name):
        return getattr(np, name)


def scan(step, state, keys):
    outputs = []
    for key in keys:
        state, output = step(state, key)
        outputs.append(output)
    return state, tuple(np.stack(column) for column in zip(*outputs))


def played_jax():
    generator = lambda key: np.random.Generator(np.random.SFC64(key))
    random = types.SimpleNamespace(
        key=np.random.SeedSequence, split=lambda key, number: key.spawn(number),
        uniform=lambda key, shape, dtype: generator(key).random(shape, dtype=dtype),
        binomial=lambda key, n, p, dtype: generator(key).binomial(n.astype(np.int64), p).astype(dtype))
    numpy = NumPyAs("jax.numpy", bincount=lambda values, length: np.bincount(values, minlength=length))
    jax = NumPyAs("jax", numpy=numpy, random=random, lax=types.SimpleNamespace(scan=scan), __version__="played",
                  jit=lambda function, static_argnums: function, default_backend=lambda: "gpu", block_until_ready=lambda what: what,
                  device_get=lambda what: what, devices=lambda: [types.SimpleNamespace(device_kind="played")])
    return {"jax": jax, "jax.numpy": numpy}


class HostKernel:
    """A kernel as one thread of the host."""

    def __init__(self, source, name, options):
        self.folder = tempfile.TemporaryDirectory()
        kernel, library = (pathlib.Path(self.folder.name) / file for file in ("kernel.cpp", "kernel.so"))
        kernel.write_text(f'#include "{HERE}/kernel_on_host.hpp"\n{source}')
        subprocess.run(["c++", "-std=c++17", "-O2", "-shared", "-fPIC", str(kernel), "-o", str(library)], check=True)
        self.function = getattr(ctypes.CDLL(str(library)), name)

    def __call__(self, grid, block, arguments):
        trajectories, seed, histograms, draws = arguments
        assert histograms.dtype == draws.dtype == np.uint64
        pointer = lambda array: array.ctypes.data_as(ctypes.c_void_p)
        self.function(ctypes.c_uint64(int(trajectories)), ctypes.c_uint64(int(seed)), pointer(histograms), pointer(draws))


class PlayedDevice:
    id = 0
    attributes = {"MultiProcessorCount": 2}

    def synchronize(self):
        pass


def played_cupy():
    runtime = types.SimpleNamespace(getDeviceCount=lambda: 1, CUDARuntimeError=RuntimeError,
                                    getDeviceProperties=lambda number: {"name": b"played"})
    random = types.SimpleNamespace(Generator=np.random.Generator, Philox4x3210=functools.partial(np.random.Philox))
    return {"cupy": NumPyAs("cupy", random=random, cuda=types.SimpleNamespace(runtime=runtime, Device=PlayedDevice), asnumpy=np.asarray,
                            RawKernel=HostKernel, __version__="played")}


if __name__ == "__main__":
    sys.modules.update(played_jax() | played_cupy())
    sys.argv = sys.argv[1:]
    sys.path.insert(0, str(pathlib.Path(sys.argv[0]).resolve().parent))
    runpy.run_path(sys.argv[0], run_name="__main__")
