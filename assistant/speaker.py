"""The speaker: the words by which people speak of their own affairs, and of a case that they suppose."""

from __future__ import annotations

import re

from index.numerals import any_of, words

SELF = words("我 咱 俺 自家 本厂 本公司 本企业 本单位")
SUPPOSING = words("如果 要是 假如 假设 的话 倘若")
IN_ENGLISH = r"\b(?:we|our|my|I)\b"

# Own affairs are judged, where the document's are looked up, compared and corrected.
OWN = re.compile(rf"{any_of(SELF)}|{IN_ENGLISH}")
OWN_OR_SUPPOSED = re.compile(rf"{any_of((*SELF, *SUPPOSING))}|按\d|if |suppose|our ")
