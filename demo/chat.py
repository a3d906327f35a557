"""The demonstration's conversation: people who speak, a bot that answers, on a terminal or from a script."""

import queue
import sys
import threading
import time
import urllib.error

from matrix import MatrixError, timeline

try:
    import readline
except ImportError:
    readline = None

ANSWER_SECONDS = 30
AFTERMATH_SECONDS = 0.5
JOIN_SECONDS = 30


class Conversation:
    """Two people, the rooms that they share with the bot, and what the bot says there."""

    def __init__(self, bot, people, rooms, save):
        """`people` are clients by name; `rooms` are ids by name, to which direct messages are added; `save` is called
        after that."""
        self.bot = bot
        self.people = people
        self.rooms = rooms
        self.save = save
        self.answers = queue.Queue()
        self._seen = set()
        self._seen_lock = threading.Lock()

    def listen(self):
        """Starts to collect what the bot says from now on."""
        for person in self.people.values():
            position = person.sync()["next_batch"]
            threading.Thread(target=self._follow, args=(person, position), daemon=True).start()

    def room(self, speaker, place):
        """The room that `speaker` speaks in, made where it is missing: `place` is "direct", a room's name, or nothing for
        the speaker's own."""
        if place != "direct":
            return self.rooms[place or f"{speaker}s"]
        name = f"direct {speaker}"
        if name not in self.rooms:
            self.rooms[name] = self.people[speaker].create_room(invite=[self.bot], direct=True)
            self.save()
        wait_for_member(self.people[speaker], self.rooms[name], self.bot, JOIN_SECONDS)
        return self.rooms[name]

    def name(self, room):
        """What people call a room."""
        names = [name for name, known in self.rooms.items() if known == room]
        return names[0].replace("direct ", "direct message to the ") if names else room

    def say(self, speaker, place, text):
        """Sends a message and returns its event id with its room."""
        room = self.room(speaker, place)
        return self.people[speaker].send(room, text), room

    def _follow(self, person, position):
        while True:
            try:
                answer = person.sync(position, seconds=25)
            except (MatrixError, urllib.error.URLError, OSError):
                # The homeserver is going down with the demonstration, or will be back.
                time.sleep(0.5)
                continue
            position = answer["next_batch"]
            for room, event in timeline(answer):
                if event.get("sender") == self.bot and event.get("type") == "m.room.message" and self._is_new(event):
                    self.answers.put((room, event))

    def _is_new(self, event):
        with self._seen_lock:
            if event["event_id"] in self._seen:
                return False
            self._seen.add(event["event_id"])
            return True


def wait_for_member(person, room, user, seconds):
    """Waits until `user` is in `room`; raises TimeoutError when that takes longer than `seconds`."""
    until = time.monotonic() + seconds
    while user not in person.members(room):
        if time.monotonic() > until:
            raise TimeoutError(f"{user} did not accept the invitation within {seconds} seconds.")
        time.sleep(0.2)


def words(event):
    """The plain text of a message, indented for a transcript; an edit shows the new text."""
    content = event.get("content", {})
    edited = content.get("m.new_content")
    body = (edited or content).get("body", "")
    return "\n".join("  " + line for line in (("(changed) " if edited else "") + body).splitlines())


# A script


def read_script(path):
    """The steps of a script: speaker, place, text."""
    steps = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        who, colon, text = line.partition(":")
        speaker, _, place = who.strip().partition(" ")
        if not colon or speaker not in ("officer", "member") or place not in ("", "direct") or not text.strip():
            raise ValueError(f"{path.name}, line {number}: write “member: …”, “officer: …” or “member direct: …”.")
        steps.append((speaker, place, text.strip()))
    return steps


def play(conversation, steps):
    """Says each step and prints what the bot answers; returns how many steps stayed without an answer."""
    unanswered = 0
    for speaker, place, text in steps:
        print(f"{speaker} {place}".strip() + f": {text}", flush=True)
        said, room = conversation.say(speaker, place, text)
        if not _hear_answer(conversation, said, room):
            print(f"  (no answer within {ANSWER_SECONDS} seconds)", flush=True)
            unanswered += 1
    return unanswered


def _hear_answer(conversation, said, room):
    is_answered = False
    until = time.monotonic() + ANSWER_SECONDS
    while (left := until - time.monotonic()) > 0:
        try:
            where, event = conversation.answers.get(timeout=left)
        except queue.Empty:
            break
        if where != room:
            print(f"  ({conversation.name(where)})", flush=True)
        print(words(event), flush=True)
        if where == room and _answers(event, said):
            # What is said elsewhere because of it comes at about the same time.
            is_answered, until = True, time.monotonic() + AFTERMATH_SECONDS
    return is_answered


def _answers(event, said):
    relation = event.get("content", {}).get("m.relates_to", {})
    return relation.get("m.in_reply_to", {}).get("event_id") == said or relation.get("event_id") == said


# A terminal


class Terminal:
    """A prompt on which a person speaks while the bot's answers come in above it."""

    help = "/officer and /member change who you are, /direct and /room where you speak, /quit ends."

    def __init__(self, conversation):
        self.conversation = conversation
        self.speaker = "member"
        self.direct = False

    def run(self):
        """Reads lines until /quit or the end of the input."""
        threading.Thread(target=self._print_answers, daemon=True).start()
        while True:
            try:
                line = input(self._prompt()).strip()
            except EOFError:
                print()
                return
            if line == "/quit":
                return
            if line:
                self._take(line)

    def _take(self, line):
        if line in ("/officer", "/member"):
            self.speaker = line[1:]
        elif line in ("/direct", "/room"):
            self.direct = line == "/direct"
        elif line.startswith("/"):
            print(self.help)
        else:
            try:
                self.conversation.say(self.speaker, "direct" if self.direct else "", line)
            except (MatrixError, TimeoutError, urllib.error.URLError) as trouble:
                print(trouble)

    def _prompt(self):
        place = "direct message" if self.direct else f"{self.speaker}s’ room"
        return f"{self.speaker} in the {place}> ".replace("in the direct", "in a direct")

    def _print_answers(self):
        while True:
            room, event = self.conversation.answers.get()
            typed = readline.get_line_buffer() if readline else ""
            place = self.conversation.name(room)
            sys.stdout.write(f"\r\033[Ksteward ({place}):\n{words(event)}\n{self._prompt()}{typed}")
            sys.stdout.flush()
