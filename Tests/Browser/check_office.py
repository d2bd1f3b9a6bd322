#!/usr/bin/env python3
"""Every page of the server in a real browser, as each of those who may see it.

Call: check_office.py --samstemt PROGRAM --chromium PROGRAM --questionnaire FILE [--routes FILE]
      [--pictures FOLDER] [--jobs N]

An office is filled by forms alone, in a browser without scripts: people of every role, surveys that are
planned, open and closed, answers on their way, cases, open calls. Then all links are followed from the
home of each role, of respondents and of guests. Each page that is built of something new is looked at in
bokmål, nynorsk and English: by axe-core, and for anything that stands out to the side at 320 px.
Contrast, by far the slowest rule, is measured in the first language only: colours are the same in all of
them. FILE names the paths of the server's pages, one a line: each must have been reached. The closing
line is "N passed, M failed"; the exit code is 1 where anything failed.
"""

import argparse
import collections
import concurrent.futures
import datetime
import html
import multiprocessing
import os
import re
import signal
import struct
import sys
import tempfile
import time
import traceback
import urllib.parse
import zlib
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from office import (
    DESK, PASSWORD, PHONE, Checks, Mailbox, Server, first_run, join, link_of, plan_survey, send_contacts,
    take_picture, take_questionnaire, text_of,
)

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LANGUAGES = ("nb", "nn", "en")
UNITS = ["1811", "1812", "1813", "1815", "1816", "1505"]
ROLES = ["editor", "analyst", "approver", "contributor", "countyAdviser", "unitCoordinator", "peer", "reader"]
# How many addresses of one route are fetched for each visitor: pages of the same kind differ little.
MOST_OF_A_KIND = 12
# Only identity providers lead to the first two, and there is none; answers with files are seen in check_answering.py.
NOT_HERE = {"/sign-in/return/:provider", "/sign-in/ended/:provider", "/answer/:token/file/:question"}

PLAN = """Klima

Kommunen skal redusere klimagassutslippene med 55 prosent innen 2030 og følger opp bærekraftsmål 13.

Barnehage og skole

Alle elever skal fullføre videregående opplæring, og tidlig innsats i barnehagen skal styrkes i 2027.

Byen

Kollektivtransporten får hyppigere avganger, og det bygges gang- og sykkelveier mellom tettstedene.
"""

# Writes something fitting into each field of a form that is empty.
FILL = """form => {
  for (const fold of form.querySelectorAll('details')) fold.open = true;
  const words = {number: '2026', url: 'https://ks.example/plan', email: 'ask@ks.example', text: 'Sykkelvei til skolen',
    date: DATE, textarea: 'Vi bygde en vei som er trygg for alle, hele året.'};
  const chosen = new Set();
  for (const field of form.elements) {
    if (field.type === 'hidden' || field.disabled) continue;
    if (field.type === 'radio' || field.type === 'checkbox') {
      if ([...form.elements].some(e => e.name === field.name && e.checked)) chosen.add(field.name);
      if (!chosen.has(field.name)) { field.checked = true; chosen.add(field.name); }
    } else if (field.tagName !== 'SELECT' && words[field.type] && !field.value) field.value = words[field.type];
    else if (field.tagName === 'SELECT' && !field.value && field.options.length > 1) field.selectedIndex = 1;
  }
}""".replace("DATE", f"'{(datetime.date.today() + datetime.timedelta(10)).isoformat()}'")


def picture_bytes():
    """A small PNG."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes((40, 110, 60)) * 64 for _ in range(48))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 48, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Office:
    """Fills an office, and knows where each visitor begins."""

    def __init__(self, server, browser, mail, questionnaire, checks):
        self.server, self.browser, self.mail, self.checks = server, browser, mail, checks
        self.origin = server.origin
        self.base = f"{self.origin}/nb/o/ks"
        self.questionnaire = questionnaire
        self.people = 0
        # A visitor, its browser's cookies, and the addresses it begins from.
        self.visitors = {}

    def person(self, scripts=False):
        """A browser of somebody's own, at an address of their own."""
        self.people += 1
        context = self.browser.new_context(
            viewport=DESK, locale="nb-NO", java_script_enabled=scripts,
            extra_http_headers={"X-Forwarded-For": f"10.0.0.{self.people}"})
        context.set_default_timeout(30_000)
        return context.new_page()

    def begins(self, name, page, *addresses):
        self.visitors[name] = (page.context.storage_state(), f"10.0.1.{len(self.visitors) + 1}", list(addresses))

    def fill_and_send(self, page, selector, button="button"):
        form = page.locator(selector).first
        form.evaluate(FILL)
        form.locator(button).last.click()
        return page.url

    def fill(self):
        page = self.person()
        # Another organisation on the same server, whose administrator has not come yet.
        made = self.server.run(
            "setup", "--data", self.server.data, "--owner", "nordland", "--name", "Nordland fylkeskommune",
            "--email", "ida@nordland.example", "--origin", self.origin)
        self.unused = re.search(r"http\S+", made.stdout).group(0)
        self.used = first_run(self.server, page)
        self.plan(page)
        self.invite_people(page)
        self.answer()
        self.tell_cases(page)
        self.call_out(page)
        self.take_in(page)
        self.send_in_plan(page)
        self.begin_everywhere(page)

    def plan(self, page):
        self.questionnaire_page = take_questionnaire(page, self.base, self.questionnaire).removeprefix(self.origin)
        # One that is planned only, and one in the field.
        self.draft = plan_survey(page, self.base)
        self.campaign = plan_survey(page, self.base, needs_sign_off=True)
        page.goto(f"{self.campaign}/frame")
        page.check("[name=choice][value=roles]")
        page.locator("main form button").last.click()
        send_contacts(page, self.campaign, UNITS)
        # Two units are left out before it is opened, with a reason.
        page.goto(f"{self.campaign}/units/4601")
        self.fill_and_send(page, "form[action$='/exclude']")
        page.goto(self.campaign)
        page.locator("form[action$='/open'] button").click()
        page.locator("[name=publicity][value=names]").check()
        page.locator("form[action$='/publicity'] button").click()
        page.goto(f"{self.campaign}/messages")
        page.locator("details:has(form[action*='invit']) summary").click()
        page.locator("form[action*='invit'] button").click()
        count = self.mail.wait(len(UNITS))
        self.checks.that("each is invited", count == len(UNITS), count)
        self.letters = {re.search(r"\d+", address).group(0): message for address, message in self.mail.messages}

    def invite_people(self, page):
        for role in ROLES:
            page.goto(f"{self.base}/accounts/invite")
            page.fill("[name=email]", f"{role}@ks.example".lower())
            page.check(f"[name=role][value={role}]")
            if role == "countyAdviser":
                page.fill("[name=county]", "18")
            if role == "unitCoordinator":
                page.fill("[name=unit]", "1811")
            page.locator("main form button").last.click()
            address = page.locator(".secret code").inner_text()
            somebody = self.person()
            join(somebody, address, f"{role} Nordmann")
            self.begins(role, somebody, "/nb/", "/nb/account", "/nb/o/ks")
        # One more who is invited and has not come yet.
        page.goto(f"{self.base}/accounts/invite")
        page.fill("[name=email]", "ny.medarbeider.i.en.kommune@nordland-fylkeskommune.example")
        page.check("[name=role][value=reader]")
        page.locator("main form button").last.click()
        invited = page.locator(".secret code").inner_text()
        invited = invited.replace(f"{self.origin}/invitation", f"{self.origin}/nb/invitation")
        self.begins("somebody who is invited", self.person(), invited)
        # The password alone.
        half = self.person()
        self.sign_in(half, "editor@ks.example")
        self.begins("somebody without the code", half, "/nb/sign-in/code", "/nb/account")

    def sign_in(self, page, address):
        page.goto(f"{self.origin}/nb/sign-in")
        page.fill("[name=email]", address)
        page.fill("[name=password]", PASSWORD)
        page.locator("main form:has([name=password]) button").first.click()

    def answer(self):
        """One has begun and shares, one waits for approval, one has handed in."""
        begun, waiting, done = (link_of(self.letters[unit]) for unit in UNITS[:3])
        page = self.person()
        page.goto(begun)
        base = page.url.split("?")[0]
        self.answer_section(page, f"{base}/s/you")
        self.answer_section(page, f"{base}/s/status")
        page.goto(f"{base}/comments")
        self.fill_and_send(page, "main form")
        page.goto(f"{base}/people")
        page.fill("[name=name]", "Ola Kollega")
        page.locator("main form:has([name=part]) [name=part]").last.check()
        page.locator("main form:has([name=part]) button").first.click()
        colleague = self.link_on(page, base)
        self.begins("a coordinator", self.person(), base)
        self.begins("a colleague", self.person(), f"/nb/answer/{colleague}")
        for link, hands_in in ((waiting, False), (done, True)):
            page = self.person()
            page.goto(link)
            base = page.url.split("?")[0]
            self.answer_section(page, f"{base}/s/status")
            page.goto(f"{base}/people")
            form = page.locator("form[action$='/approver']")
            form.locator("[name=name]").fill("Siv Sjef")
            form.locator("[name=address]").fill("siv@kommune.example")
            form.locator("button").last.click()
            approver = self.link_on(page, base)
            page.goto(f"{base}/summary")
            page.locator("form[action$='/sign-off/ask'] button").click()
            boss = self.person()
            boss.goto(f"{self.origin}/nb/answer/{approver}/summary")
            if hands_in:
                boss.locator("form[action$='/sign-off/approve'] button").click()
                page.goto(f"{base}/summary")
                page.locator("form[action$='/submit'] button").click()
            name = "who has handed in" if hands_in else "who waits for approval"
            self.begins(f"a coordinator {name}", page, base)
            self.begins(f"the approver of one {name}", boss, f"/nb/answer/{approver}")

    @staticmethod
    def answer_section(page, address):
        page.goto(address)
        for name in ("a.role", "a.stage"):
            option = page.locator(f"main input[type=radio][name='{name}']").nth(2)
            if option.count():
                option.check()
        page.locator("main button[name=go][value=overview]").click()

    @staticmethod
    def link_on(page, base):
        return next(link for link in re.findall(r"/answer/([0-9a-z]{26})\b", page.content()) if link not in base)

    def tell_cases(self, page):
        link = link_of(self.letters[UNITS[0]])
        author = self.person()
        for number in range(2):
            author.goto(f"{link}/cases/new")
            case = self.fill_and_send(author, "main form[method=post]").split("?")[0]
            author.locator("#add-picture summary").click()
            author.set_input_files("[name=picture]", {
                "name": "vei.png", "mimeType": "image/png", "buffer": picture_bytes()})
            self.fill_and_send(author, "form[action$='/pictures']")
        self.checks.that("a case is told", "/cases/" in case and "new" not in case, case)
        # The one is checked, edited and handed over, and its author is asked to approve it.
        own = f"{self.base}/cases/{case.split('/')[-1]}"
        page.goto(own)
        page.locator("form[action$='/check'] button").click()
        page.goto(f"{own}/edit")
        page.locator("main form[method=post] textarea").first.fill("En trygg vei til skolen.")
        page.locator("main form[method=post] button").last.click()

    def call_out(self, page):
        for is_open in (False, True):
            page.goto(f"{self.base}/calls/new")
            if is_open:
                page.fill("[name=opens]", datetime.date.today().isoformat())
            call = self.fill_and_send(page, "main form[method=post]").split("?")[0]
        self.checks.that("an open call is made", "/calls/" in call and "new" not in call, call)
        page.goto(call)
        page.locator("form[action$='/open'] button").click()
        self.call = f"/nb/calls/ks/{call.split('/')[-1]}"
        guest = self.person()
        guest.goto(self.origin + self.call)
        self.receipt = self.fill_and_send(guest, "main form[method=post]")
        self.checks.that("everybody may answer it", "/receipt/" in self.receipt, self.receipt)

    def take_in(self, page):
        """Answers that were collected elsewhere, looked at before they are stored."""
        page.goto(f"{self.campaign}/import")
        page.set_input_files("[name=file]", {
            "name": "answers.csv", "mimeType": "text/csv",
            "buffer": f"unit,stage\n{UNITS[4]},planned\n{UNITS[2]},governed\n".encode()})
        # Where the leader approves first, the unit hands in itself, and no day is asked for.
        if page.locator("[name=submitted]").count():
            page.fill("[name=submitted]", datetime.date.today().isoformat())
        page.locator("main form:has([name=file]) button").last.click()
        self.intake = page.url
        self.checks.that("answers from elsewhere are read", "/import/" in page.url, page.inner_text("main")[:300])

    def send_in_plan(self, page):
        """A unit's plan as text, read by the server in the background."""
        page.goto(f"{self.base}/plans/new")
        page.fill("[name=text]", PLAN)
        self.unit_plan = self.fill_and_send(page, "main form[method=post]").split("?")[0]
        state = f"{self.unit_plan}/state"
        for _ in range(300):
            if not page.request.get(state).json()["waiting"]:
                break
            time.sleep(0.1)
        page.goto(f"{self.unit_plan}/passages")
        found = page.locator(".finding").count()
        self.checks.that("a plan is read, and what it is about is found", found > 1, found)

    def begin_everywhere(self, page):
        self.begins("the administrator", page, "/nb/", "/nb/account", "/nb/o/ks", "/nb/account/identities",
                    f"{self.base}/campaigns/none", self.intake, f"{self.unit_plan}/state", f"{self.campaign}/counties/18/cases")
        # Somebody who has lost the password is sent an address.
        page.goto(f"{self.base}/accounts")
        page.get_by_role("link", name="reader Nordmann").click()
        page.locator("form[action$='/unlock'] button").click()
        renewal = page.locator(".secret code").inner_text()
        unsubscribe = re.search(r"https?://\S+/unsubscribe/[^\s>]+", text_of(self.letters[UNITS[4]])).group(0)
        over = re.search(r"https?://\S+/unsubscribe/[^\s>]+", text_of(self.letters[UNITS[5]])).group(0)
        quiet = self.person()
        quiet.goto(over)
        quiet.locator("main form button").click()
        self.begins(
            "a guest", self.person(), "/nb/", "/nb/sign-in", "/nb/letter?code=none", self.call, self.receipt,
            f"/nb/responses/ks/{self.campaign.split('/')[-1]}", unsubscribe, over, renewal, self.unused, self.used,
            "/nb/sign-in/with/none", "/nb/answer/none", "/nb/none", "/nb/calls/ks/none")


# Pages that a form leads to: who sends it, from which page, which form, whether empty, and by which button.
def sent_forms(office):
    campaign = office.campaign.removeprefix(office.origin)
    ks, link = "/nb/o/ks", office.visitors["a coordinator"][2][0].removeprefix(office.origin)
    admin = "the administrator"
    return [
        ("a guest", "/nb/sign-in", "main form:has([name=password])", True, "button"),
        ("a guest", office.call, "main form[method=post]", True, "button"),
        ("somebody who is invited", office.visitors["somebody who is invited"][2][0], "main form", True, "button"),
        ("somebody without the code", "/nb/sign-in/code", "main form", True, "button"),
        ("a coordinator", f"{link}/people", "main form:has([name=part])", True, "button"),
        ("a coordinator", f"{link}/comments", "main form", True, "button"),
        ("a coordinator", f"{link}/cases/new", "main form[method=post]", True, "button"),
        (admin, f"{ks}/campaigns/new", "main form", True, "button"),
        (admin, f"{campaign}/contacts", "main form:has([name=list])", True, "button"),
        (admin, f"{campaign}/messages/invitation/nb", "main form", False, "[name=preview]"),
        (admin, f"{campaign}/messages/invitation/nb", "main form", True, "button:not([name])"),
        (admin, f"{ks}/accounts/invite", "main form", True, "button"),
        (admin, f"{ks}/settings", "main form", True, "button"),
        (admin, f"{ks}/calls/new", "main form[method=post]", True, "button"),
        (admin, f"{ks}/cases/new", "main form[method=post]", True, "button"),
        (admin, f"{ks}/questionnaires/new", "main form:not(:has([type=file]))", True, "button"),
        (admin, f"{office.questionnaire_page}/new-question", "main form", True, "[value=save]:not(.first-submit)"),
        (admin, f"{office.questionnaire_page}/new-section", "main form", True, "button"),
        (admin, f"{office.questionnaire_page}/yaml", "main form", True, "button"),
        (admin, f"{office.questionnaire_page}/preview", "form.previewed", False, "button"),
        (admin, "/nb/account/password", "main form", True, "button"),
        (admin, "/nb/account", "form[action$='/recovery-codes']", False, "button"),
    ]


class Walk:
    """Follows all links of every visitor and keeps the pages that differ in what they are built of."""

    def __init__(self, player, office, routes):
        self.player, self.office = player, office
        self.origin = office.origin
        self.patterns = [(route, re.compile("^" + re.sub(r":\w+", "[^/]+", route) + "$")) for route in routes]
        # Plain words before variable parts: `/campaigns/new` is no campaign.
        self.patterns.sort(key=lambda item: [part.startswith(":") for part in item[0].split("/")])
        self.reached = set()
        self.known = collections.defaultdict(set)
        self.pages = []
        self.broken = []

    def route(self, path):
        """The route of a path without its language, or the path with its numbers and codes left out."""
        for route, pattern in self.patterns:
            if pattern.match(path):
                return route
        return re.sub(r"/[0-9a-f-]*[0-9][0-9a-z-]*", "/…", path)

    def go(self):
        # Who sees most comes first: the others add what only they see.
        visitors = sorted(self.office.visitors.items(), key=lambda item: item[0] != "the administrator")
        for name, (state, address, seeds) in visitors:
            request = self.player.request.new_context(
                storage_state=state, max_redirects=5, extra_http_headers={"X-Forwarded-For": address})
            self.follow(name, request, [urllib.parse.urljoin(self.origin, seed) for seed in seeds])
            request.dispose()

    def follow(self, name, request, queue):
        seen, many = set(), collections.Counter()
        is_guest = name == "a guest"
        while queue:
            url = queue.pop(0).split("#")[0]
            path, _, query = url.removeprefix(self.origin).partition("?")
            if url in seen or not url.startswith(self.origin):
                continue
            seen.add(url)
            route = self.route(re.sub("^/(nb|nn|en)(?=/|$)", "", path) or "/")
            many[route, bool(query)] += 1
            if many[route, bool(query)] > MOST_OF_A_KIND:
                continue
            reply = request.get(url, fail_on_status_code=False)
            self.reached.add(route)
            is_page = reply.headers.get("content-type", "").startswith("text/html")
            may_fail = is_guest or "/none" in url
            if reply.status >= (500 if may_fail else 400):
                self.broken.append(f"{url} ({name}): {reply.status}")
            if not is_page:
                continue
            text = reply.text()
            landed = self.route(re.sub("^/(nb|nn|en)(?=/|$)", "", urllib.parse.urlsplit(reply.url).path) or "/")
            self.reached.add(landed)
            # A page is looked at if it has something that no page of this route had before.
            new = self.shape(text) - self.known[landed]
            if new:
                self.known[landed] |= new
                self.pages.append((name, reply.url))
            # An address that serves once is only looked at, and a page of an error has no ways on.
            if reply.status < 400:
                queue += [
                    urllib.parse.urljoin(url, html.unescape(href))
                    for href in re.findall(r' (?:href|src|data-counts)="([^"#][^"]*)"', text)
                    if href.startswith(("/nb", "?"))
                ]

    @staticmethod
    def shape(text):
        """What a page is built of: its elements with their classes, types and roles."""
        main = text.split("<main", 1)[-1]
        return set(
            tag + "".join(sorted(set(re.findall(r'(?:class|type|role)="([^"]*)"', rest))))
            for tag, rest in re.findall(r"<([a-z][a-z0-9]*)\b([^>]*)>", main)
        )


class Eye:
    """One browser that looks at pages, one after another."""

    def __init__(self, chromium, pictures):
        self.pictures = pictures
        self.player = sync_playwright().start()
        self.browser = self.player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        self.axe = Axe().axe_script
        self.noise = []

    def look(self, number, origin, name, state, address, url, form=None):
        """All that is wrong with a page, or with the page that a form of it leads to."""
        context = self.browser.new_context(
            viewport=DESK, storage_state=state, reduced_motion="reduce", locale="nb-NO",
            extra_http_headers={"X-Forwarded-For": address})
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.noise.append(f"error: {error}"))
        page.on("console", self._console)
        try:
            for language in LANGUAGES:
                self.noise.clear()
                here = re.sub(f"^{re.escape(origin)}/(nb|nn|en)(?=[/?]|$)", f"{origin}/{language}", url)
                where = f"{here.removeprefix(origin)} ({name})"
                page.set_viewport_size(DESK if language == "nb" else PHONE)
                page.goto(here)
                if form:
                    where += f" after {form[0]}"
                    self._send(page, *form)
                if "tongue=" not in url:
                    yield f"{where}: its language", page.get_attribute("html", "lang") != language and "another one"
                yield f"{where}: one heading", page.locator("h1").count() != 1 and "not one h1"
                page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
                page.evaluate(self.axe)
                yield f"{where}: axe", self._axe(page, language == "nb")
                yield f"{where}: 320 px", self._narrow(page)
                yield f"{where}: a quiet console", "; ".join(self.noise[:3])
                if language == "nb" and self.pictures:
                    self._pictures(page, number, here.removeprefix(origin))
        except Exception as error:
            yield f"{url} ({name}): can be looked at", str(error)[:400]
        finally:
            context.close()

    @staticmethod
    def _send(page, selector, is_empty, button):
        found = page.locator(selector).first
        found.evaluate(
            "(form, empty) => { form.noValidate = true; if (empty) for (const field of form.elements) {"
            " if (field.matches('input:not([type=hidden], [type=radio], [type=checkbox]), textarea')) field.value = '';"
            " if (field.checked) field.checked = false; } "
            " for (let up = form; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true }", is_empty)
        with page.expect_navigation():
            found.locator(button).last.click()

    def _pictures(self, page, number, path):
        name = re.sub(r"[^a-z0-9]+", "-", re.sub("^/nb", "", path.split("?")[0])).strip("-")[:60] or "start"
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            take_picture(page, self.pictures / f"{number:03d}-{name}-{width}.png")

    def _console(self, message):
        where = message.location.get("url", "")
        # Replies that say what is wrong are no errors of the page; axe and the camera set styles.
        tools = ("status of 4", "Applying inline style")
        if message.type == "error" and not where.endswith("/favicon.ico") and not any(t in message.text for t in tools):
            self.noise.append(message.text[:200])

    @staticmethod
    def _axe(page, with_contrast):
        found = page.evaluate(
            "([tags, contrast]) => axe.run(document, {runOnly: {type: 'tag', values: tags},"
            " rules: contrast ? {} : {'color-contrast': {enabled: false}}, resultTypes: ['violations']})"
            ".then(r => r.violations.map(v => v.id + ' (' + v.nodes.length + ', first ' + v.nodes[0].target.join(' ')"
            " + ': ' + (v.nodes[0].failureSummary || '').replace(/\\s+/g, ' ').slice(0, 200) + ')'))",
            [AXE_TAGS, with_contrast],
        )
        return "; ".join(found)

    @staticmethod
    def _narrow(page):
        page.set_viewport_size({"width": 320, "height": 700})
        return page.evaluate(
            "() => { const root = document.scrollingElement, width = root.clientWidth;"
            " if (root.scrollWidth <= width) return '';"
            " const scrolls = e => { for (let p = e.parentElement; p; p = p.parentElement)"
            "   if (getComputedStyle(p).overflowX !== 'visible') return true; return false };"
            " return root.scrollWidth + ' px wide: ' + [...document.body.querySelectorAll('*')]"
            "   .filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e))"
            "   .map(e => e.outerHTML.slice(0, 80)).slice(0, 3).join(' | ') }"
        )

    def close(self):
        self.browser.close()
        self.player.stop()


def look_at(chromium, pictures, origin, share):
    """Looks at some pages in a browser of its own; runs in a process of its own."""
    eye = Eye(chromium, pictures)
    try:
        return [result for item in share for result in eye.look(item[0], origin, *item[1:])]
    finally:
        eye.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("samstemt", "chromium", "questionnaire"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--routes", type=Path)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 1))
    options = parser.parse_args()
    routes = options.routes.read_text().split() if options.routes else []
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
        for old in options.pictures.glob("*.png"):
            old.unlink()
    checks, began = Checks(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        mail = Mailbox()
        server = Server(options.samstemt, Path(folder), mail)
        try:
            office = Office(server, browser, mail, options.questionnaire, checks)
            office.fill()
            browser.close()
            filled = time.monotonic()
            walk = Walk(player, office, routes)
            walk.go()
            walked = time.monotonic()
            pages = [(name, url, None) for name, url in walk.pages]
            pages += [
                (name, urllib.parse.urljoin(server.origin, url), form) for name, url, *form in sent_forms(office)
            ]
            pages = [
                (number, name, *office.visitors[name][:2], url, form)
                for number, (name, url, form) in enumerate(pages)
            ]
            print(f"{len(pages)} pages to look at; {filled - began:.0f} s to fill the office,"
                  f" {walked - filled:.0f} s to walk through it", flush=True)
            spawn = multiprocessing.get_context("spawn")
            shares = [share for share in (pages[start :: options.jobs] for start in range(options.jobs)) if share]
            with concurrent.futures.ProcessPoolExecutor(options.jobs, mp_context=spawn) as pool:
                pending = [
                    pool.submit(look_at, options.chromium, options.pictures, server.origin, share) for share in shares
                ]
                for done in concurrent.futures.as_completed(pending):
                    for name, problem in done.result():
                        checks.that(name, not problem, problem)
            checks.that("no link leads nowhere", not walk.broken, "; ".join(walk.broken[:20]))
            missed = sorted(set(routes) - walk.reached - NOT_HERE)
            checks.that("every page of the server was reached", not missed, ", ".join(missed))
        except Exception:
            why = f"{traceback.format_exc()}\n{server.complaints()}"
            checks.that("the office can be filled and walked through", False, why)
        finally:
            checks.that("the server ends when it is told to", server.stop() == 0, server.complaints())
            mail.stop()
    print(f"{time.monotonic() - began:.0f} s")
    return checks.end()


if __name__ == "__main__":
    # Ends by the way of exceptions when told to stop, so that the server is ended too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
