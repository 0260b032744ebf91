"""Synthetic pages of news: one in twenty reports events, the others are of bakeries, matches and weather.

A page is what news sites send: a head full of metadata and scripts, menus, an article with its byline, captions and
tags, lists of related stories, a foot. Every page is made from its number alone, so that any part can be made again.
The words are ours (`wording.yaml`).
"""

import datetime as dt
import html
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

RELEVANT_IN = 20
LANGUAGES = ("en", "en", "es", "pt", "fr", "ar")
"""Drawn from: English twice as often as each of the others."""
FIRST_DAY = dt.date(2023, 1, 1)
DAYS = 360
SITES = 40


class WebPage(NamedTuple):
    url: str
    language: str
    is_relevant: bool
    content: bytes


def web_pages(number: int, seed: int = 0) -> Iterator[WebPage]:
    return (web_page(n, seed) for n in range(number))


def web_page(number: int, seed: int = 0) -> WebPage:
    chance = random.Random(f"{seed} {number}")
    language = chance.choice(LANGUAGES)
    is_relevant = (number * 7 + 3) % RELEVANT_IN == 0
    published = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
    url = f"https://site{chance.randrange(SITES)}.example/{published:%Y/%m/%d}/story-{number}"
    title, paragraphs = story(language, is_relevant, chance)
    content = document(url, language, title, paragraphs, published, chance)
    return WebPage(url, language, is_relevant, content.encode())


@cache
def wording() -> dict[str, Any]:
    text = Path(__file__).with_name("wording.yaml").read_text(encoding="utf8")
    words: dict[str, Any] = yaml.safe_load(text)
    return words


def story(language: str, is_relevant: bool, chance: random.Random) -> tuple[str, list[str]]:
    """A title and paragraphs of two or three sentences."""
    words = wording()[language]
    title = filled(chance.choice(words["titles" if is_relevant else "other_titles"]), words, chance)
    if is_relevant:
        told = chance.sample(words["events"], chance.randint(2, 4))
        around = chance.choices(words["context"], k=chance.randint(6, 14))
        sentences = [told[0], *around]
        for sentence in told[1:]:
            sentences.insert(chance.randrange(1, len(sentences)), sentence)
    else:
        sentences = chance.choices(words["other"], k=chance.randint(10, 24))
    whole = [filled(sentence, words, chance) for sentence in sentences]
    paragraphs = []
    while whole:
        taken = chance.randint(2, 3)
        paragraphs.append(" ".join(whole[:taken]))
        whole = whole[taken:]
    return title, paragraphs


def filled(sentence: str, words: dict[str, Any], chance: random.Random) -> str:
    town, other = chance.sample(words["towns"], 2)
    return sentence.format(
        town=town,
        other=other,
        day=chance.choice(words["days"]),
        name=chance.choice(words["names"]),
        n=chance.randint(2, 29),
        m=chance.randint(30, 900),
    )


def document(
    url: str,
    language: str,
    title: str,
    paragraphs: list[str],
    published: dt.date,
    chance: random.Random,
) -> str:
    words = wording()[language]
    direction = ' dir="rtl"' if language == "ar" else ""
    author = html.escape(chance.choice(words["names"]))
    body = "\n".join(paragraph(text, chance) for text in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="{language}"{direction}><head><meta charset="utf-8"><title>{html.escape(title)} | The Daily Site</title>
{metadata(url, title, published)}
{"".join(style(chance) for _ in range(3))}{"".join(script(chance) for _ in range(chance.randint(8, 16)))}
</head><body class="story"><header><div class="logo"><a href="/">The Daily Site</a></div>{menu(words, chance)}</header>
<main><article class="article"><h1 class="headline">{html.escape(title)}</h1>
<div class="byline"><span class="author">{author}</span> <time datetime="{published}T08:30:00Z">{published}</time></div>
<figure><img src="/img/{chance.randrange(10**6)}.jpg" alt=""><figcaption>{html.escape(title)}</figcaption></figure>
<div class="article-body">{body}</div><ul class="tags">{tags(words, chance)}</ul></article>
{related(words, chance)}</main>{advert(chance) * 3}{foot(words, chance)}{script(chance)}</body></html>"""


def metadata(url: str, title: str, published: dt.date) -> str:
    stamp = f"{published}T08:30:00Z"
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "url": url,
    }
    known = {**about, "datePublished": stamp, "publisher": {"name": "The Daily Site"}}
    return (
        f'<meta property="og:title" content="{html.escape(title)}"><meta property="og:url" content="{url}">'
        f'<meta property="article:published_time" content="{stamp}"><link rel="canonical" href="{url}">'
        f'<script type="application/ld+json">{json.dumps(known)}</script>'
    )


def paragraph(text: str, chance: random.Random) -> str:
    advert_here = advert(chance) if chance.random() < 0.3 else ""
    return f'<p class="par par-{chance.randrange(9)}">{html.escape(text, quote=False)}</p>{advert_here}'


def menu(words: dict[str, Any], chance: random.Random) -> str:
    sections, refer = words["sections"], chance.randrange
    items = "".join(
        f'<li class="nav-item nav-item--{n}"><a class="nav-link" href="/section/{n}">{section}</a><ul class="sub">'
        + "".join(
            f'<li><a href="/section/{n}/{m}?ref={refer(999)}">{chance.choice(sections)} {m}</a></li>'
            for m in range(12)
        )
        + "</ul></li>"
        for n, section in enumerate(sections)
    )
    return f'<nav class="main-navigation" aria-label="Main"><ul>{items}</ul></nav>'


def related(words: dict[str, Any], chance: random.Random) -> str:
    cards = "".join(
        f'<li class="card"><a href="/r/{chance.randrange(10**7)}"><img data-src="/t/{n}.jpg" width="300" height="200">'
        f"<h3>{chance.choice(words['related'])}</h3></a><span>{n + 1} min</span></li>"
        for n in range(24)
    )
    return f'<aside class="related-stories"><h2>{words["sections"][0]}</h2><ul>{cards}</ul></aside>'


def tags(words: dict[str, Any], chance: random.Random) -> str:
    chosen = chance.sample(words["sections"], 4)
    return "".join(f'<li><a href="/tag/{n}">{tag}</a></li>' for n, tag in enumerate(chosen))


def advert(chance: random.Random) -> str:
    return f'<div class="ad-slot" id="ad-{chance.randrange(10**6)}" data-size="[[300,250],[728,90]]"></div>'


def foot(words: dict[str, Any], chance: random.Random) -> str:
    links = "".join(
        f'<li><a href="/about/{n}">{section} {n}</a></li>'
        for n in range(4)
        for section in words["sections"]
    )
    return f"<footer><ul>{links}</ul><p>© The Daily Site {chance.randint(2015, 2023)}</p></footer>"


def script(chance: random.Random) -> str:
    """Settings and counters, as inline scripts carry them by the kilobyte."""
    pairs = ",".join(
        f'"{chance.choice(KEYS)}{n}":{{"id":"{chance.getrandbits(64):x}","on":{chance.randrange(2)},"w":{n * 7}}}'
        for n in range(chance.randint(20, 70))
    )
    return f"<script>window.__cfg=window.__cfg||[];window.__cfg.push({{{pairs}}});</script>\n"


def style(chance: random.Random) -> str:
    rules = "".join(
        f".{chance.choice(KEYS)}-{n}{{margin:{chance.randrange(40)}px;color:#{chance.getrandbits(24):06x};display:flex}}"
        for n in range(90)
    )
    return f"<style>{rules}</style>\n"


KEYS = ("slot", "track", "bid", "page", "user", "consent", "lazy", "player", "newsletter", "share")
