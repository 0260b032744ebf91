"""Unpacking what somebody else packed, never beyond a limit: a few kilobytes can unpack to gigabytes."""

import zlib


def inflated(body: bytes, most: int) -> bytes:
    """At most so many bytes of what was compressed; `body` itself when it was not."""
    try:
        return zlib.decompressobj(wbits=31).decompress(body, most)
    except zlib.error:
        return body


def dechunked(body: bytes) -> bytes:
    """The body of a chunked answer in one piece; `body` itself when it is not chunked after all."""
    pieces, position = [], 0
    while (line_end := body.find(b"\r\n", position)) >= 0:
        try:
            length = int(body[position:line_end].split(b";")[0], 16)
        except ValueError:
            return body
        if length == 0:
            break
        pieces.append(body[line_end + 2 : line_end + 2 + length])
        position = line_end + 2 + length + 2
    return b"".join(pieces) if pieces else body
