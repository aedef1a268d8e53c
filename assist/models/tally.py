"""What the attempts of one draft took: as the provider counts, or else as we guess."""

from typing import Final

from assist.models.asking import Fault, Meter, Model, Usage
from assist.tokens import tokens_in

# refused before it read the prompt
_FOR_FREE: Final = frozenset({Fault.CONNECT, Fault.RATE_LIMITED, Fault.REFUSED, Fault.SERVER})


class Tally:
    """prompt_tokens: our guess at them, for providers that don't tell."""

    def __init__(self, prompt_tokens: int) -> None:
        self._guess: Final = prompt_tokens
        self._prompt = 0
        self._completion = 0
        self._cost_usd: float | None = 0.0
        self._is_estimated = False
        self.attempts = 0

    def add(self, model: Model, meter: Meter, said: list[str], fault: Fault | None) -> None:
        """fault: None also when the listener left."""
        self.attempts += 1
        if fault in _FOR_FREE and not said:
            return
        prompt, completion = meter.prompt_tokens, meter.completion_tokens
        if prompt is None or completion is None:
            self._is_estimated = True
            prompt = self._guess if prompt is None else prompt
            completion = tokens_in("".join(said)) if completion is None else completion
        self._prompt += prompt
        self._completion += completion
        cost_usd = model.cost_usd(prompt, completion)
        self._cost_usd = None if cost_usd is None or self._cost_usd is None else self._cost_usd + cost_usd

    def usage(self, model: str, first_token_s: float, total_s: float) -> Usage | None:
        """None: nobody was asked."""
        if not self.attempts:
            return None
        return Usage(
            model,
            self._prompt,
            self._completion,
            self._cost_usd,
            first_token_s,
            total_s,
            self.attempts,
            self._is_estimated,
        )
