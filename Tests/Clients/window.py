"""nheko in a window that nobody sees: what a person would do there, and what they would read, by tesseract."""

import os
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

WIDTH, HEIGHT = 760, 850
# Text is enlarged before it is read: tesseract wants letters of 30 pixels and more.
ENLARGED = 2.5
SHOWN_SECONDS = 60
# The share of the words that has to be read back; tesseract takes "11am" for "1lam" now and then.
ENOUGH = 0.9

SETTINGS = """\
[General]
run_without_secure_secrets_service=true

[auth]
access_token={token}
device_id={device}
home_server={url}
user_id={user}

[user]
theme=light
font_size=12
font_family=DejaVu Sans
emoji_font_family=Noto Color Emoji
desktop_notifications=false
typing_notifications=false
read_receipts=false

[window]
width={width}
height={height}
tray=false
"""


class NotShown(Exception):
    """The window does not show what it should, in a sentence."""


class Window:
    """One nheko on a display of its own, signed in as one person."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.display = None
        self.processes = []

    def open(self, client):
        """Starts the display and nheko, signed in as `client` is (matrix.Matrix with its device)."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for name in ("config/nheko", "data", "cache", "run"):
            (self.folder / name).mkdir(parents=True, mode=0o700)
        (self.folder / "config" / "nheko" / "nheko.conf").write_text(SETTINGS.format(
            token=client.token, device=client.device, url=client.url, user=client.user, width=WIDTH, height=HEIGHT))
        self.display = self._start_display()
        self._start("dbus-run-session", "--", "nheko")
        # It asks to set up encryption, which the example network has none of.
        self.click("Cancel")

    def close(self):
        """Ends nheko and the display."""
        for process in reversed(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(10)

    def click(self, word):
        """Clicks on the last place that shows `word`, as soon as there is one."""
        until = time.monotonic() + SHOWN_SECONDS
        while time.monotonic() < until:
            places = [place for place in self._places() if place[0] == word]
            if places:
                _, x, y = places[-1]
                self._do("xdotool", "mousemove", str(x), str(y), "click", "1")
                return time.sleep(1)
            time.sleep(1)
        raise NotShown(f"nheko shows no \"{word}\" to click on.")

    def type(self, line):
        """Types `line` into the field for messages and sends it."""
        self.click("Write")
        self._do("xdotool", "type", "--delay", "20", line)
        self._do("xdotool", "key", "Return")

    def wait_for(self, text):
        """Waits until the room shows enough of the words of `text`; gives their share."""
        until = time.monotonic() + SHOWN_SECONDS
        while True:
            shown = self._do("tesseract", self._enlarged(room_only=True), "-", "--psm", "4")
            part, missing = share(text, shown)
            if part >= ENOUGH:
                return part
            if time.monotonic() > until:
                raise NotShown(f"nheko shows {part:.0%} of the words; it lacks {' '.join(missing)}.")
            time.sleep(1)

    def shows(self, word):
        """Whether the room shows `word` now."""
        return word in words(self._do("tesseract", self._enlarged(room_only=True), "-", "--psm", "4"))

    def keep(self, path, since, above):
        """Keeps a picture of the room in `path`, from `above` pixels over the last line that has the word `since`."""
        rows = [y for word, x, y in self._places() if word.strip(".:,") == since and x > self._left()]
        top = max(64, rows[-1] - above) if rows else 64
        left, bottom = self._left(), HEIGHT - 42
        whole = self._picture()
        self._do("convert", whole, "-crop", f"{WIDTH - left}x{bottom - top}+{left}+{top}", "+repage",
                 "-bordercolor", "white", "-border", "8x8", "+dither", "-colors", "64", f"PNG8:{path}")

    # What is on the display

    @staticmethod
    def _left():
        # Where the list of rooms ends.
        return 288

    def _places(self):
        """The words on the display with the middle of each, from top to bottom."""
        table = self._do("tesseract", self._enlarged(), "-", "--psm", "11", "tsv")
        rows = [line.split("\t") for line in table.splitlines()[1:]]
        found = [(row[11].strip(), *(int(int(row[at]) / ENLARGED) for at in (6, 7, 8, 9))) for row in rows
                 if len(row) > 11 and row[11].strip()]
        return sorted(((word, x + w // 2, y + h // 2) for word, x, y, w, h in found), key=lambda place: place[2])

    def _picture(self):
        path = str(self.folder / "shown.png")
        self._do("import", "-window", "root", path)
        return path

    def _enlarged(self, room_only=False):
        path = str(self.folder / "read.png")
        crop = ["-crop", f"{WIDTH - self._left()}x{HEIGHT - 104}+{self._left()}+64", "+repage"] if room_only else []
        self._do("convert", self._picture(), *crop, "-colorspace", "Gray", "-resize", f"{ENLARGED:.0%}", path)
        return path

    # Programs

    def _start_display(self):
        reading, writing = os.pipe()
        self._start("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp",
                    pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as number:
            return ":" + number.readline().strip()

    def _environment(self):
        names = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run"}
        folders = {name: str(self.folder / folder) for name, folder in names.items()}
        return {**os.environ, **folders, "HOME": str(self.folder), "DISPLAY": self.display or "",
                "QT_QUICK_BACKEND": "software", "OMP_THREAD_LIMIT": "1"}

    def _start(self, *command, **options):
        with open(self.folder / f"{command[0]}.log", "wb") as log:
            self.processes.append(subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self._environment(),
                start_new_session=True, **options))

    def _do(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, env=self._environment())
        if done.returncode != 0:
            raise NotShown(f"{command[0]} failed: {done.stderr.strip()}")
        return done.stdout


def words(text):
    """The words of a text in small letters, without marks."""
    return re.findall(r"[a-z0-9£]+", text.lower())


def share(meant, shown):
    """Which share of the words of `meant` stands in `shown`, each as often, and the words that do not."""
    wanted, found = Counter(words(meant)), Counter(words(shown))
    missing = list((wanted - found).elements())
    return 1 - len(missing) / max(1, wanted.total()), missing
