"""Payment providers, one file each, behind one contract; nothing else talks to them."""
