"""The fit check: which activities an idea fits, why, and whether it lies within the plan."""
