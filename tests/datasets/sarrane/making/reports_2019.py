"""The reports of 2019: a force that grows before it shrinks."""

from tests.datasets.sarrane.making.reading import about, between, exact, nearly, over, rounded
from tests.datasets.sarrane.making.telling import Teller, said


def tell(teller: Teller) -> None:
    _winter(teller)
    _coast(teller)
    _surge(teller)
    _surge_told(teller)
    _summer(teller)
    _half_year(teller)
    _wadi_sakhr(teller)
    _autumn(teller)


def _winter(teller: Teller) -> None:
    teller.report(
        "command",
        "2019-01-21",
        "The force at the new year",
        [
            said("sarrane", "command fact stock",
                 "The Command counts {n} Northern troops in Sarrane.",
                 "north: sarrane", rounded(50), when={"at": "2019-01-21"}),
            said("ilvar", "command fact stock", "In Ilvar they are {n}.",
                 "north: ilvar", about, when={"at": "2019-01-21"}),
            said("tamoud", "command fact stock", "There are {n} of them in Tamoud.",
                 "north: tamoud", "dozens", when={"at": "2019-01-21"}),
            said("nobody-yet", "command fact stock",
                 "The strip at Wadi Sakhr is being built, and nobody of the force is there.",
                 "force: wadi-sakhr", "0", when={"at": "2019-01-21"}, locator=3),
            said("all", "command fact stock",
                 "With its allies the force comes to {n} over the three countries.",
                 "force: sarrane, ilvar, tamoud", over(500), when={"at": "2019-01-21"}),
            said("mandate", "joint fact milestone", "The mandate is renewed for three years.",
                 "sarrane", when={"at": "2019-01-15"}),
        ],
    )  # fmt: skip
    teller.report(
        "phare",
        "2019-02-09",
        "Où sont les soldats du Nord ?",
        [
            said("amary-hadid", "officers fact stock",
                 "Amary and Fort-Hadid hold {n} Northern troops between them.",
                 "north: amary, hadid", about, when={"at": "2019-02-09"}),
            said("hadid-belcastre", "officers fact stock",
                 "Fort-Hadid and Belcastre together have {n}.",
                 "north: hadid, belcastre", about, when={"at": "2019-02-09"},
                 note="Hadid is in both lists; the two figures can't be added."),
            said("two-thirds", "outlet fact share",
                 "That is {n} of the contingent at Amary and Fort-Hadid.",
                 "north: amary, hadid", "two thirds", when={"at": "2019-02-09"}, whole="sarrane"),
            said("hadid-in-use", "outlet fact kept",
                 "The paper's reporter was at Fort-Hadid, among Northern troops.",
                 "north: hadid", "present", when={"at": "2019-02-09"}),
        ],
    )  # fmt: skip


def _coast(teller: Teller) -> None:
    teller.report(
        "sawt",
        "2019-02-26",
        "قوات الحلفاء على الساحل",
        [
            said("allied", "allies fact stock", "The allies have {n} troops in Sarrane.",
                 "allied: sarrane", about, when={"at": "2019-02-26"}),
            said("ras-doumi", "allies fact stock", "At Ras Doumi they are {n}.",
                 "allied: ras-doumi", over(100), when={"at": "2019-02-26"}),
            said("ain-tarfa-in-use", "outlet fact kept",
                 "Ain Tarfa is manned by Northern troops alone.",
                 "north: ain-tarfa", "present", when={"at": "2019-02-26"}),
            said("littoral", "officers fact stock",
                 "Between them the two posts of the littoral have {n} Northern troops.",
                 "north: littoral", between(100), when={"at": "2019-02-26"}),
            said("talks", "ministry fact context",
                 "Talks on how long the force stays have not begun.",
                 "sarrane"),
        ],
    )  # fmt: skip


def _surge(teller: Teller) -> None:
    teller.report(
        "command",
        "2019-03-20",
        "Reinforcement for the interior",
        [
            said("reinforcement", "command plan arrival",
                 "In May {n} more Northern troops come to Qasr Hadid.",
                 "north: hadid", "about 600", when={"from": "2019-05", "by": "2019-05"},
                 under="the roads are open"),
            said("hadid-kept", "command plan kept",
                 "Qasr Hadid holds a {n} garrison until the end of autumn at least.",
                 "north: hadid", "substantial",
                 when={"from": "2019-05", "through": "2019-autumn"}),
            said("amary-kept", "command plan kept", "Amary stays the headquarters through 2020.",
                 "north: amary", "present", when={"through": "2020"}),
            said("depot", "command plan context",
                 "A larger depot at Korsund is being looked into.",
                 "korsund"),
        ],
    )  # fmt: skip
    teller.report(
        "wire",
        "2019-05-06",
        "Northern reinforcement due within days",
        [
            said("hadid", "officers fact stock",
                 "Before the reinforcement {n} Northern troops are at Qasr Hadid.",
                 "north: hadid", exact, when={"at": "2019-05-06"}),
            said("sarrane", "officers fact stock", "In all of Sarrane they are {n}.",
                 "north: sarrane", about, when={"at": "2019-05-06"}),
        ],
    )  # fmt: skip


def _surge_told(teller: Teller) -> None:
    teller.report(
        "wire",
        "2019-05-24",
        "Reinforcement complete, Command says",
        [
            said("sarrane", "command fact stock", "There are now {n} Northern troops in Sarrane.",
                 "north: sarrane", about, when={"at": "2019-05-24"}),
            said("hadid-arrived", "command fact arrival",
                 "Within ten days {n} came to Qasr Hadid.",
                 "north: hadid", nearly(50), when={"from": "2019-05-10", "by": "2019-05-20"}),
            said("belcastre", "command fact stock", "Belcastre is unchanged at {n}.",
                 "north: belcastre", about, when={"at": "2019-05-24"}),
        ],
    )  # fmt: skip
    teller.report(
        "herald",
        "2019-05-25",
        "Reinforcement complete",
        [
            said("sarrane", "command fact stock",
                 "The Northern contingent in Sarrane now stands at {n}.",
                 "north: sarrane", "over 4000", when={"at": "2019-05-24"},
                 retells=["wire-190524-sarrane"]),
            said("iron-fort", "command fact arrival", "The Iron Fort got {n} more.",
                 "north: hadid", "hundreds", when={"from": "2019-05-10", "by": "2019-05-20"},
                 retells=["wire-190524-hadid-arrived"]),
            said("allied-amary", "outlet fact stock", "The allied barracks at Amary house {n}.",
                 "allied: amary", over(100), when={"at": "2019-05-25"},
                 origin="herald-2019-05-25", note="The paper's own; the rest is the agency's."),
        ],
        origin="wire-2019-05-24",
    )  # fmt: skip
    teller.report(
        "mina",
        "2019-05-26",
        "آلاف الجنود في سارّان",
        [
            said("sarrane", "command fact stock", "Northern troops in Sarrane are in the {n}.",
                 "north: sarrane", "thousands", when={"at": "2019-05-24"},
                 retells=["wire-190524-sarrane"]),
            said("demand", "deputies demand emptied",
                 "Deputies want every foreign soldier out of Sarrane within the next year.",
                 "force: sarrane", when={"by": "2020"}, origin="mina-2019-05-26"),
        ],
        origin="wire-2019-05-24",
    )  # fmt: skip


def _summer(teller: Teller) -> None:
    teller.report(
        "gazette",
        "2019-06-12",
        "Des renforts alliés pour le littoral",
        [
            said("allied-come", "allies plan arrival",
                 "Over the summer {n} more allied troops are to come to Ras Doumi.",
                 "allied: ras-doumi", "about 120", when={"by": "2019-summer"}),
            said("ras-doumi", "allies fact stock", "They are {n} there today.",
                 "allied: ras-doumi", about, when={"at": "2019-06-12"}),
            said("littoral", "outlet fact stock",
                 "The paper counts {n} Northern troops in the littoral.",
                 "north: littoral", nearly(100), when={"at": "2019-06-12"}),
            said("may-rise", "diplomats possibility context",
                 "Diplomats hold it possible that more Northern troops follow.",
                 "north: sarrane", releases=["no-rise"]),
        ],
        confidence={"level": "medium", "reason": "Its count of the littoral is the paper's own."},
    )  # fmt: skip
    teller.report(
        "observer",
        "2019-06-30",
        "Five thousand and counting",
        [
            said("sarrane", "outlet fact stock",
                 "By its own count {n} Northern troops are in Sarrane.",
                 "north: sarrane", "5200", when={"at": "2019-06-30"}),
            said("hadid", "outlet fact stock", "Of these {n} are at the Iron Fort.",
                 "north: hadid", about, when={"at": "2019-06-30"}),
        ],
        confidence={"level": "low", "reason": "It doesn't say how it counted."},
    )  # fmt: skip


def _half_year(teller: Teller) -> None:
    teller.report(
        "command",
        "2019-07-01",
        "Strength at the half-year",
        [
            said("sarrane", "command fact stock", "{n} Northern troops serve in Sarrane.",
                 "north: sarrane", rounded(100), when={"at": "2019-07-01"}),
            said("ilvar", "command fact stock", "{n} serve in Ilvar.",
                 "north: ilvar", exact, when={"at": "2019-07-01"}),
            said("north", "command fact stock",
                 "Over the three countries that makes {n} Northern troops.",
                 "north: sarrane, ilvar, tamoud", rounded(100), when={"at": "2019-07-01"}),
            said("not-five-thousand", "command denial context",
                 "The Command calls the Observer's count wrong.",
                 "north: sarrane", releases=["observer-190630-sarrane"],
                 contradicts=["observer-190630-sarrane"]),
        ],
    )  # fmt: skip
    teller.report(
        "sawt",
        "2019-07-25",
        "وصول قوات إلى رأس الدومي",
        [
            said("ras-doumi", "allies fact stock", "Ras Doumi now has {n} allied troops.",
                 "allied: ras-doumi", about, when={"at": "2019-07-25"}),
            said("arrived", "allies fact arrival", "{n} of them came in July.",
                 "allied: ras-doumi", about, when={"from": "2019-07", "by": "2019-07-20"}),
            said("all", "diplomats fact stock", "The whole force numbers {n}, diplomats say.",
                 "force: sarrane, ilvar, tamoud", nearly(500), when={"at": "2019-07-25"}),
            said("amary-in-use", "outlet fact kept", "Allied troops are at Port Amary too.",
                 "allied: amary", "present", when={"at": "2019-07-25"}),
        ],
    )  # fmt: skip


def _wadi_sakhr(teller: Teller) -> None:
    teller.report(
        "herald",
        "2019-09-24",
        "A new base in Tamoud",
        [
            said("wadi-in-use", "outlet fact kept", "Wadi Sakhr is open.",
                 "north: wadi-sakhr", "present", when={"at": "2019-09-24"}),
            said("wadi-number", "outlet fact stock", "{n} Northern troops have moved in.",
                 "north: wadi-sakhr", "450", when={"at": "2019-09-24"}),
            said("from-the-port", "officers fact move", "{n} came over from the port of Tamoud.",
                 "north: tamoud-port", "dozens", when={"from": "2019-09-09", "by": "2019-09-20"},
                 to="wadi-sakhr"),
        ],
    )  # fmt: skip
    teller.report(
        "herald",
        "2019-10-01",
        "A correction",
        [
            said("wadi-number", "outlet fact stock",
                 "It was {n} at Wadi Sakhr and not 450; the paper regrets the error.",
                 "north: wadi-sakhr", about, when={"at": "2019-09-24"},
                 supersedes=["herald-190924-wadi-number"]),
            said("wadi-kept", "command plan kept", "The base is to be used through 2020.",
                 "north: wadi-sakhr", "present", when={"from": "2019-10", "through": "2020"}),
        ],
    )  # fmt: skip
    teller.report(
        "wire",
        "2019-10-10",
        "Northern presence in Tamoud doubles",
        [
            said("tamoud", "officers fact stock", "There are now {n} of them in Tamoud.",
                 "north: tamoud", between(50), when={"at": "2019-10-10"}),
            said("tamoud-arrived", "officers fact arrival", "{n} came in September.",
                 "north: tamoud", over(100), when={"from": "2019-09", "by": "2019-09"}),
            said("ilvar", "command fact stock",
                 "A communiqué of last week, which the agency quotes, has {n} in Ilvar.",
                 "north: ilvar", about, when={"at": "2019-10-04"}, origin="command-2019-10-04"),
        ],
    )  # fmt: skip


def _autumn(teller: Teller) -> None:
    teller.report(
        "posten",
        "2019-11-20",
        "Korsund takes over from the airport",
        [
            said("moved", "ilvar fact move",
                 "Until mid-November {n} Northern troops went from the airport to Korsund.",
                 "north: ilvar-airport", over(100), when={"from": "2019-11", "by": "2019-11-15"},
                 to="korsund"),
            said("ilvar", "ilvar fact stock", "In all of Ilvar they are still {n}.",
                 "north: ilvar", exact, when={"at": "2019-11-20"}),
            said("korsund", "ilvar fact stock", "With the allies {n} are at Korsund.",
                 "force: korsund", about, when={"at": "2019-11-20"}),
            said("airport", "outlet fact stock", "{n} Northern troops are left at the airport.",
                 "north: ilvar-airport", "fewer than 400", when={"at": "2019-11-20"}),
        ],
    )  # fmt: skip
    teller.report(
        "phare",
        "2019-12-05",
        "L'intérieur pèse plus que la capitale",
        [
            said("allied", "allies fact stock", "The allies are {n} in Sarrane.",
                 "allied: sarrane", rounded(50), when={"at": "2019-12-05"}),
            said("inland", "outlet fact share",
                 "{n} of the Northern contingent is at the two inland bases.",
                 "north: inland-bases", "more than half", when={"at": "2019-12-05"},
                 whole="sarrane"),
            said("hadid-belcastre", "officers fact stock", "At Fort-Hadid and Belcastre are {n}.",
                 "north: hadid, belcastre", about, when={"at": "2019-12-05"}),
            said("amary-hadid", "officers fact stock", "At Amary and Fort-Hadid are {n}.",
                 "north: amary, hadid", over(500), when={"at": "2019-12-05"}),
        ],
    )  # fmt: skip
