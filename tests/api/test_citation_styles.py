import json

from battleapi.api.citation_styles import CitedRevision, Style, cite

SHA = "cc6bd6ef6890286aa653339031c77a6130d4f6e7b9952ffeb556c3721a985c57"
BER = CitedRevision(
    id="battle-of-ber-2023",
    name="Battle of Ber (2023)",
    revision=3,
    recorded_at="2026-11-20T09:14:03.123456Z",
    author="A. Curator",
    sha256=SHA,
    url="https://example.org/v1/battles/battle-of-ber-2023/revisions/3",
)
ODD = CitedRevision(
    id="odd",
    name="50% of\n{A} & B_C \\ ~ ^ $1 #2",
    revision=1,
    recorded_at="2026-01-02T00:00:00.000000Z",
    author="A {B}",
    sha256=SHA,
    url="https://example.org/x",
)


def test_bibtex() -> None:
    assert cite(BER, Style.BIBTEX) == (
        "@misc{battle-of-ber-2023-r3,\n"
        "  author = {{A. Curator}},\n"
        "  title = {{Battle of Ber (2023)}},\n"
        "  publisher = {battleapi},\n"
        "  version = {revision 3},\n"
        "  date = {2026-11-20},\n"
        "  year = {2026},\n"
        "  url = {https://example.org/v1/battles/battle-of-ber-2023/revisions/3},\n"
        f"  note = {{SHA-256 of the stored record: {SHA}}}\n"
        "}\n"
    )


def test_bibtex_keeps_signs_of_tex_apart() -> None:
    text = cite(ODD, Style.BIBTEX)
    assert (
        r"{50\% of \{A\} \& B\_C \textbackslash{} \textasciitilde{} \textasciicircum{} \$1 \#2}"
        in text
    )


def test_ris() -> None:
    assert cite(BER, Style.RIS).split("\r\n") == [
        "TY  - DATA",
        "ID  - battle-of-ber-2023-r3",
        "AU  - A. Curator",
        "TI  - Battle of Ber (2023)",
        "PB  - battleapi",
        "PY  - 2026",
        "DA  - 2026/11/20",
        "ET  - revision 3",
        "UR  - https://example.org/v1/battles/battle-of-ber-2023/revisions/3",
        f"N1  - SHA-256 of the stored record: {SHA}",
        "ER  - ",
        "",
    ]


def test_a_line_of_ris_stays_one_line() -> None:
    assert "TI  - 50% of {A} & B_C" in cite(ODD, Style.RIS)


def test_csl_json() -> None:
    (item,) = json.loads(cite(BER, Style.CSL_JSON))
    assert item == {
        "id": "battle-of-ber-2023-r3",
        "type": "dataset",
        "title": "Battle of Ber (2023)",
        "author": [{"literal": "A. Curator"}],
        "publisher": "battleapi",
        "version": "revision 3",
        "issued": {"date-parts": [[2026, 11, 20]]},
        "URL": "https://example.org/v1/battles/battle-of-ber-2023/revisions/3",
        "note": f"SHA-256 of the stored record: {SHA}",
    }
