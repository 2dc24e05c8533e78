"""Files that nobody has vouched for: read in a small dialect, or refused by name."""

import errno
import os
from pathlib import Path

import pytest

from files import MAX_BYTES, FaultyInputError, read_text, read_yaml


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "input.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 2024-09-06", "2024-09-06"),
        ("a: 2024-01", "2024-01"),
        ("a: on", "on"),
        ("a: no", "no"),
        ("a: yes", "yes"),
        ("a: true", True),
        ("a: false", False),
        ("a: 12", 12),
        ("a: 1.5", 1.5),
        ("a: ~", None),
        ("a: =", "="),
        ("a: عين الأسد", "عين الأسد"),
        ("\ufeffa: 1", 1),
        ("a: >-\n  one\n  two\n", "one two"),
        ("a: '*b'", "*b"),
    ],
)
def test_plain_values(tmp_path: Path, text: str, value: object) -> None:
    assert read_yaml(write(tmp_path, text)) == {"a": value}


def test_a_merge_key_is_an_ordinary_key(tmp_path: Path) -> None:
    assert read_yaml(write(tmp_path, "a: {<<: {b: 1}, c: 2}")) == {"a": {"<<": {"b": 1}, "c": 2}}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: &x 1", "line 1: anchors and aliases are not allowed; write the value out"),
        ("b: 1\na: *x", "line 2: anchors and aliases are not allowed; write the value out"),
        (
            "a: !!python/name:os.system x",
            "line 1: the tag tag:yaml.org,2002:python/name:os.system is not allowed; "
            "write a plain value",
        ),
        ("a: !own 1", "line 1: the tag !own is not allowed; write a plain value"),
        ("a: {b: 1, b: 2}", "line 1: key 'b' stands twice; keep one; this must be YAML"),
        ("a: 1\n? [b]\n: 2\n", "line 2: key ['b'] is not text; this must be YAML"),
        ("a: .inf", "line 1: .inf is not a finite number; this must be YAML"),
        ("a: 1.0e+999", "line 1: 1.0e+999 is not a finite number; this must be YAML"),
        ("7", "is a bare value; it must be a mapping (key: value)"),
        ("~", "is empty; it must hold a mapping"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(FaultyInputError) as raised:
        read_yaml(write(tmp_path, text), "shown.yaml")
    assert str(raised.value) == f"shown.yaml: {what}"


def test_twenty_levels_are_read_and_no_more(tmp_path: Path) -> None:
    # The mapping itself is one of them.
    read_yaml(write(tmp_path, "a: " + "[" * 19 + "]" * 19))
    with pytest.raises(FaultyInputError, match="nests deeper than 20 levels; flatten it"):
        read_yaml(write(tmp_path, "a: " + "[" * 20 + "]" * 20))


def test_the_largest_file_is_read_and_no_larger(tmp_path: Path) -> None:
    assert len(read_text(write(tmp_path, b"#" * MAX_BYTES))) == MAX_BYTES
    with pytest.raises(FaultyInputError, match="is larger than 2,000,000 bytes"):
        read_text(write(tmp_path, b"#" * (MAX_BYTES + 1)))


def test_an_alias_bomb_is_refused_before_it_is_built(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    with pytest.raises(FaultyInputError, match="line 1: anchors and aliases are not allowed"):
        read_yaml(write(tmp_path, "\n".join(lines)))


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError) as raised:
        read_text(tmp_path / "gone.yaml")
    assert str(raised.value) == f"{tmp_path}/gone.yaml: there is no such file; create it"
    with pytest.raises(FaultyInputError) as raised:
        read_text(tmp_path, "folder")
    assert str(raised.value) == (
        "folder: cannot be read (Is a directory); check the path and its permissions"
    )


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    path = write(tmp_path, "a: 1")
    monkeypatch.setattr(Path, "open", refuse)  # root, who runs some tests, may read everything
    with pytest.raises(FaultyInputError, match=r"cannot be read \(Permission denied\)"):
        read_text(path)
