"""Bench directories: what is read, what is refused, and measures by the field's definitions."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.__main__ import app
from eval.bench import averages, margin, read_bench, score
from index.errors import QuestionSetError

CORPUS = {
    "d1": "对新增产值的企业给予奖励。",
    "d2": "开展设备更新。",
    "d3": "公共卫生事业单位招聘医师。",
    "d4": "居民个人的子女教育支出扣除。",
}
QUERIES = {"q1": "设备更新怎么开展", "q2": "子女教育支出"}


def make_bench(folder: Path, qrels: str = "q1\td2\t1\nq2\td4\t2\n") -> Path:
    for name, texts in (("corpus", CORPUS), ("queries", QUERIES)):
        lines = [json.dumps({"id": id, "text": text}, ensure_ascii=False) for id, text in texts.items()]
        (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "qrels.tsv").write_text(qrels, encoding="utf-8")
    return folder


@pytest.mark.parametrize("header", ["", "query-id\tcorpus-id\tscore\n"])
def test_qrels_are_read_with_a_header_line_or_without(tmp_path, header):
    bench = read_bench(make_bench(tmp_path, header + "q1\td2\t1\nq1\td1\t0\n"))
    assert bench.qrels == {"q1": {"d2": 1, "d1": 0}}
    assert list(bench.queries) == ["q1"]


def test_the_beir_layout_is_read_too(tmp_path):
    make_bench(tmp_path)
    (tmp_path / "corpus.jsonl").write_text('{"_id": "d2", "title": "通知", "text": "设备"}\n', encoding="utf-8")
    assert read_bench(tmp_path).corpus == {"d2": "通知\n设备"}


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("corpus.jsonl", "{}", "corpus.jsonl:1: '{}'; write one object a line"),
        ("corpus.jsonl", '{"id": 1, "text": 2}', 'corpus.jsonl:1: "text" is a int; write a string'),
        ("corpus.jsonl", "", "corpus.jsonl: nothing in it"),
        ("queries.jsonl", '{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}', 'queries.jsonl:2: id "a" stands there twice'),
        ("qrels.tsv", "q1\td2\t1\nq1 d2 1\n", "qrels.tsv:2: 'q1 d2 1'; write query, corpus id and grade"),
        ("qrels.tsv", "q9\td2\t1\n", 'qrels.tsv: query "q9" does not stand in queries.jsonl'),
        ("qrels.tsv", "q1\td2\t0\n", "qrels.tsv: no text is relevant"),
    ],
)  # fmt: skip
def test_a_bad_line_is_named(tmp_path, file, content, message):
    (make_bench(tmp_path) / file).write_text(content, encoding="utf-8")
    with pytest.raises(QuestionSetError) as caught:
        read_bench(tmp_path)
    assert message in str(caught.value)


def test_a_missing_directory_is_refused_in_one_line(tmp_path):
    with pytest.raises(QuestionSetError, match="a bench directory holds corpus"):
        read_bench(tmp_path / "none")


def test_measures_follow_their_definitions():
    qrels = {"q1": {"a": 2, "b": 1}, "q2": {"c": 1}, "q3": {"d": 1}}
    run = {"q1": [("b", 9.0), ("x", 8.0), ("a", 7.0)], "q2": [("x", 1.0)] * 0 + [("x", 1.0), ("c", 1.0)]}
    values = score(qrels, run)
    assert values["hit@1"] == {"q1": 1.0, "q2": 0.0, "q3": 0.0}
    assert values["recall@5"] == {"q1": 1.0, "q2": 1.0, "q3": 0.0}
    assert values["mrr"] == {"q1": 1.0, "q2": 0.5, "q3": 0.0}
    gain = (1 + 2 / math.log2(4)) / (2 + 1 / math.log2(3))  # Järvelin & Kekäläinen (2002)
    assert values["ndcg@10"]["q1"] == pytest.approx(gain)
    assert averages(values)["mrr"] == pytest.approx(0.5)


def test_equal_scores_keep_the_order_of_the_list():
    values = score({"q": {"a": 1}}, {"q": [("a", 1.0), ("b", 1.0)]})
    assert values["mrr"]["q"] == 1.0
    assert score({"q": {"b": 1}}, {"q": [("a", 1.0), ("b", 1.0)]})["mrr"]["q"] == 0.5


def test_the_margin_is_over_the_better_part():
    scores = {
        way: {"ndcg@10": {"q1": value, "q2": value}} for way, value in (("dense", 0.2), ("words", 0.5), ("hybrid", 0.6))
    }
    better, gain = margin(scores)
    assert better == "words" and gain.value == pytest.approx(0.1)


def test_the_command_writes_the_three_ways_of_ranking(tmp_path):
    out = tmp_path / "out" / "bench.json"
    result = CliRunner().invoke(app, ["bench", str(make_bench(tmp_path)), "--json", str(out)])
    assert result.exit_code == 0, result.output
    found = json.loads(out.read_text(encoding="utf-8"))
    assert set(found) == {"dense", "words", "hybrid"}
    assert all(set(values) == {"hit@1", "recall@5", "recall@10", "mrr", "ndcg@10"} for values in found.values())
    assert found["words"]["hit@1"] == 1.0
