"""Reads a mail with Python's own package for mail, and writes what it found as JSON. Used by MailTests."""

import email
import email.policy
import json
import sys

message = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
parts = {}
for part in message.walk():
    if part.get_content_type() in ("text/plain", "text/html") and not part.is_attachment():
        parts[part.get_content_type()] = part.get_content()
found = {
    "headers": [[name, str(value)] for name, value in message.items()],
    "to": [[a.display_name, a.addr_spec] for a in message["to"].addresses],
    "from": [[a.display_name, a.addr_spec] for a in message["from"].addresses],
    "date": message["date"].datetime.isoformat(),
    "parts": parts,
    "attachments": [
        [part.get_filename(), part.get_content_type(), list(part.get_payload(decode=True))]
        for part in message.iter_attachments()] if message.is_multipart() else [],
    "defects": [repr(d) for part in message.walk() for d in part.defects],
    "type": message.get_content_type(),
}
json.dump(found, sys.stdout)
