"""The 问答 tab as people meet it: asking, checking the evidence, being refused, stopping, on desktops and phones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.running_server import RunningServer, running_server
from tests.page.in_memory import (
    BUSY_QUESTION,
    ENDLESS_QUESTION,
    FAILING_QUESTION,
    HOSTILE_QUESTION,
    LEAVE_QUESTION,
    OLD_RULE_QUESTION,
    STOPPED_QUESTION,
    UNKNOWN_QUESTION,
    VAGUE_QUESTION,
)


def box(page: Any) -> Any:
    return page.get_by_role("textbox", name="问题")


def ask(page: Any, question: str) -> Any:
    """Asks with the enter key, waits for the end, and gives the exchange."""
    box(page).fill(question)
    box(page).press("Enter")
    exchange = page.locator("#latest .exchange", has_text=question)
    exchange.locator(".answer:not(.is-running)").last.wait_for()
    return exchange


def width(page: Any) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


def test_a_mark_leads_to_the_passage(open_page: OpenPage, server: RunningServer) -> None:
    page = open_page()
    exchange = ask(page, LEAVE_QUESTION)
    expect(exchange).to_contain_text("最多分三次")
    expect(exchange).to_contain_text("正式行文前请核对原文")
    exchange.get_by_role("link", name="查看依据2").first.click()
    card = page.locator(".card.is-outlined")
    expect(card).to_have_count(1)
    expect(card).to_be_in_viewport()
    expect(card).to_contain_text("第十条")
    expect(card.locator("mark")).to_have_text("分段休假每次应当提前五个工作日提出申请")
    assert card.evaluate("card => getComputedStyle(card).outlineStyle") == "solid"
    exchange.get_by_role("link", name="查看依据1").first.click()
    expect(page.locator(".card.is-outlined")).to_contain_text("第八条")
    expect(page.locator(".card.is-outlined .badge")).to_have_text("现行有效")
    assert server.foreign() == []


def test_the_server_process_never_looks_beyond_this_machine(open_page: OpenPage, server: RunningServer) -> None:
    ask(open_page(), UNKNOWN_QUESTION)
    assert ("process", str(server.process.pid)) in server.recorded()
    assert server.foreign() == []


def test_a_folded_card_is_opened_from_the_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    exchange = ask(page, LEAVE_QUESTION)
    card = page.locator("#evidence-1-1")
    card.locator("summary").click()
    expect(card.locator(".article")).to_be_hidden()
    exchange.get_by_role("link", name="查看依据1").first.focus()
    page.keyboard.press("Enter")
    expect(card.locator(".article")).to_be_visible()
    expect(card.locator("summary")).to_be_focused()


def test_marks_of_earlier_answers_bring_their_own_cards_back(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, LEAVE_QUESTION)
    ask(page, UNKNOWN_QUESTION)
    expect(page.locator("#evidence-1-1")).to_be_hidden()
    page.locator("#earlier").get_by_role("link", name="查看依据1").first.click()
    expect(page.locator("#evidence-1-1")).to_be_visible()
    expect(page.locator(".evidence-group:visible")).to_have_count(1)


def test_an_example_is_asked_by_clicking_it(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("button", name=LEAVE_QUESTION).click()
    expect(page.locator("#latest .question")).to_contain_text(LEAVE_QUESTION)
    expect(page.locator("#latest .answer")).to_contain_text("最多分三次")
    expect(page.locator(".welcome")).to_be_hidden()


def test_a_refusal_has_a_label_and_choices_that_ask(open_page: OpenPage) -> None:
    page = open_page()
    exchange = ask(page, VAGUE_QUESTION)
    expect(exchange.locator(".notice-label")).to_have_text("需要补充说明")
    exchange.get_by_role("button", name="年休假由谁审批？").click()
    expect(page.locator("#latest .question")).to_contain_text("年休假由谁审批？")
    expect(page.locator("#latest .cite").first).to_be_visible()


def test_outdated_text_is_folded_away(open_page: OpenPage) -> None:
    page = open_page()
    expect(ask(page, OLD_RULE_QUESTION).locator(".notice-label")).to_have_text("仅有失效依据")
    outdated = page.get_by_text("每人每天五十元")
    expect(outdated.first).to_be_hidden()
    page.get_by_text("已失效的相关规定").click()
    expect(outdated.first).to_be_visible()
    expect(page.locator(".outdated .badge").first).to_have_text("已被新版取代")


def test_stop_shows_only_while_something_runs_and_ends_the_work(open_page: OpenPage) -> None:
    page = open_page()
    stop = page.get_by_role("button", name="停止")
    expect(stop).to_be_hidden()
    stopped_before = ask(page, STOPPED_QUESTION).locator(".answer").inner_text()
    box(page).fill(ENDLESS_QUESTION)
    box(page).press("Enter")
    expect(page.locator("#latest")).to_contain_text("第3条")
    stop.click()
    expect(page.locator("#latest .notice-label")).to_have_text("已停止")
    expect(stop).to_be_hidden()
    expect(page.locator("#latest")).to_contain_text("第3条")
    expect(page.locator("#latest .is-running")).to_have_count(0)
    assert ask(page, STOPPED_QUESTION).locator(".answer").inner_text() != stopped_before


def test_enter_that_confirms_a_candidate_of_the_input_method_does_not_send(open_page: OpenPage) -> None:
    page = open_page()
    box(page).click()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "nianxiujia", "selectionStart": 10, "selectionEnd": 10})
    expect(box(page)).to_have_value("nianxiujia")
    for kind in ("keydown", "keypress", "keyup"):
        box(page).dispatch_event(kind, {"key": "Enter", "keyCode": 13, "isComposing": True, "bubbles": True})
    devtools.send("Input.insertText", {"text": LEAVE_QUESTION})
    expect(box(page)).to_have_value(LEAVE_QUESTION)
    expect(page.locator(".question")).to_have_count(0)
    page.wait_for_timeout(150)  # An Enter right after the composition still counts as its confirmation, as in Safari.
    box(page).press("Enter")
    expect(page.locator("#latest .question")).to_contain_text(LEAVE_QUESTION)


def test_an_empty_or_endless_question_gets_a_hint(open_page: OpenPage) -> None:
    page = open_page()
    box(page).fill("  ")
    box(page).press("Enter")
    expect(page.locator("#hint")).to_contain_text("请先输入问题")
    box(page).fill("问" * 501)
    page.get_by_role("button", name="发送").click()
    expect(page.locator("#hint")).to_contain_text("501 字")
    expect(page.locator(".question")).to_have_count(0)
    expect(box(page)).to_have_value("问" * 501)


def test_failures_are_told_calmly_inside_the_conversation(open_page: OpenPage) -> None:
    page = open_page()
    expect(ask(page, FAILING_QUESTION)).to_contain_text("程序内部出错，已记录，请重试或联系管理员")
    expect(ask(page, BUSY_QUESTION)).to_contain_text("知识库正在更新，请稍后再问。")
    shown = page.locator("body").inner_text()
    assert not [word for word in ("Traceback", "RuntimeError", "secret", "Error") if word in shown]
    expect(ask(page, LEAVE_QUESTION)).to_contain_text("最多分三次")


def test_text_of_documents_is_never_markup(open_page: OpenPage) -> None:
    page = open_page()
    exchange = ask(page, HOSTILE_QUESTION)
    expect(exchange.locator(".cite")).to_have_count(1)
    exchange.locator(".cite").click()
    expect(page.locator(".card.is-outlined mark")).to_contain_text("<script>")
    assert page.locator("#latest img, #evidence img, #latest script, #evidence script").count() == 0
    assert page.evaluate("document.body.dataset.hacked") is None
    assert page.locator("#latest a:not(.cite)").count() == 0


def test_citation_and_answer_can_be_copied(open_page: OpenPage) -> None:
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    exchange = ask(page, LEAVE_QUESTION)
    page.locator("#evidence-1-1").get_by_role("button", name="复制引用").click()
    expect(page.locator("#evidence-1-1").get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "《清河市机关工作人员年休假实施办法》（清政发〔2024〕7号）第八条："
        "“年休假在一个年度内可以集中安排，也可以分段安排，分段安排的不超过三次。”"
    )
    exchange.get_by_role("button", name="复制答案").click()
    expect(exchange.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied[0] == LEAVE_QUESTION
    assert "[2] 《清河市机关工作人员年休假实施办法》（清政发〔2024〕7号）第十条" in copied


def test_a_new_conversation_starts_empty_and_forgets(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, LEAVE_QUESTION)
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator(".exchange")).to_have_count(0)
    expect(page.locator(".card")).to_have_count(0)
    expect(page.get_by_role("button", name="新对话")).to_be_hidden()


def test_windows_do_not_see_each_other(open_page: OpenPage) -> None:
    ours, theirs = open_page(), open_page()
    ask(ours, LEAVE_QUESTION)
    ask(theirs, UNKNOWN_QUESTION)
    expect(theirs.locator(".question")).to_have_count(1)
    expect(theirs.locator("body")).not_to_contain_text("第八条")


def test_national_laws_are_loaded_with_progress_and_can_be_cancelled(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("button", name="载入国家法律（378 部）").click()
    expect(page.locator("#laws-note .progress")).to_contain_text("/ 378")
    page.get_by_role("button", name="取消载入").click()
    expect(page.locator("#laws-note")).to_contain_text("已取消载入")
    expect(page.get_by_role("button", name="取消载入")).to_be_hidden()
    page.get_by_role("button", name="载入国家法律（378 部）").click()
    expect(page.locator("#laws-note")).to_contain_text("已载入国家法律 378 部", timeout=20_000)
    expect(page.locator(".figures")).to_contain_text("396")
    expect(page.get_by_role("button", name="载入国家法律")).to_be_hidden()


def test_the_bar_of_the_vectors_moves_and_goes_away(
    browser: Any, open_page: OpenPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.mktemp("building")
    with running_server(folder, "tests.page.in_memory:services_that_build_vectors") as building:
        page = open_page(url=building.url)
        bar = page.locator("#vectors")
        expect(bar).to_contain_text("语义索引 3,")
        expect(bar).to_contain_text("现在即可提问")
        expect(bar).to_be_hidden(timeout=30_000)
        # Before the server goes: the page asks it now and then whether it is there.
        page.close()


def test_a_server_that_is_gone_is_told(browser: Any, tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        page = browser.new_page()
        page.goto(server.url)
        page.locator(".welcome").wait_for(timeout=60_000)
        expect(page.locator("body.is-disconnected")).to_have_count(0)
        server.process.kill()
        box(page).fill(LEAVE_QUESTION)
        box(page).press("Enter")
        page.locator("body.is-disconnected").wait_for()
        banner = page.evaluate("getComputedStyle(document.body, '::before').content")
        assert "请确认公务助手仍在运行" in banner
        assert page.locator(".toast-wrap:visible").count() == 0
        page.close()


@pytest.mark.parametrize("question", [LEAVE_QUESTION, OLD_RULE_QUESTION, VAGUE_QUESTION, HOSTILE_QUESTION])
def test_nothing_overflows_on_a_phone(open_page: OpenPage, question: str) -> None:
    page = open_page(PHONE)
    assert width(page) == PHONE[0]
    ask(page, question)
    assert width(page) == PHONE[0]


def test_on_a_phone_a_mark_leads_down_to_the_card_and_back(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    exchange = ask(page, LEAVE_QUESTION)
    exchange.get_by_role("link", name="查看依据2").first.click()
    card = page.locator(".card.is-outlined")
    expect(card.locator("mark")).to_be_in_viewport()
    assert width(page) == PHONE[0]
    card.get_by_role("link", name="返回回答").click()
    expect(exchange.get_by_role("link", name="查看依据1").first).to_be_in_viewport()


def test_two_quick_presses_of_enter_ask_once(open_page: OpenPage) -> None:
    page = open_page()
    box(page).fill(LEAVE_QUESTION)
    box(page).press("Enter")
    box(page).press("Enter")
    page.locator("#latest .exchange", has_text=LEAVE_QUESTION).locator(".answer:not(.is-running)").last.wait_for()
    ask(page, BUSY_QUESTION)
    expect(page.locator("#earlier .exchange")).to_have_count(1)
    expect(page.locator("#hint")).to_be_empty()


def test_with_a_model_one_may_choose_see_it_think_and_ask_again(open_page: OpenPage, tmp_path: Path) -> None:
    with running_server(tmp_path, "tests.page.in_memory:services_with_a_model") as server:
        page = open_page(url=server.url)
        expect(page.locator(".masthead")).to_contain_text("llm.qinghe.example")
        exchange = ask(page, LEAVE_QUESTION)
        expect(exchange.locator(".answer-notice")).to_contain_text("已删去")
        thoughts = exchange.locator("details.thoughts")
        expect(thoughts).to_contain_text("思考过程")
        expect(thoughts.get_by_text("先看第八条怎么说。")).to_be_hidden()
        thoughts.locator("summary").click()
        expect(thoughts.get_by_text("先看第八条怎么说。")).to_be_visible()

        exchange.get_by_role("button", name="重新回答").click()
        expect(page.locator(".exchange")).to_have_count(2)
        page.locator("#latest .answer-foot").wait_for()

        page.get_by_label("作答方式").click()
        page.get_by_role("option", name="只摘录条文").click()
        extracted = ask(page, "清河市机关的年休假由谁审批？")
        expect(extracted).to_contain_text("最多分三次")
        expect(extracted.locator("details.thoughts, .again")).to_have_count(0)
        assert server.foreign() == []


def test_without_a_model_there_is_nothing_to_choose(open_page: OpenPage) -> None:
    page = open_page()
    expect(page.locator("#model-choice")).to_have_count(0)
    expect(page.locator(".masthead")).to_contain_text("资料不出本机")
