"""ETags: an answer that the reader has already is not sent again.

The tag is a digest of the answer itself, so it is right whatever the answer was made from. Streams (progress,
downloads of a whole selection) pass through untouched.
"""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Fresh:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope).get("if-none-match", "")
        await self.app(scope, receive, Tagging(send, asked))


class Tagging:
    """Holds the head of an answer back until its body is there, if that comes in one piece."""

    def __init__(self, send: Send, asked: str) -> None:
        self.send = send
        self.asked = asked
        self.head: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = Headers(scope=message)
            whole = message["status"] == 200 and "content-length" in headers
            if whole and "etag" not in headers:
                self.head = message
                return
        elif self.head is not None:
            message = await self.tagged(self.head, message)
        await self.send(message)

    async def tagged(self, head: Message, body: Message) -> Message:
        """Sends the head, and gives what is left to send."""
        self.head = None
        if body.get("more_body"):
            await self.send(head)
            return body
        tag = f'W/"{hashlib.sha256(body.get("body", b"")).hexdigest()[:32]}"'
        headers = MutableHeaders(scope=head)
        headers["etag"] = tag
        known = [one.strip() for one in self.asked.split(",")]
        if tag not in known:
            await self.send(head)
            return body
        del headers["content-length"]
        await self.send({**head, "status": 304})
        return {**body, "body": b""}
