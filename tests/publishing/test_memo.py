"""What is kept from one site to the next."""

from actionplan.publishing import Memo


def test_equal_ingredients_are_made_once() -> None:
    memo, made = Memo(), list[object]()

    def make() -> int:
        made.append(None)
        return len(made) - 1

    assert [memo.kept("a", [1, 2], make), memo.kept("a", [1, 2], make)] == [0, 0]
    assert [memo.kept("a", [3], make), memo.kept("a", [1, 2], make)] == [1, 2]
    assert memo.kept("b", [1, 2], make) == 3


def test_what_is_made_may_be_nothing() -> None:
    memo, made = Memo(), list[object]()
    for _ in range(2):
        memo.kept("a", None, lambda: made.append("x"))
    assert made == ["x"]
