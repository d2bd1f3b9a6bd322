"""A mail server on a free port of this machine that says what real ones say. Used by MailTests.

Prints "PORT <number>", then keeps each mail it takes as a line of JSON in the file named.
"""

import argparse
import asyncio
import base64
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Handler:
    def __init__(self, path):
        self.path = path
        self.sessions = []

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("blocked@"):
            return "550 5.7.1 Sender not allowed"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "unknown":
            return "550-5.1.1 The mailbox\r\n550 5.1.1 does not exist"
        if name == "full":
            return "452 4.2.2 Mailbox full"
        if name == "slow":
            await asyncio.sleep(20)
        if name == "drop":
            server.transport.abort()
            return "421 gone"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if b"Subject: refuse" in envelope.content:
            return "554 5.7.1 Looks like spam"
        if session not in self.sessions:
            self.sessions.append(session)
        with open(self.path, "a", encoding="utf-8") as file:
            kept = {
                "session": self.sessions.index(session),
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "tls": session.ssl is not None,
                "name": (session.auth_data.login.decode() if session.auth_data else None),
                "data": base64.b64encode(envelope.content).decode(),
            }
            file.write(json.dumps(kept) + "\n")
        return "250 2.0.0 Kept"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("file")
    options.add_argument("--certificate")
    options.add_argument("--key")
    options.add_argument("--implicit", action="store_true")
    options.add_argument("--account")
    given = options.parse_args()
    context = None
    if given.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(given.certificate, given.key)
    handler = Handler(given.file)

    def authenticate(server, session, envelope, mechanism, data):
        right = isinstance(data, LoginPassword) and given.account == (
            data.login.decode() + ":" + data.password.decode())
        return AuthResult(success=right, auth_data=data, handled=False)

    def protocol():
        starts = context if not given.implicit else None
        return SMTP(
            handler, tls_context=starts, require_starttls=starts is not None,
            authenticator=authenticate if given.account else None,
            auth_required=bool(given.account), auth_require_tls=starts is not None,
            hostname="stand.example", loop=asyncio.get_event_loop())

    async def serve():
        server = await asyncio.get_event_loop().create_server(
            protocol, "127.0.0.1", 0, ssl=context if given.implicit else None)
        print("PORT", server.sockets[0].getsockname()[1], flush=True)
        # The test closes our standard input when it is done.
        await asyncio.get_event_loop().run_in_executor(None, sys.stdin.read)

    asyncio.run(serve())


main()
