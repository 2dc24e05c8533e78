"""Claims to bounds: what the reports, taken together, allow for each place and month.

For notebooks: ``presence.frame`` returns the table of bounds as a pandas DataFrame.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presence.told.frame import frame

__all__ = ["frame"]


def __getattr__(name: str) -> object:
    """Return what notebooks use when it is asked for: commands start without the engine."""
    if name != "frame":
        raise AttributeError(f"module 'presence' has no attribute '{name}'")
    from presence.told.frame import frame  # noqa: PLC0415

    return frame
