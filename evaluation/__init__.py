"""Quality held to floors, the scorecard, and the list of errors by cause. Nothing here is part of the package."""
