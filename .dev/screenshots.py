"""Walks through `rootward demo` on a pseudo-terminal and draws what it shows as pictures.

`.dev/screenshots` calls it. The pictures differ from one day to the next only in dates and in the run's ID.
"""

import fcntl
import os
import pty
import select
import shutil
import struct
import tempfile
import termios
import time
from pathlib import Path
from unicodedata import combining, east_asian_width

import pyte
from PIL import Image, ImageDraw, ImageFont

ROWS, COLUMNS = 30, 100
ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build" / "debug" / "rootward"
PICTURES = ROOT / "screenshots"
PATIENCE = 60

DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
WIDE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
SIZE = 22
CELL_WIDTH, CELL_HEIGHT = 13, 27
MARGIN = 18

PAPER, INK = "#15181e", "#d5d9e0"
INKS = {
    "black": "#5b6472", "red": "#f2777a", "green": "#99cc99", "brown": "#ffcc66", "yellow": "#ffcc66",
    "blue": "#6ea8fe", "magenta": "#cc99cc", "cyan": "#66cccc", "white": "#d5d9e0", "default": INK,
}


class Session:
    """A program on a pseudo-terminal, and the screen that its output draws."""

    def __init__(self, *arguments: str) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.home = tempfile.mkdtemp(prefix="rootward-")
        # linux and not xterm: pyte does not know how to repeat a character (REP).
        variables = {"HOME": self.home, "TERM": "linux", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execve(PROGRAM, ["rootward", *arguments], variables)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("4H", ROWS, COLUMNS, 0, 0))

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.terminal)
        os.waitpid(self.process, 0)
        shutil.rmtree(self.home)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def see(self, *texts: str) -> None:
        """Waits until all the texts stand on the screen."""
        self.wait(lambda: all(text in self.text for text in texts), repr(texts))

    def wait(self, condition, what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            left = deadline - time.monotonic()
            if left <= 0:
                raise SystemExit(f"{what} did not come:\n{self.text}")
            self.read(left)
        # What belongs to the same frame.
        while self.read(0.05):
            pass

    def read(self, patience: float) -> bool:
        if not select.select([self.terminal], [], [], patience)[0]:
            return False
        self.stream.feed(os.read(self.terminal, 65_536))
        return True

    def type(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())


class Painter:
    """Draws a screen, cell by cell; lines and blocks are drawn, not written, so that they join without gaps."""

    def __init__(self) -> None:
        self.regular = ImageFont.truetype(DEJAVU / "DejaVuSansMono.ttf", SIZE)
        self.bold = ImageFont.truetype(DEJAVU / "DejaVuSansMono-Bold.ttf", SIZE)
        self.others = [
            ImageFont.truetype(DEJAVU / "DejaVuSans.ttf", SIZE), ImageFont.truetype(WIDE, SIZE),
        ]
        ascent, descent = self.regular.getmetrics()
        self.baseline = (CELL_HEIGHT - ascent - descent) // 2 + ascent

    def paint(self, screen: pyte.Screen, path: Path) -> None:
        size = (COLUMNS * CELL_WIDTH + 2 * MARGIN, ROWS * CELL_HEIGHT + 2 * MARGIN)
        image = Image.new("RGB", size, PAPER)
        draw = ImageDraw.Draw(image)
        for row in range(ROWS):
            for column in range(COLUMNS):
                self.cell(draw, screen.buffer[row][column], MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT)
        if not screen.cursor.hidden:
            left, top = MARGIN + screen.cursor.x * CELL_WIDTH, MARGIN + screen.cursor.y * CELL_HEIGHT
            draw.rectangle((left, top + CELL_HEIGHT - 4, left + CELL_WIDTH - 1, top + CELL_HEIGHT - 2), INK)
        image.quantize(64).save(path, optimize=True)

    def cell(self, draw: ImageDraw.ImageDraw, cell, left: int, top: int) -> None:
        ink, paper = self.colour(cell.fg, INK), self.colour(cell.bg, PAPER)
        if cell.reverse:
            ink, paper = paper, ink
        text = cell.data
        if not text:  # the second half of a wide character, which is drawn with the first
            return
        width = CELL_WIDTH * (2 if east_asian_width(text[0]) in "WF" else 1)
        if paper != PAPER:
            draw.rectangle((left, top, left + width - 1, top + CELL_HEIGHT - 1), paper)
        if not self.line(draw, text, left, top, ink) and text != " ":
            font = self.font(text, cell.bold)
            x = left + (width - font.getlength(text)) / 2 if width > CELL_WIDTH or font in self.others else left
            draw.text((x, top + self.baseline), text, ink, font, anchor="ls")
        if cell.underscore:
            draw.line((left, top + CELL_HEIGHT - 3, left + width - 1, top + CELL_HEIGHT - 3), ink, 2)

    @staticmethod
    def colour(name: str, default: str) -> str:
        if name == "default":
            return default
        return INKS.get(name.removeprefix("bright"), f"#{name}")

    def font(self, text: str, is_bold: bool) -> ImageFont.FreeTypeFont:
        base = next((scalar for scalar in text if not combining(scalar)), text[0])
        fonts = [self.bold if is_bold else self.regular, *self.others]
        return next((font for font in fonts if self.has(font, base)), fonts[0])

    @staticmethod
    def has(font: ImageFont.FreeTypeFont, scalar: str) -> bool:
        def look(text: str) -> tuple:
            mask = font.getmask(text)
            return mask.size, bytes(mask)

        return look(scalar) != look("\U0010ffff")

    @staticmethod
    def line(draw: ImageDraw.ImageDraw, text: str, left: int, top: int, ink: str) -> bool:
        """Draws a box-drawing character or a block; false when it is neither."""
        middle, centre = left + CELL_WIDTH // 2, top + CELL_HEIGHT // 2
        right, bottom = left + CELL_WIDTH - 1, top + CELL_HEIGHT - 1
        arms = {"─": "lr", "│": "tb", "┌": "rb", "┐": "lb", "└": "rt", "┘": "lt", "├": "rtb", "┤": "ltb"}.get(text)
        if arms:
            for arm in arms:
                x, y = {"l": (left, centre), "r": (right, centre), "t": (middle, top), "b": (middle, bottom)}[arm]
                draw.rectangle((min(x, middle), min(y, centre), max(x, middle) + (arm in "tb"),
                                max(y, centre) + (arm in "lr")), ink)
            return True
        if "█" <= text <= "▏":  # a full block, then seven eighths to one
            eighths = 8 - (ord(text) - ord("█"))
            draw.rectangle((left, top + 4, left + round(CELL_WIDTH * eighths / 8) - 1, bottom - 4), ink)
            return True
        if text == "░":
            shade = Image.blend(Image.new("RGB", (1, 1), PAPER), Image.new("RGB", (1, 1), ink), 0.3).getpixel((0, 0))
            draw.rectangle((left, top + 4, right, bottom - 4), shade)
            return True
        return False


def main() -> None:
    painter = Painter()
    PICTURES.mkdir(exist_ok=True)

    def picture(session: Session, name: str) -> None:
        painter.paint(session.screen, PICTURES / f"{name}.png")
        print(f"screenshots/{name}.png")

    with Session("demo", "--accounts", "60", "--latency", "15") as session:
        session.see("1 of 3: choose capabilities")
        picture(session, "wizard")
        session.type("\r")
        session.see("2 of 3: delegate")
        session.type("\r")
        session.see("To go on, type enable:")
        session.type("enable")
        session.see("type enable: enable")
        session.type("\r")
        session.see("Read back from AWS:")
        session.type("\r")
        audited(session)
        for name in ("ml-sandbox", "data-prod", "mobile-prod-60", "payments-prod"):
            choose(session, name)
        picture(session, "accounts")
        session.type("a")
        session.see("Take privileged action")
        picture(session, "menu")
        session.type("G\r")
        session.see("[Confirm]", "▸")
        picture(session, "confirmation")

    with Session("demo", "--accounts", "900", "--latency", "60", "--capabilities", "all") as session:
        audited(session)
        session.type("A")
        session.see(" selected")
        session.type("a")
        session.see("Take privileged action")
        session.type("G\r")
        session.see("[Confirm]")
        number = next(line for line in session.screen.display if " items: " in line).split()[1]
        if "▸ [ ]" in session.text:
            session.type(" ")
            session.see("▸ [x]")
            session.type("\t")
        session.type("CHG-1042\r")
        session.see("▸ To delete, type")
        session.type(number.replace(",", "") + "\r")
        session.see("[Run]")
        session.wait(lambda: done(session) >= 0.4, "the middle of the run")
        picture(session, "run")
        session.see("Verified: no root credentials are left")
        picture(session, "verification")


def choose(session: Session, name: str) -> None:
    """Selects an account of the tree, if it is there."""
    session.type("g")
    session.wait(lambda: session.screen.display[3][1:2] == "▸", "the first row")
    for _ in range(100):
        line = next(line for line in session.screen.display if line[1:2] == "▸")
        if name in line:
            session.type(" ")
            session.see(" selected")
            return
        session.type("j")
        session.wait(lambda: line not in session.screen.display, "the next row")


def audited(session: Session) -> None:
    def is_over() -> bool:
        road, status = session.screen.display[1], session.screen.display[-2]
        return "[Accounts]" in road and road.rstrip().endswith("Verify") and "present" in status and "to do" not in status

    session.wait(is_over, "the end of the audit")


def done(session: Session) -> float:
    """How much of the run is done, as its bar tells."""
    for line in session.screen.display:
        if line.lstrip().startswith(("█", "░")) and "/" in line:
            ended, total = line.split("░")[-1].split("█")[-1].split()[0].replace(",", "").split("/")
            return int(ended) / int(total)
    return 0


if __name__ == "__main__":
    main()
