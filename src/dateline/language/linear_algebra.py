"""Makes matrix products fast on processors for which spaCy's own kernels are not tuned."""

from typing import Any


def use_fast_products() -> None:
    """Routes thinc's matrix product to numpy's OpenBLAS.

    The wheel of blis runs a generic kernel on many processors (16 GFLOP/s where OpenBLAS reaches 58).
    """
    import numpy
    from thinc.backends.numpy_ops import NumpyOps

    def gemm(_: Any, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002
        left, right = x.T if trans1 else x, y.T if trans2 else y
        return numpy.dot(left, right) if out is None else numpy.dot(left, right, out=out)

    NumpyOps.gemm = gemm
