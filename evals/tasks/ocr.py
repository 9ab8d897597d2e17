"""Whether the text of scans is read: pages of our own making, printed, scanned well and badly, and read as the library does.

Each file has no text layer. What is read is compared with what was printed, character by character and article by article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.errors import DocumentError, InputError
from assistant.library.reading import DocumentReader
from evals.data.dataset import DataSet
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output
from evals.harness.scoring import evaluated, figures, score_cases
from evals.harness.task import Evaluation, Setting, Task, Wanted, no_samples
from evals.recognition import missing
from evals.recognition.cost import Costs
from evals.recognition.regulations import LONG, SHORT, Regulation, regulations

NAME = "ocr"
CI = f"{NAME}-ci"
_REGULATIONS = {NAME: (4, LONG), CI: (1, SHORT)}


def ocr_data(wanted: Wanted, progress: Progress) -> DataSet:
    """Nothing from outside: the pages are drawn.

    Raises:
        InputError: Other data were named, or what draws or reads pages is not installed.
    """
    del progress
    if wanted.path or wanted.subset not in ("", "ci"):
        raise InputError("ocr 的页面是自己画的，请去掉 --data；--subset 只能是 ci，也可以不写。")
    if missing():
        raise InputError(missing())
    here = Path(__file__)
    return DataSet(CI if wanted.subset else NAME, here, here, drafts=(), title="扫描件：自己画的页面")


def generate(setting: Setting) -> Iterator[Output]:
    """Every regulation as a scan of every kind."""
    from evals.recognition.scanning import KINDS, as_pdf, scan

    texts = regulations(*_REGULATIONS[setting.data.name])
    files: list[tuple[str, Regulation]] = [(kind, text) for text in texts for kind in KINDS]
    with (
        TemporaryDirectory(prefix="gongwu-evals-") as folder,
        DocumentReader() as reader,
        setting.progress.stage("识别扫描件", len(files)) as advance,
    ):
        for number, (kind, text) in enumerate(files, 1):
            path = Path(folder) / f"{kind}-{number}.pdf"
            scanned = scan(text, kind)
            path.write_bytes(as_pdf(scanned))
            expected = {"title": text.title, "articles": [list(article) for article in text.articles]}
            known = {"id": path.stem, "key": path.stem, "kind": kind, "pages": len(scanned), "expected": expected}
            yield {**known, **_read(reader, path)}
            path.unlink()
            advance(number)


def _read(reader: DocumentReader, path: Path) -> Output:
    costs = Costs()
    try:
        parsed = reader.read(path)
    except DocumentError as error:
        return {"error": error.message, "title": "", "articles": [], "certainty": 0.0, **costs.spent()}
    certainties = [article.ocr for article in parsed.articles if article.ocr is not None]
    return {
        "error": "",
        "title": parsed.title,
        "articles": [[article.number, article.text] for article in parsed.articles if article.number],
        "certainty": min(certainties, default=0.0),
        **costs.spent(),
    }


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures of the whole and of each kind of page."""
    scores = score_cases(NAME, cases)
    kinds = dict.fromkeys(case.output["kind"] for case in cases)
    groups = {
        f"by kind {kind}": figures(NAME, scores, [c for c in cases if c.output["kind"] == kind]) for kind in kinds
    }
    return evaluated(NAME, cases, more_groups=groups)


TASK = Task(
    "扫描件：各种页面认错多少字，条文是否一致，用多少内存和时间",
    no_samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    resumable=False,
    by_sample=False,
    data=ocr_data,
)
