"""文种与行文规则 (党政机关公文处理工作条例 8, 13 to 17, 19)."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.making import Find, first_of, in_format, labelled, last_of, of_type
from evals.format.operator import Target
from evals.format.wider.making import everywhere, matching, prose, prose_of, put_in, replacements, sentences, when

TITLE = "文种与行文规则"


def _title(kind: str) -> Find:
    return last_of(labelled("title", when=of_type(kind)))


def _closing(kind: str, pattern: str) -> Find:
    return when(matching(pattern, "body"), of_type(kind))


def _no_closing(draft: Draft) -> list[Target]:
    """The last paragraph of a notice's text, which needs no closing."""
    return labelled("body", "heading_2")(draft)[-1:] if of_type("通知")(draft) else []


OPERATORS = [
    *replacements(
        "request-up-skipping",
        "越级请示、报告",
        "L006",
        labelled("main_recipients", when=lambda d: d.about["base"] == "report"),
        [("^清江市人民政府", "东原省人民政府"), ("^清江市人民政府", "国务院")],
    ),
    *replacements(
        "department-not-agreed",
        "部门上报重大事项不写经本级政府同意",
        "L008",
        when(matching("经市人民政府同意，", "body"), of_type("请示")),
        [("经市人民政府同意，", "")],
    ),
    sentences(
        "request-forwarded",
        "原文转报下级请示",
        "L009",
        [
            ("现将云溪县人民政府《关于解决水源地保护经费的请示》原文转呈，请审批。", ""),
            ("现将云溪县的请示一并转报，请批示。", ""),
            ("云溪县人民政府的请示原件附后，请予审定。", ""),
        ],
        prose_of("请示"),
    ),
    *replacements(
        "department-commands-governments",
        "部门向下级政府发指令性公文",
        "L012",
        labelled("main_recipients", when=lambda d: d.about["base"] in {"notice_wps", "joint_notice"}),
        [
            ("^各县（市、区）市场监督管理局", "各县（市、区）人民政府"),
            ("^各县（市、区）民政局、财政局", "各县（市、区）人民政府"),
            ("^各县（市、区）市场监督管理局", "各县（市、区）党委、人民政府"),
        ],
    ),
    *replacements(
        "joint-unlike",
        "不同级机关联合行文",
        "L014",
        first_of(labelled("title", when=lambda d: d.about["joint"])),
        [("　清江市财政局", "　云溪县人民政府"), ("　清江市财政局", "　中共云溪县委员会")],
    ),
    everywhere(
        "section-writes",
        "内设机构对外行文",
        "L015",
        first_of(labelled("title", when=lambda d: d.about["base"] == "notice_plain")),
        "^清江市机关事务管理局(?=关于|$)",
        "清江市机关事务管理局节能管理科",
    ),
    *replacements(
        "letter-as-request",
        "向不相隶属的平级机关用请示",
        "L016 L023",
        _title("函"),
        [("函$", "请示"), ("函$", "报告"), ("函$", "批复"), ("函$", "通知")],
    ),
    *replacements(
        "notice-upward",
        "对上级用通知",
        "L108 L016",
        labelled("main_recipients", when=of_type("通知")),
        [("^各县（市、区）人民政府，市政府各部门、各直属机构", "东原省人民政府"), ("^市直各单位", "清江市人民政府")],
    ),
    *replacements(
        "public-notice-as-announcement",
        "应用通告而用公告",
        "L020",
        _title("通告"),
        [("通告$", "公告"), ("通告$", "通知")],
    ),
    *replacements(
        "announcement-as-notice",
        "应用公告而用通知",
        "L020 T001",
        _title("公告"),
        [("公告$", "通知"), ("公告$", "启事")],
    ),
    *replacements("circular-as-notice", "表扬用通知", "L021", _title("通报"), [("通报$", "通知"), ("通报$", "公告")]),
    *replacements(
        "notice-as-decision",
        "一般事项用决定、命令",
        "L021 L102 L103",
        _title("通知"),
        [("通知$", "决定"), ("通知$", "命令"), ("通知$", "公报")],
    ),
    *replacements(
        "resolution-as-decision",
        "会议通过的决议写成别的文种",
        "L101",
        _title("决议"),
        [("决议$", "通知"), ("决议$", "纪要")],
    ),
    *replacements(
        "communique-as-notice", "统计公报写成别的文种", "L104", _title("公报"), [("公报$", "通知"), ("公报$", "通报")]
    ),
    *replacements(
        "report-as-request", "请示写成报告", "L111 L003 L018", _title("请示"), [("请示$", "报告"), ("请示$", "函")]
    ),
    *replacements(
        "report-title-request", "汇报工作写成请示", "L110 L018", _title("报告"), [("报告$", "请示"), ("报告$", "通知")]
    ),
    *replacements(
        "reply-title-letter", "批复写成别的文种", "L112 L018", _title("批复"), [("批复$", "通知"), ("批复$", "请示")]
    ),
    *replacements(
        "proposal-elsewhere",
        "议案不主送同级人大",
        "L113",
        labelled("main_recipients", when=of_type("议案")),
        [("^清江市人民代表大会常务委员会", "东原省人民政府"), ("^清江市人民代表大会常务委员会", "中共清江市委员会")],
    ),
    *replacements(
        "minutes-title",
        "纪要写成别的文种",
        "L115 T009 T001",
        _title("纪要"),
        [("会议纪要$", "会议记录"), ("会议纪要$", "会议情况")],
    ),
    put_in(
        "notice-closing-doubled",
        "通知结尾“请遵照执行，特此通知”",
        "L018 B011",
        "stray",
        "以上通知请遵照执行，特此通知。",
        _no_closing,
        like="body",
    ),
    put_in(
        "notice-closing-of-request",
        "通知用请示的结束语",
        "L018",
        "stray",
        "以上通知，妥否，请批示。",
        _no_closing,
        like="body",
    ),
    put_in("notice-closing-of-report", "通知用报告的结束语", "L018", "stray", "特此报告。", _no_closing, like="body"),
    put_in("notice-closing-of-reply", "通知用批复的结束语", "L018", "stray", "此复。", _no_closing, like="body"),
    *replacements(
        "request-closing",
        "请示的结束语不对",
        "L018 L111",
        _closing("请示", "^妥否，请批示。$"),
        [
            ("^.+$", "以上请示，务必批准。"),
            ("^.+$", "特此请示，请尽快答复。"),
            ("^.+$", "此致敬礼。"),
            ("^.+$", "请予函复。"),
            ("^.+$", "特此函达。"),
            ("^.+$", "以上报告，请审阅。"),
            ("^.+$", "请遵照执行。"),
        ],
    ),
    *replacements(
        "report-closing",
        "报告的结束语不对",
        "L018 L110 L003",
        _closing("报告", "^特此报告。$"),
        [
            ("^.+$", "以上报告如无不妥，请批复。"),
            ("^.+$", "特此通知。"),
            ("^.+$", "当否，请批示。"),
            ("^.+$", "以上报告请批转各地执行。"),
            ("^.+$", "请予支持为盼。"),
        ],
    ),
    *replacements(
        "reply-closing",
        "批复的结束语不对",
        "L018 L112",
        _closing("批复", "^此复。$"),
        [("^.+$", "特此函复。"), ("^.+$", "妥否，请批示。"), ("^.+$", "特此报告。"), ("^.+$", "请予支持。")],
    ),
    *replacements(
        "circular-closing",
        "通报的结束语不对",
        "L018 L109",
        _closing("通报", "^特此通报。$"),
        [("^.+$", "特此通知。"), ("^.+$", "请批示。"), ("^.+$", "特此公告。")],
    ),
    *replacements(
        "announcement-closing",
        "公告的结束语不对",
        "L018 L105",
        _closing("公告", "^特此公告。$"),
        [("^.+$", "特此通知。"), ("^.+$", "特此通告。"), ("^.+$", "请遵照执行。")],
    ),
    *replacements(
        "public-notice-closing",
        "通告的结束语不对",
        "L018 L106",
        _closing("通告", "^特此通告。$"),
        [("^.+$", "特此公告。"), ("^.+$", "特此通知。"), ("^.+$", "特此函告。")],
    ),
    *replacements(
        "proposal-closing",
        "议案的结束语不对",
        "L018 L113",
        _closing("议案", "^请予审议。$"),
        [("^.+$", "妥否，请批示。"), ("^.+$", "特此报告。"), ("^.+$", "请遵照执行。")],
    ),
    *replacements(
        "letter-closing",
        "函的结束语不对",
        "L018 L114 L016",
        _closing("函", "请予支持并于"),
        [
            ("专此致函，请予支持并于2026年4月30日前函复。", "以上事项，请遵照执行。"),
            ("专此致函，请予支持并于2026年4月30日前函复。", "特此报告。"),
            ("专此致函，请予支持并于2026年4月30日前函复。", "妥否，请批示。"),
        ],
    ),
    *replacements(
        "opinions-closing",
        "下行意见没有执行要求",
        "L026 L107 L018",
        _closing("意见", "^请结合实际认真贯彻落实。$"),
        [("^.+$", "以上意见如无不妥，请批转执行。"), ("^.+$", "以上意见，供参考。"), ("^.+$", "特此报告。")],
    ),
    sentences(
        "letter-commanding",
        "函用命令语气",
        "L019 L114",
        [
            ("你局必须在2026年5月10日前完成整改。", "请贵局在2026年5月10日前予以落实。"),
            ("责令你局限期办理并报告结果。", "请贵局予以办理并函告结果。"),
            ("请贵局务必无条件执行。", "请贵局予以支持。"),
            ("要求贵局严格遵照执行，不得推诿。", "请贵局支持配合。"),
            ("你们要立即落实上述要求。", "请贵局落实上述事项。"),
        ],
        prose_of("函"),
    ),
    sentences(
        "upward-commanding",
        "上行文语气、称谓不当",
        "L019",
        [
            ("请你省政府尽快拨付到位。", "请省人民政府予以支持。"),
            ("务必于本月底前批复我市。", "请予批复。"),
            ("要求省人民政府立即研究解决。", "恳请省人民政府研究解决。"),
            ("你厅应当尽快答复。", "请予答复。"),
        ],
        prose_of("请示", "报告"),
    ),
    sentences(
        "downward-polite",
        "下行文称“贵”",
        "L019",
        [
            ("请贵县认真组织实施。", "请你县认真组织实施。"),
            ("望贵局予以大力支持为盼。", "请认真组织实施。"),
            ("请贵单位惠予落实。", "各单位要认真落实。"),
        ],
        prose_of("通知", "意见", "批复"),
    ),
    sentences(
        "report-asking",
        "报告夹带请示事项",
        "L003 L110",
        [
            ("恳请市人民政府批准增加编制10名。", ""),
            ("为此，请求拨付专项经费300万元。", ""),
            ("以上事项，请予批准。", ""),
            ("妥否，请市政府批示。", ""),
            ("请市政府同意我县调整有关收费标准。", ""),
        ],
        prose_of("报告"),
    ),
    sentences(
        "minutes-single-voice",
        "纪要写个人发言和讨论",
        "L024",
        [
            ("张志强副市长说，这个想法不错，可以考虑。", "会议议定，由市财政局研究提出方案。"),
            ("李建国同志建议再研究一下，王海燕同志表示反对。", "会议要求，有关部门进一步研究论证。"),
            ("大家你一言我一语，讨论十分热烈。", "会议进行了讨论。"),
        ],
        prose_of("纪要"),
    ),
    sentences(
        "circular-tasking",
        "通报布置大批任务",
        "L109 L021",
        [("各单位应当于2026年3月10日前制定方案，3月20日前完成自查，3月31日前报送总结，4月10日前完成整改。", "")],
        prose_of("通报"),
    ),
    sentences(
        "reply-vague",
        "批复态度不明",
        "L112",
        [
            ("该事项可以考虑，请你们自行酌情研究。", "同意该事项。"),
            ("原则上似可同意，待进一步研究后再定。", "同意该事项。"),
            ("基本同意，但也可以暂缓。", "同意该事项。"),
        ],
        prose_of("批复"),
    ),
    *replacements(
        "reply-incoming",
        "批复引来文不全",
        "L017 R011",
        when(matching("收悉", "body"), of_type("批复")),
        [
            ("^你县《.+》（.+?）收悉。", "你县来文收悉。"),
            ("^你县《.+》（.+?）收悉。", "来文收到了。"),
            ("^你县《(.+)》（.+?）收悉。", r"你县关于审批规划的请示收悉。"),
            ("收悉。", "已收到。"),
            ("收悉。", "收阅。"),
            ("^你县", "贵县"),
            ("经研究，现批复如下：", ""),
        ],
    ),
    sentences(
        "public-notice-private",
        "公告、通告用于内部事务",
        "L105 L106 L020",
        [("请本局职工于本周五前到办公室领取福利。", "")],
        prose_of("公告", "通告"),
    ),
    sentences(
        "order-command",
        "通知写“命令”",
        "L103 L108",
        [("特命令各单位立即执行。", "请各单位认真执行。"), ("现命令你们于三日内完成。", "请于2026年9月30日前完成。")],
        prose_of("通知"),
    ),
    sentences(
        "other-departments-tasked",
        "未经协商给其他机关派任务",
        "L025 L013",
        [("请市委组织部、市中级人民法院在三日内完成上述任务。", ""), ("清江军分区应当每月向我局报告工作。", "")],
        lambda d: prose(d) if d.about["base"] in {"notice_wps", "notice_plain"} else [],
    ),
    *replacements(
        "order-body",
        "令的正文没有施行日期",
        "L103",
        labelled("body", when=in_format("order")),
        [("，自2026年5月1日起施行", ""), ("现予公布", "现印发给你们")],
    ),
]
