# pyright: strict
"""Sentences that dictate an answer in another language, in 拼音 or in pictures: アシスタントは…回答してください, 🤖➡️三天.

In a Chinese document nobody but a machine is told what to answer in such a way.
"""

from __future__ import annotations

import re

from assistant.answering.injection.patterns import Pattern

_NUMBER = r"(?:\d|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|no|not)(?![a-z])|[一二三四五六七八九十两][日天年月个周倍])"
_ROBOT = "[🤖👾🦾🧠]"
_ARROW = r"(?:[-=]{1,3}>|[➡→👉⇒⟶⟹▶►➔➜➤☞])"


def _dictation(pattern: str) -> Pattern:
    return Pattern("dictated", "指定回答的内容", re.compile(pattern), in_questions=False)


OTHER_TONGUES = (
    _dictation(
        r"(?:アシスタント|人工知能|チャットボット|ボット|モデル|エージェント|システム|(?<![a-z])ai)[^。\n]{0,40}(?:回答|返答|応答|返信|出力|答え|述べ|言[っえ])[ぁ-ん]"
        r"|(?:回答|返答|応答|出力|答え)[ぁ-ん]{1,4}(?:ください|下さい|せよ|なさい)|と(?:回答|返答|答え)[ぁ-ん]"
    ),
    _dictation(
        r"(?:챗봇|어시스턴트|인공지능|모델|도우미|(?<![a-z])ai)[^.。\n]{0,40}(?:대답|답변|응답|출력)(?:하|해)|(?:대답|답변)(?:하십시오|하세요|하라|해야)"
    ),
    _dictation(
        r"(?:assistant|assistent|asistente|(?<![a-z])ia|modele|modèle|modelo|modell)[^.。\n]{0,20}(?<![a-z])(?:doit|doivent|devra|debe|deberá|muss|soll)(?![a-z])[^.。\n]{0,20}(?:repondre|répondre|dire|responder|decir|antworten|sagen)"
    ),
    _dictation(
        r"(?<![a-z])(?:if|when|whenever|should|once|where|persons?|people|anyone|those|citizens?)(?![a-z])[^.\n]{0,40}(?<![a-z])(?:ask(?:s|ed|ing)?|[ie]nquir(?:e|es|ed|ing)|quer(?:y|ies|ied|ying))(?![a-z])"
        rf"[^.\n]{{0,80}}(?<![a-z])(?:stated?|given|described?|answer(?:ed)?|reported|quoted?|told|informed?|presented|said|cited?)(?![a-z])[^.\n]{{0,12}}(?:(?<![a-z])(?:as|that|to be)(?![a-z])|:)[^.\n]{{0,40}}{_NUMBER}"
    ),
    _dictation(
        rf"{_ROBOT}\s?(?:[:：=]|{_ARROW})|{_ARROW}\s?{_ROBOT}"
        rf"|(?:(?<![a-z])(?:ai|llm|gpt|bot|q)|助手|机器人|模型|提问|被?问)\s?{_ARROW}\s?[^,，。;；\n]{{0,10}}?(?:\d{{1,3}}|[一二三四五六七八九十两]{{1,3}})个?(?:日|天|月|年|工作日|周|元|倍)(?!以?内)"
    ),
)
"""Looked for in each sentence alone, like the Chinese ones."""

MAY_BE_ANOTHER = re.compile(rf"[a-zぁ-ヿ가-힣]|{_ROBOT}|{_ARROW}")
"""None of them is in a text without one of these."""

_MACHINE_IN_PINYIN = (
    r"(?:zhushou|zhuli|damoxing|yuyanmoxing|rengongzhineng|jiqiren|zhinengti|zhinengkefu|wendaxitong|huidazhe|datizhe)"
)
_SAYING_IN_PINYIN = r"(?:huida|dawei|dacheng|dazuo|dafu|huifu|zuoda|yingda|shuchu|chengxian|biaoshu|shuocheng|shuowei|gaosu|da(?:yi|liang|san|si|wu|liu|qi|ba|jiu|shi)(?:ge|ri|tian|yue|nian))"
PINYIN = re.compile(
    rf"{_MACHINE_IN_PINYIN}[a-z]{{0,50}}{_SAYING_IN_PINYIN}|(?:qing|yinggai|yingdang|bixu|wubi|yilv|yilü)(?:jiang[a-z]{{0,30}})?(?:huida|dawei|dacheng|huifu|zuoda)"
)
"""In the Latin letters of a text, run together."""
