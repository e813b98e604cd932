"""One window per library: a second start hands over what it was to open, and raises the first."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCryptographicHash, QLockFile, QObject, QTimer, Signal

from zonereader.paths import APP_NAME

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from zonereader.links import Target

WAIT_MILLISECONDS, AGAIN_SECONDS = 2000, 0.05
LISTEN_MILLISECONDS = 300
"""The lock is taken at once; speaking to others waits until the window has something to show."""

MOST_BYTES = 1 << 20


class SingleInstance(QObject):
    """Holds the library's lock, or talks to the process that does.

    Signals:
        called: the targets (files, folders, links) that a second start was given.
    """

    called = Signal(object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        named = QByteArray(str(library.absolute()).encode())
        digest = QCryptographicHash.hash(named, QCryptographicHash.Algorithm.Sha256).toHex()
        place = bytes(digest.data()).decode()[:16]
        self._name = f"{APP_NAME}-{os.getuid() if hasattr(os, 'getuid') else ''}-{place}"
        with suppress(OSError):  # opening the library will say what is wrong with its folder
            library.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = QLockFile(str(library.with_name(library.name + ".lock")))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self._callers: list[QLocalSocket] = []
        self.is_first = self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError
        if self.is_first:
            QTimer.singleShot(LISTEN_MILLISECONDS, self, self._listen)

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        server = self._server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        server.newConnection.connect(lambda: self._on_connection(server.nextPendingConnection()))
        server.listen(self._name)

    def _on_connection(self, socket: QLocalSocket | None) -> None:
        if socket is not None:
            self._callers.append(socket)
            socket.readyRead.connect(lambda: self._on_message(socket))
            socket.disconnected.connect(lambda: self._callers.remove(socket))

    def _on_message(self, socket: QLocalSocket) -> None:
        try:
            words = json.loads(bytes(socket.read(MOST_BYTES).data()))
        except ValueError:
            return
        if isinstance(words, list) and all(isinstance(one, str) for one in words):
            socket.write(b"ok")
            socket.flush()
            from zonereader.links import target

            self.called.emit([target(one) for one in words])

    def forward(self, targets: Sequence[Target]) -> bool:
        """Hand ``targets`` to the first process; whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        from zonereader.links import word

        socket = QLocalSocket()
        latest = time.monotonic() + WAIT_MILLISECONDS / 1000
        socket.connectToServer(self._name)
        while not socket.waitForConnected(WAIT_MILLISECONDS):
            if time.monotonic() > latest:
                return False
            time.sleep(AGAIN_SECONDS)  # the first has just begun and does not listen yet
            socket.connectToServer(self._name)
        socket.write(json.dumps([word(one) for one in targets]).encode())
        return socket.waitForReadyRead(WAIT_MILLISECONDS)

    def close(self) -> None:
        """Let another process be the first."""
        for socket in self._callers.copy():
            socket.disconnectFromServer()
        if self._server is not None:
            self._server.close()
        self._lock.unlock()
