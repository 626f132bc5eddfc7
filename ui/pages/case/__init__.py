"""The page of one case: who it is, how to reach them safely, and everything that is kept."""
