"""A reader without a browser: opens the app and steps through its months by Streamlit's protocol.

What goes over the wire was read off a browser: protocol buffers on a websocket, one message each.
A step sends the state of every control, the fragment that the control of time belongs to, and the
hashes of the large messages already held, which the server then names instead of sending again.
"""

import asyncio
import json
import re
from types import TracebackType
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

PATIENCE = 60.0
"""Seconds that an answer may take before the reader gives up."""

# The hidden element that names the month a run of the app was drawn for (ui/stage.py).
_MONTH = re.compile(r'data-atlas-month="(\d*)">([^<]*)<')
_TIME = "atlas_time"


class LoadError(RuntimeError):
    """A reader was not answered as it should have been; the message says how."""


class Reader:
    """One open page.

    Attributes
    ----------
    month
        The month that the server last drew the page for, as ``2025-09``.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._socket: ClientConnection | None = None
        self._state = ClientState()
        self._state.context_info.url = address
        self._controls: dict[str, WidgetState] = {}
        self._time = WidgetState()
        self._asked = ""
        self._large: dict[str, ForwardMsg] = {}
        self.month = ""

    async def __aenter__(self) -> Self:
        """Open the page and wait until it is drawn."""
        stream = f"ws{self._address.removeprefix('http')}/_stcore/stream"
        try:
            self._socket = await connect(stream, max_size=None, open_timeout=PATIENCE)
        except (OSError, WebSocketException) as error:
            raise LoadError(f"{stream} lets no reader in ({error})") from None
        try:
            await self._run()
            if not self._time.id:
                raise LoadError("the app has no control of time; look at it in a browser")
        except BaseException:
            await self._socket.close()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the page."""
        if self._socket:
            await self._socket.close()

    async def step(self, month: str) -> None:
        """Choose a month, as ``2025-09``, and wait until the server has drawn the page for it.

        Raises
        ------
        LoadError
            Where no answer comes, or the app ends with an error.
        """
        told = {"month": month, "asked": self._asked}
        self._time.json_value = json.dumps({"month": told})
        self._controls[self._time.id] = self._time
        self._state.cached_message_hashes[:] = list(self._large)
        await self._run()

    async def _run(self) -> None:
        """Ask for a run of the app, and take in all that it sends until it is finished."""
        assert self._socket, "a reader is used in `async with`"
        try:
            async with asyncio.timeout(PATIENCE):
                del self._state.widget_states.widgets[:]
                self._state.widget_states.widgets.extend(self._controls.values())
                await self._socket.send(BackMsg(rerun_script=self._state).SerializeToString())
                running = None
                while True:
                    message = ForwardMsg.FromString(await self._socket.recv(decode=False))
                    run = message.metadata.run.script_run_id
                    match message.WhichOneof("type"):
                        case "new_session":
                            running = run
                            self._assert_partial(list(message.metadata.run.fragment_ids))
                            self._state.page_script_hash = message.new_session.page_script_hash
                        case "script_finished" if run == running:
                            return
                        case _:
                            self._take(message)
        except TimeoutError:
            raise LoadError(f"no answer within {PATIENCE:.0f} s") from None
        except WebSocketException as error:
            raise LoadError(f"the server hung up ({error})") from None

    def _assert_partial(self, ran: list[str]) -> None:
        """Fail where the server draws more for a step than what goes with the month."""
        if self._time.id and ran != [self._state.fragment_id]:
            raise LoadError("a step made the server draw the whole page")

    def _take(self, message: ForwardMsg) -> None:
        match message.WhichOneof("type"):
            case "page_info_changed":
                self._state.query_string = message.page_info_changed.query_string
            case "ref_hash":
                if message.ref_hash not in self._large:
                    raise LoadError("the server names a message that it never sent")
                self._take(self._large[message.ref_hash])
            case "delta":
                if message.metadata.cacheable:
                    self._large[message.hash] = message
                if message.delta.WhichOneof("type") == "new_element":
                    self._take_element(message.delta.new_element, message.delta.fragment_id)

    def _take_element(self, element: Any, fragment: str) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise LoadError(f"the app shows an error: {element.exception.type}")
        if kind == "html" and (found := _MONTH.search(element.html.body)):
            self._asked, self.month = found.groups()
        if kind == "bidi_component" and element.bidi_component.component_name == _TIME:
            self._time.id, self._state.fragment_id = element.bidi_component.id, fragment
        state = _held(kind, getattr(element, kind, None))
        if state is None:
            return
        self._controls[state.id] = state


def _held(kind: str, control: Any) -> WidgetState | None:
    """Return what a browser holds for a control: those that the session gave a value, no other."""
    if not getattr(control, "set_value", False):
        return None
    state = WidgetState(id=control.id)
    match kind:
        case "selectbox":
            state.string_value = control.raw_value
        case "checkbox":
            state.bool_value = control.value
        case "button_group":
            state.string_array_value.data[:] = control.raw_values
        case _:
            return None
    return state
