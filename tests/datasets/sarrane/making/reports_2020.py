"""The reports of 2020: a plan that is replaced twice, and a base that is left late."""

from tests.datasets.sarrane.making.reading import about, between, exact, over, rounded
from tests.datasets.sarrane.making.telling import Teller, said


def tell(teller: Teller) -> None:
    _first_plan(teller)
    _second_plan(teller)
    _third_plan(teller)
    _rivals(teller)
    _belcastre(teller)
    _left(teller)


def _first_plan(teller: Teller) -> None:
    teller.report(
        "command",
        "2020-01-14",
        "The reinforcement goes home",
        [
            said("sarrane", "command fact stock", "{n} Northern troops are in Sarrane.",
                 "north: sarrane", rounded(100), when={"at": "2020-01-14"}),
            said("plan-june", "command plan stock",
                 "Their number falls to {n} by the end of June.",
                 "north: sarrane", "about 3200", when={"by": "2020-06"}),
            said("surge-home", "command plan departure",
                 "From February to April {n} of those at Qasr Hadid go home.",
                 "north: hadid", "hundreds", when={"from": "2020-02", "by": "2020-04"}),
            said("ilvar-kept", "command plan kept",
                 "In Ilvar {n} stay through the second half of the year.",
                 "north: ilvar", "at least 900", when={"through": "2020-H2"}),
        ],
    )  # fmt: skip
    teller.report(
        "mina",
        "2020-01-17",
        "الانسحاب يبدأ في فبراير",
        [
            said("plan-june", "command plan stock",
                 "Northern troops in Sarrane shrink to {n} until the summer.",
                 "north: sarrane", "about 3200", when={"by": "2020-06"},
                 retells=["command-200114-plan-june"]),
            said("demand", "deputies demand emptied",
                 "Deputies repeat that all must leave this year.",
                 "force: sarrane", when={"by": "2020"}, origin="mina-2020-01-17"),
            said("may-be-late", "officers possibility context",
                 "Officers admit that June may be too early.",
                 "north: sarrane", origin="mina-2020-01-17",
                 releases=["command-200114-plan-june"]),
        ],
        origin="command-2020-01-14",
    )  # fmt: skip


def _second_plan(teller: Teller) -> None:
    teller.report(
        "command",
        "2020-03-25",
        "New timetable",
        [
            said("left-so-far", "command fact departure",
                 "Since 9 February {n} have left Qasr Hadid.",
                 "north: hadid", about, when={"from": "2020-02-09", "by": "2020-03-25"}),
            said("sarrane", "command fact stock", "{n} Northern troops are still in Sarrane.",
                 "north: sarrane", about, when={"at": "2020-03-25"}),
            said("plan-september", "command plan stock",
                 "{n} are now the aim for the end of September; the earlier aim is given up.",
                 "north: sarrane", "about 2800", when={"by": "2020-09"},
                 supersedes=["command-200114-plan-june"]),
            said("amary-leave", "command plan departure", "From May to July {n} leave Amary.",
                 "north: amary", "about 300", when={"from": "2020-05", "by": "2020-07"}),
        ],
    )  # fmt: skip
    teller.report(
        "sawt",
        "2020-05",
        "[No headline: an undated page on the garrisons]",
        [
            said("hadid", "officers fact stock", "Qasr Hadid is down to {n}.",
                 "north: hadid", about, when={"at": "2020-05"}),
            said("amary-partial", "officers expectation departure",
                 "Part of the Amary garrison goes over the summer.",
                 "north: amary", "partial", when={"from": "2020-05", "by": "2020-summer"}),
            said("ras-doumi-third", "allies fact share",
                 "{n} of the allied troops in Sarrane is at Ras Doumi.",
                 "allied: ras-doumi", "a third", when={"at": "2020-05"}, whole="sarrane"),
            said("elsewhere", "officers fact stock",
                 "{n} Northern troops are at no base: liaison staff, mostly.",
                 "north: elsewhere-in-sarrane", "dozens", when={"at": "2020-05"}),
        ],
        identified={
            "confidence": "medium",
            "how": "It speaks of April as past and of June as to come; the page has no date.",
        },
    )  # fmt: skip


def _third_plan(teller: Teller) -> None:
    teller.report(
        "gazette",
        "2020-06-20",
        "Ain Tarfa rendue à la fin du mois",
        [
            said("ain-tarfa-empty", "command plan emptied",
                 "The last Northern troops leave Ain Tarfa this month.",
                 "north: ain-tarfa", when={"by": "2020-06"}),
            said("ain-tarfa-handover", "command plan handover",
                 "The post passes to Sarrane on the 30th.",
                 "ain-tarfa", when={"at": "2020-06-30"}),
            said("to-ras-doumi", "outlet fact move",
                 "{n} of its garrison went no farther than Ras Doumi.",
                 "north: ain-tarfa", about, when={"from": "2020-06", "by": "2020-06-18"},
                 to="ras-doumi"),
            said("ras-doumi-kept", "command plan kept",
                 "At Ras Doumi a {n} number stays through the year.",
                 "north: ras-doumi", "substantial", when={"through": "2020"}),
        ],
    )  # fmt: skip
    teller.report(
        "command",
        "2020-07-02",
        "Two thousand by the end of the year",
        [
            said("sarrane", "command fact stock", "On 1 July {n} Northern troops are in Sarrane.",
                 "north: sarrane", rounded(100), when={"at": "2020-07-01"}),
            said("plan-december", "command plan stock",
                 "{n} by December take the place of the aim for September.",
                 "north: sarrane", "about 2000", when={"by": "2020-12"},
                 supersedes=["command-200325-plan-september"]),
            said("ain-tarfa-left", "command fact emptied", "Ain Tarfa has been left.",
                 "force: ain-tarfa", when={"by": "2020-06-30"}),
            said("ain-tarfa-handover", "command fact handover", "Sarrane took it over on 30 June.",
                 "ain-tarfa", when={"at": "2020-06-30"}),
            said("belcastre-empty", "command plan emptied",
                 "Belcastre is left by 30 September, by everybody.",
                 "force: belcastre", when={"by": "2020-09-30"}),
            said("belcastre-hadid", "command plan move",
                 "{n} of its Northern troops go to Qasr Hadid in September.",
                 "north: belcastre", "about 60", when={"from": "2020-09", "by": "2020-09"},
                 to="hadid"),
        ],
    )  # fmt: skip
    teller.report(
        "herald",
        "2020-07-05",
        "Troops to be halved",
        [
            said("sarrane", "command fact stock", "{n} Northern troops are in Sarrane today.",
                 "north: sarrane", "nearly 3700", when={"at": "2020-07-01"},
                 retells=["command-200702-sarrane"]),
            said("plan-december", "command plan stock", "The Command goes down to {n} this year.",
                 "north: sarrane", "2000", when={"by": "2020"},
                 retells=["command-200702-plan-december"]),
        ],
        origin="command-2020-07-02",
    )  # fmt: skip


def _rivals(teller: Teller) -> None:
    teller.report(
        "observer",
        "2020-09-05",
        "Hardly anybody has left",
        [
            said("sarrane", "outlet fact stock",
                 "By its own count {n} Northern troops are still in Sarrane.",
                 "north: sarrane", "over 4000", when={"at": "2020-09-05"}),
            said("belcastre-in-use", "outlet fact kept", "Belcastre is in use.",
                 "north: belcastre", "present", when={"at": "2020-09-05"}),
        ],
        confidence={"level": "low", "reason": "Its last count was denied."},
    )  # fmt: skip
    teller.report(
        "wire",
        "2020-09-07",
        "Withdrawal behind its timetable",
        [
            said("sarrane", "officers fact stock", "{n} Northern troops are left in Sarrane.",
                 "north: sarrane", about, when={"at": "2020-09-07"}),
            said("belcastre", "officers fact stock", "At Belcastre they are {n}.",
                 "north: belcastre", between(100), when={"at": "2020-09-07"}),
            said("belcastre-leave", "officers fact departure",
                 "{n} have left there since the end of July.",
                 "north: belcastre", about, when={"from": "2020-08", "by": "2020-09-07"}),
        ],
    )  # fmt: skip
    teller.report(
        "command",
        "2020-09-20",
        "The allies leave Ilvar",
        [
            said("allied-ilvar", "allies plan emptied",
                 "In the last quarter all allied troops leave Ilvar, those at Korsund excepted.",
                 "allied: ilvar", when={"by": "2020-Q4"}, bar={"place": "korsund"}),
            said("korsund-kept", "allies plan kept",
                 "Korsund keeps its allied troops until the winter is out.",
                 "allied: korsund", "present", when={"through": "2020-winter"}),
            said("allied-belcastre", "allies plan move",
                 "By the end of October {n} allied troops of Belcastre go to Amary.",
                 "allied: belcastre", "all", when={"by": "2020-10"}, to="amary"),
            said("belcastre-longer", "officers possibility kept",
                 "Officers hold it possible that some are at Belcastre until the end of autumn.",
                 "north: belcastre", "present", when={"through": "2020-autumn"},
                 releases=["command-200702-belcastre-empty"]),
        ],
    )  # fmt: skip


def _belcastre(teller: Teller) -> None:
    teller.report(
        "mina",
        "2020-10-16",
        "بلكاستر خالية",
        [
            said("belcastre-left", "outlet fact emptied",
                 "Not one Northern soldier has been at Belcastre since 15 October.",
                 "north: belcastre", when={"by": "2020-10-15"}),
            said("allied-amary", "outlet fact stock", "At Amary the allies have grown to {n}.",
                 "allied: amary", over(50), when={"at": "2020-10-16"}),
        ],
        confidence={"level": "low", "reason": "It names nobody who was there."},
    )  # fmt: skip
    teller.report(
        "command",
        "2020-10-19",
        "Belcastre: last flights in November",
        [
            said("belcastre-not-left", "command denial context",
                 "Belcastre has not been left, the Command says.",
                 "north: belcastre", releases=["mina-201016-belcastre-left"],
                 contradicts=["mina-201016-belcastre-left"]),
            said("belcastre", "command fact stock", "{n} Northern troops are there.",
                 "north: belcastre", about, when={"at": "2020-10-19"}),
            said("belcastre-empty", "command plan emptied",
                 "They leave by 20 November, and not by September as announced.",
                 "north: belcastre", when={"by": "2020-11-20"},
                 supersedes=["command-200702-belcastre-empty"]),
            said("allied-airport", "allies fact departure",
                 "From Ilvar's airport {n} allied troops have gone home since mid-September.",
                 "allied: ilvar-airport", exact, when={"from": "2020-09-14", "by": "2020-10-19"}),
        ],
    )  # fmt: skip


def _left(teller: Teller) -> None:
    teller.report(
        "phare",
        "2020-11-21",
        "Belcastre, c'est fini",
        [
            said("belcastre-left", "joint fact emptied",
                 "On 18 November the last of the force left Belcastre.",
                 "force: belcastre", when={"by": "2020-11-18"}),
            said("belcastre-handover", "joint fact handover",
                 "Two days later Sarrane's army moved in.",
                 "belcastre", when={"at": "2020-11-20"}),
            said("gone-home", "command fact departure",
                 "{n} Northern troops have left Sarrane since the end of July.",
                 "north: sarrane", over(100), when={"from": "2020-08", "by": "2020-11-18"}),
            said("sarrane", "outlet fact stock", "That leaves {n}.",
                 "north: sarrane", between(500), when={"at": "2020-11-21"}),
        ],
    )  # fmt: skip
    teller.report(
        "posten",
        "2020-12-08",
        "Only Korsund still has allies",
        [
            said("allied-left", "ilvar fact emptied",
                 "Since 30 November there are allied troops at Korsund alone.",
                 "allied: ilvar", when={"by": "2020-11-30"}, bar={"place": "korsund"}),
            said("korsund", "ilvar fact stock", "There they are {n}.",
                 "allied: korsund", rounded(10), when={"at": "2020-12-08"}),
            said("ilvar", "ilvar fact stock", "Northern troops in Ilvar number {n}.",
                 "north: ilvar", rounded(50), when={"at": "2020-12-08"}),
        ],
    )  # fmt: skip
