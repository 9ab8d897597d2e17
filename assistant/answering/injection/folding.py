"""One spelling for what reads the same: look-alike, full-width, traditional and accented characters become plain ones."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from assistant.answering.injection.hidden import reveal

_TRADITIONAL = str.maketrans(
    "萬與業丟兩個箇爲為麼義書瞭於親億僅從們優會傳僞偽體餘關內寫準幾齣擊則別彆製辦務動區韆單捲廳縣參蔘發髮變衹隻祇臺檯枱颱號衕後嚮曏嗎聽啓啟員週賙諮迴圖堅處備復複覆頭夾實傢對導將侷屆佈師帶並併庫應廢開棄當噹"
    "錄彔徑憶總戶執拋搶報擬換據蒐數無時顯術朮機權條來闆構標樣檔檢漢沒註測滿點煩愛獄現蓋碼確禮種稱競筆簡類係繫緊約級綱納組織終結繞給絕統網腳緻範薦虛錶規視讓訓訊記講論設評識訴詞譯試話詢該語說説請讀誰調謝財費"
    "資轉軟輸辭辯達過運還這進遠連郵採寀釋裏裡鏈鍊長閉問閱閲階麪麵須鬚預題",
    "万与业丢两个个为为么义书了于亲亿仅从们优会传伪伪体余关内写准几出击则别别制办务动区千单卷厅县参参发发变只只只台台台台号同后向向吗听启启员周周咨回图坚处备复复复头夹实家对导将局届布师带并并库应废开弃当当"
    "录录径忆总户执抛抢报拟换据搜数无时显术术机权条来板构标样档检汉没注测满点烦爱狱现盖码确礼种称竞笔简类系系紧约级纲纳组织终结绕给绝统网脚致范荐虚表规视让训讯记讲论设评识诉词译试话询该语说说请读谁调谢财费"
    "资转软输辞辩达过运还这进远连邮采采释里里链链长闭问阅阅阶面面须须预题",
)
"""The characters that the patterns are written with, from their traditional forms (OpenCC lists them)."""

_LOOK_ALIKE = str.maketrans(
    "酪冇彐旨呤今亍岀炎荅曱煳胡咯洛丄己巳囗闬圄摸肋杋エ笞苔间入糸绕刑清情披津茴熊祘筙",
    "略有当指令令行出关答由忽忽略略上以以口闻回模助机工答答问人系统型请请被律回能算答",
)
_LATIN = str.maketrans("аеорсухіјѕһԁɡαορνι", "aeopcyxijshdgaopvi")
_CHINESE_GAP = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)

_BETWEEN = re.compile(r"[^\w\n]|_")
_SET_APART = re.compile(r"(?:[a-z0-9\u4e00-\u9fff](?:[^\w\n]|_){1,2}){3,}[a-z0-9\u4e00-\u9fff]")


def folded(text: str) -> str:
    """The text in the one spelling that patterns look for; only good for looking, never shown."""
    plain = unicodedata.normalize("NFKC", reveal(unescape(text)).text).lower()
    plain = plain.translate(_TRADITIONAL).translate(_LATIN)
    return _CHINESE_GAP.sub("", plain)


def looked_alike(plain: str) -> str:
    """Folded text with Chinese characters that only look like others replaced by these; other words are garbled by it."""
    return plain.translate(_LOOK_ALIKE)


def set_together(plain: str) -> str:
    """Folded text in which characters that were set apart one by one (智.能.助.手) stand together."""
    return _SET_APART.sub(lambda match: _BETWEEN.sub("", match[0]), plain)


def squeezed_latin(plain: str) -> str:
    """The Latin letters of folded text in one run, without accents: how 拼音 with spaces becomes one word a phrase."""
    decomposed = unicodedata.normalize("NFKD", plain)
    return re.sub(r"[^a-z;,.!?]", "", decomposed)
