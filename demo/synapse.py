#!/usr/bin/env python3
"""A real homeserver (Synapse) on this machine, for the demonstration and the live tests.

It listens on 127.0.0.1 alone, speaks to no other homeserver, and keeps everything below the folder that it is given.
"""

import argparse
import base64
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from matrix import Matrix, MatrixError

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".demo" / "synapse-venv"
PYTHON = VENV / "bin" / "python"
INSTALLED = VENV / "installed"
PACKAGES = ["python3-venv", "libcurl4-openssl-dev", "libsqlite3-dev"]
SERVER_NAME = "localhost"
START_SECONDS = 90
STOP_SECONDS = 20


class Trouble(Exception):
    """Something that a person has to hear, in one sentence."""


# What is missing


def install(say=print):
    """Puts Debian's packages and Synapse in place, each only where it is missing."""
    install_packages(say)
    if INSTALLED.exists():
        return
    say("Installing Synapse into .demo/synapse-venv, which takes a minute or two the first time.")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.parent.mkdir(exist_ok=True)
    _run([sys.executable, "-m", "venv", str(VENV)], "Python could not make an environment of its own for Synapse")
    _run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "matrix-synapse"],
         "pip could not install Synapse")
    INSTALLED.touch()


def install_packages(say=print, packages=PACKAGES):
    """Installs those Debian `packages` that are missing; does nothing where there is no dpkg."""
    if not shutil.which("dpkg-query"):
        return
    missing = [package for package in packages if not _is_installed(package)]
    if not missing:
        return
    if os.geteuid() == 0:
        administrator = []
    elif shutil.which("sudo"):
        administrator = ["sudo"]
    else:
        raise Trouble(f"These packages are missing: {' '.join(missing)}. Ask an administrator of this machine to "
                      f"type: apt-get install {' '.join(missing)}")
    say(f"Installing {', '.join(missing)} with apt-get.")
    _run([*administrator, "apt-get", "update", "-q"], "apt-get could not read its lists of packages")
    _run([*administrator, "apt-get", "install", "-q", "-y", "--no-install-recommends", *missing],
         f"apt-get could not install {' '.join(missing)}")


def _is_installed(package):
    found = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status}", package], capture_output=True, text=True)
    return found.stdout == "installed"


def _run(command, failure):
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        raise Trouble(f"{failure}: {_last_line(done.stderr + done.stdout)}")


def _last_line(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it did not say why."


# Starting and stopping


def start(folder, port=0, token_lifetime="5m", say=print):
    """Starts the homeserver that lives in `folder`, or finds it running, and returns its address.

    A `port` of 0 takes the one of the last start, or any that is free.
    """
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if running(folder):
        return url(folder)
    if not INSTALLED.exists():
        install(say)
    state = _state(folder)
    state["port"] = _free_port(port or state.get("port", 0), chosen=port != 0)
    for name in ("registration_secret", "macaroon_secret", "form_secret", "admin_password"):
        state.setdefault(name, secrets.token_hex(24))
    _write_configuration(folder, state, token_lifetime)
    with open(folder / "synapse.out", "ab") as output:
        process = subprocess.Popen(
            [str(PYTHON), "-m", "synapse.app.homeserver", "-c", str(folder / "homeserver.yaml")], cwd=folder,
            stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
    state["pid"] = process.pid
    _save(folder, state)
    _wait_until_it_answers(folder, process)
    return url(folder)


def stop(folder):
    """Stops the homeserver that lives in `folder`, where it runs."""
    folder = Path(folder).resolve()
    pid = running(folder)
    if not pid:
        return
    os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + STOP_SECONDS
    while running(folder):
        if time.monotonic() > until:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def running(folder):
    """The process that serves `folder`, or nothing."""
    folder = Path(folder).resolve()
    pid = _state(folder).get("pid")
    if not pid:
        return None
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        pass
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return None
    return pid if str(folder / "homeserver.yaml").encode() in command.split(b"\0") else None


def url(folder):
    """The address of the homeserver that lives in `folder`."""
    return f"http://127.0.0.1:{_state(Path(folder))['port']}"


def _wait_until_it_answers(folder, process):
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            words = _last_line((folder / "synapse.out").read_text(errors="replace"))
            raise Trouble(f"Synapse ended as soon as it was started: {words}")
        try:
            with urllib.request.urlopen(url(folder) + "/_matrix/client/versions", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    stop(folder)
    raise Trouble(f"Synapse did not answer within {START_SECONDS} seconds; its log is {folder / 'synapse.log'}.")


def _below_clients():
    return 20000 + secrets.randbelow(12000)


def _free_port(wanted, chosen):
    # What the system gives for 0 is of the ports that it also gives to clients, who may take it before Synapse does.
    for port in [wanted] if chosen else [wanted or _below_clients(), *(_below_clients() for _ in range(50))]:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return probe.getsockname()[1]
            except OSError:
                continue
    raise Trouble(f"Port {wanted} is taken by another program; choose another with --port.")


# What Synapse reads


def _state(folder):
    try:
        return json.loads((Path(folder) / "state.json").read_text())
    except FileNotFoundError:
        return {}


def _save(folder, state):
    _write_private(Path(folder) / "state.json", json.dumps(state, indent=2))


def _write_private(path, text):
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)


def _write_configuration(folder, state, token_lifetime):
    key = folder / "signing.key"
    if not key.exists():
        seed = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
        _write_private(key, f"ed25519 a_{secrets.token_hex(2)} {seed}\n")
    # JSON is YAML too. The rate limits stay as Synapse has them: members' homeservers have them as well.
    _write_private(folder / "homeserver.yaml", json.dumps({
        "server_name": SERVER_NAME,
        "public_baseurl": f"http://127.0.0.1:{state['port']}/",
        "listeners": [{
            "port": state["port"], "type": "http", "tls": False, "bind_addresses": ["127.0.0.1"],
            "resources": [{"names": ["client"], "compress": False}],
        }],
        "database": {"name": "sqlite3", "args": {"database": str(folder / "homeserver.sqlite")}},
        "media_store_path": str(folder / "media"),
        "signing_key_path": str(key),
        "log_config": str(folder / "log.yaml"),
        "registration_shared_secret": state["registration_secret"],
        "macaroon_secret_key": state["macaroon_secret"],
        "form_secret": state["form_secret"],
        "refreshable_access_token_lifetime": token_lifetime,
        "federation_domain_whitelist": [],
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        "bcrypt_rounds": 4,
        "report_stats": False,
        "presence": {"enabled": False},
        "caches": {"sync_response_cache_duration": "0s"},
    }, indent=2))
    (folder / "log.yaml").write_text(json.dumps({
        "version": 1,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "handlers": {"file": {
            "class": "logging.FileHandler", "formatter": "line", "filename": str(folder / "synapse.log"),
        }},
        "root": {"level": "WARNING", "handlers": ["file"]},
        "disable_existing_loggers": False,
    }, indent=2))


# People


def register(folder, user, password, admin=False):
    """Makes an account and returns a client that is signed in to it."""
    client = Matrix(url(folder))
    client.register(_state(folder)["registration_secret"], user, password, admin)
    return client


def lift_rate_limit(folder, user):
    """Lets `user` send as fast as it likes."""
    folder = Path(folder)
    state = _state(folder)
    if "admin_token" not in state:
        state["admin_token"] = register(folder, "administrator", state["admin_password"], admin=True).token
        _save(folder, state)
    Matrix(url(folder), state["admin_token"]).lift_rate_limit(user)


def main():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("install", help="install what is missing")
    starting = commands.add_parser("start", help="start the homeserver and print its address")
    starting.add_argument("--port", type=int, default=0, help="the port; 0 for any that is free")
    starting.add_argument("--token-lifetime", default="5m", help="how long a token lasts before it is refreshed")
    stopping = commands.add_parser("stop", help="stop the homeserver")
    registering = commands.add_parser("register", help="make an account and print its user id and access token")
    registering.add_argument("--password", required=True)
    lifting = commands.add_parser("lift-rate-limit", help="let an account send as fast as it likes")
    for command in (registering, lifting):
        command.add_argument("--user", required=True)
    for command in (starting, stopping, registering, lifting):
        command.add_argument("--dir", required=True, help="the folder that the homeserver lives in")
    given = parser.parse_args()
    say = lambda words: print(words, file=sys.stderr, flush=True)
    if given.command == "install":
        install(say)
    elif given.command == "start":
        print(start(given.dir, given.port, given.token_lifetime, say), flush=True)
    elif given.command == "stop":
        stop(given.dir)
    elif given.command == "register":
        client = register(given.dir, given.user, given.password)
        print(client.user, client.token, flush=True)
    elif given.command == "lift-rate-limit":
        lift_rate_limit(given.dir, given.user)


if __name__ == "__main__":
    try:
        main()
    except (Trouble, MatrixError) as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit(130)
