"""Lines of claims.jsonl, written out. The functions stand in Documentation/Provenance.md, from where they are read."""

import re

from conftest import ROOT

PAGE = (ROOT / "Documentation" / "Provenance.md").read_text(encoding="utf-8")
CODE = re.search(r"```python\n(.*?)```", PAGE, re.S).group(1)
exec(compile(CODE, "Documentation/Provenance.md", "exec"))
