"""The share of sentences naming two countries that yield an event is counted without asking the lexicon."""

import json

from kankei_reading.evaluate.coverage import articles, main, measure


def test_only_sentences_with_two_countries_and_a_deed_are_counted(tmp_path, capsys):
    path = tmp_path / "articles.jsonl"
    body = "日本はフランスを批判した。日本では桜が咲いた。日本とフランスは島国ではない。"
    path.write_text(
        json.dumps({"headline": "きょうの動き", "text": body}, ensure_ascii=False) + "\n", "utf-8"
    )
    found = measure(articles(path))
    assert (found.told, found.sentences) == (1, 1)
    assert main([str(path)]) == 0
    assert "1 of 1" in capsys.readouterr().out


def test_a_path_that_is_no_file_is_refused(capsys):
    assert main(["/nowhere.jsonl"]) == 2
    assert "usage" in capsys.readouterr().err
