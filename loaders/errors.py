"""Errors that people cause and people can put right: one sentence, in both languages."""

from __future__ import annotations

from loaders.language import say


class GoujiError(Exception):
    """Stops a command with one clear sentence and an exit code; never shown as a traceback.

    Args:
        zh: what is wrong and what to do, in Chinese.
        en: the same in English.
        exit_code: 2 for wrong use, 1 for what the command is there to detect.
    """

    def __init__(self, zh: str, en: str, exit_code: int = 2) -> None:
        super().__init__(en)
        self.zh, self.en, self.exit_code = zh, en, exit_code

    def __str__(self) -> str:
        """Return the sentence in the language of the user."""
        return say(self.zh, self.en)


class SettingError(GoujiError, ValueError):
    """An environment variable holds what it cannot mean."""
