"""Made-up students: how likely somebody of some ability answers an item right, by the two-parameter logistic model."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from statistics import NormalDist


@dataclass(frozen=True, slots=True)
class Item2PL:
    """Hold an item's parameters: ``a`` its discrimination (> 0, logistic metric), ``b`` its difficulty.

    ``b`` is on the scale of abilities, whose mean is 0 and whose standard deviation is 1.
    """

    a: float
    b: float

    def chance(self, ability: float) -> float:
        """Return the probability of a right answer: 1 / (1 + exp(-a (ability - b))) (Birnbaum's model)."""
        return 1 / (1 + math.exp(-self.a * (ability - self.b)))


def normal_abilities(number: int, random: Random) -> tuple[float, ...]:
    """Return abilities that lie as a normal distribution does, in an order drawn from ``random``.

    They are the middles of ``number`` equally likely parts, so that a small class is neither gifted nor weak by chance.
    """
    spread = NormalDist()
    abilities = [spread.inv_cdf((place + 0.5) / number) for place in range(number)]
    random.shuffle(abilities)
    return tuple(abilities)


def answers(item: Item2PL, ability: float, random: Random) -> bool:
    """Draw whether somebody of an ability answers an item right."""
    return random.random() < item.chance(ability)
