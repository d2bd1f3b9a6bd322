#!/usr/bin/env python3
"""A whole survey in a real browser, from the first run to the report.

Call: check_fieldwork.py --samstemt PROGRAM --chromium PROGRAM --questionnaire FILE [--pictures FOLDER]

The first administrator sets up the server and a second factor, takes a questionnaire in, makes a
survey of 372 municipalities and counties, and invites them through a mail server on this machine. A
planner answers on a phone, is interrupted, goes on elsewhere, shares with a colleague and hands in;
others hand in too, and one asks for quiet. Reminders go to the rest alone. The survey is closed, taken
out as a folder, and a report is built of it, whose numbers are those that were answered. The closing
line is "N passed, M failed"; the exit code is 1 where anything failed.
"""

import argparse
import collections
import csv
import datetime
import html
import io
import re
import signal
import sys
import tempfile
import zipfile
import zoneinfo
from pathlib import Path

from playwright.sync_api import sync_playwright

from office import (
    DESK, PHONE, Camera, Checks, Mailbox, Server, address_of, first_run, link_of, plan_survey, send_contacts,
    take_questionnaire, text_of,
)

UNITS = 372
# What the planner and the others say of how far they have come; no cell is so small that the report hides it.
PLANNERS_STAGE = "planned"
OTHERS_STAGES = ["planned"] * 8 + ["governed"] * 6
# How the subject of a receipt begins.
RECEIPT = "Kvittering"


def today():
    """The day in the campaign's own time."""
    return datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Oslo")).date()


class Survey:
    def __init__(self, options, folder, player, browser, checks):
        self.options, self.folder, self.checks = options, folder, checks
        self.player, self.browser = player, browser
        self.mail = Mailbox()
        self.server = Server(options.samstemt, folder, self.mail)
        self.origin = self.server.origin
        self.picture = Camera(Path(options.pictures) if options.pictures else None).take
        # Those who have handed in, and what they said.
        self.stages = {}

    def person(self, size=DESK, language="nb-NO"):
        context = self.browser.new_context(
            viewport=size, locale=language, has_touch=size is PHONE, reduced_motion="reduce")
        context.set_default_timeout(60_000)
        return context.new_page()

    def set_up(self):
        """First run: the address on the console, a password, a second factor."""
        page = self.person()
        first_run(self.server, page, self.picture)
        self.checks.that("the administrator comes to KS", page.url == f"{self.origin}/nb/o/ks", page.url)
        self.office = page

    def make(self):
        """A questionnaire, a survey, those who are asked and where they can be reached."""
        page, base = self.office, f"{self.origin}/nb/o/ks"
        questionnaire = take_questionnaire(page, base, self.options.questionnaire)
        page.goto(questionnaire)
        self.picture(page, "questionnaire")
        self.campaign = plan_survey(page, base)
        page.goto(f"{self.campaign}/frame")
        page.check("[name=choice][value=roles]")
        page.locator("main form button").last.click()
        self.picture(page, "frame")
        page.goto(f"{self.campaign}/responses")
        self.codes = sorted(set(re.findall(r"/units/([0-9]+)", page.content())))
        self.checks.that("all municipalities and counties are asked", len(self.codes) == UNITS, len(self.codes))
        send_contacts(page, self.campaign, self.codes)
        self.picture(page, "contacts")

    def invite(self):
        page = self.office
        page.goto(self.campaign)
        page.locator("form[action$='/open'] button").click()
        page.goto(f"{self.campaign}/messages")
        self.picture(page, "messages")
        self.day = today()
        page.locator("form[action*='invit'] button").click()
        count = self.mail.wait(UNITS)
        self.checks.that("each is invited once", count == UNITS, count)
        self.invited = dict(self.mail.messages)
        expected = {address_of(code) for code in self.codes}
        self.checks.that("each at an address of its own", set(self.invited) == expected,
                         sorted(set(self.invited) ^ expected)[:5])
        links = {link_of(message) for message in self.invited.values()}
        self.checks.that("each with a link of its own", len(links) == UNITS, len(links))

    def link(self, code):
        return link_of(self.invited[address_of(code)])

    def answer(self):
        """A planner on a phone, who is interrupted, goes on elsewhere, shares and hands in."""
        unit = self.codes[100]
        page = self.person(PHONE)
        page.goto(self.link(unit))
        self.picture(page, "planner")
        sections = self.sections(page)
        self.fill(page, sections[0])
        self.picture(page, "section")
        # Interrupted before anything was sent: what was given is stored all the same.
        # No script of ours: the page's rules let none be made of a text.
        page.locator("#autosave", has_text="Lagret").wait_for()
        given = self.given(page)
        page.context.close()
        desk = self.person()
        desk.goto(sections[0])
        self.checks.that("what was given is there on another device", given and self.given(desk) == given,
                         f"{given} {self.given(desk)}")
        base = sections[0].split("/s/")[0]
        desk.goto(f"{base}/people")
        self.picture(desk, "share")
        desk.fill("[name=name]", "Ola Kollega")
        desk.locator("main form:has([name=name]) [type=checkbox]").last.check()
        desk.locator("main form:has([name=name]) button").first.click()
        found = [link for link in re.findall(r"/answer/([0-9a-z]{26})\b", desk.content()) if link not in base]
        self.checks.that("the colleague has a link", bool(found))
        colleague = self.person(PHONE, "nn-NO")
        colleague.goto(f"{self.origin}/answer/{found[0]}")
        parts = self.sections(colleague)
        self.checks.that("the colleague sees its own part alone", len(parts) == 1, parts)
        self.fill(colleague, parts[0])
        colleague.locator("main button[name=go]").last.click()
        self.picture(colleague, "colleague")
        colleague.context.close()
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
        desk.context.close()
        self.stages[unit] = PLANNERS_STAGE

    @staticmethod
    def sections(page):
        found = page.eval_on_selector_all("main a[href*='/s/']", "all => all.map(a => a.href)")
        return list(dict.fromkeys(found))

    @staticmethod
    def given(page):
        return page.eval_on_selector_all(
            "main form input:checked", "all => all.map(i => i.name + '=' + i.value)")

    @staticmethod
    def fill(page, address):
        """Something to each question of a section that is a choice or a text."""
        page.goto(address)
        names = page.eval_on_selector_all("main input[type=radio][name^='a.']", "all => all.map(i => i.name)")
        for name in dict.fromkeys(names):
            wanted = f"[value='{PLANNERS_STAGE}']" if name == "a.stage" else ""
            option = page.locator(f"main input[type=radio][name='{name}']{wanted}").first
            if option.is_visible():
                option.check()
        for field in page.locator("main textarea[name^='a.'], main input[type=text][name^='a.']").all():
            if field.is_visible() and not field.input_value():
                field.fill("Vi er i gang.")
                field.blur()

    def others(self):
        """Others hand in by plain forms, as a browser without scripts sends them; one asks for quiet."""
        for number, stage in enumerate(OTHERS_STAGES):
            unit = self.codes[110 + number]
            receipt = self.hand_in(self.link(unit), stage)
            self.checks.that(f"{unit} has handed in", "/receipt" in receipt, receipt)
            self.stages[unit] = stage
        self.quiet = self.codes[200]
        page = self.person()
        message = self.invited[address_of(self.quiet)]
        page.goto(re.search(r"https?://\S+/unsubscribe/[^\s>]+", text_of(message)).group(0))
        self.picture(page, "no-more-messages")
        page.locator("main form button").click()
        page.context.close()

    def hand_in(self, link, stage):
        request = self.player.request.new_context(extra_http_headers={"Origin": self.origin})
        page = request.get(f"{link}/s/status").text()
        form = {name: self.hidden(page, name) for name in ("page", "v.stage")}
        request.post(f"{link}/s/status", form={**form, "a.stage": stage, "go": "next"})
        summary = request.get(f"{link}/summary").text()
        receipt = request.post(f"{link}/submit", form={"seen": self.hidden(summary, "seen")}).url
        request.dispose()
        return receipt

    @staticmethod
    def hidden(page, name):
        return html.unescape(re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page).group(1))

    def remind(self):
        """On another day, the rest are reminded, and nobody else."""
        page = self.office
        page.goto(f"{self.campaign}/responses")
        self.picture(page, "responses")
        done = len(self.stages)
        self.checks.that("so many have handed in", f"{done} av {UNITS}" in page.inner_text("#headline"),
                         page.inner_text("#headline"))
        page.goto(f"{self.campaign}/messages")
        # Where midnight has passed on the way, it is another day already.
        if today() == self.day:
            self.checks.that("nobody is reminded on the day of the invitation",
                             page.locator("form[action*='remind'] button").count() == 0)
        self.checks.that("the server ends when it is told to", self.server.stop() == 0, self.server.complaints())
        moved = self.server.put_messages_back(days=1)
        self.checks.that("there is one message to each, and a receipt to each who has handed in", moved == UNITS + done,
                         moved)
        self.server.start()
        page.goto(f"{self.campaign}/messages")
        page.locator("form[action*='remind'] button").click()
        self.picture(page, "reminded")
        expected = {address_of(code) for code in self.codes if code not in self.stages and code != self.quiet}
        self.mail.wait(UNITS + done + len(expected))
        later = self.mail.messages[UNITS:]
        receipts = [(address, message) for address, message in later if RECEIPT in message["subject"]]
        self.checks.that("who has handed in has one receipt by mail",
                         sorted(address for address, _ in receipts) == sorted(map(address_of, self.stages)),
                         [address for address, _ in receipts])
        reminded = collections.Counter(address for address, message in later if RECEIPT not in message["subject"])
        self.checks.that("the rest are reminded, and nobody else", set(reminded) == expected,
                         f"{len(reminded)} of {len(expected)}: {sorted(set(reminded) ^ expected)[:5]}")
        self.checks.that("each once", all(count == 1 for count in reminded.values()), reminded.most_common(3))

    def close(self):
        """The survey is closed and taken out, and a report is built of it."""
        page = self.office
        page.goto(self.campaign)
        page.locator("form[action$='/close'] button").click()
        self.picture(page, "closed")
        file = page.request.get(f"{self.campaign}/export")
        self.checks.that("the folder is taken out", file.status == 200, file.status)
        zipfile.ZipFile(io.BytesIO(file.body())).extractall(self.folder / "review")
        root = next((self.folder / "review").rglob("review.yaml")).parent
        # What an editor writes first: how many have answered, and what they said.
        for block in (root / "report").glob("*/intro.md"):
            block.write_text(block.read_text() + "\n{{ table response }}\n\n{{ table survey.stage }}\n")
        checked = self.server.run("check", root)
        self.checks.that("nothing is wrong with it", checked.returncode == 0, checked.stdout + checked.stderr)
        built = self.server.run("build", root, "-o", self.folder / "report")
        self.checks.that("the report is built of it", built.returncode == 0, built.stdout + built.stderr)
        self.read(self.folder / "report")

    def read(self, report):
        """The report says what was answered."""
        page = self.person()
        page.goto((report / "nb" / "print.html").as_uri())
        self.picture(page, "report")
        self.checks.that("the report can be read", page.locator("main table").count() >= 2)

        def rows(name):
            with open(report / "data" / name, newline="") as file:
                return list(csv.DictReader(file))

        answered = sum(int(row["count"]) for row in rows("response.csv") if row["level"] == "all")
        self.checks.that("as many have answered in the report", answered == len(self.stages), answered)
        counts = {row["answer"]: row["count"] for row in rows("survey.stage.csv")}
        expected = collections.Counter(self.stages.values())
        found = {stage: counts.get(stage) for stage in expected}
        self.checks.that("the report counts what they said", found == {s: str(n) for s, n in expected.items()}, counts)
        self.checks.that("all of them together too", counts.get("all") == str(len(self.stages)), counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("samstemt", "chromium", "questionnaire"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--pictures")
    options = parser.parse_args()
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        survey = Survey(options, Path(folder), player, browser, checks)
        try:
            for step in (survey.set_up, survey.make, survey.invite, survey.answer, survey.others,
                         survey.remind, survey.close):
                step()
        except Exception as error:
            checks.that(f"the whole way, at '{step.__name__}'", False, f"{error}\n{survey.server.complaints()}")
        finally:
            survey.server.stop()
            survey.mail.stop()
            browser.close()
    return checks.end()


if __name__ == "__main__":
    # Ends by the way of exceptions when told to stop, so that the server is ended too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
