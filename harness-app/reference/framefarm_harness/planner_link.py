"""The line to the planner that decides which frames a pick looks at: one JSON value a line, over an inherited socket.

The planner lives outside (for the host phone in the runner), so that there is one implementation of it. Every message that wants an answer
gets one line back before the next is sent.
"""

from __future__ import annotations

import json
import socket
import threading

from .faults import LaunchFault

# no planner thinks longer; a launch that waits for a dead one must end
_PATIENCE_S = 10.0


class PlannerLink:
    def __init__(self, descriptor: int):
        try:
            self._socket = socket.socket(fileno=descriptor)
        except OSError as error:
            raise LaunchFault("plan.unsupported", f"descriptor {descriptor} is no socket to a planner: {error.strerror}; start the launch by a runner") from error
        self._socket.settimeout(_PATIENCE_S)
        self._lines = self._socket.makefile("r", encoding="utf-8", newline="\n")
        self._lock = threading.Lock()

    def tell(self, **message: object) -> None:
        with self._lock:
            self._send(message)

    def ask(self, **message: object) -> dict:
        with self._lock:
            self._send(message)
            try:
                line = self._lines.readline()
                answer = json.loads(line) if line.endswith("\n") else None
            except (OSError, ValueError) as error:
                raise _lost(str(error)) from error
        if not isinstance(answer, dict):
            raise _lost("it hung up")
        if "error" in answer:
            raise LaunchFault("harness.internal", f"the planner refuses: {answer['error']}")
        return answer

    def _send(self, message: dict) -> None:
        try:
            self._socket.sendall((json.dumps(message, separators=(",", ":")) + "\n").encode())
        except OSError as error:
            raise _lost(str(error)) from error


def _lost(why: str) -> LaunchFault:
    return LaunchFault("harness.internal", f"the planner does not answer: {why}; look into the runner's log")
