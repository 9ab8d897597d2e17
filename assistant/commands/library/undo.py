"""``gongwu library undo``: back to what the library held before the last change."""

from __future__ import annotations

from assistant.commands._options import JsonOption, LibraryOption, settings_with
from assistant.commands._printing import print_json, print_line

ORDER = 6


def run(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """退回上一次收录或移除之前的内容；再运行一次就又回来。"""
    from assistant.front_door import start_vectors, undo_last_change

    settings = settings_with(library)
    published = undo_last_change(settings.library_dir)
    vectors = start_vectors(settings.library_dir, settings.vectors)
    if as_json:
        print_json({"documents": published.documents, "articles": published.articles, "vectors": vectors})
    else:
        print_line(
            f"已退回：知识库现有 {published.documents} 个文件、{published.articles} 条。再运行一次可以取消退回。"
        )
