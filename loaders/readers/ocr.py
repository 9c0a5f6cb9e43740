"""Characters from pictures of lines, by RapidOCR: its models lie in its package, nothing is downloaded.

The engine is imported and its models are loaded when the first picture needs them; without the extra
`gouji[ocr]` every picture is refused with one clear reason.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from loaders import machine
from loaders.document import UnreadableError
from loaders.limits import MEBIBYTE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

#: Lines are read together up to so many dots of width: what the models answer takes 70 MB a thousand dots.
_TOGETHER = 3000
#: Dots of the longer side at which lines are looked for; finer costs memory and time and finds no more.
_LOOKED_AT = 1500
_MODELS = 1536 * MEBIBYTE
_MOST = 0.999
#: What figures are printed with.
_FIGURES = frozenset("0123456789.,/-—%")
#: Colours, height and least width in pixels to which a picture is padded; the models' own 320 costs cells of
#: one digit five times the work.
_NARROWEST = (3, 48, 96)


_share = 1  # processes that read at the same time


def share(processes: int) -> None:
    """Have so many processes, this one among them, share the processors; before the first page is read."""
    global _share
    _share = processes


class Read(NamedTuple):
    """What a picture of a line says; `confidence` is the mean of its characters', 0 to 1."""

    text: str
    confidence: float


class Frame(NamedTuple):
    """Where a line of text stands on a page, in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float


def require() -> None:
    """Raise UnreadableError `ocr_missing` where no engine is installed."""
    from importlib.util import find_spec

    if missing := [name for name in ("rapidocr", "onnxruntime", "cv2") if find_spec(name) is None]:
        raise UnreadableError("ocr_missing", ", ".join(missing))


def _make_room() -> None:
    """Let this process have the memory of the models besides what a document may take."""
    with suppress(ImportError, ValueError, OSError):  # systems without such limits
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft != resource.RLIM_INFINITY:
            more = soft + _MODELS if hard == resource.RLIM_INFINITY else min(soft + _MODELS, hard)
            resource.setrlimit(resource.RLIMIT_AS, (more, hard))


@cache
def _engine() -> Any:
    _make_room()
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    from rapidocr import RapidOCR

    threads = max(1, machine.processors() // _share)
    return RapidOCR(params={
        "Global.log_level": "error", "Global.use_cls": False, "Global.text_score": 0.0,
        "Global.max_side_len": _LOOKED_AT,
        "Rec.rec_img_shape": list(_NARROWEST),
        "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    })  # fmt: skip


def certainty(sure: float) -> float:
    """How sure a reading is as it is kept, three places: none of a picture is beyond doubt."""
    return round(min(sure, _MOST), 3)


def lines(pictures: Sequence[Picture], figures: bool = False) -> list[Read]:
    """Read pictures that hold one line of text each (height x width).

    With `figures` nothing but the characters of figures is looked for; how sure a character is stays measured
    against all characters there are.
    """
    reads = [Read("", 0.0)] * len(pictures)
    for part in _parts([picture.shape[1] for picture in pictures]):
        for at, one in zip(part, _lines([pictures[at] for at in part], figures), strict=True):
            reads[at] = one
    return reads


def _parts(widths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of pictures that are read together: alike in width, and not too much at once."""
    part: list[int] = []
    for at in sorted(range(len(widths)), key=widths.__getitem__):
        if part and (len(part) + 1) * max(widths[at], _NARROWEST[2]) > _TOGETHER:
            yield part
            part = []
        part.append(at)
    if part:
        yield part


def _lines(pictures: list[Picture], figures: bool) -> list[Read]:
    recognizer = _recognizer()
    decode = recognizer.postprocess_op
    recognizer.rec_batch_num = len(pictures)
    if figures:
        recognizer.postprocess_op = partial(_only_figures, decode)
    try:
        done = _asked(_engine().recognize_txt, [_coloured(picture) for picture in pictures])
    finally:
        recognizer.postprocess_op = decode
    return [Read(text.strip(), float(score)) for text, score in zip(done.txts, done.scores, strict=True)]


@cache
def _recognizer() -> Any:
    engine = _engine()
    engine.recognize_txt([_blank()])  # it loads its models when it is first asked
    return engine.text_rec


def _blank() -> Picture:
    import numpy as np

    return np.full(_NARROWEST[1:] + _NARROWEST[:1], 255, np.uint8)


def _coloured(grey: Picture) -> Picture:
    """The picture with the three channels that the models were made for."""
    import numpy as np

    return np.repeat(grey[:, :, None], _NARROWEST[0], axis=2)


def _asked(what: Any, *arguments: Any, **named: Any) -> Any:
    """Ask the engine; raises UnreadableError `ocr_failed` for what it cannot do."""
    try:
        return what(*arguments, **named)
    except MemoryError:
        raise
    except Exception as error:  # the runtime tells lack of memory and damage by errors of its own
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise UnreadableError("ocr_failed", reason[-1][:160]) from error


def _only_figures(decode: Any, likely: NDArray[np.float32], *rest: Any, **named: Any) -> Any:
    """Decode (pictures x steps x characters) with all characters left out that no figure has."""
    return decode(likely * _figures(decode), *rest, **named)


@cache
def _figures(decode: Any) -> NDArray[np.float32]:
    """One for every character of figures, nought for all others."""
    import numpy as np

    return np.array(
        [at == 0 or c in _FIGURES for at, c in enumerate(decode.character)], np.float32
    )  # 0: between


def frames(picture: Picture) -> list[Frame]:
    """Find the lines of text on a page (height x width), in no order."""
    found = _asked(_engine(), _coloured(picture), use_det=True, use_rec=False)
    boxes = [] if found.boxes is None else found.boxes
    return [
        Frame(*(float(f) for f in (box[:, 0].min(), box[:, 1].min(), box[:, 0].max(), box[:, 1].max())))
        for box in boxes
    ]
