"""A question in, an Answer out: understood → evidence → composed → verified.

In: a question, earlier turns, an index.library.Library. Out: assistant.answers.Answer.
Public: assistant.pipeline (Assistant), assistant.retriever (HybridRetriever), assistant.check (check_profile).
"""
