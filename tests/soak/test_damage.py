"""Random damage to the library's file: it is opened or refused, never emptied, and can be repaired."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from factories import a_note, page, reading
from soak.measure import dice, tell, times
from zonereader.errors import LibraryError
from zonereader.library.library import Library
from zonereader.library.repair import repair

BLOCK = 4096


def make(folder: Path) -> tuple[set[str], set[str]]:
    """A library with notes in its backup and notes made since."""
    with Library.open(folder / "library.db") as library:
        for number in range(8):
            text = page().text + (str(number) * number)
            library.add_page(page(text, f"{number}.txt"), reading(), origin="test")
        old, new = ([a_note() for _ in range(40)] for _ in "12")
        for note in old:
            library.save(note)
        library.back_up_daily()
        for note in new:
            library.save(note)
    return {note.uuid for note in old}, {note.uuid for note in new}


def spoil(data: bytearray, chance: random.Random) -> str:
    """Damage a file as disks and copying programs do; returns how."""
    how = chance.choice(["bit", "bytes", "zeros", "blocks", "cut", "swap", "header"])
    at = chance.randrange(len(data))
    block = at - at % BLOCK
    if how == "bit":
        data[at] ^= 1 << chance.randrange(8)
    elif how == "bytes":
        for _ in range(chance.randint(2, 200)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    elif how == "zeros":
        data[block : block + BLOCK] = bytes(BLOCK)
    elif how == "blocks":
        for _ in range(chance.randint(1, 6)):
            here = chance.randrange(len(data) // BLOCK) * BLOCK
            data[here : here + BLOCK] = chance.randbytes(BLOCK)
    elif how == "cut":
        del data[at:]
    elif how == "swap":
        other = chance.randrange(len(data) // BLOCK) * BLOCK
        data[block : block + BLOCK], data[other : other + BLOCK] = (
            data[other : other + BLOCK],
            data[block : block + BLOCK],
        )
    else:
        data[: chance.randint(1, 100)] = b""
    return how


def look(path: Path) -> str:
    """What a start finds: "sound", "damaged", or "refused"; anything else is a bug of ours."""
    try:
        with Library.open(path) as library:
            return "sound" if library.check().ok else "damaged"
    except LibraryError:
        return "refused"


def test_no_damage_empties_a_library_or_loses_what_is_in_the_backup(tmp_path: Path) -> None:
    made = tmp_path / "made"
    old, new = make(made)
    whole = (made / "library.db").read_bytes()
    chance, rounds = dice("damage"), times(25, 700)
    found = {"sound": 0, "damaged": 0, "refused": 0}
    saved = lost = 0
    for number in range(rounds):
        folder = tmp_path / f"{number}"
        path = folder / "library.db"
        shutil.copytree(made, folder)
        data = bytearray(whole)
        how = spoil(data, chance)
        path.write_bytes(data)
        state = look(path)
        found[state] += 1
        if state == "sound":
            with Library.open(path) as library:
                assert {note.uuid for note in library.annotations()} == old | new, how
            continue
        damaged = path.read_bytes()
        done = repair(path)
        assert done.kept is None or done.kept.read_bytes() == damaged, how
        with Library.open(path) as library:
            there = {note.uuid for note in library.annotations()}
            library.rebuild(lambda text: reading())
            assert [p for p in library.check().problems if "no longer match" not in p] == [], how
            assert len(library.pages()) == 8, how
        assert there >= old, how
        saved += len(there & new)
        lost += len(new - there)
        shutil.rmtree(folder)
    tell(
        "damaged",
        files=rounds,
        **found,
        notes_of_the_backup_lost=0,
        later_notes_saved=saved,
        later_notes_gone=lost,
    )
