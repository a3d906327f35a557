"""A Matrix client of a few lines, for the demonstration and the live tests: standard library only."""

import hashlib
import hmac
import json
import time
import urllib.error
import urllib.parse
import urllib.request


class MatrixError(Exception):
    """The homeserver said no: its status, its errcode and its own words."""

    def __init__(self, status, code, words):
        super().__init__(f"The homeserver answered {status} {code}: {words}")
        self.status = status
        self.code = code


class Matrix:
    """Speaks to one homeserver as one person."""

    def __init__(self, url, token=None, user=None):
        self.url = url.rstrip("/")
        self.token = token
        self.user = user
        self._next_transaction = time.time_ns()

    def request(self, method, path, body=None, query=None, timeout=30):
        """The answer as a dictionary. Waits and goes on where the homeserver asks for patience (429)."""
        address = self.url + path
        if query:
            address += "?" + urllib.parse.urlencode(query)
        request = urllib.request.Request(address, method=method)
        request.add_header("Content-Type", "application/json")
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        data = None if body is None else json.dumps(body).encode()
        while True:
            try:
                with urllib.request.urlopen(request, data, timeout=timeout) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                refusal = _refusal(error)
                if error.code != 429:
                    raise MatrixError(
                        error.code, refusal.get("errcode", "without a code"), refusal.get("error", "no words")
                    ) from None
                time.sleep(refusal.get("retry_after_ms", 1000) / 1000)

    def register(self, secret, user, password, admin=False):
        """Makes an account by the secret that the homeserver's administrator has, and signs in to it."""
        path = "/_synapse/admin/v1/register"
        nonce = self.request("GET", path)["nonce"]
        role = "admin" if admin else "notadmin"
        proof = hmac.new(secret.encode(), "\0".join([nonce, user, password, role]).encode(), hashlib.sha1)
        made = self.request("POST", path, {
            "nonce": nonce, "username": user, "password": password, "admin": admin, "mac": proof.hexdigest(),
        })
        self.token, self.user = made["access_token"], made["user_id"]

    def login(self, user, password):
        """Signs in with a password."""
        made = self.request("POST", "/_matrix/client/v3/login", {
            "type": "m.login.password", "identifier": {"type": "m.id.user", "user": user}, "password": password,
        })
        self.token, self.user = made["access_token"], made["user_id"]

    def lift_rate_limit(self, user):
        """Lets `user` send as fast as it likes; only an administrator may say so."""
        self.request(
            "POST", f"/_synapse/admin/v1/users/{_quoted(user)}/override_ratelimit",
            {"messages_per_second": 0, "burst_count": 0})

    def create_room(self, name=None, invite=(), direct=False):
        """Makes a private room and returns its id."""
        body = {"preset": "trusted_private_chat" if direct else "private_chat", "invite": list(invite)}
        if name:
            body["name"] = name
        if direct:
            body["is_direct"] = True
        return self.request("POST", "/_matrix/client/v3/createRoom", body)["room_id"]

    def invite(self, room, user):
        """Asks `user` into `room`."""
        self.request("POST", f"/_matrix/client/v3/rooms/{_quoted(room)}/invite", {"user_id": user})

    def join(self, room):
        """Goes into `room`."""
        self.request("POST", f"/_matrix/client/v3/join/{_quoted(room)}", {})

    def members(self, room):
        """The ids of those who are in `room`."""
        return set(self.request("GET", f"/_matrix/client/v3/rooms/{_quoted(room)}/joined_members")["joined"])

    def send(self, room, text, **content):
        """Says `text` in `room` and returns the event's id; `content` adds to the message or replaces parts."""
        self._next_transaction += 1
        path = f"/_matrix/client/v3/rooms/{_quoted(room)}/send/m.room.message/{self._next_transaction}"
        return self.request("PUT", path, {"msgtype": "m.text", "body": text, **content})["event_id"]

    def sync(self, since=None, seconds=0, limit=50):
        """What is new since the position `since`; waits up to `seconds` for it."""
        query = {"timeout": int(seconds * 1000), "filter": json.dumps({"room": {"timeline": {"limit": limit}}})}
        if since:
            query["since"] = since
        return self.request("GET", "/_matrix/client/v3/sync", query=query, timeout=seconds + 30)


def timeline(answer):
    """The pairs of room and event that a sync's answer brings, oldest first in each room."""
    for room, news in answer.get("rooms", {}).get("join", {}).items():
        for event in news.get("timeline", {}).get("events", []):
            yield room, event


def _refusal(error):
    try:
        refusal = json.load(error)
        return refusal if isinstance(refusal, dict) else {}
    except ValueError:
        return {}


def _quoted(text):
    return urllib.parse.quote(text, safe="")
