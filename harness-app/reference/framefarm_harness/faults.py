"""Errors that end a launch and are told in its report."""


class LaunchFault(Exception):
    """`code` is one of the protocol's error codes; the message says what happened, to what, and what to do next."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code
