"""Speed and memory. Nothing here is part of the package."""
