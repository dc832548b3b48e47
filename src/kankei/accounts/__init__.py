"""Readers: sign up, sign in, leave, take their data along."""
