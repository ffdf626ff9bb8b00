"""Puts the joined forms of Arabic letters that Unicode has no code points for into a font.

Papers are printed by a library that shows code points and knows no tables of substitution, so each
form needs a code point: one of the private use area, as org.muster.paper.ArabicForms reckons it.

Run: python3 bench/fonts/joined-forms.py FONT places.txt   (fontTools; places by JoinedForms.java)
"""

import sys
import unicodedata

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

FORMS = {"final": 0, "initial": 1, "medial": 2}


def code_point(letter, form):
    return 0xE000 + (letter - 0x0600) * 8 + form * 2


def has_own_forms():
    """Letters whose joined forms are characters of Unicode."""
    own = set()
    for point in [*range(0xFB50, 0xFDFF), *range(0xFE70, 0xFF00)]:
        parts = unicodedata.decomposition(chr(point)).split()
        if len(parts) == 2 and parts[0] == "<final>":
            own.add(int(parts[1], 16))
    return own


def composite(places):
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    for name, x, y in places:
        part = GlyphComponent()
        part.glyphName = name
        part.x, part.y = x, y
        part.flags = 0x0002 | 0x0004  # arguments are offsets, rounded to the grid
        glyph.components.append(part)
    return glyph


def main(path, places):
    font = TTFont(path)
    order = list(font.getGlyphOrder())
    own = has_own_forms()
    taken = set(font.getBestCmap())
    added = {}
    for line in open(places, encoding="ascii"):
        letter, form, width, *rest = line.split()
        letter = int(letter, 16)
        if letter in own:
            continue
        parts = [tuple(int(n) for n in part.split(",")) for part in rest]
        parts = [(order[glyph], x, y) for glyph, x, y in parts]
        name = f"joined{letter:04X}.{form}"
        point = code_point(letter, FORMS[form])
        if point in taken:
            sys.exit(f"U+{point:04X} is taken")
        font["glyf"][name] = composite(parts)
        font["hmtx"][name] = (int(width), 0)
        added[point] = name
    font.setGlyphOrder(font["glyf"].glyphOrder)
    for name in added.values():
        glyph = font["glyf"][name]
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(added)
    font.save(path)
    print(f"{len(added)} forms")


main(*sys.argv[1:])
