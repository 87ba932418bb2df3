"""Texts in made-up words: each language in its own script, with lengths and markup as blog posts have them.

Everything comes from one random stream that the caller seeds, so the same seed gives the same bytes.
"""

import random

# Which script a language is written in, and what its name is in itself.
LANGUAGES = {
    "en": ("latin", "English"), "fr": ("latin", "Français"), "ar": ("arabic", "العربية"),
    "es": ("latin", "Español"), "zh": ("han", "中文"), "ru": ("cyrillic", "Русский"),
    "de": ("latin", "Deutsch"), "it": ("latin", "Italiano"), "pt": ("latin", "Português"),
    "nl": ("latin", "Nederlands"), "pl": ("latin", "Polski"), "uk": ("cyrillic", "Українська"),
    "tr": ("latin", "Türkçe"), "fa": ("arabic", "فارسی"), "ur": ("arabic", "اردو"),
    "hi": ("devanagari", "हिन्दी"), "id": ("latin", "Bahasa Indonesia"), "vi": ("latin", "Tiếng Việt"),
    "ja": ("kana", "日本語"), "ko": ("hangul", "한국어"),
}
RIGHT_TO_LEFT = {"ar", "fa", "ur"}

SYLLABLES = {
    "latin": "ba be bi bo bu ca ce co da de di do fa fe fi ga ge go la le li lo ma me mi mo na ne ni no pa pe po ra "
             "re ri ro sa se si so ta te ti to va ve vi tra pre sta con per men tion ter ver ron lan gue ness",
    "cyrillic": "ба бе ва ве го да де до за ка ко ла ле ли ло ма ме ми мо на не ни но по пра про ра ре ри ро са се "
                "со ста та те ти то ция ние ость ный тель",
    "arabic": "ال با بر تا تر جم حا حر خا دا در را رس زا سا سل شا شر صا طا عا عل فا قا كا لا ما من نا نو ها وا يا ية",
    "han": "大 使 馆 访 问 贸 易 伙 伴 政 府 学 生 文 化 音 乐 会 议 气 候 能 源 健 康 科 研 究 社 区 支 持 项 目 地 边 河 "
           "山 海 城 市 村 水 安 全 和 平 对 话 条 约 妇 女 青 年 媒 体 自 由 法 律 训 练 交 流 语 言 历 史 展 览 艺 术",
    "devanagari": "क का कि की के को ग गा च जा त ता ति ती द दा न ना नि नी ने प पा पर ब भा म मा र रा ल ला व वा श स सा ह",
    "kana": "か き く け こ さ し す せ そ た ち つ て と な に の は ひ ほ ま み も や ゆ よ ら り る ろ わ 国 大 会 学 文 化 交 流 "
            "カ ン ト リ ス ア イ",
    "hangul": "가 나 다 라 마 바 사 아 자 차 하 고 노 도 로 모 보 소 오 조 기 니 디 리 미 비 시 이 지 국 문 학 교 화 대 사",
}
# Scripts that put no space between words.
SOLID = {"han", "kana"}
# Scripts whose sentences begin with a capital.
CASED = {"latin", "cyrillic"}


def vocabulary(language, size=400):
    """The same words for a language in every corpus."""
    stream = random.Random(f"words/{language}")
    script = LANGUAGES[language][0]
    syllables = SYLLABLES[script].split()
    longest = 2 if script in SOLID else 4
    return ["".join(stream.choices(syllables, k=stream.randint(1, longest))) for _ in range(size)]


class Writer:
    """Writes texts of one language from one random stream."""

    def __init__(self, stream, language):
        script = LANGUAGES[language][0]
        self.stream = stream
        self.words = vocabulary(language)
        self.space = "" if script in SOLID else " "
        self.stop = "。" if script in SOLID else "."
        self.comma = {"arabic": "،", "han": "，", "kana": "、"}.get(script, ",")
        self.is_cased = script in CASED

    def phrase(self, count, capital=False):
        words = self.stream.choices(self.words, k=count)
        if count > 9:
            words[count // 2] += self.comma
        text = self.space.join(words)
        return text[0].upper() + text[1:] if capital and self.is_cased else text

    def sentence(self, count):
        return self.phrase(count, capital=True) + self.stop

    def heading(self):
        return self.phrase(self.stream.randint(3, 6), capital=True)

    def paragraph(self, links=True):
        """A paragraph in Markdown, and how many words it has."""
        sentences, total = [], 0
        for _ in range(self.stream.randint(3, 5)):
            count = self.stream.randint(8, 18)
            total += count
            kind = self.stream.random()
            begin = self.phrase(count - 4, capital=True)
            if kind < 0.10:
                sentences.append(f"{begin} *{self.phrase(4)}*{self.stop}")
            elif kind < 0.18:
                sentences.append(f"**{self.phrase(4, capital=True)}** {begin}{self.stop}")
            elif kind < 0.30 and links:
                address = f"https://www.example.org/{self.stream.choice(('news', 'data', 'reports'))}/{self.stream.randint(1, 99)}"
                sentences.append(f"{begin} [{self.phrase(4)}]({address}){self.stop}")
            else:
                sentences.append(self.sentence(count))
        return (self.space or "").join(sentences), total

    def body(self, pictures):
        """A post of 300 to 700 words: headings, and in many a list, a quotation, a picture, a footnote, a table."""
        stream = self.stream
        goal = stream.randint(300, 700)
        has = {what: stream.random() < share for what, share in
               (("list", 0.8), ("quotation", 0.6), ("picture", 0.5), ("footnote", 0.35), ("table", 0.2))}
        first, total = self.paragraph()
        blocks, step = [first], 0
        while total < goal:
            if step % 3 == 0:
                blocks.append(f"{'##' if step % 6 == 0 else '###'} {self.heading()}")
            text, count = self.paragraph()
            total += count
            if step == 1 and has["footnote"]:
                text += "[^1]"
            blocks.append(text)
            if step == 0 and has["picture"]:
                blocks.append(f"![{self.phrase(5, capital=True)}]({stream.choice(pictures)})")
            if step == 1 and has["list"]:
                mark = "1." if stream.random() < 0.3 else "-"
                blocks.append("\n".join(f"{mark} {self.phrase(stream.randint(4, 9), capital=True)}"
                                        for _ in range(stream.randint(3, 6))))
            if step == 2 and has["quotation"]:
                blocks.append(f"> {self.sentence(stream.randint(10, 20))}\n> {self.sentence(8)}")
            if step == 3 and has["table"]:
                blocks.append(self.table())
            step += 1
        if has["footnote"]:
            blocks.append(f"[^1]: {self.sentence(9)}")
        return "\n\n".join(blocks) + "\n"

    def table(self):
        rows = [[self.phrase(2), str(self.stream.randint(10, 9999)), self.phrase(2)]
                for _ in range(self.stream.randint(3, 5))]
        lines = [[self.phrase(1) for _ in range(3)], ["---", "---:", "---"], *rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)
