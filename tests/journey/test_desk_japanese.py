"""A customer writes Japanese."""

from playwright.async_api import expect

from tests.journey.desk import Desk

REFUND = "いつまで待たせるんですか。返金がまだです。注文番号は 77310 です。"


async def test_the_line_is_japanese_whole_and_marked_as_not_reviewed(desk: Desk) -> None:
    line = await desk.hears_of(REFUND, customer="田中 健", hint="ja-JP")

    await expect(desk.line).to_have_attribute("lang", "ja-JP")
    assert "77310" in line
    assert not any(latin in line for latin in "{}_")
    await expect(desk.sidebar.locator(".bar")).to_contain_text("日本語")
    await expect(desk.sidebar.locator(".bar .draft")).to_be_visible()
    await expect(desk.reading).to_contain_text("No measured reading for this language yet")
    await desk.shot("japanese")


async def test_the_letters_of_the_line_stand_apart_and_none_is_missing_from_the_fonts(desk: Desk) -> None:
    await desk.hears_of(REFUND, customer="田中 健", hint="ja-JP")

    fonts = await desk.fonts_of("article.card .text")

    assert "Noto Sans CJK JP" in fonts, fonts
    assert await desk.line.evaluate("line => getComputedStyle(line).letterSpacing") == "normal"


async def test_the_japanese_line_is_taken_and_sent_as_it_is(desk: Desk) -> None:
    line = await desk.hears_of(REFUND, customer="田中 健", hint="ja-JP")

    await desk.page.keyboard.press("Alt+1")
    await expect(desk.composer).to_have_value(line)
    await desk.send()

    assert (await desk.ended())["end"] == "accepted_verbatim"


async def test_an_admission_in_japanese_is_quoted_and_mended(desk: Desk) -> None:
    await desk.hears_of(REFUND, customer="田中 健", hint="ja-JP")
    ours = "田中様、今回の遅れは弊社のミスです。確認いたします。"

    await desk.composer.fill(ours)
    await expect(desk.note).to_contain_text("admits fault")
    await desk.shot("japanese-warned")
    await desk.page.keyboard.press("Alt+r")

    await expect(desk.note).to_be_empty()
    assert (await desk.composer.input_value()).endswith("確認いたします。")
