#!/usr/bin/env python3
"""A whole survey in a real browser, from the first run to the report.

Call: check_fieldwork.py --samstemt PROGRAM --chromium PROGRAM --questionnaire FILE [--pictures FOLDER]

The first administrator sets up the server and a second factor, takes a questionnaire in, makes a
survey of 372 municipalities and counties, and invites them through a mail server on this machine. A
planner answers on a phone, is interrupted, goes on elsewhere, shares with a colleague and hands in.
Reminders go to the rest alone. The survey is closed, taken out as a folder, and a report is built of
it. The closing line is "N passed, M failed"; the exit code is 1 where anything failed.
"""

import argparse
import base64
import datetime
import email
import email.policy
import hashlib
import hmac
import io
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from aiosmtpd.controller import Controller
from playwright.sync_api import sync_playwright

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
UNITS = 372


class Checks:
    """What was looked at, and what was wrong."""

    def __init__(self):
        self.passed, self.failed = 0, 0

    def that(self, name, holds, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {name}: {detail}", flush=True)


class Mailbox:
    """A mail server on this machine that keeps what it is given."""

    def __init__(self):
        self.messages = []
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.controller.start()

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.messages.append((envelope.rcpt_tos[0], message))
        return "250 OK"

    def wait(self, count, seconds=180):
        end = time.time() + seconds
        while len(self.messages) < count and time.time() < end:
            time.sleep(0.2)
        # One too many would come now.
        time.sleep(1.5)
        return len(self.messages)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def one_time_code(key, days=0):
    """RFC 6238, as an app computes it."""
    secret = base64.b32decode(key + "=" * (-len(key) % 8))
    counter = struct.pack(">Q", (int(time.time()) + days * 86400) // 30)
    digest = hmac.new(secret, counter, hashlib.sha1).digest()
    offset = digest[19] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def link_of(message):
    return re.search(r"https?://\S+/answer/[0-9a-z]+", message.get_body(("plain",)).get_content()).group(0)


class Survey:
    def __init__(self, options, folder, browser, checks):
        self.options, self.folder, self.browser, self.checks = options, folder, browser, checks
        self.mail = Mailbox()
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.pictures = Path(options.pictures) if options.pictures else folder / "pictures"
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.count = 0

    def picture(self, page, name):
        self.count += 1
        page.screenshot(path=self.pictures / f"{self.count:02d}-{name}.png", full_page=True)

    def run(self, *words):
        return subprocess.run(
            [self.options.samstemt, *words, "--language", "en"], capture_output=True, text=True
        )

    def serve(self, days=0):
        """Starts the server; on a later day where the machine can make a program believe so."""
        ahead = ["faketime", "--exclude-monotonic", "-f", f"+{days}d"] if days else []
        (self.folder / "mail.yaml").write_text(
            f"host: 127.0.0.1\nport: {self.mail.controller.port}\nsecurity: none\n"
        )
        self.server = subprocess.Popen(
            [*ahead, self.options.samstemt, "serve", "--data", self.folder / "data", "--port", str(self.port),
             "--origin", self.origin, "--mail", self.folder / "mail.yaml"],
            stdout=subprocess.PIPE, stderr=open(self.folder / "complaints", "w"), text=True,
        )
        self.checks.that("the server says its address", self.origin in self.server.stdout.readline())

    def stop(self):
        # Its own process where another program started it.
        own = subprocess.run(["pgrep", "-P", str(self.server.pid)], capture_output=True, text=True)
        for number in own.stdout.split() or [self.server.pid]:
            subprocess.run(["kill", "-TERM", str(number)])
        self.checks.that("the server ends when it is told to", self.server.wait(60) == 0)

    def set_up(self):
        """First run: the address on the console, a password, a second factor."""
        made = self.run(
            "setup", "--data", self.folder / "data", "--owner", "ks", "--name", "KS",
            "--email", "kari@ks.example", "--origin", self.origin,
        )
        self.serve()
        context = self.browser.new_context(viewport=DESK, locale="nb-NO")
        page = context.new_page()
        page.goto(re.search(r"http\S+", made.stdout).group(0))
        page.fill("[name=name]", "Kari Nordmann")
        for name in ("password", "again"):
            page.fill(f"[name={name}]", "en ganske lang setning 27")
        page.click("main button")
        key = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", page.inner_text("main")).group(0)
        self.picture(page, "second-factor")
        self.key = key.replace(" ", "")
        page.fill("[name=code]", one_time_code(self.key))
        page.click("main button")
        page.goto(f"{self.origin}/")
        self.checks.that("the administrator comes to KS", page.url == f"{self.origin}/nb/o/ks", page.url)
        self.office = page

    def make(self):
        """A questionnaire, a survey, those who are asked and where they can be reached."""
        page, base = self.office, f"{self.origin}/nb/o/ks"
        page.goto(f"{base}/questionnaires/new")
        page.set_input_files("input[type=file]", self.options.questionnaire)
        page.locator("main form:has(input[type=file]) button").click()
        self.picture(page, "questionnaire")
        questionnaire = page.url.split("?")[0]
        page.goto(f"{questionnaire}/versions")
        page.click("main button[value=make]")
        page.goto(f"{base}/campaigns/new")
        for tag, title in (("nb", "Kartlegging"), ("nn", "Kartlegging"), ("en", "Survey")):
            page.fill(f"[name=title-{tag}]", title)
        page.fill("[name=opens]", datetime.date.today().isoformat())
        page.fill("[name=closes]", (datetime.date.today() + datetime.timedelta(20)).isoformat())
        page.fill("[name=sender-address]", "ask@ks.example")
        page.locator("main form button").last.click()
        self.campaign = page.url.split("?")[0]
        page.goto(f"{self.campaign}/frame")
        page.check("[name=choice][value=roles]")
        page.locator("main form button").last.click()
        self.picture(page, "frame")
        page.goto(f"{self.campaign}/responses")
        codes = sorted(set(re.findall(r"/units/([0-9]+)", page.content())))
        self.checks.that("all municipalities and counties are asked", len(codes) == UNITS, len(codes))
        rows = "".join(f"{code},postmottak-{code}@kommune.example,role\n" for code in codes)
        page.goto(f"{self.campaign}/contacts")
        page.locator("main details:has(input[type=file]) summary").click()
        page.set_input_files("input[type=file]", {
            "name": "contacts.csv", "mimeType": "text/csv",
            "buffer": ("unit,address,kind\n" + rows).encode()})
        page.locator("main form:has(input[type=file]) button").last.click()
        self.picture(page, "contacts")

    def invite(self):
        page = self.office
        page.goto(self.campaign)
        page.locator("form[action$='/open'] button").click()
        page.goto(f"{self.campaign}/messages")
        self.picture(page, "messages")
        page.locator("form[action*='invit'] button").click()
        count = self.mail.wait(UNITS)
        self.checks.that("each is invited once", count == UNITS, count)
        addresses = {address for address, _ in self.mail.messages}
        self.checks.that("each at an address of its own", len(addresses) == UNITS, len(addresses))
        links = {link_of(message) for _, message in self.mail.messages}
        self.checks.that("each with a link of its own", len(links) == UNITS, len(links))

    def answer(self):
        """A planner on a phone, who is interrupted, goes on elsewhere, shares and hands in."""
        self.answered = self.mail.messages[100][0]
        link = link_of(self.mail.messages[100][1])
        context = self.browser.new_context(viewport=PHONE, locale="nb-NO", has_touch=True)
        page = context.new_page()
        page.goto(link)
        self.picture(page, "planner")
        sections = page.eval_on_selector_all("main a[href*='/s/']", "all => all.map(a => a.href)")
        sections = list(dict.fromkeys(sections))
        self.fill(page, sections[0])
        self.picture(page, "section")
        # Interrupted before anything was sent: what was given is stored all the same.
        page.wait_for_timeout(2500)
        given = self.given(page)
        context.close()
        desk = self.browser.new_context(viewport=DESK, locale="nb-NO").new_page()
        desk.goto(sections[0])
        self.checks.that("what was given is there on another device", given and self.given(desk) == given,
                         f"{given} {self.given(desk)}")
        base = sections[0].split("/s/")[0]
        desk.goto(f"{base}/people")
        self.picture(desk, "share")
        desk.fill("[name=name]", "Ola Kollega")
        desk.locator("main form:has([name=name]) [type=checkbox]").last.check()
        desk.locator("main form:has([name=name]) button").first.click()
        found = [l for l in re.findall(r"/answer/([0-9a-z]{26})\b", desk.content()) if l not in base]
        self.checks.that("the colleague has a link", bool(found))
        colleague = self.browser.new_context(viewport=PHONE, locale="nn-NO").new_page()
        colleague.goto(f"{self.origin}/answer/{found[0]}")
        parts = colleague.eval_on_selector_all("main a[href*='/s/']", "all => all.map(a => a.href)")
        self.checks.that("the colleague sees its own part alone", len(set(parts)) == 1, parts)
        self.fill(colleague, parts[0])
        colleague.locator("main form button[name=go], main form button[type=submit]").last.click()
        self.picture(colleague, "colleague")
        for section in sections[1:]:
            self.fill(desk, section)
            desk.locator("main button[name=go]").last.click()
        desk.goto(f"{base}/summary")
        self.picture(desk, "summary")
        desk.locator("form[action$='/submit'] button").click()
        self.picture(desk, "receipt")
        self.checks.that("the planner has a receipt", "/receipt" in desk.url, desk.url)
        file = desk.request.get(f"{base}/receipt.pdf")
        self.checks.that("the receipt is a PDF too", file.body().startswith(b"%PDF-"))

    @staticmethod
    def given(page):
        return page.eval_on_selector_all(
            "main form input:checked", "all => all.map(i => i.name + '=' + i.value)")

    @staticmethod
    def fill(page, address):
        """Something to each question of a section that is a choice or a text."""
        page.goto(address)
        for name in dict.fromkeys(page.eval_on_selector_all(
            "main input[type=radio][name^='a.']", "all => all.map(i => i.name)")):
            option = page.locator(f"main input[type=radio][name='{name}']").first
            if option.is_visible():
                option.check()
                # What the answer opens or closes has moved the page then.
                page.wait_for_timeout(300)
        for field in page.locator("main textarea[name^='a.'], main input[type=text][name^='a.']").all():
            if field.is_visible() and not field.input_value():
                field.fill("Vi er i gang.")

    def remind(self):
        page = self.office
        page.goto(f"{self.campaign}/responses")
        self.picture(page, "responses")
        self.checks.that("one of them has handed in", f"1 av {UNITS}" in page.inner_text("main"),
                         page.inner_text("main")[:200])
        if not shutil.which("faketime"):
            print("Skipped the reminders: nobody is written to twice on a day, and there is no 'faketime' here.")
            return
        self.stop()
        self.serve(days=1)
        page.goto(f"{self.origin}/nb/sign-in")
        page.fill("[name=email]", "kari@ks.example")
        page.fill("[name=password]", "en ganske lang setning 27")
        page.locator("main form:has([name=password]) button").first.click()
        page.fill("[name=code]", one_time_code(self.key, days=1))
        page.locator("main form:has([name=code]) button").first.click()
        page.goto(f"{self.campaign}/messages")
        page.locator("form[action*='remind'] button").click()
        self.picture(page, "reminded")
        count = self.mail.wait(2 * UNITS - 1)
        self.checks.that("the rest are reminded", count == 2 * UNITS - 1, count)
        reminded = [address for address, _ in self.mail.messages[UNITS:]]
        self.checks.that("each once", len(set(reminded)) == UNITS - 1, len(set(reminded)))
        self.checks.that("and not the one who has handed in", self.answered not in reminded)

    def close(self):
        page = self.office
        page.goto(self.campaign)
        page.locator("form[action$='/close'] button").click()
        self.picture(page, "closed")
        file = page.request.get(f"{self.campaign}/export")
        self.checks.that("the folder is taken out", file.status == 200, file.status)
        zipfile.ZipFile(io.BytesIO(file.body())).extractall(self.folder / "review")
        roots = list((self.folder / "review").rglob("review.yaml"))
        built = self.run("build", str(roots[0].parent), "-o", str(self.folder / "report"))
        self.checks.that("the report is built of it", built.returncode == 0, built.stderr[-800:])
        page.goto((self.folder / "report" / "nb" / "index.html").as_uri())
        self.picture(page, "report")


def main():
    parser = argparse.ArgumentParser()
    for name in ("samstemt", "chromium", "questionnaire"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--pictures")
    options = parser.parse_args()
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=options.chromium, args=["--no-sandbox"])
        survey = Survey(options, Path(folder), browser, checks)
        try:
            survey.set_up()
            survey.make()
            survey.invite()
            survey.answer()
            survey.remind()
            survey.close()
        except Exception as error:
            checks.that("the whole way", False, error)
            complaints = Path(folder) / "complaints"
            if complaints.exists():
                print(complaints.read_text()[-2000:])
        finally:
            survey.stop()
            survey.mail.controller.stop()
            browser.close()
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(1 if checks.failed else 0)


main()
