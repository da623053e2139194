"""Takes words and days as they were typed, so that no command loads pydantic for them. No verbs here.

Typer reads every parameter by pydantic, even one that was left out: a tenth of a cold journey. What is not
plainly right here, typer still reads, refuses and explains.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def take_as_typed(command: Any) -> None:
    """Let each parameter of a command, its `--help` too, and of those under it, be taken as typed."""
    given = command.get_params
    command.get_params = lambda ctx: [_as_typed(parameter) for parameter in given(ctx)]
    for under in getattr(command, "commands", {}).values():
        take_as_typed(under)


def _as_typed(parameter: Any) -> Any:
    if "get_runtime_param" not in vars(parameter):
        reading = AsTyped(parameter.get_runtime_param)
        parameter.get_runtime_param = lambda: reading
    return parameter


@dataclass(frozen=True)
class AsTyped:
    """How one parameter is read: here, or by typer's own reading where that is not enough."""

    typers: Callable[[], Any]

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """What the command is given for `value`, which is text, a default, or None where nothing was typed."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if isinstance(value, int) and value is param.default:
            return value
        told = param.type_descriptor
        if isinstance(value, str) and not param.multiple and param.nargs == 1:
            if told.parameter_info.parser is not None:
                try:
                    return told.parameter_info.parser(value)
                except ValueError:
                    pass
            elif told.annotation is str:
                return value
        return self.typers().coerce(value, param=param, ctx=ctx)
