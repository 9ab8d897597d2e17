"""Sentences that are written to the machine and not to the reader: orders to an assistant inside a document.

Official documents give orders all the time, to people: 请按照以上要求抓紧落实. What gives the others away is that they speak of
answers, prompts, tools and roles, in whatever spelling. The patterns are tested on all national laws: none of their
sentences may match.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.injection.folding import folded, looked_alike, squeezed_latin

_ANSWER = r"(?:输出|回答|回复|答复|答案|应答|作答|回应|response|answer|output|reply)"
_SAY = r"(?:输出|回答|回复|答复|应答|写明|写上|写|标注|注明|显示|打印|附上|附|加上|加|引用|生成|说|称|复述|列出)"
_RULES = r"(?:指令|指示|指引|命令|要求|规则|设定|提示词?|约束|限制|内容|对话|instructions?|prompts?|rules?|directions?|guidelines?|context|messages?)"
_MACHINE = r"(?:智能助手|助手|ai|人工智能|大模型|语言模型|模型|机器人|自动处理系统|问答系统|llm|chatgpt|assistant|chatbot|deepseek|qwen)"


@dataclass(frozen=True)
class Pattern:
    """One way to give the machine an order.

    Attributes:
        code: As scripts read it.
        title: What people read.
        pattern: On folded text.
        in_questions: Whether a question that does so is refused too; users may say how they want their answer.
    """

    code: str
    title: str
    pattern: re.Pattern[str]
    in_questions: bool = True


PATTERNS = (
    Pattern(
        "drop_rules",
        "要求忽略既有规则",
        re.compile(
            r"最高优先级(?:指令|的?指示|要求)|优先于(?:其他|所有|任何)(?:资料|指令|规则|指示)|(?:供|写给|留给)(?:人工智能|ai|大模型|语言模型|模型|机器人?|助手)(?:阅读|看|读|处理)|(?:忽略|忽视|无视|忘记|忘掉|不要?理会|不必?遵[守循]|抛开|绕过|覆盖|跳过|丢弃|清除|作废)(?:掉|了)?(?:以上|上面|之前|此前|前面|上述|先前|上文|原有|所有|一切|任何|你的|系统)[^。！？\n]{0,10}?"
            + _RULES
            + r"|(?:disregard|ignore|forget|override|bypass|overlook)[^.\n]{0,30}?(?:all|any|previous|prior|above|earlier|preceding|your|system)[^.\n]{0,30}?"
            + _RULES
        ),
    ),
    Pattern(
        "role",
        "要求改变身份",
        re.compile(
            r"(?:你|您)(?:现在|从现在起|从此|将|已)[^。\n]{0,6}(?:是|扮演|变成|成为|进入)[^。\n]{0,16}(?:模式|管理员|助手|开发者|黑客|dan|没有限制|系统)|从现在(?:起|开始)[，,]?(?:你|每次|所有)[^。\n]{0,20}"
            + _SAY
            + r"|(?:管理员|开发者|开发人员|调试|上帝|无限制|越狱|dan)模式[^。\n]{0,12}(?:解除|开启|进入|限制|输出|请|你)|(?:已|请|现)解除[^。\n]{0,6}(?:限制|约束)|you are now|from now on[,\s]+you|act as (?:an? )?(?:system|admin|root|dan)|developer mode|jailbreak"
        ),
    ),
    Pattern(
        "prompt",
        "索取系统提示词",
        re.compile(
            r"(?:列出|输出|显示|说出|公布|泄露|告诉|重复|复述|打印|提供|给出)[^。\n]{0,12}(?:系统提示|提示词|初始指令|内部指令|system prompt)|(?:reveal|print|show|repeat|output|leak)[^.\n]{0,20}(?:system prompt|your instructions|your prompt)"
        ),
    ),
    Pattern(
        "say_literally",
        "指定照原文输出",
        re.compile(
            r"(?:只|仅|直接|务必|必须|须|应当?|请)(?:先|要|能|可)?(?:逐字|完整)?(?:输出|回复|回答)(?:以下|下列|下面)?\s?[：:“\"'〔【\[]|原样(?:输出|返回|复述)|(?:reply|respond|answer)\s+(?:only|exactly|just)\s*with|(?:output|print|say)\s+(?:only|exactly|the following)"
        ),
    ),
    Pattern(
        "only_say",
        "指定回答内容",
        re.compile(
            rf"(?:只|仅)(?:输出|回复)|(?:请|必须|须先?|务必|然后|并且?|同时|再|先)输出"
            rf"|一律{_SAY}[^。\n]{{0,4}}[“\"《「]|(?:凡|如|若|如果|只要|当|每当)(?:是)?[^。\n]{{0,8}}(?:问到|问起|问及|询问|提问|相关的问题|有关的问题)[^。\n]{{0,24}}(?:一律|请|就|都|应|须|直接)?(?:回答|答复|回复|说)|(?:直接|只|就)(?:告诉|告知|回答)用户|(?:^|[。；，,>\s])(?:输出|回复|显示|打印)\s?[〔【“\"「\[<]|(?:reply|respond|answer)\s+with"
        ),
        in_questions=False,
    ),
    Pattern(
        "forge_citation",
        "指定引用的文件",
        re.compile(
            r"(?:一律|只能?|必须|统一)(?:引用|援引)[^。\n]{0,6}《|(?:不要?|不得|禁止)(?:引用|援引|使用)(?:其他|别的|任何)(?:的)?(?:文件|资料|来源|条文)[^。\n]{0,4}(?:\n|$)"
        ),
    ),
    Pattern(
        "place_in_answer",
        "指定回答格式并夹带内容",
        re.compile(
            rf"(?:答案|输出|回答|回复)(?:的)?(?:末尾|结尾|最后|开头|首行|首句|第一[行句])[^。\n]{{0,12}}{_SAY}|(?:答案|输出|你的回答|你的回复)(?:里|中|之?前|之?后)[^。\n]{{0,12}}{_SAY}|(?:你的|每[次个]|所有|任何){_ANSWER}[^。\n]{{0,8}}(?:先|都|必须|须|请|加|附){_SAY}?|(?:回答|回复)(?:任何|所有|每个|一切)[^。\n]{{0,8}}(?:前|时|后)[^。\n]{{0,8}}{_SAY}|(?:回答|作答)时一律|(?:附|放|写)在(?:答案|回答)|第一格写|(?:at the (?:end|beginning|top) of|in) (?:your|the|every|each) (?:answer|response|reply)"
        ),
        in_questions=False,
    ),
    Pattern(
        "address",
        "直接对智能助手说话",
        re.compile(
            rf"(?:尊敬的|亲爱的|致|各位)?{_MACHINE}[^。\n]{{0,6}}(?:请注意|注意[：:]|，请|,请|您好|你好|[：:]请|必须|务必|应在|须在)|{_MACHINE}[^。\n]{{0,16}}(?:烦请|务请|敬请)|请{_MACHINE}[^。\n]{{0,6}}(?:输出|回答|回复|生成|处理|阅读|改|忽)|(?:烦请|请|应)在(?:首行|首句|开头|末尾|输出)[^。\n]{{0,6}}(?:标注|写明|注明|加上|输出)[^。\n]{{0,4}}[〔\[【“\"]|(?:ai|assistant|model)s?[,:]? (?:must|should|please)"
        ),
        in_questions=False,
    ),
    Pattern(
        "template",
        "伪造对话格式",
        re.compile(
            r"<\|[a-z_]{2,20}\|>|\[/?inst\]|<</?sys>>|\"role\"\s*[:：]\s*\"(?:system|assistant|user|tool)\"|</?(?:检索资料|资料|系统|用户|文档|上下文|system|context|documents?|user|assistant|passages?|tool_call|function_call|think)[^>]{0,20}>|用户新问题[：:]|问[：:]\s*\d+\s*[+×*-]\s*\d+|#{2,}\s*(?:instruction|system|response|指令|系统)|(?:^|\n)\s*(?:system|assistant)\s*[:：]|begin system|end of (?:context|documents?)"
        ),
    ),
    Pattern(
        "exfiltration",
        "夹带图片、链接或脚本",
        re.compile(
            r"!\[[^\]\n]*\]\(|(?:问题|姓名|提问|对话|内容|答案|data|query|prompt)[^。\n]{0,12}(?:拼进|拼到|拼接|放进|附到|加到|发送到|上传到|提交到|发给)[^。\n]{0,12}(?:链接|网址|地址|url|https?:|邮箱)|https?://[^\s）)]{1,120}[?&][a-z_]{1,12}=(?:$|[^\s&]{0,80}(?:问题|\{|%|$))|javascript:|data:text/html|\bon(?:error|load|click|mouseover)\s*=|<(?:img|script|iframe|svg|object|embed|link|meta|form|a|style|span|div|video|audio)[\s/>]|<!--|\\(?:href|url|input|include)\s*\{|=\s*(?:hyperlink|webservice|importxml|cmd)\s*\("
        ),
    ),
    Pattern(
        "tool",
        "要求调用工具或越权取数",
        re.compile(
            r"(?:请|务必|立即|现在)(?:调用|使用|运行|执行)[^。\n]{0,12}(?:工具|函数|插件|命令行|脚本|shell|bash|tool|function)|/etc/(?:passwd|shadow)|c:\\windows|rm -rf|(?:从|到|在)[^。\n]{0,14}(?:内部|机密|涉密|其他|别的|财务|人事)[^。\n]{0,10}(?:资料库|数据库|知识库|资料|文件夹)中?(?:检索|读取|查询|调取|调出|导出)[^。\n]{0,20}(?:附|答案|输出|列出|回答)|(?:输出|列出|显示|告诉|给出|复述)[^。\n]{0,6}(?:上一[位个名]|其他|别的|前一[位个])(?:用户|人)(?:的)?(?:提问|问题|对话|内容|聊天|记录)|(?:call|use|invoke|run|execute) (?:the )?[a-z_ ]{0,20}(?:tool|function|command|shell)"
        ),
    ),
    Pattern(
        "decode",
        "要求解码或翻译后照做",
        re.compile(
            r"(?:解码|译码|base64|翻译(?:成|为|后|这|下)|下面这句|decode|translate)[^。\n]{0,16}(?:执行|照做|照办|遵照|遵从|按其|execute|follow)|(?:请|要)?记住[^。\n]{0,40}(?:答案|回答|输出|回复)"
        ),
    ),
)

_PINYIN = re.compile(
    r"(?:hul(?:ue|u?e|ve)|wushi|wangji|paokai)(?:diao)?(?:yishang|zhiqian|cishang|suoyou|qianmian|shangshu)|zhi(?:shuchu|huifu|huida)|qingshuchu|xitongtishi|jiechuxianzhi"
)
_SPACED_OUT = re.compile(r"(?<![a-z])(?:[a-z] ){3,}[a-z](?![a-z])")
_BACKWARDS = re.compile(r"略忽|出输|[答复]回|令指|示指|求要|词示提|手助|erongi|tuptuo|tpmorp|snoitcurtsni")
_BLOB = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{16,}={0,2}")
_PAIR = re.compile(r"问[：:][^\n]{1,60}?答[：:]\s*(?P<answer>[^\n]{1,60}?)(?=\s*(?:问[：:]|\n|$))")
_PLAIN_ANSWER = re.compile(r"(?:不|没|无)?(?:是|否|对|可以?|能|会|需要?|应当?|有|要|行|必)[^\n]{0,3}")
_FEW_PAIRS = 3
_ASKS = re.compile(r"如何|怎[么样]|什么|多少|哪|吗|是否|能否|可否|何时|几|呢|有没有|[?？]")
_ALWAYS = frozenset({"role", "prompt"})
_ASKS_ABOUT_ORDERS = re.compile(
    r"(?:提示词?注入|注入攻击|越狱攻击|这类|这种|这样的)[^。\n]{0,20}(?:什么|如何|怎[么样]|为什么|为何|防范|识别|危害|培训|提纲|攻击)|(?:什么|如何|怎[么样]|为什么|防范|识别)[^。\n]{0,24}(?:提示词?注入|注入攻击)"
    r"|[“\"「][^”\"」]{2,60}[”\"」][^。\n]{0,10}(?:是什么意思|怎么翻译|怎么防|如何防|为什么|算不算|一词|这句话)"
)

_MAY_ORDER = re.compile(
    r"[a-z<>$\\`{]|输出|告诉|告知用户|回[答复应]|答[案复]|忽|无视|忘|理会|抛开|绕过|覆盖|跳过|丢弃|清除|作废|遵[守循]|指令|指示|模型|助手|机器人|自动处理"
    r"|人工智能|模式|提示词|工具|照[做办]|遵照|执行|记住|一律|原样|首行|列出|显示|引用|援引|链接|网址|优先|扮演|你|您|问[到起及]|询问|提问|冇|令指|示指|岀|\d\+\d",
    re.IGNORECASE,
)
"""No pattern can match a text without one of these: most sentences of laws are done with here."""


def order_in(sentence: str, *, is_question: bool = False) -> Pattern | None:
    """The way in which a sentence gives the machine an order; None for sentences to people.

    Args:
        sentence: A sentence or a line of a document, in any spelling.
        is_question: Whether the user says it, who may say how the answer is wanted.
    """
    plain = folded(sentence)
    if not _MAY_ORDER.search(plain):
        return None
    for reading in _readings(plain):
        for pattern in PATTERNS:
            if (pattern.in_questions or not is_question) and pattern.pattern.search(reading):
                return pattern
    return PATTERNS[0] if _PINYIN.search(squeezed_latin(plain)) else _decoded(sentence)


def may_hold_order(text: str) -> bool:
    """Whether one of the sentences of a whole text may be an order; most texts are done with by this one look."""
    return order_in(text) is not None or _PAIR.search(text) is not None


def repeats_an_answer(text: str) -> re.Pattern[str] | None:
    """What matches the rest of a line that teaches one and the same answer to several questions; None for ordinary text."""
    answers = [match["answer"].strip() for match in _PAIR.finditer(text)]
    taught = [each for each in set(answers) if answers.count(each) >= _FEW_PAIRS and not _PLAIN_ANSWER.fullmatch(each)]
    if not taught:
        return None
    same = "|".join(re.escape(answer) for answer in taught)
    return re.compile(rf"问[：:][^\n]{{1,60}}?答[：:]\s*(?:{same})|问[：:]\s*$|{same}")


def _readings(plain: str) -> Iterator[str]:
    """As it stands, with broken lines and letters set apart joined, with look-alikes replaced, and backwards."""
    yield plain
    if "\n" in plain:
        yield plain.replace("\n", "")
        yield plain.replace("\n", " ")
    if _SPACED_OUT.search(plain):
        yield _SPACED_OUT.sub(lambda match: match[0].replace(" ", ""), plain)
    other = looked_alike(plain)
    if other != plain:
        yield other
    if _BACKWARDS.search(plain):
        yield plain[::-1]


def _decoded(sentence: str) -> Pattern | None:
    for blob in _BLOB.findall(sentence):
        try:
            said = base64.b64decode(blob + "=" * (-len(blob) % 4), validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue
        if len(said) >= 4 and (found := order_in(said)):
            return found
    return None


def order_in_question(question: str) -> Pattern | None:
    """The way in which a question asks the assistant to drop its rules or to say what it is told; None for questions.

    Who asks what such an order is, or how to guard against it, may quote one.
    """
    found = order_in(question, is_question=True)
    if found is None or _ASKS_ABOUT_ORDERS.search(question):
        return None
    return None if _ASKS.search(question) and found.code not in _ALWAYS else found
