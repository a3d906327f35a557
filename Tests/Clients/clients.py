#!/usr/bin/env python3
"""Steward in the clients that people have: nheko under a display that nobody sees, and weechat's view as text.

A member types in nheko what people type first; what the window shows is read back and compared with what Steward said.
Both clients, the display and tesseract are Debian's packages, which are installed where they are missing.
"""

import argparse
import datetime
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "demo"))

import synapse  # noqa: E402
from demo import Demonstration, say  # noqa: E402
from matrix import Matrix, timeline  # noqa: E402
from window import NotShown, Window  # noqa: E402

PACKAGES = [
    "nheko", "xvfb", "xdotool", "imagemagick", "tesseract-ocr", "dbus-daemon", "fonts-dejavu-core",
    "fonts-noto-color-emoji", "weechat-matrix",
]
FOLDER = ROOT / ".demo" / "clients"
PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 150_000
ANSWER_SECONDS = 60
# How far above an answer its sender and the question stand, in pixels.
QUESTION = 88


class Room:
    """The members' room, as one who is in it hears Steward there."""

    def __init__(self, listener, room, steward):
        self.listener, self.room, self.steward = listener, room, steward
        self.position = listener.sync()["next_batch"]

    def next(self, wanted):
        """The next message of Steward's for which `wanted` holds, as its content; an edit's is what it puts in place."""
        until = time.monotonic() + ANSWER_SECONDS
        while time.monotonic() < until:
            answer = self.listener.sync(self.position, seconds=10)
            self.position = answer["next_batch"]
            for room, event in timeline(answer):
                content = event.get("content", {})
                content = content.get("m.new_content", content)
                if room == self.room and event.get("sender") == self.steward and wanted(content.get("body", "")):
                    return content
        raise NotShown("Steward said nothing of the kind in time.")


class Talk:
    """What is said, where it is seen, and what came of it."""

    def __init__(self, demonstration, window):
        people, rooms = demonstration.people, demonstration.state["rooms"]
        self.officer, self.rooms = people["officer"], rooms
        self.steward = people["steward"].user
        self.window = window
        self.members = Room(self.officer, rooms["members"], self.steward)
        self.officers = Room(self.officer, rooms["officers"], self.steward)
        self.seen = []

    def run(self):
        """An announcement, its edit, the list and the card: each in the room, as a member sees it."""
        self.tell("officers", "!help", "")
        self.tell("members", "!subscribe", "")
        day = datetime.date.today() + datetime.timedelta(days=40)
        line = f"!announce social Lantern quiz, {day:%-d %B %Y} 7-9pm, Example Hall, Leeds. Bring a friend #free #step-free"
        self.tell("officers", line, "Is this right?")
        self.officer.send(self.rooms["officers"], "yes")
        posted = self.members.next(lambda body: body.startswith("Lantern quiz"))
        self.see("announcement", posted, "Lantern")
        number = re.search(r"!event (\d+)", posted["body"]).group(1)

        self.officer.send(self.rooms["officers"], f"!edit {number} title Candle quiz")
        self.see("edit", self.members.next(lambda body: body.startswith("Candle quiz")), "Candle")
        if self.window.shows("lantern"):
            raise NotShown("nheko shows the old title still, after the edit.")

        self.see("list", self.ask("!events", "What is on"), "What", QUESTION)
        self.see("card", self.ask(f"!event {number}", "Event"), "Event", QUESTION)
        self.see("question", self.ask("!events candle", "What is on"))

    def tell(self, room, line, beginning):
        """Has the officer say `line`, and waits for an answer that begins so."""
        self.officer.send(self.rooms[room], line)
        return getattr(self, room).next(lambda body: body.startswith(beginning))

    def ask(self, line, beginning):
        """Has the member type `line` in the window; gives Steward's answer."""
        self.window.type(line)
        return self.members.next(lambda body: body.startswith(beginning))

    def see(self, name, content, since=None, above=14):
        """Waits until the window shows what was said, and keeps a picture from `above` the line with `since` on."""
        part = self.window.wait_for(content["body"])
        say(f"  {name}: {part:.0%} of its words are read back from nheko.")
        self.seen.append((name, content))
        if since:
            self.window.keep(FOLDER / "pictures" / f"{name}.png", since, above)


def compare_with_weechat(seen, keep):
    """Compares what weechat shows with the file beside this program; `keep` writes the file anew instead."""
    htmls = [content["formatted_body"] for _, content in seen]
    shown = subprocess.run(["/usr/bin/python3", str(HERE / "weechat_view.py")], input=json.dumps(htmls), text=True,
                           capture_output=True, check=True)
    texts = [f"({name})\n{text}" for (name, _), text in zip(seen, json.loads(shown.stdout)) if name != "list"]
    view = without_days("\n\n".join(texts)) + "\n"
    file = HERE / "weechat.txt"
    if keep:
        file.write_text(view)
    elif view != file.read_text():
        raise NotShown(f"weechat shows something else than {file.relative_to(ROOT)} has:\n{view}")


def without_days(text):
    """The text with every day as "DAY" and every number of an event as "N": both are others at each run."""
    text = re.sub(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* \d+ [A-Z][a-z]+( \d{4})?,?", "DAY", text)
    return re.sub(r"(?m)(event |Event |^)\d+\b", r"\1N", text)


def member(demonstration):
    """The member, signed in anew for the window."""
    client = Matrix(demonstration.url)
    made = client.request("POST", "/_matrix/client/v3/login", {
        "type": "m.login.password", "identifier": {"type": "m.id.user", "user": "member"},
        "password": demonstration.state["people"]["member"]["password"],
    })
    client.token, client.user, client.device = made["access_token"], made["user_id"], made["device_id"]
    return client


def main():
    """Runs it all, and ends what it started."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, help="the built program steward")
    parser.add_argument("--keep", action="store_true", help="keep the pictures in docs/pictures, and weechat.txt anew")
    given = parser.parse_args()
    synapse.install_packages(say, PACKAGES)
    shutil.rmtree(FOLDER, ignore_errors=True)
    (FOLDER / "pictures").mkdir(parents=True)
    demonstration, window = Demonstration(FOLDER, given.program), Window(FOLDER / "nheko")
    try:
        demonstration.set_up()
        say("Opening nheko as the member …")
        window.open(member(demonstration))
        window.click("Members")
        talk = Talk(demonstration, window)
        talk.run()
    finally:
        window.close()
        demonstration.stop()
    compare_with_weechat(talk.seen, given.keep)
    say("  weechat shows what it should.")
    for picture in (FOLDER / "pictures").iterdir():
        if picture.stat().st_size > MOST_BYTES:
            raise NotShown(f"{picture.name} has {picture.stat().st_size} bytes, and {MOST_BYTES} is the most.")
        if given.keep:
            PICTURES.mkdir(exist_ok=True)
            shutil.copy(picture, PICTURES)


if __name__ == "__main__":
    # A request to stop ends what was started, too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        main()
    except (NotShown, synapse.Trouble, TimeoutError) as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit(130)
