"""Who may read what: plans, the free month, and the one door to a paid body."""
