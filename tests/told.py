"""Progress that remembers what it was told."""

from actionplan.system.progress import Progress, Stage, Step


class Told(Progress):
    """Remembers each stage, in order."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []

    def tell(self, stage: Stage) -> None:
        self.stages.append(stage)

    def numbers(self, step: Step) -> list[tuple[int, int]]:
        """How many of how many it was told of a step."""
        return [(stage.done, stage.total) for stage in self.stages if stage.step == step]
