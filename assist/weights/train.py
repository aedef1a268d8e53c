"""Learn the instant intensity models again: `python -m assist.weights.train --data ../shared/data`.

scikit-learn is needed here only (`requirements/train.txt`). The held-out parts (`dev` of the intensity posts,
a fifth of the customer turns) are never read. Cut points come from predictions out of fold on the train part.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import Ridge
from sklearn.metrics import f1_score
from sklearn.model_selection import KFold

from assist.intensity import BITS, HEADS, buckets_of_text, lower_in_place
from assist.weights import INSTANT
from assist.weights.split import is_held_out

_ALPHA: Final = 0.6
_FOLDS: Final = 4
_CALM: Final = 0.05
_COMMENT_WEIGHT: Final = 0.3
_TURN_WEIGHT: Final = 0.5
# at most so many ordinary customer turns may come out above low, and as high, by n-grams alone
_TURNS_ABOVE_LOW: Final = 0.03
_TURNS_HIGH: Final = 0.005
_COMMENT_DEGREE: Final = 0.6
_COMMENT_EMOTIONS: Final = {
    "anger": {"anger", "annoyance", "disapproval", "disgust"},
    "fear": {"fear", "nervousness"},
    "sadness": {"disappointment", "embarrassment", "grief", "remorse", "sadness"},
}

# Calm Spanish that customers write, in our own words: no labelled Spanish support chats are at hand.
_CALM_OPENINGS: Final = (
    "hola, quisiera saber",
    "buenas tardes, necesito ayuda con",
    "me pueden ayudar con",
    "tengo una pregunta sobre",
    "buenos días, quiero consultar",
    "hola, estoy buscando información de",
    "por favor, necesito revisar",
    "quiero cambiar",
    "cómo puedo actualizar",
    "dónde encuentro",
    "no puedo entrar a",
    "no me llegó el correo de",
    "gracias, era sobre",
    "sí, es por",
    "me gustaría recibir",
    "cuánto tarda",
    "quiero cancelar",
    "me aparece un error en",
    "solicito",
    "ya envié los datos de",
)
_CALM_MATTERS: Final = (
    "mi pedido número 4471",
    "el reembolso de mi compra",
    "la factura de este mes",
    "mi cuenta",
    "la contraseña de la aplicación",
    "el envío a mi casa",
    "la devolución de los zapatos",
    "mi suscripción",
    "el cargo en mi tarjeta",
    "la dirección de entrega",
    "el código de verificación",
    "mi vuelo del viernes",
    "la garantía del teléfono",
    "el plan de internet",
    "la reservación a nombre de Laura",
)
_CALM_EVENTS: Final = (
    "ya pagué el recibo",
    "compré una lavadora",
    "me llegó el mensaje",
    "me dijeron en la tienda que escribiera aquí",
    "mandé la foto del comprobante",
    "el técnico vino a revisar la línea",
    "me registré con otro correo",
    "pedí dos camisas y llegó una",
    "el sistema me pide un código",
    "mi esposa hizo la compra",
    "recibí la caja sin el cable",
    "hablé con una persona de ventas",
    "se borraron mis datos",
    "el cajero no me dio el ticket",
    "cambié de teléfono",
    "hice el depósito en la sucursal",
    "el paquete dice entregado",
    "la página marca un error",
)
_CALM_WHENS: Final = (
    "ayer",
    "el lunes pasado",
    "hoy en la mañana",
    "hace una hora",
    "y quiero saber qué sigue",
    "¿a qué hora puedo pasar?",
    "¿me confirman por favor?",
    "y todavía no veo el cambio",
    "desde el celular",
    "con mi tarjeta de crédito",
    "¿cuántos días tarda?",
    "y no sé cuál es el siguiente paso",
)
_CALM_LINES: Final = (
    "hola",
    "buenas tardes",
    "gracias",
    "muchas gracias por su ayuda",
    "perfecto, quedo al pendiente",
    "sí, claro",
    "no, eso es todo",
    "de acuerdo, gracias",
    "mi número de pedido es MX-20418",
    "mi correo es laura@example.com",
    "me llamo Andrés Gutiérrez",
    "listo, ya lo envié",
    "no tengo prisa",
    "no es nada urgente, gracias",
    "cuando puedan, no corre prisa",
    "¿me confirma la fecha, por favor?",
    "¿cuál es el horario de atención?",
    "ok, espero su respuesta",
    "me llegó un producto distinto al que pedí",
    "quisiera saber el estado de mi reembolso",
    "la aplicación se cierra al abrir las facturas",
    "excelente servicio, gracias",
    "que tenga buen día",
)


@dataclass(frozen=True, slots=True)
class _Examples:
    """targets: texts × HEADS. weights: one a text. levels: -1 where nobody gave one. is_turn: calm turns."""

    texts: list[str]
    targets: NDArray[np.float64]
    weights: NDArray[np.float64]
    levels: NDArray[np.int64]
    is_turn: NDArray[np.bool_]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled texts")
    data: Path = parser.parse_args().data
    kept: dict[str, NDArray[np.generic]] = {"languages": np.array(["en", "es"])}
    for language in ("en", "es"):
        examples = _english(data) if language == "en" else _spanish(data)
        kept |= {f"{language}_{name}": value for name, value in _learn(language, examples).items()}
    np.savez_compressed(INSTANT, allow_pickle=False, **kept)
    _say(f"{INSTANT.name}: {INSTANT.stat().st_size:,} bytes")


def _learn(language: str, examples: _Examples) -> dict[str, NDArray[np.generic]]:
    features = _features(examples.texts)
    out_of_fold = np.zeros(len(examples.texts))
    for learn, judge in KFold(_FOLDS, shuffle=True, random_state=0).split(features):
        head = _fit(features[learn], examples.targets[learn, 0], examples.weights[learn])
        out_of_fold[judge] = head.predict(features[judge])
    cuts = _cut_points(out_of_fold, examples)
    labelled = examples.levels >= 0
    errors = np.abs(np.clip(out_of_fold, 0, 1) - examples.targets[:, 0])[labelled]
    heads = [_fit(features, examples.targets[:, n], examples.weights) for n in range(len(HEADS))]
    weights = np.stack([head.coef_ for head in heads])
    scales = np.abs(weights).max(axis=1) / 127
    correlation = np.corrcoef(out_of_fold[labelled], examples.targets[labelled, 0])[0, 1]
    _say(f"{language}: {len(examples.texts)} texts, r out of fold {correlation:.3f}, cuts {cuts}")
    return {
        "weights": np.round(weights / scales[:, None]).astype(np.int8),
        "scales": scales.astype(np.float32),
        "biases": np.array([head.intercept_ for head in heads], dtype=np.float32),
        "cuts": np.array(cuts, dtype=np.float32),
        "error": np.array([np.quantile(errors, 0.8)], dtype=np.float32),
    }


def _cut_points(predicted: NDArray[np.float64], examples: _Examples) -> tuple[float, float]:
    """The pair with the best macro-F1 on the labelled posts among those that leave calm turns low."""
    labelled = examples.levels >= 0
    posts, levels, turns = predicted[labelled], examples.levels[labelled], predicted[examples.is_turn]
    grid = np.quantile(posts, np.linspace(0.05, 0.95, 46))
    least_medium = float(np.quantile(turns, 1 - _TURNS_ABOVE_LOW))
    least_high = float(np.quantile(turns, 1 - _TURNS_HIGH))
    best, cuts = -1.0, (least_medium, max(least_high, least_medium + 0.1))
    for medium, high in product(grid, grid):
        if medium < least_medium or high < max(least_high, medium + 0.05):
            continue
        quality = f1_score(levels, np.digitize(posts, [medium, high]), average="macro")
        if quality > best:
            best, cuts = float(quality), (float(medium), float(high))
    return cuts


def _fit(features: csr_matrix, target: NDArray[np.float64], weights: NDArray[np.float64]) -> Ridge:
    return Ridge(alpha=_ALPHA, solver="sparse_cg").fit(features, target, weights)


def _features(texts: list[str]) -> csr_matrix:
    found = [np.array(buckets_of_text(lower_in_place(text)), dtype=np.intp) for text in texts]
    rows = np.repeat(np.arange(len(found)), [one.size for one in found])
    values = np.concatenate([np.full(one.size, max(one.size, 1) ** -0.5) for one in found])
    return csr_matrix((values, (rows, np.concatenate(found))), shape=(len(texts), 1 << BITS))


def _english(data: Path) -> _Examples:
    comments = _records(data / "goemotions.jsonl")
    turns = [str(turn["text"]) for turn in _records(data / "customer_turns.jsonl")]
    return _join(
        _posts(data, "en"),
        _plain([str(one["text"]) for one in comments], _comment_targets(comments), _COMMENT_WEIGHT),
        _calm([text for text in turns if not is_held_out(text)]),
    )


def _spanish(data: Path) -> _Examples:
    made = [f"{opening} {matter}" for opening, matter in product(_CALM_OPENINGS, _CALM_MATTERS)]
    made += [f"{event} {when}" for event, when in product(_CALM_EVENTS, _CALM_WHENS)]
    requests = [str(one["text"]) for one in _records(data / "politeness.jsonl") if one["lang"] == "es"]
    return _join(_posts(data, "es"), _calm([*made, *_CALM_LINES * 5, *requests]))


def _posts(data: Path, language: str) -> _Examples:
    records = _records(data / "emotion_intensity_1.jsonl")
    posts = [one for one in records if one["lang"] == language and one["split"] == "train"]
    targets = np.array([[_number(post, "score"), *_degrees(post)] for post in posts])
    levels = np.array([("low", "medium", "high").index(str(post["level"])) for post in posts])
    texts = [str(post["text"]) for post in posts]
    return _Examples(texts, targets, np.ones(len(posts)), levels, np.zeros(len(posts), dtype=bool))


def _degrees(post: dict[str, object]) -> list[float]:
    degrees = post["emotions"]
    if not isinstance(degrees, dict):
        raise TypeError(f"emotions should be degrees by name, got {degrees!r}")
    return [float(degrees.get(name, 0)) / 3 for name in HEADS[1:]]


def _number(record: dict[str, object], field: str) -> float:
    value = record[field]
    if not isinstance(value, int | float):
        raise TypeError(f"{field} should be a number, got {value!r}")
    return float(value)


def _comment_targets(comments: list[dict[str, object]]) -> NDArray[np.float64]:
    rows = []
    for comment in comments:
        names = comment["emotions"]
        felt = set(names) if isinstance(names, list) else set()
        degrees = [_COMMENT_DEGREE if felt & _COMMENT_EMOTIONS[head] else 0.0 for head in HEADS[1:]]
        rows.append([max(*degrees, _CALM), *degrees])
    return np.array(rows)


def _calm(texts: list[str]) -> _Examples:
    plain = _plain(texts, np.tile([_CALM, 0.0, 0.0, 0.0], (len(texts), 1)), _TURN_WEIGHT)
    return _Examples(plain.texts, plain.targets, plain.weights, plain.levels, np.ones(len(texts), dtype=bool))


def _plain(texts: list[str], targets: NDArray[np.float64], weight: float) -> _Examples:
    count = len(texts)
    return _Examples(texts, targets, np.full(count, weight), np.full(count, -1), np.zeros(count, dtype=bool))


def _join(*parts: _Examples) -> _Examples:
    return _Examples(
        [text for part in parts for text in part.texts],
        np.concatenate([part.targets for part in parts]),
        np.concatenate([part.weights for part in parts]),
        np.concatenate([part.levels for part in parts]),
        np.concatenate([part.is_turn for part in parts]),
    )


def _records(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
