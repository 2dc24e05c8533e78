"""Good answers of a server, kept on disk so that it is asked once."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from files import FaultyInputError, read_text, write_whole


@dataclass(frozen=True, slots=True)
class AnswerCache:
    """A folder with one JSON file for each request that was answered.

    Nothing expires: the operator deletes the folder to ask anew.
    """

    folder: Path

    def get(self, request: str, check: Callable[[Any], None]) -> Any | None:
        """Return the answer kept for a request.

        Parameters
        ----------
        request
            What was asked of which server.
        check
            Raises ``ValueError`` for an answer that must not be used.

        Returns
        -------
        Any or None
            ``None`` where there is none, or where its file is damaged or is for another request:
            it is then asked for again and written anew.
        """
        try:
            kept = json.loads(read_text(self._path(request)))
            if kept["request"] != request:
                return None
            check(kept["answer"])
        except (FaultyInputError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return kept["answer"]

    def put(self, request: str, answer: Any) -> None:
        """Keep an answer.

        Raises
        ------
        OSError
            Where the folder cannot be written to.
        """
        kept = {"request": request, "answer": answer}
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(self._path(request), text + "\n")

    def _path(self, request: str) -> Path:
        return self.folder / f"{hashlib.sha256(request.encode('utf-8')).hexdigest()}.json"
