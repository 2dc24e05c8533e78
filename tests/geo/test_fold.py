import pytest

from geo.names import core, fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ḩarir", "harir"),
        ("Arbīl", "ARBIL"),
        ("هەولێر", "ھەولێر"),  # a Kurdish and an Arabic keyboard's letter h
        ("هەریر", "ھەرير"),
        ("أربيل", "اربيل"),
        ("قاعدة", "قاعده"),
        ("Ain al-Asad", "ain  al asad"),
        ("‘Ayn al ’Asad", "Ayn al Asad"),
        ("بَغْدَاد", "بغداد"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Harir", "Hariri"), ("حرير", "هەریر"), ("Al Asad", "Asad")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Bashur Airfield", "bashur"),
        ("Al Asad Air Base", "al asad"),
        ("Erbil International Airport", "erbil"),
        ("Airport", ""),
        ("Fairfield Army Air Field", "fairfield"),
    ],
)
def test_core_leaves_out_the_kind_of_facility(name: str, left: str) -> None:
    assert core(name) == left
