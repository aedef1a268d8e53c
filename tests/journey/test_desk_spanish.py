"""A customer writes the Spanish of Mexico."""

from playwright.async_api import expect

from tests.journey.desk import Desk

THIRD_TIME = "Ya estoy harta, es la tercera vez que pido el reembolso del pedido 20418 y nadie me resuelve"


async def test_the_line_is_mexican_spanish_and_the_reading_says_why(desk: Desk) -> None:
    line = await desk.hears_of(THIRD_TIME, customer="Lucía Herrera", hint="es-MX")

    await expect(desk.line).to_have_attribute("lang", "es-MX")
    assert "20418" in line
    await expect(desk.sidebar.locator(".bar")).to_contain_text("Español · México")
    await expect(desk.reading).to_contain_text("High")
    await expect(desk.reading).to_contain_text("harta")
    await desk.shot("spanish")


async def test_the_language_is_found_without_a_hint(desk: Desk) -> None:
    await desk.hears_of(THIRD_TIME, customer="Lucía Herrera", hint="")

    await expect(desk.line).to_have_attribute("lang", "es-MX")


async def test_two_faults_in_spanish_are_each_quoted(desk: Desk) -> None:
    await desk.hears_of(THIRD_TIME, customer="Lucía Herrera", hint="es-MX")

    await desk.composer.fill(
        "Lucía, entiendo su molestia. Fue un error de nuestra parte y hoy mismo le devolvemos todo."
    )

    await expect(desk.note.locator("q")).to_have_count(2)
    await desk.shot("spanish-warned")
