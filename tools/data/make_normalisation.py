#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/normalisation.tsv and src/text/fold_table.h.

The rules of our own come first and win; presentation forms get the compatibility decomposition that
the Unicode character database gives them, folded by our rules. Run from the project's root after a
change here; tests/unit/text/fold_test.cc checks the compiled table against the TSV.
"""
import unicodedata

RULES = []  # (first, last, to, note, origin)


def rule(first, to, note, last=None, origin="knowledge"):
    RULES.append((first, last or first, to, note, origin))


for first, last, note in [
    (0x00AD, 0x00AD, "soft hyphen"),
    (0x0610, 0x061A, "marks above names and Quranic signs"),
    (0x061C, 0x061C, "Arabic letter mark"),
    (0x0640, 0x0640, "tatweel"),
    (0x064B, 0x065F, "harakat, shadda, sukun, madda and hamza as combining marks"),
    (0x0670, 0x0670, "superscript alef"),
    (0x06D6, 0x06DC, "Quranic signs"),
    (0x06DF, 0x06E4, "Quranic signs"),
    (0x06E7, 0x06E8, "Quranic signs"),
    (0x06EA, 0x06ED, "Quranic signs"),
    (0x08D3, 0x08E1, "Quranic signs"),
    (0x08E3, 0x08FF, "harakat of other languages"),
    (0x200B, 0x200F, "zero-width space and joiners, direction marks"),
    (0x202A, 0x202E, "bidi embeddings and overrides"),
    (0x2060, 0x206F, "word joiner, bidi isolates, deprecated controls"),
    (0xFE00, 0xFE0F, "variation selectors"),
    (0xFEFF, 0xFEFF, "byte order mark"),
]:
    rule(first, "", note, last)
for c in (0x0622, 0x0623, 0x0625, 0x0671, 0x0672, 0x0673, 0x0675):
    rule(c, "\u0627", "alef with madda, hamza or wasla")
rule(0x0624, "\u0648", "waw with hamza")
rule(0x0676, "\u0648", "waw with high hamza")
rule(0x0677, "\u0648", "u with hamza")
rule(0x0626, "\u064A", "ya with hamza")
rule(0x0678, "\u064A", "ya with high hamza")
rule(0x0649, "\u064A", "alef maqsura")
for c in (0x06CC, 0x06CD, 0x06CE, 0x06D0, 0x06D1, 0x06D2, 0x06D3):
    rule(c, "\u064A", "Persian, Urdu and Kurdish ya")
rule(0x0629, "\u0647", "ta marbuta")
for c in (0x06BE, 0x06C0, 0x06C1, 0x06C2, 0x06C3, 0x06D5, 0x06FF):
    rule(c, "\u0647", "other forms of ha")
for c in (0x06A9, 0x06AA, 0x06AB, 0x06AC, 0x06AD, 0x06AE):
    rule(c, "\u0643", "other forms of kaf")
rule(0x06AF, "\u0643", "gaf, an Arabic kaf in most spellings")
rule(0x067E, "\u0628", "peh")
rule(0x0686, "\u062C", "tcheh")
rule(0x0698, "\u0632", "jeh")
rule(0x06A4, "\u0641", "veh")
rule(0x06A8, "\u0641", "veh below")
for block, note in ((0x0660, "Arabic-Indic digit"), (0x06F0, "Persian digit"), (0xFF10, "wide digit")):
    for i in range(10):
        rule(block + i, str(i), note)
rule(0x066A, "%", "per cent sign")
rule(0x066B, ".", "decimal mark")
rule(0x066C, ",", "thousands mark")
rule(0x060C, ",", "comma")
rule(0x060D, ",", "date mark")
rule(0x061B, ";", "semicolon")
rule(0x061F, "?", "question mark")
rule(0x06D4, ".", "Urdu full stop")
for c in (0x00AB, 0x00BB, 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x2036, 0x3003, 0xFF02, 0x275D, 0x275E):
    rule(c, '"', "double quote")
for c in (0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2035, 0x2039, 0x203A, 0x00B4, 0x0060):
    rule(c, "'", "single quote")
for c in (0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2E3A, 0x2E3B, 0xFF0D, 0x00AF):
    rule(c, "-", "dash")
for c in (0x2022, 0x00B7, 0x25CF, 0x25AA, 0x25A0, 0x25E6, 0x2023, 0x2043):
    rule(c, "*", "bullet")
rule(0x2026, "...", "ellipsis")
rule(0xFF0C, ",", "wide comma")
rule(0xFF0E, ".", "wide full stop")
rule(0xFF1A, ":", "wide colon")
rule(0xFF08, "(", "wide bracket")
rule(0xFF09, ")", "wide bracket")
rule(0xFD3E, "(", "ornate bracket")
rule(0xFD3F, ")", "ornate bracket")
for c in [0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]:
    rule(c, " ", "space of another width")
for c in (0x0085, 0x2028, 0x2029):
    rule(c, "\n", "line or paragraph end")
for c in range(ord("A"), ord("Z") + 1):
    rule(c, chr(c).lower(), "Latin capital")

OWN = {c: to for first, last, to, _, _ in RULES for c in range(first, last + 1)}


def fold(text):
    return "".join(OWN.get(ord(c), c) for c in text)


for c in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]:
    if c in OWN or not unicodedata.decomposition(chr(c)):
        continue
    plain = fold(unicodedata.normalize("NFKC", chr(c))).strip(" ")
    if " " not in plain:  # the two that stand for whole sentences stay one symbol
        rule(c, plain, "presentation form", origin="unicode")

RULES.sort()


def code(c):
    return f"U+{c:04X}"


with open("data/normalisation.tsv", "w", encoding="utf-8") as out:
    out.write("# table normalisation v1: code points that fold into others; `to` empty (-) = dropped\n")
    out.write("# written by tools/data/make_normalisation.py, as is src/text/fold_table.h\n")
    out.write("from\tto\tnote\torigin\n")
    for first, last, to, note, origin in RULES:
        name = code(first) if first == last else f"{code(first)}..{code(last)}"
        out.write(f"{name}\t{' '.join(code(ord(t)) for t in to) or '-'}\t{note}\t{origin}\n")

entries = []
for first, last, to, _, _ in RULES:
    text = "".join(f"\\x{ord(t):02X}" if ord(t) < 0x80 else f"\\u{ord(t):04X}" for t in to)
    entries.append(f'{{0x{first:X}, 0x{last:X}, u"{text}"}},')
with open("src/text/fold_table.h", "w", encoding="ascii") as out:
    out.write("// SPDX-License-Identifier: Apache-2.0\n")
    out.write("// data/normalisation.tsv as a table, sorted; written by tools/data/make_normalisation.py.\n")
    out.write("#pragma once\n\n#include <string_view>\n\nnamespace tawatur::text {\n\n")
    out.write("struct FoldRule {\n  char32_t first, last;\n  std::u16string_view to;  ///< empty = dropped\n};\n\n")
    out.write("// clang-format off\ninline constexpr FoldRule kFoldRules[] = {\n")
    line = "   "
    for e in entries:
        if len(line) + 1 + len(e) > 100:
            out.write(line + "\n")
            line = "   "
        line += " " + e
    out.write(line + "\n};\n// clang-format on\n\n}  // namespace tawatur::text\n")
