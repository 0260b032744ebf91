"""The telling that a claim belongs to: the claims just before it, nearest first."""

from collections.abc import Iterator, Sequence

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.records import BlockKind

SENTENCES_BACK = 3


def story(claim: Claim, before: Sequence[Claim], context: Context) -> Iterator[Claim]:
    """The claims just before that belong to the same telling, nearest first; captions tell their own."""
    sentence = context.sentence(claim.clause)
    for other in reversed(before):
        back = sentence.index - other.clause.sentence
        if back > SENTENCES_BACK:
            return
        apart = sentence.block is not context.sentence(other.clause).block
        caption = BlockKind.CAPTION in {sentence.block, context.sentence(other.clause).block}
        if (
            not other.background
            and not (apart and caption)
            and not context.days_parted(other.clause.sentence, sentence.index)
        ):
            yield other
