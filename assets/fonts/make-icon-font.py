#!/usr/bin/env python3
"""Makes the font of the icons: of Lucide's font the signs that src/window/kit/icon.rs names, under a name of its own.

Needs fonttools and Lucide's font (lucide.ttf, ISC licence):  make-icon-font.py LUCIDE_TTF
"""
import pathlib
import re
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Van Thu Icons"

here = pathlib.Path(__file__).parent
source = (here / "../../src/window/kit/icon.rs").read_text()
glyphs = [int(glyph, 16) for glyph in re.findall(r"'\\u\{([0-9a-f]+)\}'", source)]

font = TTFont(sys.argv[1])
missing = [hex(glyph) for glyph in glyphs if glyph not in font.getBestCmap()]
if missing:
    sys.exit(f"not in the font: {', '.join(missing)}")
options = Options(hinting=False, glyph_names=False, layout_features=[], notdef_outline=True)
subsetter = Subsetter(options)
subsetter.populate(unicodes=glyphs)
subsetter.subset(font)
for record in font["name"].names:
    if record.nameID in (1, 16, 4):
        record.string = FAMILY
    elif record.nameID == 6:
        record.string = FAMILY.replace(" ", "")
font.save(here / "VanThuIcons.ttf")
