"""An office of a survey for tests in a browser: its server, its mail, and those who work there."""

import base64
import datetime
import email
import email.policy
import hashlib
import hmac
import re
import socket
import sqlite3
import json
import struct
import subprocess
import threading
import time

from aiosmtpd.controller import Controller

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PASSWORD = "en ganske lang setning 27"


class Checks:
    """What was looked at, and what was wrong."""

    def __init__(self):
        self.passed, self.failed = 0, []

    def that(self, name, holds, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failed.append(name)
            print(f"FAILED {name}: {detail}", flush=True)

    def end(self):
        """The closing line; what the process ends with."""
        print(f"{self.passed} passed, {len(self.failed)} failed", flush=True)
        return 1 if self.failed else 0


class Mailbox:
    """A mail server on this machine that keeps what it is given."""

    def __init__(self):
        self.messages = []
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.controller.start()

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.messages += [(address, message) for address in envelope.rcpt_tos]
        return "250 OK"

    def wait(self, count, seconds=180):
        """Waits until so many have come, and a moment longer: one too many would come then."""
        end = time.monotonic() + seconds
        while len(self.messages) < count and time.monotonic() < end:
            time.sleep(0.1)
        time.sleep(2)
        return len(self.messages)

    def stop(self):
        self.controller.stop()


class Server:
    """`samstemt serve` on a folder of its own, with the mail server of this machine."""

    def __init__(self, program, folder, mail):
        self.program, self.folder = str(program), folder
        self.data = folder / "data"
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.process = None
        (folder / "mail.yaml").write_text(
            f"host: 127.0.0.1\nport: {mail.controller.port}\nsecurity: none\n"
        )

    def run(self, *words):
        """Runs a command to its end."""
        words = [str(word) for word in words]
        return subprocess.run(
            [self.program, *words, "--language", "en"], capture_output=True, text=True, timeout=300
        )

    def start(self):
        with open(self.folder / "complaints", "a") as complaints:
            self.process = subprocess.Popen(
                [self.program, "serve", "--data", str(self.data), "--port", str(self.port),
                 "--origin", self.origin, "--proxy", "127.0.0.1", "--mail", str(self.folder / "mail.yaml")],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints, text=True,
            )
        while line := self.process.stdout.readline():
            if self.origin in line:
                # What it says later is read away, so that it never waits for a reader.
                threading.Thread(target=self.process.stdout.read, daemon=True).start()
                return
        raise RuntimeError(f"the server ended with {self.process.wait()}")

    def stop(self):
        """Asks the server to end and says what it ended with; None where it did not run."""
        process, self.process = self.process, None
        if process is None:
            return None
        process.terminate()
        try:
            return process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def complaints(self):
        path = self.folder / "complaints"
        return path.read_text()[-2000:] if path.exists() else ""

    def put_messages_back(self, days):
        """Makes all messages so many days older. Nobody is written to twice on one day; the server must not run."""
        assert self.process is None

        def earlier(text):
            moved = datetime.datetime.fromisoformat(text) - datetime.timedelta(days)
            return moved.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moved.microsecond // 1000:03d}Z"

        with sqlite3.connect(self.data / "samstemt.sqlite") as database:
            rows = database.execute("SELECT owner, campaign, id, content FROM letters").fetchall()
            for owner, campaign, number, text in rows:
                letter = json.loads(text)
                for name in ("made", "due", "tried"):
                    if letter.get(name):
                        letter[name] = earlier(letter[name])
                day = datetime.date.fromisoformat(letter["day"]) - datetime.timedelta(days)
                letter["day"] = day.isoformat()
                database.execute(
                    "UPDATE letters SET content = ?, due = due - ? WHERE owner = ? AND campaign = ? AND id = ?",
                    (json.dumps(letter, ensure_ascii=False), days * 86_400_000, owner, campaign, number),
                )
        database.close()
        return len(rows)


class Camera:
    """Takes numbered pictures of pages into a folder; none where there is no folder."""

    def __init__(self, folder):
        self.folder, self.count = folder, 0
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.glob("*.png"):
                old.unlink()

    def take(self, page, name):
        if not self.folder:
            return
        self.count += 1
        take_picture(page, self.folder / f"{self.count:02d}-{name}.png")


def take_picture(page, path):
    """A picture of a whole page. A busy machine may be late with one: then it is tried once more."""
    for is_last in (False, True):
        try:
            page.screenshot(path=path, full_page=True, animations="disabled", timeout=60_000)
            return
        except Exception:
            if is_last:
                raise
            page.wait_for_timeout(1000)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def one_time_code(key):
    """RFC 6238, as an app computes it."""
    secret = base64.b32decode(key + "=" * (-len(key) % 8))
    digest = hmac.new(secret, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    offset = digest[19] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def text_of(message):
    return message.get_body(("plain",)).get_content()


def link_of(message):
    """The personal link in a message, to the pages in bokmål."""
    origin, token = re.search(r"(https?://[^/\s]+)\S*/answer/([0-9a-z]+)", text_of(message)).groups()
    return f"{origin}/nb/answer/{token}"


def join(page, address, name, picture=None):
    """Takes an invitation: a name, a password, a second factor."""
    page.goto(address)
    page.fill("[name=name]", name)
    for field in ("password", "again"):
        page.fill(f"[name={field}]", PASSWORD)
    page.click("main button")
    key = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", page.inner_text("main")).group(0)
    if picture:
        picture(page, "second-factor")
    page.fill("[name=code]", one_time_code(key.replace(" ", "")))
    page.click("main button")


def first_run(server, page, picture=None):
    """The address of the first run, taken by the administrator of KS."""
    made = server.run(
        "setup", "--data", server.data, "--owner", "ks", "--name", "KS",
        "--email", "kari@ks.example", "--origin", server.origin,
    )
    server.start()
    address = re.search(r"http\S+", made.stdout).group(0)
    join(page, address, "Kari Nordmann", picture)
    page.goto(f"{server.origin}/")
    return address


def take_questionnaire(page, base, file):
    """Brings a questionnaire in and makes a version of it; its address."""
    page.goto(f"{base}/questionnaires/new")
    page.set_input_files("input[type=file]", str(file))
    page.locator("main form:has(input[type=file]) button").click()
    questionnaire = page.url.split("?")[0]
    page.goto(f"{questionnaire}/versions")
    page.click("main button[value=make]")
    return questionnaire


def plan_survey(page, base, needs_sign_off=False):
    """A survey that opens today; its address."""
    page.goto(f"{base}/campaigns/new")
    for tag, title in (("nb", "Kartlegging"), ("nn", "Kartlegging"), ("en", "Survey")):
        page.fill(f"[name=title-{tag}]", title)
    page.fill("[name=opens]", datetime.date.today().isoformat())
    page.fill("[name=closes]", (datetime.date.today() + datetime.timedelta(20)).isoformat())
    page.fill("[name=sender-address]", "ask@ks.example")
    if needs_sign_off:
        page.check("[name=sign-off][value=yes]")
    page.locator("main form button").last.click()
    return page.url.split("?")[0]


def address_of(code):
    return f"postmottak-{code}@kommune.example"


def send_contacts(page, campaign, codes):
    """A file of contacts: one role mailbox of each unit."""
    rows = "".join(f"{code},{address_of(code)},role\n" for code in codes)
    page.goto(f"{campaign}/contacts")
    page.locator("main details:has(input[type=file]) summary").click()
    page.set_input_files("input[type=file]", {
        "name": "contacts.csv", "mimeType": "text/csv", "buffer": f"unit,address,kind\n{rows}".encode()})
    page.locator("main form:has(input[type=file]) button").last.click()
