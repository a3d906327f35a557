"""What weechat shows of messages, by its Matrix plugin's own reader of HTML (Debian's package weechat-matrix).

Reads a list of HTML texts as JSON, and writes the list of what is shown, without colours.
"""

import json
import sys
import types

sys.path.insert(0, "/usr/share/weechat/python")

from matrix import colors  # noqa: E402


class Colourless:
    """Stands in for the program weechat: every colour is no text."""

    def color(self, name):
        return ""

    def string_remove_color(self, text, replacement):
        return text


class Unset:
    """Stands in for the configuration: every option is empty."""

    def __getattr__(self, name):
        return Unset()

    def __str__(self):
        return ""


colors.W = Colourless()
colors.G = types.SimpleNamespace(CONFIG=Unset())
colors.string_color_and_reset = lambda text, color: text

json.dump([colors.Formatted.from_html(html).to_weechat() for html in json.load(sys.stdin)], sys.stdout)
