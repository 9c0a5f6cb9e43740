"""The templates, compiled once in a process for all languages."""

from __future__ import annotations

from functools import cache

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from loaders.check import phrasing
from loaders.language import say
from loaders.site import assets, words


@cache
def environment() -> Environment:
    """The templates of the site and those it shares with a check; `say` speaks the language of the moment.

    Templates import one another with context: what jinja keeps of an import would keep its language.
    """
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(assets.TEMPLATES), FileSystemLoader(assets.SHARED)]),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.globals.update(
        say=say, phrasing=phrasing, web=words.web, percent=words.percent, counted=words.counted,
        plain=words.plain,
    )  # fmt: skip
    return made
