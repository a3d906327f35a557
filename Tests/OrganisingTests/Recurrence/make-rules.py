"""Makes rules.txt, the table of random rules and the days on which python-dateutil says that they fall.

    pip install python-dateutil==2.9.0.post0
    python3 make-rules.py > rules.txt

A row is the rule, the start and the days, with tabs between; at most 40 days, fewer where the rule ends.

dateutil and RFC 5545 do not agree on everything. Where they differ there is no row here, and RecurrenceOccurrencesTests
says what we do, which is what the RFC says:

- "BYDAY=MO,2TU" (a plain day beside a numbered one) is the union of both in the RFC, and nothing at all in dateutil.
- BYSETPOS in a weekly rule: dateutil counts in the first week from the start, not from the week's first day, although
  it counts the first month and the first year from their beginnings. So such rules start on a week's first day here.
- Numbers in the BYDAY of a daily or weekly rule, and BYMONTHDAY in a weekly one: the RFC forbids them, dateutil takes
  them, Steward refuses them.
- A start that does not fall on the rule: the RFC calls the result undefined; dateutil leaves the start out, and so do
  we, so rows with such a start are here.

An UNTIL that is only a day means midnight at its beginning to dateutil. To us, as to the people who write it, it is
the whole day, so dateutil is given the day's last second. Every row ends as we do: with the year 2199, and after a
hundred years without a day.
"""

import datetime
import itertools
import random
import re

from dateutil.rrule import rrulestr

ROWS = 720
DAYS = 40
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
EDGES = ["2024-01-31", "2026-01-31", "2024-02-29", "2028-02-29", "2025-12-31", "2026-12-31", "2027-01-01", "2099-12-29"]
TIMES = ["00:00", "09:30", "14:00", "19:00", "23:59"]

chance = random.Random(5545)


def one_in(number):
    return chance.randrange(number) == 0


def some(values, most):
    return ",".join(str(value) for value in chance.sample(values, chance.randint(1, most)))


def start_of_row():
    if one_in(3):
        day = datetime.date.fromisoformat(chance.choice(EDGES))
    else:
        day = datetime.date(2020, 1, 1) + datetime.timedelta(days=chance.randrange(4000))
    return datetime.datetime.combine(day, datetime.time.fromisoformat(chance.choice(TIMES)))


def days_of_week(frequency, by_month):
    if frequency in ("DAILY", "WEEKLY") or one_in(3):
        return some(WEEKDAYS, 3)
    # dateutil fails with an IndexError on a month's 53rd Tuesday.
    highest = 53 if frequency == "YEARLY" and not by_month and one_in(3) else 5
    numbers = [number for number in range(-highest, highest + 1) if number != 0]
    return ",".join(f"{chance.choice(numbers)}{day}" for day in chance.sample(WEEKDAYS, chance.randint(1, 2)))


def parts_of_row(frequency, start):
    parts = {"FREQ": frequency}
    if one_in(2):
        parts["INTERVAL"] = chance.choice([2, 3, 4, 5, 6, 7, 12])
    if one_in(4):
        parts["BYMONTH"] = some(range(1, 13), 4)
    if frequency != "WEEKLY" and one_in(3):
        parts["BYMONTHDAY"] = some([*range(1, 32), *range(-31, 0), 29, 30, 31, -1, -1, -1], 3)
    if one_in(2):
        parts["BYDAY"] = days_of_week(frequency, "BYMONTH" in parts)
    if parts.keys() & {"BYMONTH", "BYMONTHDAY", "BYDAY"} and one_in(3):
        # A day's set has one day at most: other positions only make dateutil search until the year 9999.
        parts["BYSETPOS"] = some([1, -1] if frequency == "DAILY" else [1, 2, 3, -1, -2, -3], 2)
    if one_in(3):
        parts["WKST"] = chance.choice(["SU", "SU", "MO", "WE", "SA"])
    if one_in(3):
        parts["COUNT"] = chance.randint(1, 30)
    elif one_in(2):
        last = start + datetime.timedelta(days=chance.randint(0, 3000))
        parts["UNTIL"] = last.strftime(chance.choice(["%Y%m%d", "%Y%m%dT%H%M00"]))
    return parts


def days_of_row(rule, start):
    bounded = re.sub(r"(UNTIL=\d{8})(?=;|$)", r"\1T235959", rule)
    if "COUNT" not in rule and "UNTIL" not in rule:
        bounded += ";UNTIL=21991231T235959"
    previous = start
    for moment in itertools.islice(rrulestr(bounded, dtstart=start), DAYS):
        if moment.year > 2199 or (moment - previous).days > 36_525:
            return
        previous = moment
        yield moment.strftime("%Y%m%d")


def row(frequency):
    start = start_of_row()
    parts = parts_of_row(frequency, start)
    if frequency == "WEEKLY" and "BYSETPOS" in parts:
        first = WEEKDAYS.index(parts.get("WKST", "MO"))
        start -= datetime.timedelta(days=(start.weekday() - first) % 7)
    rule = ";".join(f"{name}={value}" for name, value in parts.items())
    return "\t".join([rule, start.strftime("%Y-%m-%dT%H:%M"), " ".join(days_of_row(rule, start))])


for number in range(ROWS):
    print(row(FREQUENCIES[number % 4]))
