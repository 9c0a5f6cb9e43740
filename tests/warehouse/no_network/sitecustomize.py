"""Notes every attempt to reach a network, in the file named by NETWORK_LOG; Python imports it by itself."""

import os
import sys
from pathlib import Path


def note(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        with Path(os.environ["NETWORK_LOG"]).open("a", encoding="utf-8") as log:
            log.write(f"{event} {arguments}\n")


if "NETWORK_LOG" in os.environ:
    sys.addaudithook(note)
