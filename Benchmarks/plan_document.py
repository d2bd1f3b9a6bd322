"""The part of bench.py about a plan as a PDF: 200 pages made of the passages, read from the file to what they name."""

import json
import statistics
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILE = HERE.parent / ".build" / "bench" / "plan.pdf"
PAGES = 200
# What a plan may take from its file to what its passages name, in seconds on the wall.
MOST = 2.0


def wrapped(text, width):
    """The lines of a paragraph, words parted nowhere."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line] if line else lines


def shown(words, x, y, size):
    """A line of text in a page's content."""
    code = words.encode("cp1252", "replace")
    code = code.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F %d Tf %d %d Td (%s) Tj ET\n" % (size, x, y, code)


def contents(texts):
    """The content of each page: running head, number, a heading now and then, paragraphs."""
    pages, page, y, section = [], b"", 0, 0
    position = 0
    while len(pages) < PAGES:
        if y < 110:
            if page:
                number = str(len(pages) + 1)
                pages.append(page + shown("Kommuneplan for Lia", 60, 800, 9) + shown(number, 295, 30, 9))
            page, y = b"", 750
        if position % 6 == 0:
            section += 1
            page += shown(f"{section} Satsingsområde", 60, y, 18)
            y -= 30
        for line in wrapped(texts[position % len(texts)], 95):
            page += shown(line, 60, y, 10)
            y -= 13
            if y < 60:
                break
        y -= 8
        position += 1
    return pages


def write(texts):
    """Writes the PDF, in Helvetica and without compression."""
    pages = contents(texts)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (5 + 2 * number)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number + 1, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_bytes(file + end % (count, table, count, len(file)))


def measure(chosen, texts, run_once, verdict):
    """Reads the PDF, and prints the seconds of each step."""
    write(texts)
    print(f"\nA plan of {PAGES} pages as a PDF ({FILE.stat().st_size / 1e6:.1f} MB); seconds on the wall")
    command = [str(chosen.plan_bench.resolve()), "--document", str(FILE)]
    runs = [json.loads(run_once(command)[0]) for _ in range(chosen.runs)]
    alone = statistics.median(
        run_once(["pdftotext", "-bbox-layout", str(FILE), "/dev/null"])[1][0] for _ in range(chosen.runs)
    )
    print(f"{'pdftotext alone':40} {alone:8.3f}")
    text, reading, making = (statistics.median(run[key] for run in runs) for key in ("text", "reading", "making"))
    print(f"{'file to passages, pdftotext included':40} {text:8.3f}")
    print(f"{'passages to what they name':40} {reading:8.3f}")
    print(f"{'lexicon made ready, once':40} {making:8.3f}")
    whole = text + reading + making
    print(f"{'all':40} {whole:8.3f}  {MOST:g} s: {verdict(whole <= MOST)}")
    print(f"{runs[0]['pages']} pages, {runs[0]['passages']} passages, {runs[0]['most memory']:.0f} MB at most", flush=True)
