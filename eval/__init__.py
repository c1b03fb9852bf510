"""Evaluation: question sets go in; answers are judged; measures, a report and an exit code come out.

    python -m eval run | compare | bench DIR | speed | scale | check | fuzz

`questions` reads a set, `grading` judges one answer, `measures` sums judgements up, `report` shows them.
"""
