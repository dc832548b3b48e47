"""Small promises that everything else rests on: errors, the clock, the audit log, ids."""
