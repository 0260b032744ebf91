"""Names that share one unit in the plural: "Idlib and Hama provinces", "las provincias de Idlib, Hama y Latakia"."""

from dateline.analysis.place_scene import Scene
from dateline.analysis.place_tokens import AND, OF

BEFORE_NAME = OF | {"des", "dos", "das"}
JOINING = AND | {"or", "o", "ou"}
LONGEST = 14
"""Words between a name and the unit at the other end of its list."""


def shares_division(scene: Scene) -> bool:
    """Whether nothing but other names stands between this one and the plural of a division."""
    return is_behind(scene) or is_before(scene)


def is_behind(scene: Scene) -> bool:
    """ "Hama" in "provinces of Idlib and Hama"."""
    words, first = scene.words, scene.found.first
    for at in range(first - 1, max(-1, first - 1 - LONGEST), -1):
        if words[at + 1].initial:
            return False
        if words[at].folded in scene.context.divisions_before:
            return True
        if not (words[at].folded in BEFORE_NAME | JOINING or is_name(scene, at)):
            return False
    return False


def is_before(scene: Scene) -> bool:
    """ "Idlib" in "Idlib and Hama provinces"."""
    words, last = scene.words, scene.found.last
    for at in range(last, min(len(words), last + LONGEST)):
        if words[at].initial:
            return False
        if words[at].folded in scene.context.divisions_after:
            return True
        if not (words[at].folded in JOINING or is_name(scene, at)):
            return False
    return False


def is_name(scene: Scene, at: int) -> bool:
    word = scene.words[at]
    small = word.folded in scene.context.function_words and word.folded not in BEFORE_NAME
    return not small and (word.capital or at in scene.scope.places)
