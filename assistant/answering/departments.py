"""Which department answers what the library does not: named in refusals, so that nobody is left without a next step.

Responsibilities follow the names of the departments of a people's government at county level and above; hotlines are the
national service numbers.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Department(NamedTuple):
    """One department and the matters that it answers for.

    Attributes:
        name: As people call it, with its service number where there is a national one.
        matters: What the question is about.
    """

    name: str
    matters: re.Pattern[str]


DEPARTMENTS = (
    Department("税务部门（服务热线 12366）", re.compile(r"税|发票|社保费缴纳")),
    Department("医疗保障部门（服务热线 12393）", re.compile(r"医保|医疗保险|异地就医|生育保险|药品目录")),
    Department(
        "人力资源和社会保障部门（服务热线 12333）",
        re.compile(r"社保|养老保险|失业|工伤|劳动合同|劳动争议|职称|就业|工资|公务员考试|事业单位招聘"),
    ),
    Department("住房公积金管理中心（服务热线 12329）", re.compile("公积金")),
    Department("公安出入境管理部门", re.compile(r"护照|签证|港澳通行证|出入境|居留")),
    Department("公安机关", re.compile(r"户口|户籍|落户|身份证|驾驶?证|驾照|违章|交通事故|报警|治安")),
    Department("教育部门", re.compile(r"入学|学校|高考|中考|学籍|教师资格|幼儿园|学区|研究生|毕业证")),
    Department("民政部门", re.compile(r"婚姻|结婚|离婚登记|低保|养老院|殡葬|社会组织|地名|残疾人补贴")),
    Department("卫生健康部门", re.compile(r"医院|医生|疫苗|生育登记|传染病|体检")),
    Department(
        "市场监督管理部门（服务热线 12315）", re.compile(r"营业执照|消费|假货|食品安全|价格|商标|专利|企业登记")
    ),
    Department("住房和城乡建设部门", re.compile(r"买房|购房|房价|物业|装修|公租房|保障房|供暖|燃气")),
    Department("自然资源部门", re.compile(r"不动产|宅基地|土地|矿|规划许可|征地")),
    Department("交通运输部门（服务热线 12328）", re.compile(r"公交|地铁|出租车|网约车|高速|公路|航班|火车|车票")),
    Department("生态环境部门", re.compile(r"污染|噪声|排污|垃圾|环评|空气质量")),
    Department("农业农村部门", re.compile(r"种植|养殖|农药|种子|渔业|农机")),
    Department("气象部门", re.compile(r"天气|气温|降雨|台风|预报")),
    Department(
        "人民银行、金融监管部门或者办理业务的金融机构",
        re.compile(r"股票|基金|汇率|贷款|理财|存款|利率|保险理赔|比特币"),
    ),
    Department(
        "公共法律服务热线 12348 或者承办案件的机关", re.compile(r"官司|起诉|律师|判决|判几年|赔偿多少|法院|仲裁")
    ),
    Department("纪检监察机关（举报电话 12388）", re.compile(r"举报|腐败|受贿|违纪")),
)
ANYTHING_ELSE = "12345 政务服务便民热线"


def department_for(question: str) -> str:
    """Who can answer what the library cannot: the department whose matters the question names, else the hotline."""
    return known_department(question) or ANYTHING_ELSE


def known_department(question: str) -> str:
    """The first department whose matters the question names; empty for none."""
    return next((each.name for each in DEPARTMENTS if each.matters.search(question)), "")
