#!/usr/bin/env python3
"""Opens every page of built reports in a real browser and checks what readers depend on.

Call: check_pages.py --samstemt PROGRAM --reports FOLDER [--jobs N]

The program's own server serves the folder on a free port. Each page is opened once and looked at
at three widths, with and without scripts, by keyboard, and by axe-core. Contrast, by far the slowest
rule, is measured in the first language of a report only: colours are the same in all of them. The
closing line is "N passed, M failed"; the exit code is 1 where anything failed.
"""

import argparse
import collections
import concurrent.futures
import html.parser
import http.client
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 390)
NARROWEST = 320
HEIGHT = 900
START_SECONDS = 30
STOP_SECONDS = 5

Result = collections.namedtuple("Result", "page check problem")


# The server


class Server:
    """The program's own server on a free port, always ended."""

    def __init__(self, program, folder):
        self.command = [program, "serve", folder, "--port", "0", "--language", "en"]

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines = []
        self.address = None
        self.ready = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        self.ready.wait(START_SECONDS)
        if self.address is None:
            self._kill()
            said = "".join(self.lines).strip() or "nothing"
            raise SystemExit(f"The server did not name its address within {START_SECONDS} s. It said: {said}")
        return self

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line)
            found = re.search(r"http://[0-9.]+:[1-9][0-9]*", line)
            if found and self.address is None:
                self.address = found.group(0)
                self.ready.set()
        self.ready.set()

    def stop(self):
        """Asks the server to end; what is wrong with how it did, or None."""
        if self.process.poll() is not None:
            return f"it had already ended with {self.process.returncode}"
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            return f"it still ran {STOP_SECONDS} s after SIGTERM"
        return None if code == 0 else f"it ended with {code}"

    def _kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def __exit__(self, *_):
        self._kill()


# Pages and links, without a browser


class PageReader(html.parser.HTMLParser):
    """Links, ids and the language switch of a page."""

    def __init__(self):
        super().__init__()
        self.links, self.ids, self.switch = [], set(), {}
        self.in_switch = False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if given.get("id"):
            self.ids.add(given["id"])
        if tag == "nav":
            self.in_switch = "languages" in (given.get("class") or "").split()
        if tag in ("a", "link") and given.get("href"):
            self.links.append((tag, given["href"]))
            if tag == "a" and self.in_switch and given.get("hreflang"):
                self.switch[given["hreflang"]] = given["href"]
        if tag in ("img", "script") and given.get("src"):
            self.links.append((tag, given["src"]))

    def handle_endtag(self, tag):
        if tag == "nav":
            self.in_switch = False


class Answer:
    """What the server answers at an address."""

    def __init__(self, address):
        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        try:
            answer = urllib.request.build_opener(Stay).open(address, timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            self.status = answer.status
            self.headers = answer.headers
            try:
                self.body = answer.read()
            except http.client.IncompleteRead as error:
                self.body, self.status = error.partial, 0


class Site:
    """Every page of the reports, read once over the server."""

    def __init__(self, address, folder):
        self.address = address
        folder = Path(folder)
        self.paths = ["/"] + [
            "/" + path.relative_to(folder).as_posix()
            for path in sorted(folder.rglob("*.html"))
            if not any(part.startswith(".") for part in path.relative_to(folder).parts)
        ]
        self.answers = {}
        self.readers = {}
        for path in self.paths:
            reader = PageReader()
            reader.feed(self.answer(path).body.decode("utf-8", "replace"))
            self.readers[path] = reader

    def answer(self, path):
        if path not in self.answers:
            self.answers[path] = Answer(self.address + path)
        return self.answers[path]

    def ids(self, path):
        return self.readers[path].ids if path in self.readers else None

    def checks(self):
        """What can be said of every page from its bytes."""
        for path in self.paths:
            answer, reader = self.answer(path), self.readers[path]
            yield Result(path, "answers 200", None if answer.status == 200 else f"it answers {answer.status}")
            policy = answer.headers.get("Content-Security-Policy", "")
            yield Result(
                path, "security headers",
                None if "default-src 'none'" in policy else f"the content security policy is '{policy}'",
            )
            wrong = sorted({problem for tag, href in reader.links if (problem := self._link(path, tag, href))})
            yield Result(path, "links", "; ".join(wrong[:8]) or None)
            if reader.switch:
                yield Result(path, "language switch", self._switch(path, reader))
        missing = self.answer("/no-such-report/no-such-page.html")
        is_page = missing.status == 404 and b"<h1" in missing.body
        yield Result("/no-such-report/", "not found", None if is_page else f"it answers {missing.status}")

    def _link(self, path, tag, href):
        target = urllib.parse.urlsplit(urllib.parse.urljoin(self.address + path, href))
        if f"{target.scheme}://{target.netloc}" != self.address:
            # A link may lead away; a page may not fetch anything from elsewhere.
            return None if tag == "a" else f"{tag} fetches {href}"
        found = self.answer(target.path)
        if found.status != 200:
            return f"{href} answers {found.status}"
        ids = self.ids(target.path)
        if target.fragment and ids is not None and urllib.parse.unquote(target.fragment) not in ids:
            return f"{href} leads to no place on the page"
        return None

    def _switch(self, path, reader):
        here = path.split("/")
        for language, href in reader.switch.items():
            target = urllib.parse.urlsplit(urllib.parse.urljoin(self.address + path, href)).path
            wanted = "/".join(here[:-2] + [language, here[-1]])
            if target != wanted:
                return f"{language} leads to {target}, not to {wanted}"
        return None


# Pages in the browser


class BrowserCheck:
    """One browser that looks at pages, one after another."""

    def __init__(self, address, chromium):
        self.address = address
        self.player = sync_playwright().start()
        self.browser = self.player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        size = {"width": WIDTHS[0], "height": HEIGHT}
        self.page = self.browser.new_context(viewport=size).new_page()
        self.plain = self.browser.new_context(viewport=size, java_script_enabled=False).new_page()
        self.axe = Axe().axe_script
        self.noise = []
        for page in (self.page, self.plain):
            page.on("console", self._console)
            page.on("pageerror", lambda error: self.noise.append(f"error: {error}"))
            page.on("requestfailed", lambda request: self.noise.append(f"failed: {request.url}"))
            page.on("request", self._request)

    def _console(self, message):
        # A browser asks for an icon by itself; a report has none.
        if message.location.get("url", "").endswith("/favicon.ico"):
            return
        if message.type in ("error", "warning"):
            self.noise.append(f"console: {message.text}")

    def _request(self, request):
        if not request.url.startswith((self.address + "/", "data:")):
            self.noise.append(f"asked elsewhere: {request.url}")

    def look(self, path):
        """Every check of one page."""
        self.noise.clear()
        self.page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
        self.page.goto(self.address + path)
        text = self.page.locator("main").inner_text()
        yield Result(path, "skip link by keyboard", self._skip_link())
        yield Result(path, "details by keyboard", self._details())
        # What is folded away is read too, so it is unfolded for the rest.
        self.page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        self.page.evaluate(self.axe)
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            yield Result(path, f"axe at {width} px", self._axe())
        yield Result(path, f"no sideways scroll at {NARROWEST} px", self._scroll())
        yield Result(path, "without scripts", self._without_scripts(path, text))
        yield Result(path, "a quiet console, nothing from elsewhere", "; ".join(self.noise[:5]) or None)

    def _skip_link(self):
        if self.page.locator("a.skip").count() == 0:
            # Pages that only list choices have nothing to skip.
            return None if self.page.locator("main.choice").count() == 1 else "there is none"
        self.page.keyboard.press("Tab")
        focused = self.page.evaluate(
            "() => { const a = document.activeElement, b = a.getBoundingClientRect();"
            " return [a.className, b.width > 1 && b.height > 1 && b.top >= 0 && b.left >= 0] }"
        )
        if focused[0] != "skip":
            return "the first press of Tab does not reach it"
        if not focused[1]:
            return "it cannot be seen when it has focus"
        self.page.keyboard.press("Enter")
        if self.page.evaluate("document.activeElement.id") != "main":
            return "Enter does not move to the content"
        return None

    def _details(self):
        # The first of the page and the first of the content stand for the rest.
        for where in ("summary", "main summary"):
            summary = self.page.locator(where).locator("visible=true").first
            if summary.count() == 0:
                continue
            is_open = "summary => summary.parentElement.open"
            before = summary.evaluate(is_open)
            summary.focus()
            if not summary.evaluate("summary => summary === document.activeElement"):
                return "a summary cannot have focus"
            for key, wanted in (("Enter", not before), ("Space", before)):
                summary.press(key)
                if summary.evaluate(is_open) != wanted:
                    return f"{key} does not turn a summary"
        return None

    def _axe(self):
        found = self.page.evaluate(
            "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags},"
            " resultTypes: ['violations']})"
            ".then(results => results.violations.map(v => [v.id, v.nodes.length, v.nodes[0].target.join(' '),"
            " v.nodes[0].failureSummary || '']))",
            AXE_TAGS,
        )
        return "; ".join(
            f"{rule} ({count}, first {target}: {' '.join(why.split())[:160]})" for rule, count, target, why in found
        ) or None

    def _scroll(self):
        self.page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
        over = self.page.evaluate(
            "() => { const root = document.scrollingElement, width = root.clientWidth;"
            " if (root.scrollWidth <= width) return null;"
            " const scrolls = e => { for (let p = e.parentElement; p; p = p.parentElement)"
            "   if (getComputedStyle(p).overflowX !== 'visible') return true; return false };"
            " const wide = [...document.body.querySelectorAll('*')]"
            "   .filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e));"
            " const first = wide.map(e => e.tagName.toLowerCase() + (e.className && e.className.baseVal === undefined"
            "   ? '.' + e.className : '')).slice(0, 3).join(', ');"
            " return `${root.scrollWidth} px wide: ${first}` }"
        )
        return over

    def _without_scripts(self, path, text):
        self.plain.goto(self.address + path)
        if self.plain.locator("h1").first.is_hidden():
            return "the heading is hidden"
        if self.plain.locator("main").inner_text() != text:
            return "the content is not the same"
        return None

    def close(self):
        self.browser.close()
        self.player.stop()


def look_at(address, chromium, pages):
    """Looks at some pages in a browser of its own; runs in a process of its own."""
    check = BrowserCheck(address, chromium)
    results = []
    try:
        for path in pages:
            try:
                results += check.look(path)
            except Exception as error:  # One page that cannot be looked at must not hide the others.
                results.append(Result(path, "can be looked at", str(error).splitlines()[0]))
    finally:
        check.close()
    return results


def shares(site, jobs):
    """The pages in shares that take about as long."""
    pages = sorted(site.paths, key=lambda path: len(site.answer(path).body), reverse=True)
    return [share for share in (pages[start::jobs] for start in range(jobs)) if share]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samstemt", required=True, help="the built program")
    parser.add_argument("--reports", required=True, help="a folder that holds built reports")
    parser.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 1), help="browsers at a time")
    chosen = parser.parse_args()
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    chromium = next((path for name in names if name and (path := shutil.which(name))), None)
    if chromium is None:
        raise SystemExit("There is no Chromium. Install it, or name it by CHROMIUM=...")

    began = time.monotonic()
    with Server(chosen.samstemt, chosen.reports) as server:
        site = Site(server.address, chosen.reports)
        print(f"{len(site.paths)} pages at {server.address}", flush=True)
        results = list(site.checks())
        spawn = multiprocessing.get_context("spawn")
        with concurrent.futures.ProcessPoolExecutor(chosen.jobs, mp_context=spawn) as pool:
            pending = [
                pool.submit(look_at, server.address, chromium, share)
                for share in shares(site, chosen.jobs)
            ]
            for done in concurrent.futures.as_completed(pending):
                results += done.result()
        results.append(Result("(server)", f"ends within {STOP_SECONDS} s of SIGTERM", server.stop()))

    failures = [result for result in results if result.problem]
    alike = collections.defaultdict(list)
    for result in failures:
        alike[result.check, result.problem].append(result.page)
    for (check, problem), pages in sorted(alike.items()):
        where = pages[0] if len(pages) == 1 else f"{sorted(pages)[0]} and {len(pages) - 1} more"
        print(f"FAILED {check}: {problem} ({where})")
    print(f"{time.monotonic() - began:.0f} s")
    print(f"{len(results) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    # Ends by the way of exceptions when told to stop, so that the server is ended too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
