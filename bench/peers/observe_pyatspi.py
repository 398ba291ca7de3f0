"""Reads what an application shows, as pyatspi does it: the peer of bench/observe-desktop.ts.

Usage: observe_pyatspi.py NAME CACHE ROUNDS, with CACHE one of default, none, shut; prints one JSON document.
Hidden parts are skipped by their states, and the fields are the same; CACHE shut also leaves closed menus unread, as
Lamwright does.
"""
import json
import sys
import time

import pyatspi
from gi.repository import Atspi

name, cache, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
app = [a for a in pyatspi.Registry.getDesktop(0) if a and a.name == name][-1]
shut = cache == "shut"
if cache == "none":
    Atspi.Accessible.set_cache_mask(app, Atspi.Cache.NONE)


def visit(node, depth, parts):
    states = node.getState()
    if depth and not (states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)):
        return
    part = {"name": node.name, "role": node.getRole(), "states": states.getStates()}
    faces = part["faces"] = pyatspi.listInterfaces(node)
    if "Component" in faces:
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        part["rect"] = (box.x, box.y, box.width, box.height)
        if box.width == 0 or box.height == 0:
            return
    if "Text" in faces:
        part["text"] = node.queryText().getText(0, -1)
    parts.append(part)
    if shut and part["role"] == pyatspi.ROLE_MENU and not states.contains(pyatspi.STATE_SELECTED):
        return
    for child in node:
        if child is not None:
            visit(child, depth + 1, parts)


times = []
for _ in range(rounds):
    started = time.perf_counter()
    parts = []
    visit(app, 0, parts)
    times.append((time.perf_counter() - started) * 1000)
print(json.dumps({"parts": len(parts), "ms": times}))
