"""The reports of 2021: a guard stays behind, and the end comes later than was said."""

from tests.datasets.sarrane.making.reading import about, between, over, rounded
from tests.datasets.sarrane.making.telling import Teller, said


def tell(teller: Teller) -> None:
    _late(teller)
    _hadid(teller)
    _half_year(teller)
    _summer(teller)
    _end(teller)


def _late(teller: Teller) -> None:
    teller.report(
        "command",
        "2021-01-12",
        "Two thousand by the end of February",
        [
            said("sarrane", "command fact stock", "{n} Northern troops are in Sarrane.",
                 "north: sarrane", about, when={"at": "2021-01-12"}),
            said("plan-february", "command plan stock",
                 "The {n} that were meant for December are reached two months later.",
                 "north: sarrane", "about 2000", when={"by": "2021-02"},
                 supersedes=["command-200702-plan-december"]),
            said("hadid-empty", "command plan emptied",
                 "Over the spring Qasr Hadid is left, bar a small guard.",
                 "north: hadid", when={"by": "2021-spring"}, remainder="small guard"),
            said("hadid-allied", "allies plan move",
                 "By then {n} allied troops there have moved to Amary.",
                 "allied: hadid", "all", when={"by": "2021-spring"}, to="amary"),
        ],
    )  # fmt: skip
    teller.report(
        "sawt",
        "2021-02-27",
        "إغلاق قاعدة وادي صخر",
        [
            said("wadi-left", "officers fact emptied", "Wadi Sakhr was left on 20 February.",
                 "north: wadi-sakhr", when={"by": "2021-02-20"}),
            said("wadi-handover", "outlet fact handover",
                 "Tamoud's army has had the strip since the 25th.",
                 "wadi-sakhr", when={"at": "2021-02-25"}),
            said("to-the-port", "officers fact move", "{n} of its garrison went to the port.",
                 "north: wadi-sakhr", "most", when={"from": "2021-02", "by": "2021-02-20"},
                 to="tamoud-port"),
            said("tamoud", "officers fact stock", "{n} are left in the country.",
                 "north: tamoud", about, when={"at": "2021-02-27"}),
        ],
    )  # fmt: skip
    teller.report(
        "wire",
        "2021-03-02",
        "Northern force in Sarrane down to two thousand",
        [
            said("sarrane", "command fact stock",
                 "On 1 March {n} Northern troops were in Sarrane.",
                 "north: sarrane", rounded(100), when={"at": "2021-03-01"}),
            said("amary", "officers fact stock", "At Amary they were {n}.",
                 "north: amary", about, when={"at": "2021-03-01"}),
            said("korsund-empty", "allies plan emptied",
                 "The allies have begun to leave Korsund and are gone by the end of April.",
                 "allied: korsund", when={"from": "2021-03-01", "by": "2021-04"}),
        ],
    )  # fmt: skip


def _hadid(teller: Teller) -> None:
    teller.report(
        "gazette",
        "2021-04-18",
        "Fort-Hadid se vide",
        [
            said("korsund-left", "allies fact emptied",
                 "On 15 April the last allied troops left Korsund.",
                 "allied: korsund", when={"by": "2021-04-15"}),
            said("hadid", "outlet fact stock", "Fort-Hadid still has {n} Northern troops.",
                 "north: hadid", between(100), when={"at": "2021-04-18"}),
            said("hadid-most", "officers expectation departure",
                 "{n} of those who were there on 20 March are gone by May.",
                 "north: hadid", "most", when={"from": "2021-03-20", "by": "2021-05"}),
            said("hadid-under-way", "ministry plan emptied",
                 "The evacuation that began in March ends in May, with a guard left.",
                 "north: hadid", when={"from": "2021-03-20", "by": "2021-05"},
                 remainder="up to 100"),
            said("hadid-handover", "ministry plan handover",
                 "Within two months the fort is Sarrane's.",
                 "hadid", when={"by": "P2M"}),
        ],
    )  # fmt: skip


def _half_year(teller: Teller) -> None:
    teller.report(
        "command",
        "2021-06-02",
        "What stays, and what goes this summer",
        [
            said("hadid-left", "command fact emptied",
                 "Since 25 May only a guard is at Qasr Hadid.",
                 "north: hadid", when={"by": "2021-05-25"}, remainder="about 40"),
            said("hadid-handover", "joint fact handover",
                 "The fort was handed over on 1 June; the guard are guests.",
                 "hadid", when={"at": "2021-06-01"}),
            said("hadid-guard", "command plan kept", "{n} stay there through the year.",
                 "north: hadid", "dozens", when={"from": "2021-06", "through": "2021"}),
            said("sarrane", "command fact stock", "On 1 June {n} Northern troops were in Sarrane.",
                 "north: sarrane", rounded(50), when={"at": "2021-06-01"}),
            said("ilvar-third", "command plan departure",
                 "Over the summer {n} of the contingent in Ilvar goes home.",
                 "north: ilvar", "a third", when={"from": "2021-06", "by": "2021-summer"}),
            said("tolm-empty", "command plan emptied", "Tolm is left by the end of July.",
                 "north: tolm", when={"by": "2021-07"}),
            said("littoral-empty", "command plan emptied",
                 "By the end of autumn the force has left the littoral, the allies excepted.",
                 "force: littoral", when={"by": "2021-autumn"}, bar={"population": "allied"}),
            said("allied-kept", "allies plan kept",
                 "The allies stay at Ras Doumi through the year under a treaty of their own, {n}.",
                 "allied: ras-doumi", "at least 300", when={"through": "2021"}),
            said("not-leaving", "ministry denial context",
                 "The ministry denies that the littoral is given up.",
                 "north: littoral", releases=["command-210602-littoral-empty"]),
        ],
    )  # fmt: skip


def _summer(teller: Teller) -> None:
    teller.report(
        "posten",
        "2021-08-03",
        "The depot at Tolm is closed",
        [
            said("tolm-left", "ilvar fact emptied", "Tolm was left on 28 July.",
                 "north: tolm", when={"by": "2021-07-28"}),
            said("tolm-korsund", "ilvar fact move", "{n} of its staff went to Korsund in July.",
                 "north: tolm", "dozens", when={"from": "2021-07", "by": "2021-07"},
                 to="korsund"),
            said("airport", "ilvar fact stock", "The airport has {n} Northern troops left.",
                 "north: ilvar-airport", about, when={"at": "2021-08-01"}),
            said("ilvar-shrinks", "outlet expectation reduction",
                 "When August is over there will be {n} fewer in Ilvar than in May.",
                 "north: ilvar", "significantly", when={"from": "2021-06", "by": "2021-08"}),
        ],
    )  # fmt: skip
    teller.report(
        "wire",
        "2021-09-15",
        "All Northern troops to be home by mid-December",
        [
            said("ras-doumi-left", "command fact emptied",
                 "On 12 September the last Northern troops left Ras Doumi.",
                 "north: ras-doumi", when={"by": "2021-09-12"}),
            said("airport-amary", "command fact move",
                 "{n} came from Ilvar's airport to Amary in the first days of the month.",
                 "north: ilvar-airport", about, when={"from": "2021-09", "by": "2021-09-05"},
                 to="amary"),
            said("sarrane", "command fact stock", "{n} Northern troops are in Sarrane today.",
                 "north: sarrane", about, when={"at": "2021-09-15"}),
            said("all-out", "command plan emptied",
                 "They all leave by 15 December, but for those at Qasr Hadid.",
                 "north: sarrane", when={"by": "2021-12-15"}, bar={"place": "hadid"}),
        ],
    )  # fmt: skip


def _end(teller: Teller) -> None:
    teller.report(
        "herald",
        "2021-10-20",
        "Some may see the new year in Amary",
        [
            said("some-stay", "diplomats expectation kept",
                 "Diplomats expect {n} Northern troops at Amary until the year is out.",
                 "north: amary", "over 100", when={"from": "2021-12-15", "through": "2021"},
                 releases=["wire-210915-all-out"]),
            said("next-ones", "command plan departure",
                 "Until the end of November {n} leave Sarrane, none of them from the Iron Fort.",
                 "north: sarrane", about, when={"by": "2021-11"}, bar={"place": "hadid"}),
            said("tamoud-partial", "officers plan departure",
                 "In Tamoud part of the contingent goes within two months.",
                 "north: tamoud", "partial", when={"by": "P2M"}),
            said("tamoud", "officers fact stock", "{n} are in Tamoud now.",
                 "north: tamoud", over(50), when={"at": "2021-10-20"}),
            said("korsund-kept", "ilvar plan kept", "Korsund keeps a {n} number through the year.",
                 "north: korsund", "substantial", when={"through": "2021"}),
        ],
    )  # fmt: skip
    teller.report(
        "observer",
        "2021-12-10",
        "Who is left",
        [
            said("sarrane", "outlet fact stock", "It counts {n} Northern troops in Sarrane.",
                 "north: sarrane", between(100), when={"at": "2021-12-10"}),
            said("amary", "outlet fact stock", "{n} of them are at Amary.",
                 "north: amary", about, when={"at": "2021-12-10"}),
            said("allied", "allies fact stock", "The allies put their own at {n} in Sarrane.",
                 "allied: sarrane", about, when={"at": "2021-12-10"}),
            said("ilvar", "ilvar fact stock", "Ilvar has {n} Northern troops.",
                 "north: ilvar", between(100), when={"at": "2021-12-10"}),
            said("vote", "deputies fact milestone", "The assembly lets the mandate run out.",
                 "sarrane", when={"at": "2021-12-08"}),
        ],
    )  # fmt: skip
