"""One kernel, two speeds: plain Python over lists for a borough, the same function compiled for a nation.

Which one is chosen by size, never by the caller: loading the compiler takes longer than a borough's answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from types import FunctionType
from typing import Any, NamedTuple, Protocol, TypeVar, cast

Kernel = TypeVar("Kernel", bound=Callable[..., Any])
Fields = TypeVar("Fields", bound=NamedTuple)

#: Attendances from which compiling pays: below, plain Python answers within 0.1 s (measured: bench/README.md)
PAYS = 100_000
#: Words of 64 bits a person holds in a compiled pass: a block of 512 sources, one line of the processor's cache
WORDS = 8
WORD = 64
UNSIGNED = ("raiser", "told")
NEVER_HEARD = 255  # hand-offs of what has not been heard; the largest number of eight bits


class Speed(Protocol):
    """How a pass is run: with which numbers, and with which function."""

    words: int  # numbers a holder's bits take
    width: int  # bits in one pass; 0: as many as asked

    def kernel(self, function: Kernel) -> Kernel:
        """The function as it is, or compiled."""
        ...

    def fields(self, rows: Fields) -> Fields:
        """The same named rows as lists, or as arrays of 32 bits."""
        ...

    def row(self, numbers: Any) -> Any:
        """Numbers that nothing is below 0 of, as a list or as an array of 32 bits."""
        ...

    def signed(self, numbers: Any) -> Any:
        """Numbers, some of them below 0 perhaps, as a list or as an array of 32 bits."""
        ...

    def numbers(self, n: int, fill: int) -> Any:
        """Room for `n` numbers of 32 bits."""
        ...

    def blank(self, row: Any, begin: int, fill: int) -> None:
        """Set everything from `begin` on to `fill`."""
        ...

    def levels(self, n: int) -> Any:
        """Room for `n` small numbers, each NEVER_HEARD."""
        ...

    def bits(self, n: int) -> Any:
        """Room for the bits of `n` holders or slots, all 0."""
        ...

    def masks(self, masks: Sequence[int]) -> Any:
        """Masks of `words` numbers each, one after the other."""
        ...

    def words_of(self, values: Sequence[int]) -> Any:
        """Single numbers of the kind that bits are kept in."""
        ...

    def sorted_by(self, key: Any, columns: Sequence[Any]) -> list[Any]:
        """The columns in the order of `key`; equal ones stay as they are."""
        ...

    def bits_at(self, bits: Any) -> tuple[Any, Any]:
        """(Which of a holder's numbers each bit stands in, its value there)."""
        ...


class Plain:
    """Lists, and Python's integers of any length: one number holds every bit."""

    words = 1
    width = 0

    def kernel(self, function: Kernel) -> Kernel:
        return function

    def fields(self, rows: Fields) -> Fields:
        return rows._make(x.tolist() if hasattr(x, "tolist") else x for x in rows)

    def row(self, numbers: Any) -> Any:
        return numbers.tolist() if hasattr(numbers, "tolist") else list(numbers)

    def signed(self, numbers: Any) -> Any:
        return self.row(numbers)

    def numbers(self, n: int, fill: int) -> Any:
        return [fill] * n

    def blank(self, row: Any, begin: int, fill: int) -> None:
        row[begin:] = [fill] * (len(row) - begin)

    def levels(self, n: int) -> Any:
        return [NEVER_HEARD] * n

    def bits(self, n: int) -> Any:
        return [0] * n

    def masks(self, masks: Sequence[int]) -> Any:
        return list(masks)

    def words_of(self, values: Sequence[int]) -> Any:
        return list(values)

    def sorted_by(self, key: Any, columns: Sequence[Any]) -> list[Any]:
        order = sorted(range(len(key)), key=key.__getitem__)
        return [[column[i] for i in order] for column in columns]

    def bits_at(self, bits: Any) -> tuple[Any, Any]:
        return [0] * len(bits), [1 << int(bit) for bit in bits]  # NumPy's own would overflow


class Compiled:
    """NumPy arrays, and the kernel compiled by numba, which is an extra: `groundswell[national]`."""

    words = WORDS
    width = WORDS * WORD

    def kernel(self, function: Kernel) -> Kernel:
        return cast(Kernel, compiled(function))

    def fields(self, rows: Fields) -> Fields:
        import numpy as np

        return rows._make(
            x if isinstance(x, int) else self._of(name, np.asarray(x))
            for name, x in zip(rows._fields, rows, strict=True)
        )

    def _of(self, name: str, x: Any) -> Any:
        """Numbers of 32 bits; those the innermost loops look up by without sign, so that none is taken for
        one counted from the end.
        """
        if x.dtype.itemsize != 4:
            x = x.astype("int32")
        return x.view("uint32" if name in UNSIGNED else "int32")

    def row(self, numbers: Any) -> Any:
        import numpy as np

        return np.asarray(numbers, np.uint32)

    def signed(self, numbers: Any) -> Any:
        import numpy as np

        return np.asarray(numbers, np.int32)

    def numbers(self, n: int, fill: int) -> Any:
        import numpy as np

        return np.full(n, fill, np.int32)

    def blank(self, row: Any, begin: int, fill: int) -> None:
        row[begin:] = fill

    def levels(self, n: int) -> Any:
        import numpy as np

        return np.full(n, NEVER_HEARD, np.uint8)

    def bits(self, n: int) -> Any:
        """Begins where a line of the cache begins, so that a person's 512 bits never lie across two."""
        import numpy as np

        room = np.zeros(n * WORDS + WORDS, np.uint64)
        skip = (-room.ctypes.data // 8) % WORDS
        return room[skip : skip + n * WORDS]

    def masks(self, masks: Sequence[int]) -> Any:
        import numpy as np

        few = (1 << WORD) - 1
        words = [mask >> WORD * w & few for mask in masks for w in range(WORDS)]
        return np.array(words, np.uint64)

    def words_of(self, values: Sequence[int]) -> Any:
        import numpy as np

        return np.array(values, np.uint64)

    def sorted_by(self, key: Any, columns: Sequence[Any]) -> list[Any]:
        import numpy as np

        order = np.argsort(np.asarray(key, np.int32), kind="stable")
        return [np.asarray(column, np.int32)[order] for column in columns]

    def bits_at(self, bits: Any) -> tuple[Any, Any]:
        import numpy as np

        return bits // WORD, np.uint64(1) << (bits % WORD).astype(np.uint64)


PLAIN, COMPILED = Plain(), Compiled()


def speed_for(attendances: int) -> Speed:
    """The speed for a log or calendar of this size."""
    return PLAIN if attendances < PAYS else COMPILED


@cache
def compiled(function: Kernel) -> Kernel:
    """The same function, compiled. In it WORDS is the number of words of 64 bits, and `whole` has no sign.

    What it calls is compiled with it; for what stands in `bits` its wide twin. Compiled code is kept on disk by
    numba, beside this package or where NUMBA_CACHE_DIR says, under a name that holds what it is made of: numba
    itself looks only at the file a function stands in, and would go on using what it called before a change.
    """
    import numba

    # Eight words written out are then worked on four at a time: up to twice as fast.
    vars(numba.config)["SLP_VECTORIZE"] = 1
    names, made_of = _names_in(function)
    wide = FunctionType(function.__code__, names, function.__name__, function.__defaults__)
    wide.__module__, wide.__qualname__ = function.__module__, f"{function.__qualname__}_{made_of}"
    return cast(Kernel, numba.njit(nogil=True, cache=True)(wide))


@cache
def _names_in(function: FunctionType) -> tuple[dict[str, Any], str]:
    """(What each name in a function stands for when compiled, a digest of its code and of all it uses)."""
    import numpy as np

    from groundswell.engine import bits, wide_bits

    names = {**function.__globals__, "WORDS": np.uint64(WORDS), "whole": np.uint64}
    code = function.__code__
    made_of = sha256(repr((code.co_code, code.co_consts, code.co_names)).encode())
    for name in code.co_names:
        called = names.get(name)
        if name in vars(bits) and called is getattr(bits, name):
            called = names[name] = getattr(wide_bits, name)
        if isinstance(called, FunctionType):
            made_of.update(_names_in(called)[1].encode())
            names[name] = compiled(called)
        elif isinstance(called, np.ndarray):
            made_of.update(called.tobytes())
        elif isinstance(called, (int, float, tuple, np.generic)):
            made_of.update(repr(called).encode())
    return names, made_of.hexdigest()[:12]
