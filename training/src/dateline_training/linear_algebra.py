"""Use numpy's matrix product: thinc's own wheel runs a generic kernel on many processors, four times slower."""

from typing import Any

import numpy
from thinc.backends.numpy_ops import NumpyOps


def use_numpy_products() -> None:
    """Route every matrix product of thinc to numpy, in this process."""
    NumpyOps.gemm = _product


def _product(self: NumpyOps, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
    return numpy.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)
