"""Markup: the one place where text becomes HTML.

Text of users, documents and models is never trusted. `escaped` is what stands between it and the page; carriage returns
are written as references because an HTML parser would drop them, and offsets into the text must stay true.
"""

from __future__ import annotations

from html import escape


def escaped(text: str) -> str:
    """`text` as HTML, so that the browser's `textContent` of it is `text` again, and no markup in it does anything.

    >>> escaped('<b onclick="x()">')
    '&lt;b onclick=&quot;x()&quot;&gt;'
    """
    return escape(text, quote=True).replace("\r", "&#13;").replace("\x00", "�")


def attributes(**values: object) -> str:
    """` name="value"` pairs, escaped; `data_start` is written data-start, None is left out, True has no value.

    >>> attributes(class_="cite", data_start=3, hidden=None)
    ' class="cite" data-start="3"'
    """
    parts = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        written = name.rstrip("_").replace("_", "-")
        parts.append(f" {written}" if value is True else f' {written}="{escaped(str(value))}"')
    return "".join(parts)


def element(tag: str, inner: str, **values: object) -> str:
    """`<tag …>inner</tag>`; `inner` is HTML already."""
    return f"<{tag}{attributes(**values)}>{inner}</{tag}>"
