#!/usr/bin/env python3
"""Steward on this machine, with a homeserver of its own and two people to speak as.

Everything is kept below .demo/, so that the second start takes seconds; delete that folder to begin afresh.
"""

import contextlib
import fcntl
import json
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
from pathlib import Path

import synapse
from chat import Conversation, Terminal, play, read_script, wait_for_member
from matrix import Matrix, MatrixError
from synapse import Trouble

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / ".demo"
SCRIPT = ROOT / "demo" / "script.txt"
STEPS = 7
JOIN_SECONDS = 60
DRAIN_SECONDS = 15


class Demonstration:
    """The seven steps, what they have made, and how it is stopped.

    All is kept below `folder`; a `program` that is given need not be built.
    """

    def __init__(self, folder=DEMO, program=None):
        self.folder = Path(folder)
        self.homeserver = self.folder / "homeserver"
        self.configuration = self.folder / "steward.yaml"
        self.token = self.folder / "steward-token"
        self.store = self.folder / "steward.sqlite"
        self.log = self.folder / "steward.log"
        self.kept = self.folder / "demo.json"
        self.state = json.loads(self.kept.read_text()) if self.kept.exists() else {"people": {}, "rooms": {}}
        self.people = {}
        self.program = program
        self.steward = None
        self.lock = None
        self.step = 0

    def run(self):
        """Sets everything up, lets people talk, and returns the exit status."""
        try:
            self.set_up()
            return self._talk()
        finally:
            self.stop()

    def set_up(self):
        """Has Steward in its rooms on a homeserver; `stop` ends both, also if this fails."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._be_alone()
        self._begin_afresh_without_a_homeserver()
        self._tell("Installing what is missing")
        synapse.install(say)
        self._tell("Building Steward, which takes some minutes the first time")
        self.program = self.program or build()
        self._tell("Starting a homeserver")
        self.url = synapse.start(self.homeserver, say=say)
        self._tell("Making people and rooms")
        self._make_people()
        self._make_rooms()
        self._tell("Signing Steward in")
        self._sign_in()
        self._tell("Loading the example network")
        self._seed()
        self._tell("Starting Steward")
        self._start_steward()

    # Steps

    def _tell(self, words):
        self.step += 1
        say(f"{self.step}/{STEPS} {words} …")

    def _be_alone(self):
        self.lock = open(self.folder / "lock", "w")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble("The demonstration runs already in another window; end it there with /quit.") from None

    def _begin_afresh_without_a_homeserver(self):
        if not (self.homeserver / "homeserver.sqlite").exists():
            self.state = {"people": {}, "rooms": {}}
            for kept in (self.token, *self.folder.glob(self.store.name + "*")):
                kept.unlink(missing_ok=True)

    def _make_people(self):
        for name in ("officer", "member", "steward"):
            person = self.state["people"].setdefault(name, {"password": secrets.token_hex(4)})
            self._save()
            if "user" not in person or (name != "steward" and not self._is_signed_in(person)):
                client = self._sign_up(name, person["password"])
                person["user"], person["token"] = client.user, client.token
                synapse.lift_rate_limit(self.homeserver, client.user)
                self._save()
            self.people[name] = Matrix(self.url, person["token"], person["user"])

    def _sign_up(self, name, password):
        try:
            return synapse.register(self.homeserver, name, password)
        except MatrixError as error:
            if error.code != "M_USER_IN_USE":
                raise
            client = Matrix(self.url)
            client.login(name, password)
            return client

    def _is_signed_in(self, person):
        try:
            Matrix(self.url, person["token"]).request("GET", "/_matrix/client/v3/account/whoami")
            return True
        except MatrixError as error:
            if error.status != 401:
                raise
            return False

    def _make_rooms(self):
        rooms, officer, member = self.state["rooms"], self.people["officer"], self.people["member"]
        steward = self.people["steward"].user
        if "officers" not in rooms:
            rooms["officers"] = officer.create_room("Officers", invite=[steward])
            self._save()
        if "members" not in rooms:
            rooms["members"] = officer.create_room("Members", invite=[steward, member.user])
            self._save()
        member.join(rooms["members"])

    def _sign_in(self):
        people = self.state["people"]
        self.configuration.write_text(
            configuration(self.url, people, self.state["rooms"]["officers"], self.token, self.store))
        if self.token.exists():
            return
        self._call(["login", "--config", str(self.configuration), "--password-stdin"],
                   "Steward could not sign in", given=people["steward"]["password"] + "\n")

    def _seed(self):
        if self.state.get("seeded") and self.store.exists():
            return
        self._call(["seed", "--config", str(self.configuration), "--from", str(ROOT / "seeds")],
                   "Steward could not read the example network")
        self.state["seeded"] = True
        self.state.pop("subscribed", None)
        self._save()

    def _start_steward(self):
        stop_left_over(self.state.get("pid"), self.configuration)
        with open(self.log, "ab") as log:
            self.steward = subprocess.Popen(
                [self.program, "run", "--config", str(self.configuration)], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, start_new_session=True)
        self.state["pid"] = self.steward.pid
        self._save()
        for room in ("officers", "members"):
            self._wait_for_steward(self.state["rooms"][room])

    def _wait_for_steward(self, room):
        until = time.monotonic() + JOIN_SECONDS
        while time.monotonic() < until:
            if self.steward.poll() is not None:
                raise Trouble(f"Steward ended as soon as it was started: {last_line(self.log)}")
            try:
                return wait_for_member(self.people["officer"], room, self.people["steward"].user, 1)
            except TimeoutError:
                continue
        raise Trouble(f"Steward did not come into its rooms within {JOIN_SECONDS} seconds; its log is {self.log}.")

    def _talk(self):
        people = {name: self.people[name] for name in ("officer", "member")}
        conversation = Conversation(self.people["steward"].user, people, self.state["rooms"], self._save)
        conversation.listen()
        unheard = self._subscribe(conversation)
        if sys.stdin.isatty():
            say(self._welcome())
            Terminal(conversation).run()
            return 0
        steps = read_script(SCRIPT)
        say(f"Nobody is at a terminal, so here is {SCRIPT.relative_to(ROOT)}:\n")
        unanswered = play(conversation, steps)
        say(f"\n{len(steps) - unanswered} of {len(steps)} lines were answered.")
        return 1 if unanswered or unheard else 0

    def _subscribe(self, conversation):
        """Does what an officer does first: lets the members' room hear what is announced. Returns how many lines stayed
        without an answer."""
        if self.state.get("subscribed"):
            return 0
        unanswered = play(conversation, [("officer", "members", "!subscribe")])
        if not unanswered:
            self.state["subscribed"] = True
            self._save()
        return unanswered

    def _welcome(self):
        logins = "\n".join(
            f"  {name:8} {self.state['people'][name]['password']}" for name in ("officer", "member"))
        return (f"\nSteward is in two rooms. Type a command, such as !help. {Terminal.help}\n"
                f"Another Matrix client on this machine can sign in at {self.url} with these names and passwords:\n"
                f"{logins}\n")

    # Stopping and keeping

    def stop(self):
        """Stops Steward and the homeserver, as far as they run."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if self.steward and self.steward.poll() is None:
            say("Stopping Steward and the homeserver …")
            self.steward.terminate()
            try:
                self.steward.wait(DRAIN_SECONDS)
            except subprocess.TimeoutExpired:
                self.steward.kill()
                self.steward.wait()
        synapse.stop(self.homeserver)

    def _save(self):
        unfinished = self.kept.with_suffix(".new")
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(self.state, file, indent=2)
        unfinished.replace(self.kept)

    def _call(self, arguments, failure, given=""):
        done = subprocess.run([self.program, *arguments], cwd=ROOT, input=given, capture_output=True, text=True)
        if done.returncode != 0:
            raise Trouble(f"{failure}: {(done.stderr or done.stdout).strip() or 'it did not say why.'}")


def configuration(url, people, officers_room, token, store):
    """What Steward reads: strings are written as JSON has them, which YAML reads alike."""
    text = json.dumps
    officer, member = people["officer"]["user"], people["member"]["user"]
    return f"""\
# Written anew at each start of the demonstration.
homeserver:
  url: {text(url)}
account:
  user: {text(people["steward"]["user"])}
  device: STEWARD
  token-file: {text(str(token))}
store:
  path: {text(str(store))}
officers:
  rooms: [{text(officers_room)}]
admins: [{text(officer)}]
invites:
  allow: [{text(officer)}, {text(member)}]
network:
  name: Example Network
  area: UK
  time-zone: Europe/London
"""


def build():
    """Builds the release program and returns its path."""
    command = ["swift", "build", "-c", "release", "--product", "steward"]
    lines = []
    try:
        process = subprocess.Popen(
            [*command, "-j", "2"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except FileNotFoundError:
        raise Trouble("The Swift compiler is missing; install Swift 6.3 from swift.org and type make demo again."
                      ) from None
    for line in process.stdout:
        lines.append(line.rstrip())
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K  {lines[-1][:100]}")
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    if process.wait() != 0:
        raise Trouble("Steward could not be built:\n" + "\n".join(lines[-20:]))
    found = subprocess.run([*command, "--show-bin-path"], cwd=ROOT, capture_output=True, text=True, check=True)
    return str(Path(found.stdout.strip()) / "steward")


def stop_left_over(pid, configuration):
    """Stops a Steward that an earlier demonstration left behind."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        if pid and str(configuration).encode() in command:
            os.kill(pid, signal.SIGTERM)
            while Path(f"/proc/{pid}").exists():
                time.sleep(0.1)
    except (FileNotFoundError, ProcessLookupError):
        pass


def last_line(path):
    """The last line of a log that says something."""
    lines = [line for line in path.read_text(errors="replace").splitlines() if line.strip()]
    return lines[-1] if lines else "it did not say why."


def say(words):
    """Tells the person at the terminal how things are going, as long as there is one."""
    with contextlib.suppress(OSError):
        print(words, file=sys.stderr, flush=True)


def main():
    """Runs the demonstration; a request to stop ends it as /quit does."""
    def stop(*_):
        raise KeyboardInterrupt
    for request in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(request, stop)
    try:
        return Demonstration().run()
    except (Trouble, MatrixError, TimeoutError, ValueError) as trouble:
        say(str(trouble))
    except urllib.error.URLError as trouble:
        say(f"The homeserver cannot be reached: {trouble.reason}")
    except KeyboardInterrupt:
        say("")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())
