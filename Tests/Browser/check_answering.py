#!/usr/bin/env python3
"""The respondent's whole way in a real browser, on a server that has a campaign in the field.

Call: check_answering.py --address URL --chromium PROGRAM --tokens A B C D E [--pictures FOLDER]

A answers on a phone, is interrupted, goes on in another browser, shares with a colleague, meets a
conflict and hands in; B is answered by keyboard alone; C without scripts; D while the network is away.
Every page is looked at by axe-core in three languages, at two widths. The closing line is "N passed,
M failed"; the exit code is 1 where anything failed.
"""

import argparse
import re
import sys
import time
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
LANGUAGES = ("nb", "nn", "en")


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

    def run(self, name, work):
        """One part; what it throws is one failure, and the others go on."""
        try:
            work()
            self.that(name, True)
        except Exception as error:
            self.that(name, False, " ".join(str(error).split())[:600])


class Way:
    """One browser, and the pages that respondents go through."""

    def __init__(self, address, browser, checks, pictures):
        self.address, self.browser, self.checks, self.pictures = address, browser, checks, pictures
        self.axe = Axe().axe_script
        self.noise = []
        self.count = 0

    def person(self, size=PHONE, scripts=True):
        """A browser of somebody's own: nothing is kept from one to the other."""
        context = self.browser.new_context(
            viewport=size, java_script_enabled=scripts, has_touch=size is PHONE, reduced_motion="reduce"
        )
        context.set_default_timeout(8000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.noise.append(f"error: {error}"))
        page.on("console", self._console)
        return page

    def _console(self, message):
        where = message.location.get("url", "")
        # Replies that say what is wrong with a form are no errors of the page; axe and the camera set styles.
        tools = ("status of 4", "ERR_INTERNET_DISCONNECTED", "Applying inline style")
        if message.type == "error" and not where.endswith("/favicon.ico") and not any(t in message.text for t in tools):
            self.noise.append(f"console: {message.text}")

    def go(self, page, path):
        reply = page.goto(self.address + path)
        return reply.status

    def picture(self, page, name):
        if self.pictures:
            self.count += 1
            page.screenshot(path=str(self.pictures / f"{self.count:02d}-{name}.png"), full_page=True)

    def look(self, page, name):
        """axe-core, and nothing to the side on the narrowest screen."""
        page.evaluate(self.axe)
        found = page.evaluate(
            "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
            ".then(r => r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].target.join(' '),"
            " v.nodes[0].failureSummary || '']))",
            AXE_TAGS,
        )
        self.checks.that(f"axe: {name}", not found, str(found)[:600])

    def narrow(self, page, name):
        size = page.viewport_size
        page.set_viewport_size({"width": 320, "height": 700})
        wide = page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
        self.checks.that(f"320 px: {name}", wide <= 0, f"{wide} px too wide")
        small = page.evaluate(
            "() => [...document.querySelectorAll('main button, main .button, main select, main textarea,"
            " main input:not([type=hidden], [type=radio], [type=checkbox])')]"
            ".filter(e => e.getClientRects().length && !e.classList.contains('visually-hidden'))"
            ".filter(e => e.getBoundingClientRect().height < 43.5)"
            ".map(e => e.outerHTML.slice(0, 80))"
        )
        self.checks.that(f"targets of 44 px: {name}", not small, str(small[:3]))
        page.set_viewport_size(size)

    def stored(self, page):
        expect(page.locator("#autosave")).to_contain_text(re.compile("Lagret|Lagra|Stored"))

    # The parts

    def phone(self, token):
        """Answer, be interrupted, go on in another browser, share, meet a conflict, hand in."""
        link = f"/nb/answer/{token}"
        page = self.person()
        self.go(page, link)
        expect(page.locator("h1")).to_have_text("Kommunene og målene")
        expect(page.locator("main")).to_contain_text("Svar innen")
        page.locator("details summary").click()
        expect(page.get_by_text("Svarene slettes etter fem år.")).to_be_visible()
        self.picture(page, "overview")
        self.narrow(page, "overview")
        page.get_by_role("link", name="Begynn å svare").click()
        expect(page.locator("h1")).to_have_text("Planen")
        # What an answer leads to is asked at once.
        expect(page.locator("[data-question=why]")).to_be_hidden()
        page.get_by_label("Målene styrer planene").check()
        self.stored(page)
        expect(page.locator("[data-question=why]")).to_be_visible()
        page.get_by_label("Hva gjorde forskjellen?").fill("Et vedtak i kommunestyret")
        page.get_by_label("Hva gjorde forskjellen?").blur()
        expect(page.locator("[data-question=why] [data-given]")).to_contain_text("Svart av")
        page.get_by_label("God helse").check()
        page.get_by_label("Ingen av dem").check()
        expect(page.get_by_label("God helse")).not_to_be_checked()
        page.get_by_label("God helse").check()
        page.get_by_label("Bærekraftige byer").check()
        page.get_by_label("Stoppe klimaendringene").check()
        expect(page.locator("[id='p.goals']")).to_contain_text("Velg høyst 2")
        self.picture(page, "section")
        self.narrow(page, "section")
        page.get_by_label("Stoppe klimaendringene").uncheck()
        expect(page.locator("[id='p.goals']")).to_be_hidden()
        page.get_by_role("group", name="Penger").get_by_label("Mye").check()
        expect(page.locator("[data-question=matter] [data-given]")).to_contain_text("Svart av")
        # Interrupted: the browser is gone, without a button.
        page.context.close()

        page = self.person(DESK)
        self.go(page, link)
        expect(page.locator("main")).to_contain_text("av 11 spørsmål")
        page.get_by_role("link", name="Planen").click()
        expect(page.get_by_label("Målene styrer planene")).to_be_checked()
        expect(page.get_by_label("Hva gjorde forskjellen?")).to_have_value("Et vedtak i kommunestyret")
        expect(page.get_by_role("group", name="Penger").get_by_label("Mye")).to_be_checked()
        self.picture(page, "resumed")
        page.get_by_role("button", name="Lagre og gå videre").click()
        expect(page.locator("h1")).to_have_text("Arbeidet")
        page.get_by_label("Hvor mye tid bruker dere?").fill("mange")
        page.get_by_label("Hvor mye tid bruker dere?").blur()
        expect(page.locator("[id='p.hours']")).to_contain_text("Skriv et tall")
        page.get_by_label("Hvor mye tid bruker dere?").fill("12,5")
        page.get_by_label("Hvor mye tid bruker dere?").blur()
        self.stored(page)
        page.get_by_label("Nummer 1").select_option("time")
        page.get_by_label("Nummer 2").select_option("money")
        page.get_by_label("Trygge", exact=True).check()
        page.get_by_label("Når ble planen vedtatt?").fill("2026-06-18")
        page.get_by_role("button", name="Lagre og gå til oversikten").click()
        self.share(page, link)
        self.conflict(link)
        self.hand_in(page, link)
        page.context.close()

    def share(self, page, link):
        page.get_by_role("link", name="Gi deler til kolleger").click()
        self.picture(page, "people")
        page.get_by_role("button", name="Lag lenken", exact=True).click()
        # The browser itself asks for the name first.
        page.get_by_label("Navn", exact=True).fill("Kari")
        page.get_by_role("button", name="Lag lenken", exact=True).click()
        expect(page.locator("#problems")).to_contain_text("Velg minst én del.")
        page.get_by_label("Mer om dere").check()
        page.get_by_label("Noen ord på veien (valgfritt)").fill("Du kjenner dette best.")
        page.get_by_role("button", name="Lag lenken", exact=True).click()
        address = page.get_by_label("Lenke", exact=True).input_value()
        assert address.startswith(self.address + "/answer/"), address
        expect(page.get_by_role("link", name="Åpne et brev")).to_have_attribute(
            "href", re.compile("mailto:.*answer%2F"))
        self.look(page, "new link nb")
        page.get_by_role("link", name="Ferdig").click()
        expect(page.locator("main")).to_contain_text("Ikke åpnet ennå")

        colleague = self.person()
        colleague.goto(address.replace("/answer/", "/nb/answer/"))
        expect(colleague.locator("main")).to_contain_text("Du kjenner dette best.")
        expect(colleague.locator(".parts li")).to_have_count(1)
        self.picture(colleague, "colleague")
        self.look(colleague, "colleague nb")
        token = address.rsplit("/", 1)[1]
        for path in ("/s/plan", "/summary", "/people", "/receipt"):
            status = self.go(colleague, f"/nb/answer/{token}{path}")
            self.checks.that(f"a colleague does not reach {path}", status in (403, 404), str(status))
            shown = colleague.content()
            self.checks.that(f"a colleague reads nothing at {path}", "kommunestyret" not in shown)
        self.go(colleague, f"/nb/answer/{token}/s/more")
        expect(colleague.get_by_text("Forrige gang svarte dere:")).to_be_visible()
        colleague.get_by_role("button", name="Bruk dette svaret").click()
        expect(colleague.get_by_label("Fortell om noe dere er stolte av.")).to_have_value("The bridge")
        colleague.get_by_label("Legg ved planen.").set_input_files(
            {"name": "plan.pdf", "mimeType": "text/html", "buffer": b"%PDF-1.4 a plan"})
        expect(colleague.get_by_role("link", name="plan.pdf")).to_be_visible()
        with colleague.expect_download() as download:
            colleague.get_by_role("link", name="plan.pdf").click()
        self.checks.that("a file comes back as it was", Path(download.value.path()).read_bytes() == b"%PDF-1.4 a plan")
        colleague.get_by_label("Legg ved planen.").set_input_files(
            {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"<html>no plan</html>"})
        expect(colleague.locator("[id='p.paper']")).to_contain_text("Filer av denne typen")
        self.go(colleague, f"/nb/answer/{token}/s/more")
        colleague.get_by_label("Adresse eller navn på stedet").fill("Terråk")
        colleague.get_by_label("Adresse eller navn på stedet").blur()
        self.stored(colleague)
        self.go(colleague, f"/nb/answer/{token}")
        colleague.get_by_role("button", name="Jeg er ferdig").click()
        expect(colleague.locator("main")).to_contain_text("Du har sagt fra at du er ferdig.")
        self.go(colleague, f"/nb/answer/{token}/comments?question=story")
        colleague.get_by_label("Kommentaren din").fill("Er brua med?")
        colleague.get_by_role("button", name="Lagre kommentaren").click()
        expect(colleague.locator("main")).to_contain_text("Er brua med?")
        colleague.context.close()

    def conflict(self, link):
        first, second = self.person(), self.person()
        for page in (first, second):
            self.go(page, f"{link}/s/work")
        field = "Hvor mye tid bruker dere?"
        first.get_by_label(field).fill("3")
        first.get_by_label(field).blur()
        self.stored(first)
        second.get_by_label(field).fill("5")
        second.get_by_label(field).blur()
        expect(second.locator("[id='p.hours']")).to_contain_text("Ditt svar er ikke lagret")
        second.get_by_role("button", name="Se begge svarene").click()
        expect(second.locator("h1")).to_have_text("To svar på det samme")
        expect(second.locator("main")).to_contain_text("3 timer i uka")
        expect(second.locator("main")).to_contain_text("5 timer i uka")
        self.picture(second, "conflict")
        self.look(second, "conflict nb")
        second.get_by_label("5 timer i uka").check()
        second.get_by_role("button", name="Behold det jeg har valgt").click()
        expect(second.get_by_label(field)).to_have_value("5")
        for page in (first, second):
            page.context.close()

    def hand_in(self, page, link):
        self.go(page, f"{link}/summary")
        expect(page.locator("main")).to_contain_text("5 timer i uka")
        expect(page.locator("main")).to_contain_text("Svart av Kari")
        self.picture(page, "summary")
        page.get_by_role("button", name="Lever svarene").click()
        expect(page.locator("h1")).to_have_text("Kvittering")
        self.picture(page, "receipt")
        with page.expect_download() as download:
            page.get_by_role("link", name="Last ned som PDF").click()
        self.checks.that("the receipt is a PDF", Path(download.value.path()).read_bytes().startswith(b"%PDF-1.7"))
        self.go(page, f"{link}/s/plan")
        expect(page.locator("main")).to_contain_text("Svaret er levert")
        expect(page.get_by_label("Målene styrer planene")).to_be_disabled()
        self.go(page, link)
        page.get_by_role("button", name="Åpne svaret igjen").click()
        expect(page.locator("main")).to_contain_text("kan endres")

    def keyboard(self, token):
        """The whole way with Tab, the arrows, Space, Enter and letters."""
        page = self.person(DESK)
        self.go(page, f"/en/answer/{token}")

        def reach(text_or_id, presses=120):
            for _ in range(presses):
                page.keyboard.press("Tab")
                found = page.evaluate(
                    "() => { const e = document.activeElement; const b = e.getBoundingClientRect();"
                    " return [e.id, (e.textContent || '').trim(), b.width > 0 && b.height > 0,"
                    " e.matches(':focus-visible')] }"
                )
                if found[0] == text_or_id or found[1].startswith(text_or_id):
                    assert found[2] and found[3], f"the focus on {text_or_id} cannot be seen"
                    return
            raise AssertionError(f"Tab does not reach {text_or_id}")

        reach("Begin to answer")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("The plan")
        reach("a.stage.1")
        page.keyboard.press("Space")
        self.stored(page)
        reach("a.goals.2")
        page.keyboard.press("Space")
        reach("Save and go on")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("The work")
        reach("a.hours")
        page.keyboard.type("40")
        page.keyboard.press("Tab")
        self.stored(page)
        reach("a.order.1")
        page.keyboard.press("ArrowDown")
        reach("Save and go on")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("More about you")
        reach("Save and look through everything")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("All answers")
        reach("Hand in the answers")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Receipt")
        page.context.close()

    def plain(self, token):
        """The same without scripts: the buttons do it all."""
        page = self.person(scripts=False)
        self.go(page, f"/nn/answer/{token}/s/plan")
        page.locator("[id='a.stage.2']").check()
        page.get_by_role("button", name="Lagre og gå vidare").click()
        # The answer leads to a question in this part: it is shown before going on.
        expect(page.locator("main")).to_contain_text("gir fleire spørsmål")
        page.get_by_label("Kva gjorde skilnaden?").fill("Folk")
        # Enter in a field of one line saves; it empties nothing.
        page.get_by_role("button", name="Lagre og gå vidare").click()
        expect(page.locator("h1")).to_have_text("Arbeidet")
        page.get_by_label("Kor mykje tid bruker de?").fill("1200")
        page.get_by_label("Kor mykje tid bruker de?").press("Enter")
        expect(page.locator("[id='p.hours']")).to_contain_text("kan vere")
        expect(page.get_by_label("Kor mykje tid bruker de?")).to_have_value("1200")
        page.get_by_label("Kor mykje tid bruker de?").fill("vet ikke")
        page.get_by_role("button", name="Lagre og gå vidare").click()
        expect(page.locator("[id='p.hours']")).to_contain_text("Skriv eit tal")
        expect(page.get_by_label("Kor mykje tid bruker de?")).to_have_value("vet ikke")
        self.picture(page, "fault")
        page.get_by_label("Kor mykje tid bruker de?").fill("20")
        page.get_by_role("button", name="Lagre og gå vidare").click()
        page.get_by_role("button", name="Lagre og sjå over alt").click()
        expect(page.locator("main")).to_contain_text("20 timar i veka")
        page.get_by_role("button", name="Lever svara").click()
        expect(page.locator("h1")).to_have_text("Kvittering")
        page.context.close()

    def offline(self, token):
        """While the network is away, nothing typed is lost."""
        page = self.person()
        self.go(page, f"/en/answer/{token}/s/work")
        page.context.set_offline(True)
        page.get_by_label("How much time do you spend?").fill("7")
        page.get_by_label("How much time do you spend?").blur()
        expect(page.locator("#autosave")).to_contain_text("Not stored yet")
        self.picture(page, "offline")
        page.context.set_offline(False)
        expect(page.locator("#autosave")).to_contain_text("Stored at", timeout=15000)
        page.reload()
        expect(page.get_by_label("How much time do you spend?")).to_have_value("7")
        page.context.close()

    def pages(self, token, language, other):
        """Every page by axe-core, at two widths."""
        for size in (PHONE, DESK):
            page = self.person(size)
            for path in ("", "/s/plan", "/s/work", "/s/more", "/summary", "/people", "/comments",
                         "/comments?question=story", "/print", "/receipt"):
                status = self.go(page, f"/{language}/answer/{token}{path}")
                name = f"{path or '/'} {language} {size['width']}"
                self.checks.that(f"200: {name}", status == 200, str(status))
                self.look(page, name)
                if size is PHONE:
                    self.narrow(page, name)
            page.goto(f"{self.address}/{language}/answer/{other}/summary")
            self.look(page, f"summary of nothing {language} {size['width']}")
            page.context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--address", required=True, help="the server")
    parser.add_argument("--chromium", required=True, help="the browser")
    parser.add_argument("--tokens", required=True, nargs=5, help="the secrets of five units' links")
    parser.add_argument("--pictures", help="a folder for pictures of the pages")
    chosen = parser.parse_args()
    pictures = Path(chosen.pictures) if chosen.pictures else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    first, keyboard, plain, offline, empty = chosen.tokens
    checks = Checks()
    began = time.monotonic()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chosen.chromium, args=["--no-sandbox"])
        way = Way(chosen.address, browser, checks, pictures)
        checks.run("the whole way on a phone", lambda: way.phone(first))
        checks.run("by keyboard alone", lambda: way.keyboard(keyboard))
        checks.run("without scripts", lambda: way.plain(plain))
        checks.run("while the network is away", lambda: way.offline(offline))
        for language in LANGUAGES:
            checks.run(f"the pages in {language}", lambda language=language: way.pages(first, language, empty))
        checks.that("a quiet console", not way.noise, "; ".join(way.noise[:5]))
        browser.close()
    print(f"{time.monotonic() - began:.0f} s")
    print(f"{checks.passed} passed, {len(checks.failed)} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
