#!/usr/bin/env python3
"""Makes the screen's fonts: Noto Sans with the few signs it lacks, from Noto Sans Symbols and Symbols 2, under a name of its own.

One family that holds every sign the screen shows looks the same on every machine, whatever fonts the system has. Its instructions
for fitting letters to pixels are left out: to follow them took a fifth of the program's start, and nobody sees the difference.
Needs fonttools and the fonts of Debian's fonts-noto-core:  make-screen-font.py FOLDER_OF_NOTO_FONTS
"""
import copy
import pathlib
import sys

from fontTools.ttLib import TTFont

FAMILY = "Van Thu Sans"
FROM_SYMBOLS = "←↑→↓"
FROM_SYMBOLS_2 = "✓✕▲▼▴▾▸●○★☆☐☑⚠▤"

noto = pathlib.Path(sys.argv[1])
here = pathlib.Path(__file__).parent


def add(font, source, signs):
    """Copies the glyphs of the signs, with the glyphs they are made of."""
    known, glyphs = source.getBestCmap(), source["glyf"]
    for sign in signs:
        name = known[ord(sign)]
        wanted = [name] + [part.glyphName for part in getattr(glyphs[name], "components", [])]
        for each in wanted:
            if each not in font["glyf"].glyphs:
                glyph = copy.deepcopy(glyphs[each])
                glyph.removeHinting()
                font["glyf"][each] = glyph
                font["hmtx"][each] = source["hmtx"][each]
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(sign)] = name


def without_instructions(font):
    """Removes what fits letters to pixels."""
    for table in ("fpgm", "prep", "cvt "):
        if table in font:
            del font[table]
    for name in font["glyf"].keys():
        font["glyf"][name].removeHinting()


for face in ("Regular", "Bold"):
    font = TTFont(noto / f"NotoSans-{face}.ttf")
    add(font, TTFont(noto / f"NotoSansSymbols-{face}.ttf"), FROM_SYMBOLS)
    add(font, TTFont(noto / "NotoSansSymbols2-Regular.ttf"), FROM_SYMBOLS_2)
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = FAMILY
        elif record.nameID in (4, 6):
            record.string = f"{FAMILY} {face}" if record.nameID == 4 else f"{FAMILY.replace(' ', '')}-{face}"
    without_instructions(font)
    font.save(here / f"VanThuSans-{face}.ttf")
