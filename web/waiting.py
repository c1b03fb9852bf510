"""The page that stands at the address until the real one is there: what is being done, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from web.markup import element, escaped
from web.texts import TEXTS, text

Show = Callable[[str, int, int], None]  # stage, done, total

STYLE = """
body { font: 16px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; display: grid;
  place-content: center; min-height: 90vh; margin: 0; padding: 0 24px; text-align: center; color: #1c2733; background: #f5f7fa }
h1 { font-size: 20px; margin: 0 0 8px } p { margin: 4px 0 } [lang=en] { color: #526070 } progress { width: min(320px, 80vw); height: 10px; margin: 16px auto 8px; accent-color: #1d4f91 }
@media (prefers-color-scheme: dark) { body { color: #e6ebf1; background: #0f1722 } [lang=en] { color: #a5b2c0 } progress { accent-color: #8db8f0 } }
"""
# Asks again until the real page answers; only what changed is written, so that nothing flickers.
SCRIPT = """
const again = async () => {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (answer?.ok) return location.reload();
  if (answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [now, old] = [page.querySelector("main"), document.querySelector("main")];
    if (now && now.innerHTML !== old.innerHTML) old.replaceChildren(...now.childNodes);
  }
  setTimeout(again, 250);
};
setTimeout(again, 250);
"""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the start is: `done` of `total` in a stage of building the index; no stage before it and after."""

    stage: str = ""
    done: int = 0
    total: int = 0


def waiting_page(step: Step) -> str:
    """The page in both languages; it asks again by itself, also where no script runs."""
    key = f"building_{step.stage}" if f"building_{step.stage}" in TEXTS else "starting"
    lines = []
    for language, tongue in (("zh", "zh-CN"), ("en", "en")):
        lines.append(element("p", escaped(text(key, language)), lang=tongue))  # type: ignore[arg-type]
    share = {"max": step.total, "value": step.done} if step.total else {}
    bar = element("progress", "", aria_label=text(key, "zh"), **share)
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<noscript><meta http-equiv="refresh" content="1"></noscript>'
        f"<title>{escaped(text('title', 'zh'))}</title><style>{STYLE}</style></head>"
        f'<body><h1>{escaped(text("title", "zh"))}</h1><main role="status">{bar}{"".join(lines)}</main><script>{SCRIPT}</script></body></html>'
    )
