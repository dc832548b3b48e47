"""A small Stripe for practice: its objects, its clock, its pages and its webhooks, without money.

Tests drive it over HTTP through the real SDK; the demo pays with it. It knows what Kankei asks
of Stripe, and refuses in Stripe's own words what it does not know.
"""
