"""Analysis: an article becomes a `Document` of sentences, clauses, names, times, numbers and quotations."""
