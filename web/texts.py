"""The page's own words (labels, buttons, messages), each in both languages; what the assistant says is in prompts/."""

from __future__ import annotations

from assistant.answers import Language

# key: (zh, en); a row for each use, slots in braces.
TEXTS: dict[str, tuple[str, str]] = {
    "title": ("政策文件问答", "Policy assistant"),
    "tagline": (
        "每句回答都有原文依据,文件没写的就说没写",
        "Every answer rests on the text; what it does not say is said to be absent",
    ),
    "other_language": ("English", "中文"),
    "theme": ("切换深浅色", "Switch light or dark"),
    "show_document": ("查看原文", "Document"),
    "hide_document": ("收起原文", "Close document"),
    # the chat
    "tabs": ("页面", "Pages"),
    "tab_chat": ("问答", "Ask"),
    "question": ("您的问题", "Your question"),
    "placeholder": (
        "用自己的话提问,如本企业的数字、某项任务的时限",
        "Ask in your own words, with your own figures; Enter sends",
    ),
    "send": ("发送", "Send"),
    "stop": ("停止", "Stop"),
    "chat": ("对话", "Conversation"),
    "you": ("您问", "You asked"),
    "welcome": ("可以问什么", "What you can ask"),
    "welcome_firm": (
        "企业:说出自己的情况和数字,逐条对照条件,看能享受哪些支持、还差什么。",
        "Firms: give your own figures and see, condition by condition, which supports you meet and what is missing.",
    ),
    "welcome_official": (
        "机关:查目标、措施、责任单位和时限,核对一句话在原文里怎么写。",
        "Officials: look up targets, measures, who is responsible and by when; check a sentence against the source.",
    ),
    "welcome_promise": (
        "每个引文都能点开看原文;文件没有写的,会如实说明。",
        "Every citation opens the source text; what the document does not say is said to be absent.",
    ),
    "examples_firm": ("企业常问", "A firm might ask"),
    "examples_official": ("机关常问", "An official might ask"),
    "stage_understand": ("正在理解问题", "Understanding the question"),
    "stage_evidence": ("正在原文中查找依据", "Looking for evidence in the text"),
    "stage_answer": ("正在核对答案", "Checking the answer"),
    "stopped": ("已停止。", "Stopped."),
    "citations": ("原文依据", "Source text"),
    "nearest": ("文件中最接近的内容", "The nearest the document comes"),
    "open_citation": ("打开引文{n}:{label}", "Open citation {n}: {label}"),
    "condition": ("条件", "Condition"),
    "given": ("您的情况", "You"),
    "result": ("结论", "Result"),
    "meets": ("符合", "met"),
    "fails": ("不符合", "not met"),
    "unknown": ("待确认", "open"),
    "suggestions": ("接着问", "Ask next"),
    "copy": ("复制", "Copy"),
    "copied": ("已复制", "Copied"),
    "retry": ("重答", "Retry"),
    "edit": ("修改问题", "Edit"),
    "good": ("有用", "Helpful"),
    "bad": ("有问题", "Not right"),
    "comment": ("说说哪里不对(可不填)", "What was wrong? (optional)"),
    "send_comment": ("提交意见", "Send comment"),
    "thanks": ("已记下,谢谢。", "Noted, thank you."),
    "answer_id": ("回答编号", "Answer"),
    # statuses
    "status_answered": ("原文有据", "Grounded in the text"),
    "status_partial": ("部分有据", "Partly in the text"),
    "status_needs_information": ("还需要您的信息", "Needs your information"),
    "status_corrected": ("与原文不符,更正如下", "The document says otherwise"),
    "status_not_in_document": ("文件未载明", "Not in the document"),
    "status_out_of_scope": ("不属于政策文件问题", "Not a question to this document"),
    # refusals
    "empty_question": ("请先写下问题。", "Please write a question first."),
    "too_long": (
        "问题有{length}个字,最多{limit}个;请缩短后再问。",
        "The question has {length} characters, at most {limit} are read; please shorten it.",
    ),
    "too_often": (
        "一分钟内最多{limit}问,请{seconds}秒后再试。",
        "At most {limit} questions a minute; please try again in {seconds} s.",
    ),
    "failed": ("没有答成:{reason}", "No answer: {reason}"),
    # conversations
    "conversations": ("历次对话", "Conversations"),
    "new_conversation": ("新建", "New"),
    "delete_conversation": ("删除", "Delete"),
    "untitled": ("新对话", "New conversation"),
    "export_name": ("政策问答", "policy-answers"),
    "export": ("导出本次对话", "Export"),
    "export_docx": ("导出Word", "Word"),
    "export_md": ("导出MD", ".md"),
    "kept_here": ("对话只保存在本浏览器中", "Conversations are kept in this browser only"),
    # the document
    "document": ("原文", "Document"),
    "contents": ("目录", "Contents"),
    "search_document": ("在原文中查找", "Search the document"),
    "no_hits": ("没有找到", "Nothing found"),
    "hits": ("第{n}处,共{total}处", "{n} of {total}"),
    "next_hit": ("下一处", "Next"),
    "place": ("位置", "Place"),
    "no_place": ("点击回答中的引文,这里显示它在文件中的位置", "Open a citation to see its place in the document"),
    "ask_about": ("就这一条提问", "Ask about this"),
    "ask_about_question": ("{label}是怎么规定的?", "What does {label} say?"),
    "copy_link": ("复制链接", "Copy link"),
    "no_document": ("还没有文件。", "There is no document yet."),
    "choose_document": ("文件", "Document"),
    "not_evidence": ("文前文后内容,不作依据", "Front and back matter, not evidence"),
    # first start
    "starting": ("正在启动,首次使用需要建立索引…", "Starting; the first time, the index is built…"),
}


def text(key: str, language: Language, **slots: object) -> str:
    """The words for `key`; KeyError names a row or a slot that is missing."""
    return TEXTS[key][0 if language == "zh" else 1].format(**slots)
