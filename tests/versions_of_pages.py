"""Pages and later versions of them, made from sentences whose fate is known."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

ZONES = [
    "西安高新区", "合肥高新区", "成都高新区", "武汉东湖高新区", "苏州工业园区", "长沙高新区",
    "厦门火炬高新区", "济南高新区", "郑州高新区", "昆山高新区", "南京高新区", "杭州高新区",
]  # fmt: skip
SENTENCES = [
    "{z}规模以上工业企业实现总产值{a}亿元，同比增长{b}%，高于全省平均水平{c}个百分点。",
    "今年以来，园区新签约项目{c}个，协议投资额{a}亿元，其中超十亿元项目{d}个。",
    "园区管委会有关负责人表示，将持续优化营商环境，推动产业链上下游协同发展。",
    "{z}新增高新技术企业{c}家，累计达到{a}家。",
    "走进{z}的生产车间，{d}条自动化生产线正在满负荷运转，工人们忙着检测刚下线的产品。",
    "该项目占地{c}亩，总投资{d}亿元，达产后预计年产值{b}亿元，带动就业{a}人。",
    "随着{n}产业集群加速成形，越来越多的配套企业选择在这里落户。",
    "同比增长{b}%。",
    "下一步，园区将围绕{n}等主导产业，开展精准招商，力争全年完成固定资产投资{a}亿元。",
    "研发投入强度达到{b}%，每万人发明专利拥有量为{c}件。",
    "“从签约到投产只用了{c}天，这就是这里的速度。”{n}企业负责人告诉记者。",
    "企业服务专员每周上门一次，帮助解决用工、融资和用地等实际困难。",
]
REPORTERS = ["张建国", "李小明", "王海燕", "赵立新", "陈思远", "刘文静"]
TITLES = ["{z}跑出{n}产业加速度", "{z}前三季度增长{b}%", "{n}企业扎根{z}"]
INDUSTRIES = ["光伏", "集成电路", "生物医药", "新能源汽车", "高端装备", "新材料", "软件信息", "量子"]


@dataclass(frozen=True)
class Sentence:
    """A piece of a page; ``key`` stays over versions. ``fate``: same, typo, number."""

    key: int
    text: str
    fate: str = "same"


Article = list[list[Sentence]]
"""Title, then paragraphs."""


class Maker:
    """Makes articles, and their later versions."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._key = 0

    def sentence(self, template: str, zone: str) -> Sentence:
        chance = self.random
        self._key += 1
        values = {
            "z": zone, "n": chance.choice(INDUSTRIES), "a": chance.randint(100, 2999),
            "b": round(chance.uniform(1, 40), 1), "c": chance.randint(3, 99), "d": chance.randint(2, 30),
        }  # fmt: skip
        return Sentence(self._key, template.format(**values))

    def article(self, zone: str) -> Article:
        chance = self.random
        title = self.sentence(
            chance.choice(["{z}跑出{n}产业加速度", "{z}前三季度增长{b}%", "{n}企业扎根{z}"]), zone
        )
        body = chance.sample(SENTENCES, chance.randint(5, 9))
        lines = [self.sentence(each, zone) for each in body]
        cut = sorted(chance.sample(range(1, len(lines)), 2))
        return [[title], lines[: cut[0]], lines[cut[0] : cut[1]], lines[cut[1] :]]

    def twin(self, article: Article, zone: str, own: str) -> Article:
        """A look-alike: the same words of another zone, its numbers other ones."""
        digits = "0123456789"

        def other(text: str) -> str:
            return "".join(self.random.choice("123456789") if c in digits else c for c in text).replace(
                own, zone
            )

        return [[self._new(other(s.text)) for s in paragraph] for paragraph in article]

    def _new(self, text: str) -> Sentence:
        self._key += 1
        return Sentence(self._key, text)

    def later(self, articles: list[Article], zones: list[str]) -> list[Article]:
        """Another version: some articles gone, moved or new, some sentences mended."""
        chance = self.random
        kept = [(a, z) for a, z in zip(articles, zones, strict=True) if chance.random() > 0.15]
        if chance.random() < 0.5:
            chance.shuffle(kept)
        later = [[[self._mended(s) for s in p] for p in a] for a, _ in kept]
        if chance.random() < 0.6:
            source = chance.randrange(len(articles))
            zone = chance.choice([z for z in ZONES if z not in zones])
            later.insert(chance.randint(0, len(later)), self.twin(articles[source], zone, zones[source]))
        return later

    def _mended(self, sentence: Sentence) -> Sentence:
        fate = self.random.choices(["same", "typo", "number"], [0.8, 0.12, 0.08])[0]
        text = sentence.text
        places = [i for i, c in enumerate(text) if (c.isdigit() if fate == "number" else c >= "\u4e00")]
        if fate == "same" or not places:
            return sentence
        at = self.random.choice(places)
        instead = str((int(text[at]) + self.random.randint(1, 8)) % 10) if fate == "number" else "某"
        return replace(sentence, text=text[:at] + instead + text[at + 1 :], fate=fate)

    def printed(self, articles: list[Article], *, spaced: bool) -> tuple[str, dict[int, tuple[int, int]]]:
        """The page's text and where each sentence stands in it."""
        text, places = "\n", {}
        for article in articles:
            for number, paragraph in enumerate(article):
                text += "" if number else "# "
                for sentence in paragraph:
                    shown = self._spaced(sentence.text) if spaced else sentence.text
                    places[sentence.key] = (len(text), len(text) + len(shown))
                    text += shown
                text += (
                    "\n\n" if number else f"\n\n■本报记者 {REPORTERS[article[0][0].key % len(REPORTERS)]}\n\n"
                )
        return text, places

    def _spaced(self, text: str) -> str:
        """As another extractor gives it: blanks and full-width signs."""
        wide = text.translate(str.maketrans(",%", "，％")) if self.random.random() < 0.5 else text
        at = self.random.randint(1, len(wide) - 1)
        return wide[:at] + " " + wide[at:]
