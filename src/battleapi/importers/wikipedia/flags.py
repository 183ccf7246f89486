"""States by the names and codes that flag templates give them, and by the words for their people.

Only names that mean one article are listed; any other name is the title of its own article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from .titles import normal_title

# The title of the article; the country code where the state is a country of ISO 3166-1, else `-`;
# the words for its people; other names in flag templates and links, without years in brackets.
_STATES = """\
Afghanistan | AF | Afghan | AFG
Albania | AL | Albanian | ALB
Argentina | AR | Argentine; Argentinian | ARG
Armenia | AM | Armenian | ARM
Australia | AU | Australian; Aussie | AUS
Austria | AT | Austrian | AUT
Austria-Hungary | - | Austro-Hungarian; Austrian | Austro-Hungarian Empire; Austria–Hungary; AUH
Austrian Empire | - | Austrian; Imperial |
Azerbaijan | AZ | Azerbaijani; Azeri | AZE
Belgian Congo | - | Congolese |
Belgium | BE | Belgian | BEL
Brazil | BR | Brazilian | BRA
British Empire | - | British |
British Raj | - | Indian; British Indian | British India; IND-1858; IND-1885
Bulgaria | BG | Bulgarian | BUL; BGR
Burkina Faso | BF | Burkinabe | BFA
Byzantine Empire | - | Byzantine | Eastern Roman Empire
Canada | CA | Canadian | CAN
Ceylon | - | Ceylonese | British Ceylon
Chad | TD | Chadian | TCD
China | CN | Chinese | CHN; PRC; People's Republic of China
Commonwealth of the Philippines | - | Filipino; Philippine | Philippine Commonwealth
Confederate States of America | - | Confederate | CSA; Confederate States
Croatia | HR | Croatian; Croat | CRO; HRV
Cuba | CU | Cuban | CUB
Czechoslovakia | - | Czechoslovak; Czech | TCH; CSK; Czechoslovakia (exile)
Democratic Federal Yugoslavia | - | Yugoslav |
Denmark | DK | Danish; Dane | DEN; DNK
Dominion of New Zealand | - | New Zealander; New Zealand |
Dutch Republic | - | Dutch | Republic of the Seven United Netherlands; United Provinces
Egypt | EG | Egyptian | EGY
Empire of Japan | - | Japanese | Japanese Empire; Imperial Japan
England | - | English | ENG
Estonia | EE | Estonian | EST
Ethiopia | ET | Ethiopian | ETH
Ethiopian Empire | - | Ethiopian; Abyssinian | Abyssinia
Fascist Italy (1922–1943) | - | Italian | Fascist Italy
Finland | FI | Finnish; Finn | FIN
France | FR | French | FRA
Free France | - | Free French; French | Free French; Free French Forces; FRA-1940
French First Republic | - | French | First French Republic
First French Empire | - | French | French Empire; First Empire
French Third Republic | - | French | FRA-3; Third French Republic
German Empire | - | German |
Germany | DE | German | GER; DEU
Great Britain | - | British | Kingdom of Great Britain; UKGB
Greece | GR | Greek | GRE; GRC
Holy Roman Empire | - | Imperial | HRE
Hungary | HU | Hungarian | HUN
Independent State of Croatia | - | Croatian; Croat |
India | IN | Indian | IND
Indonesia | ID | Indonesian | IDN
Iran | IR | Iranian | IRN
Iraq | IQ | Iraqi | IRQ
Ireland | IE | Irish | IRL
Israel | IL | Israeli | ISR
Italian Social Republic | - | Italian | Republic of Salò; Salo Republic
Italy | IT | Italian | ITA
Japan | JP | Japanese | JPN
Jordan | JO | Jordanian | JOR
Kenya | KE | Kenyan | KEN
Kingdom of Bulgaria | - | Bulgarian |
Kingdom of France | - | French |
Kingdom of Greece | - | Greek |
Kingdom of Hungary (1920–1946) | - | Hungarian | Kingdom of Hungary (1920–46)
Kingdom of Italy | - | Italian |
Kingdom of Romania | - | Romanian | Kingdom of Rumania
Kingdom of Yugoslavia | - | Yugoslav |
Latvia | LV | Latvian | LVA
Lebanon | LB | Lebanese | LBN
Libya | LY | Libyan | LBY
Lithuania | LT | Lithuanian | LTU
Luxembourg | LU | Luxembourgish; Luxembourger | LUX
Malaysia | MY | Malaysian | MAS; MYS
Mali | ML | Malian | MLI
Manchukuo | - | Manchukuoan; Manchukuo |
Mandatory Palestine | - | Palestinian | British Mandate for Palestine; Mandate Palestine
Mexico | MX | Mexican | MEX
Mongolian People's Republic | - | Mongolian |
Morocco | MA | Moroccan | MAR
Nazi Germany | - | German; Nazi | Third Reich; German Reich
Nepal | NP | Nepalese; Nepali | NEP; NPL
Netherlands | NL | Dutch | NED; NLD; The Netherlands
New Zealand | NZ | New Zealander; New Zealand | NZL
Nigeria | NG | Nigerian | NGA
North Korea | KP | North Korean | PRK
North Vietnam | - | North Vietnamese |
Norway | NO | Norwegian | NOR
Ottoman Empire | - | Ottoman; Turkish; Turk | OTT
Pakistan | PK | Pakistani | PAK
Papal States | - | Papal |
Philippines | PH | Filipino; Philippine | PHI; PHL
Poland | PL | Polish; Pole | POL
Polish Underground State | - | Polish | PUS
Polish–Lithuanian Commonwealth | - | Polish; Polish–Lithuanian | Polish-Lithuanian Commonwealth
Portugal | PT | Portuguese | POR; PRT
Prussia | - | Prussian | Kingdom of Prussia; PRU
Republic of China (1912–1949) | - | Chinese | Republic of China (1912–49); Republic of China; ROC
Roman Empire | - | Roman |
Roman Republic | - | Roman |
Romania | RO | Romanian | ROM; ROU
Russia | RU | Russian | RUS
Russian Empire | - | Russian |
Saudi Arabia | SA | Saudi | KSA; SAU
Scotland | - | Scottish; Scot | SCO
Second Philippine Republic | - | Filipino; Philippine |
Second Polish Republic | - | Polish; Pole |
Serbia | RS | Serbian; Serb | SRB
Slovak Republic (1939–1945) | - | Slovak | Slovak Republic; Slovakia (1939–1945)
Slovakia | SK | Slovak | SVK
South Africa | ZA | South African | RSA; ZAF
South Korea | KR | South Korean | KOR
South Vietnam | - | South Vietnamese |
Soviet Union | - | Soviet; Russian | USSR; URS; SUN; Union of Soviet Socialist Republics
Spain | ES | Spanish; Spaniard | ESP
Sweden | SE | Swedish; Swede | SWE
Switzerland | CH | Swiss | SUI; CHE
Syria | SY | Syrian | SYR
Thailand | TH | Thai | THA
Turkey | TR | Turkish; Turk | TUR
Ukraine | UA | Ukrainian | UKR
Union of South Africa | - | South African |
United Kingdom | GB | British; Briton | UK; GBR; UKGBI; United Kingdom of Great Britain and Ireland
United States | US | American; U.S.; US; United States | USA; US; United States of America; Union
Vichy France | - | French; Vichy; Vichy French |
Vietnam | VN | Vietnamese | VNM
West Germany | - | German; West German |
Yugoslavia | - | Yugoslav | YUG
"""

_YEARS = re.compile(r"\s*\((?:\d{4})?[–-]?(?:\d{2,4})?\)$")


@dataclass(frozen=True, slots=True)
class State:
    """A state: the title of its article, and its code where it is a country of today."""

    title: str
    country: str | None


def _rows() -> tuple[tuple[State, tuple[str, ...], tuple[str, ...]], ...]:
    rows = []
    for line in _STATES.splitlines():
        title, code, peoples, others = (cell.strip() for cell in line.split("|"))
        state = State(title, None if code == "-" else code)
        rows.append((state, _cells(peoples), (title, *_cells(others))))
    return tuple(rows)


def _cells(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (cell.strip() for cell in text.split(";"))))


def _key(name: str) -> str:
    return normal_title(name).lower().replace("-", "–")


def _peoples() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for state, peoples, names in _rows():
        for word in (*peoples, *names):
            found[word.lower().replace(".", "")].add(state.title)
            if word in peoples and not word.endswith(("s", "sh", "ch", "ese", "ss")):
                found[f"{word.lower()}s"].add(state.title)
    return MappingProxyType({word: frozenset(titles) for word, titles in found.items()})


_NAMED: Final = MappingProxyType(
    {_key(name): state for state, _, names in _rows() for name in names}
)
PEOPLES: Final[Mapping[str, frozenset[str]]] = _peoples()
"""The states, by title, that a word for a people or a name may mean: lower case, without dots."""


def state(name: str) -> State | None:
    """The state of a name or code of a flag template, or of the title of an article."""
    return _NAMED.get(_key(name)) or _NAMED.get(_key(_YEARS.sub("", name)))


def are_kin(title: str, other: str) -> bool:
    """Whether two titles are of states of one nation: one word is for the people of both."""
    return any({title, other} <= titles for titles in PEOPLES.values())


def is_country(name: str) -> bool:
    """Whether a template of that name is a flag: its code in capitals, or the name itself."""
    return _key(name) in _NAMED
