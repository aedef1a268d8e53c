"""Calm Spanish that customers write, in our own words: no labelled Spanish support chats are at hand."""

from itertools import product
from typing import Final

_OPENINGS: Final = (
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
_MATTERS: Final = (
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
_EVENTS: Final = (
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
_WHENS: Final = (
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
_LINES: Final = (
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


def calm_spanish() -> list[str]:
    """Every opening with every matter, every event with every time; whole lines five times over."""
    found = [f"{opening} {matter}" for opening, matter in product(_OPENINGS, _MATTERS)]
    return [*found, *(f"{event} {when}" for event, when in product(_EVENTS, _WHENS)), *_LINES * 5]
