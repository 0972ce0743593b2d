# SPDX-License-Identifier: Apache-2.0
"""How a script ends that can check nothing, or was asked for what it cannot do."""

import sys


def skip(reason):
    """Nothing was compared: exit 77, which ctest counts as skipped."""
    print(f"SKIPPED: {reason}")
    sys.exit(77)


def refuse(reason):
    print(reason, file=sys.stderr)
    sys.exit(2)
