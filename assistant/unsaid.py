"""Unsaid: what an English question asks for, by a wording of the table, and the evidence does not name at all.

How much foreign direct investment …?   asks for 外商直接投资, 外资 …: a text with none of these gives no answer
"""

from __future__ import annotations

import re

from assistant.english import Notion, find_notions, surfaces
from assistant.sentences import Sentence, flat
from assistant.understanding import Understood

ASKED = re.compile(
    r"\b(?:how (?:much|many)|what(?!'s| is| are| happens| does| do)|which|what (?:is|are)(?= the))\b", re.IGNORECASE
)
# What ends the words that follow the question word: a verb, or a preposition behind a noun that is no measure.
ENDS = re.compile(
    r"\b(?:do|does|did|is|are|was|were|will|would|should|shall|can|could|may|might|must|has|have|had|to|that|who|which|goes?|gets?|if|when|under|by|per|there|be|[a-z]+ed|apply|applies|comes?|counts?|leads?|pays?|bears?|handles?|takes?|brings?)\b|[?.;:]",
    re.IGNORECASE,
)
PREPOSITION = re.compile(r"\b(?:of|on|in|for|at|from|with|as|among|between|within|into|over|against)\b", re.IGNORECASE)
MEASURES = frozenset(
    "最高 不低于 比重 比例 增长 增速 目标 金额 规模 费用 数量 级 下降 条件 平均 人均 个百分点 总 得分 年龄 全年 每月 每季度 每天 半年 一半 全额 天 小时 月 季度 首次 新增 惠 类 地区 面积 领域 部门 产业 企业 单位 措施 指标 价格 比例 因此 "
    "省 市 县 国家 名单 名称 等级 最终 现有 一般 公共 实际 互 普遍 专项 特色 项目 资金 支持 材料 条件 奖励 补贴 补助 贷款 利息 追究 活动 服务 工作 任务 进展 参与 应当 除外 兑现 返还 使用 提供 服务 选择 申报 报告 检查 核查 评审 认定 实际 适用 完成 建设 设立 开放 持有 保存 推动 实施 组织 展示 需求 目的 名额 水平 级 提高 鼓励 允许 禁止 发布 培育 引进 招用 稳岗 留用 迁出 入园 投产 开工 购买 支付 新增 落后 关停 扩产 回收 "
    "优秀 重点 标志性 首批 合计 总 省级 每年 承担 施行 废止 替代 公示 受理 审批 备案 免申即享 调度 进展 骗取 虚假 取消 约谈 后3位 排名 连续 加强 保护 合作 底前 年底 持股 翻番 高于 达到 全面 全新 现金 首次 第一次 一流 整合 改造 认证".split()
)
STANDARD = re.compile(r"\b(?!RMB|CNY|USD)[A-Z]{2,}[- ]?(?P<number>\d{3,})\b")  # ISO 14001
MEANT_ALONE = 2  # English words of a wording that names one thing and nothing else
LEAST = 2


def find_unsaid(understood: Understood, chosen: tuple[Sentence, ...]) -> str:
    """The words of the question for a thing that it asks for and the evidence does not name; "" where all is named."""
    if understood.language != "en" or not chosen:
        return ""
    document = chosen[0].document
    whole = flat(document.text)
    around = flat(" ".join(f"{document.text_of(s.paragraph)} {s.context}" for s in chosen))
    question = understood.plain
    for notion in find_notions(question):
        if (
            notion.source == "table"
            and len(re.split(r"[\s-]", notion.said)) >= MEANT_ALONE
            and telling(notion)
            and not _stated(notion, whole)
        ):
            return notion.said
    for standard in STANDARD.finditer(question):
        if standard["number"] not in whole:
            return standard[0]
    for notion in _heads(question):
        if telling(notion) and not _stated(notion, around):
            return notion.said
    return ""


def telling(notion: Notion) -> bool:
    """Whether the notion is a thing, and no measure or manner that a text need not print."""
    plain = notion.said.lower()
    printed = any(
        form in surfaces()
        for form in (plain, plain.removesuffix("s"), plain.removesuffix("es"), re.sub(r"ies$", "y", plain))
    )
    return (
        printed
        and bool(notion.words)
        and notion.source == "table"
        and notion.words[0] not in MEASURES
        and max(map(len, notion.words)) >= LEAST
    )


def _stated(notion: Notion, text: str) -> bool:
    return any(flat(word) in text for word in notion.words)


def _heads(question: str) -> list[Notion]:
    """The last notion of each phrase that a question word opens; behind a measure, that of the phrase it measures."""
    found: list[Notion] = []
    notions = find_notions(question)
    for match in ASKED.finditer(question):
        end = ENDS.search(question, match.end())
        stop = end.start() if end else len(question)
        phrase = [n for n in notions if match.end() <= n.start and n.end <= stop]
        cut = PREPOSITION.search(question, match.end(), stop)
        first = [n for n in phrase if cut is None or n.end <= cut.start()]
        head = first[-1:] or phrase[-1:]
        if head and not telling(head[0]) and cut is not None:
            head = [n for n in phrase if n.start >= cut.end()][-1:]
        found += head
    return found
