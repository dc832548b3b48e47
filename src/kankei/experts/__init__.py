"""Experts, and their short signed comments beside articles."""
