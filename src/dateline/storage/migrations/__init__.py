"""How older stores become today's: one file in `versions/` for each step, run when a store is opened."""
