"""Money: providers behind one contract, their events as a ledger, and what was charged."""
