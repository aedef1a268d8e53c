"""`make shots`: the README's pictures, taken of a real demo that is driven to good states.

Times of day are written over. Which of several fitting phrases a line has is each conversation's own, so it
may differ from one time to the next: take pictures anew when the desk has changed.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Browser, async_playwright, expect

from tests.conftest import CHROMIUM_FLAGS
from tests.journey.conftest import PATIENT
from tests.journey.demo import Demo
from tests.journey.desk import Desk, window
from tests.journey.drafted import ANGRY, hear, state
from tests.realtime.scribe import scribe

ROOT: Final = Path(__file__).parents[1]
PICTURES: Final = ROOT / "docs" / "pictures"
SAMPLES: Final = ROOT / "web_widget" / "desk" / "samples"
CHROMIUM: Final = "/usr/bin/chromium"
MOST_BYTES: Final = 250_000
UPSET: Final = 4  # lines of a sample up to where the customer has had enough

SAME_TIME = """() => {
  document.querySelectorAll(".msg time").forEach((time) => {
    time.textContent = time.textContent.replace(/^\\d\\d:\\d\\d [AP]M/, "10:41 AM");
  });
}"""

# Plays conversations as a team would, with the page's own session; `acts` says what became of each line.
WORK = """async ({openings, acts}) => {
  const { Session } = await import("/ui/sidebar/session.js");
  const session = new Session({ storage: null });
  const { customer_token } = await (await fetch("/v1/desk")).json();
  const customer_pane = { authorization: `Bearer ${customer_token}` };
  const post = async (path, body, headers = {}) => {
    const answer = await fetch(path, {
      method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers },
    });
    return answer.json();
  };
  const until = (holds) => new Promise((resolve) => {
    const look = () => { if (holds()) { session.removeEventListener("state", look); resolve(); } };
    session.addEventListener("state", look);
    look();
  });
  session.open();
  for (const [at, { customer, locale, text }] of openings.entries()) {
    const { id } = await post("/v1/conversations", { customer, locale_hint: locale });
    session.follow(id);
    await post(`/v1/conversations/${id}/messages`, { role: "customer", text }, customer_pane);
    await until(() => session.stateOf(id).offers.length > 0 || session.stateOf(id).failed);
    if (session.stateOf(id).failed) continue;
    const { sug, attempt, text: line } = session.stateOf(id).offers[0].ready;
    const at_once = new Date().toISOString();
    const say = (op, more) => session.command(id, { op, sug, attempt, at: at_once, ...more });
    const send = (text, from) => session.command(id, { op: "message.add", role: "agent", text, ...from });
    await say("shown");
    const act = acts[at % acts.length];
    if (act === "dismiss") await say("dismiss", { reason: "tone" });
    if (act === "own words") await send("…");
    if (act === "take" || act === "edit") {
      await say("accept", { mode: "insert" });
      const shorter = line.replace(/^[^.。]*[.。]\\s*/, "");
      const sent = act === "take" ? line : shorter || `${line} ${customer}.`;
      await send(sent, { sug, attempt });
    }
    session.unfollow(id);
  }
  session.close();
}"""
# What a model wrote to ANGRY: kind, to the point, and one sentence too many.
DRAFT: Final = (
    "I can see that two weeks without an answer is a long time to wait for your money. ",
    "It was our mistake that nobody wrote to you. ",
    "I am looking up your refund now. ",
    "Could you send me the number of the order?",
)
ACTS: Final = ("take", "edit", "take", "dismiss", "edit", "take", "own words", "edit", "take", "open", "edit")


async def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        with a_demo(PATIENT) as demo:
            await take(browser, demo.url)
        async with scribe() as model:
            model.says(*DRAFT)
            with a_demo(PATIENT | {"TACTFUL_MODEL": model.model}) as demo:
                await take_draft(browser, demo.url)
        await browser.close()


@contextmanager
def a_demo(settings: Mapping[str, str]) -> Iterator[Demo]:
    with tempfile.TemporaryDirectory(prefix="tactful-shots-") as folder:
        demo = Demo(Path(folder), settings)
        try:
            demo.start()
            yield demo
        finally:
            demo.stop()


async def take_draft(browser: Browser, url: str) -> None:
    async with window(browser, url) as desk:
        await desk.open()
        await hear(desk, ANGRY, "Noor Haddad")
        await expect(state(desk.draft)).to_have_text("checked")
        await settled(desk, 2)
        await picture(desk, "draft")


async def take(browser: Browser, url: str) -> None:
    async with window(browser, url) as desk:
        await desk.open()
        await settled(desk, 1)
        await picture(desk, "desk")
        await desk.composer.fill("Dana, this was our mistake. I'll refund you in full today.")
        await expect(desk.note.locator("q")).to_have_count(2)
        await desk.composer.focus()
        await picture(desk, "check")
        await desk.composer.fill("")
        await until_upset(desk, "henkin-ja", 2)
        await picture(desk, "japanese")
    async with window(browser, url, dark=True) as desk:
        await desk.open("ben")
        await until_upset(desk, "reembolso-mx", 1)
        await picture(desk, "desk-dark")
    async with window(browser, url) as desk:
        await desk.open("sofia")
        await desk.page.evaluate(WORK, {"openings": openings(), "acts": ACTS})
        await desk.open()
        await desk.page.goto(f"{url}/qa")
        await desk.page.get_by_role("combobox", name="By").select_option("locale")
        await expect(desk.page.get_by_role("rowheader").filter(has_text="ja-JP")).to_be_visible()
        await picture(desk, "qa")


async def until_upset(desk: Desk, sample: str, shown: int) -> None:
    lines = chat(sample)[:UPSET]
    await desk.begin(lines[0]["customer"], lines[0]["locale"])
    for line in lines:
        await desk.says_elsewhere(line["role"], line["text"])
    await settled(desk, shown)


async def settled(desk: Desk, shown: int) -> None:
    """The line counts as shown, and the agent's day in figures has taken note of it."""
    await expect(desk.sidebar.locator("footer")).to_contain_text(f"Your day: {shown} shown")


async def picture(desk: Desk, name: str) -> None:
    await desk.page.evaluate(SAME_TIME)
    file = PICTURES / f"{name}.png"
    await desk.page.screenshot(path=file, animations="disabled", caret="hide")
    size = file.stat().st_size
    assert size < MOST_BYTES, f"{file.name} has {size} bytes; a README should load quickly"
    sys.stdout.write(f"{file.relative_to(ROOT)}  {size // 1000} kB\n")


def openings() -> list[dict[str, str]]:
    """What customers of three locales write first, and again when they have had enough."""
    found = []
    for sample in ("refund-en", "reembolso-mx", "henkin-ja", "router-en", "cuenta-mx", "apuri-ja"):
        lines = chat(sample)
        said = [line["text"] for line in lines if line["role"] == "customer"]
        found += [{**_who(lines), "text": text} for text in said]
    return found * 3


def _who(lines: Sequence[dict[str, Any]]) -> dict[str, str]:
    return {"customer": lines[0]["customer"], "locale": lines[0]["locale"]}


def chat(sample: str) -> list[dict[str, Any]]:
    file = SAMPLES / f"{sample}.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    asyncio.run(main())
