# pyright: strict
"""A name with the date of birth behind it: 张三，男，1988年5月6日出生. Either alone points at nobody."""

from __future__ import annotations

import re

DATE = r"(?:18|19|20)\d\d(?:年\s?\d{1,2}月(?:\s?\d{1,2}日)?|[-./]\d{1,2}(?:[-./]\d{1,2})?)"
_SURNAME = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳唐罗薛伍余米贝姚孟顾尹江钟"
    "徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单洪包诸左石崔吉龚程邢裴陆荣翁荀于惠曲封储靳段巫焦谷侯宁仇祖武符刘景詹束龙叶司黎薄印白蒲赖卓池乔谭"
    "申冉桑桂牛边燕温庄晏柴瞿阎连习容向古易廖聂曾关游权欧阳肖代戴贺倪汤滕殷毕郝邬安常乐傅皮卞齐康"
)
_TRAIT = r"(?:[，,、]\s?(?:男|女|[\u4e00-\u9fff]{1,4}族|[\u4e00-\u9fff]{2,6}人|中共党员))*"
NAMED_BIRTH = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<name>[{_SURNAME}][\u4e00-\u9fff]{{1,2}}){_TRAIT}[，,、（(]\s?(?:(?:出)?生于\s?(?P<since>{DATE})|(?P<date>{DATE})\s?(?:出生|生)(?!的|人))"
)
