"""GiNZA as a peer: run by the Python of an environment of its own, one JSON line in, one out.

`{"text": …}` → `{"seconds": …, "entities": [[start, end, label]], "quotes": [[start, end, speaker]]}`. The seconds are those
of GiNZA alone, measured here. Nothing of Kankei is imported.
"""

from __future__ import annotations

import json
import re
import sys
import time
from importlib.metadata import version

import spacy

QUOTE = re.compile(r"「([^「」]*(?:「[^「」]*」[^「」]*)*)」")
SAID = re.compile(r"(?:など|ほか|、)?と|(?:[(][^()]*[)])?。?$", re.MULTILINE)
SUBJECTS = ("nsubj", "dislocated", "nsubj:outer")


def speaker_of(doc, start, end):
    """Who the parse says is the subject of the verb that the quotation depends on."""
    inside = [t for t in doc if start <= t.idx < end]
    if not inside:
        return None
    at = inside[-1]
    for _ in range(20):
        if at.idx >= end and at.pos_ in ("VERB", "NOUN", "AUX"):
            for child in at.children:
                outside = not start <= child.idx < end
                if child.dep_ in SUBJECTS and outside:
                    return phrase_of(doc, child)
        if at.head is at:
            break
        at = at.head
    return None


def phrase_of(doc, head):
    """A person in the subject's phrase, else the phrase without its particle."""
    tokens = [t for t in head.subtree if t.pos_ not in ("ADP", "PUNCT") or t.i < head.i]
    if not tokens:
        return head.text
    first, last = tokens[0].i, tokens[-1].i + 1
    people = [e for e in doc.ents if e.label_ == "Person" and first <= e.start < last]
    return people[-1].text if people else doc[first:last].text


def nearest_person(doc, start):
    before = [e for e in doc.ents if e.label_ == "Person" and e.start_char < start]
    return before[-1].text if before else None


def quotes_of(doc):
    found = []
    for hit in QUOTE.finditer(doc.text):
        if SAID.match(doc.text, hit.end()) and len(hit[1]) > 4:
            start, end = hit.span(1)
            speaker = speaker_of(doc, start, end + 1) or nearest_person(doc, start)
            found.append([start, end, speaker])
    return found


def main():
    nlp = spacy.load("ja_ginza")
    versions = {name: version(name) for name in ("ginza", "ja_ginza", "spacy", "sudachipy")}
    print(json.dumps({"versions": versions}), flush=True)
    for line in sys.stdin:
        text = json.loads(line)["text"]
        started = time.process_time()
        doc = nlp(text)
        seconds = time.process_time() - started
        entities = [[e.start_char, e.end_char, e.label_] for e in doc.ents]
        answer = {"seconds": seconds, "entities": entities, "quotes": quotes_of(doc)}
        print(json.dumps(answer, ensure_ascii=False), flush=True)


main()
