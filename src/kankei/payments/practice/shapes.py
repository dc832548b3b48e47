"""What Stripe's objects look like at the API version of the SDK: every field, as it stands at first."""

from __future__ import annotations

import copy
from typing import Any

Thing = dict[str, Any]

_ADDRESS = {
    "city": None, "country": None, "line1": None, "line2": None, "postal_code": None, "state": None,
}  # fmt: skip
_TAX = {"enabled": False, "liability": None, "disabled_reason": None}

_EVIDENCE: Thing = dict.fromkeys(
    (
        "access_activity_log", "billing_address", "cancellation_policy",
        "cancellation_policy_disclosure", "cancellation_rebuttal", "customer_communication",
        "customer_email_address", "customer_name", "customer_purchase_ip", "customer_signature",
        "duplicate_charge_documentation", "duplicate_charge_explanation", "duplicate_charge_id",
        "product_description", "receipt", "refund_policy", "refund_policy_disclosure",
        "refund_refusal_explanation", "service_date", "service_documentation",
        "shipping_address", "shipping_carrier", "shipping_date", "shipping_documentation",
        "shipping_tracking_number", "uncategorized_file", "uncategorized_text",
    )
) | {"enhanced_evidence": {}}  # fmt: skip

# Numbers of Stripe's objects begin with what they are.
PREFIX = {
    "customer": "cus", "product": "prod", "price": "price", "coupon": "coupon", "discount": "di",
    "payment_method": "pm", "checkout.session": "cs_test", "subscription": "sub",
    "subscription_item": "si", "invoice": "in", "line_item": "il", "invoice_payment": "inpay",
    "payment_intent": "pi", "charge": "ch", "refund": "re", "dispute": "dp",
    "billing_portal.session": "bps", "billing_portal.configuration": "bpc", "event": "evt",
}  # fmt: skip

FIRST: dict[str, Thing] = {
    "customer": {
        "address": None, "balance": 0, "created": 0, "currency": None, "customer_account": None,
        "default_source": None, "delinquent": False, "description": None, "discount": None,
        "email": None, "invoice_prefix": "PRACTICE", "livemode": False, "metadata": {}, "name": None,
        "invoice_settings": {
            "custom_fields": None, "default_payment_method": None, "footer": None,
            "rendering_options": None,
        },
        "next_invoice_sequence": 1, "phone": None, "preferred_locales": [], "shipping": None,
        "tax_exempt": "none", "test_clock": None,
    },
    "product": {
        "active": True, "created": 0, "default_price": None, "description": None, "images": [],
        "livemode": False, "marketing_features": [], "metadata": {}, "name": "",
        "package_dimensions": None, "shippable": None, "statement_descriptor": None,
        "tax_code": None, "type": "service", "unit_label": None, "updated": 0, "url": None,
    },
    "price": {
        "active": True, "billing_scheme": "per_unit", "created": 0, "currency": "jpy",
        "custom_unit_amount": None, "livemode": False, "lookup_key": None, "metadata": {},
        "nickname": None, "product": "", "recurring": None, "tax_behavior": "unspecified",
        "tiers_mode": None, "transform_quantity": None, "type": "recurring", "unit_amount": 0,
        "unit_amount_decimal": "0",
    },
    "coupon": {
        "amount_off": None, "created": 0, "currency": None, "duration": "once",
        "duration_in_months": None, "livemode": False, "max_redemptions": None, "metadata": {},
        "name": None, "percent_off": None, "redeem_by": None, "times_redeemed": 0, "valid": True,
    },
    "discount": {
        "checkout_session": None, "customer": None, "customer_account": None, "end": None,
        "invoice": None, "invoice_item": None, "promotion_code": None,
        "source": {"coupon": None, "type": "coupon"}, "start": 0, "subscription": None,
        "subscription_item": None,
    },
    "payment_method": {
        "allow_redisplay": "always", "created": 0, "customer": None, "customer_account": None,
        "billing_details": {
            "address": _ADDRESS, "email": None, "name": None, "phone": None, "tax_id": None,
        },
        "card": {
            "brand": "visa", "country": "JP", "display_brand": "visa", "exp_month": 12,
            "exp_year": 2034, "fingerprint": "practice", "funding": "credit",
            "generated_from": None, "last4": "4242", "regulated_status": None, "wallet": None,
            "checks": {
                "address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass",
            },
            "networks": {"available": ["visa"], "preferred": None},
            "three_d_secure_usage": {"supported": True},
        },
        "livemode": False, "metadata": {}, "type": "card",
    },
    "checkout.session": {
        "adaptive_pricing": {"enabled": False}, "after_expiration": None,
        "allow_promotion_codes": None, "amount_subtotal": 0, "amount_total": 0,
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "billing_address_collection": None, "cancel_url": None, "client_reference_id": None,
        "client_secret": None, "collected_information": None, "consent": None,
        "consent_collection": None, "created": 0, "currency": "jpy", "currency_conversion": None,
        "custom_fields": [],
        "custom_text": {
            "after_submit": None, "shipping_address": None, "submit": None,
            "terms_of_service_acceptance": None,
        },
        "customer": None, "customer_account": None, "customer_creation": None,
        "customer_details": None, "customer_email": None, "discounts": [], "expires_at": 0,
        "integration_identifier": None, "invoice": None, "invoice_creation": None,
        "livemode": False, "locale": "ja", "managed_payments": None, "metadata": {}, "mode": "subscription",
        "origin_context": None, "payment_intent": None, "payment_link": None,
        "payment_method_collection": "always", "payment_method_configuration_details": None,
        "payment_method_options": {}, "payment_method_types": ["card"],
        "payment_status": "unpaid", "permissions": None,
        "phone_number_collection": {"enabled": False}, "recovered_from": None,
        "saved_payment_method_options": None, "setup_intent": None,
        "shipping_address_collection": None, "shipping_cost": None, "shipping_options": [],
        "status": "open", "submit_type": None, "subscription": None, "success_url": None,
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "ui_mode": "hosted_page", "url": None, "wallet_options": None,
    },
    "subscription": {
        "application": None, "application_fee_percent": None, "automatic_tax": _TAX,
        "billing_cycle_anchor": 0, "billing_cycle_anchor_config": None,
        "billing_mode": {"type": "flexible", "flexible": {}}, "billing_schedules": [],
        "billing_thresholds": None, "cancel_at": None, "cancel_at_period_end": False,
        "canceled_at": None,
        "cancellation_details": {"comment": None, "feedback": None, "reason": None},
        "collection_method": "charge_automatically", "created": 0, "currency": "jpy",
        "customer": "", "customer_account": None, "days_until_due": None,
        "default_payment_method": None, "default_source": None, "default_tax_rates": [],
        "description": None, "discounts": [], "ended_at": None,
        "invoice_settings": {
            "account_tax_ids": None, "custom_fields": None, "description": None, "footer": None,
            "issuer": {"type": "self"},
        },
        "items": {}, "latest_invoice": None, "livemode": False, "managed_payments": None,
        "metadata": {}, "next_pending_invoice_item_invoice": None, "on_behalf_of": None,
        "pause_collection": None,
        "payment_settings": {
            "payment_method_options": None, "payment_method_types": None,
            "save_default_payment_method": "off",
        },
        "pending_invoice_item_interval": None, "pending_setup_intent": None,
        "pending_update": None, "schedule": None, "start_date": 0, "status": "incomplete",
        "test_clock": None, "transfer_data": None, "trial_end": None,
        "trial_settings": {"end_behavior": {"missing_payment_method": "create_invoice"}},
        "trial_start": None,
    },
    "subscription_item": {
        "billing_thresholds": None, "created": 0, "current_period_end": 0,
        "current_period_start": 0, "discounts": [], "metadata": {}, "plan": {}, "price": {},
        "quantity": 1, "subscription": "", "tax_rates": [],
    },
    "invoice": {
        "account_country": "JP", "account_name": None, "account_tax_ids": None, "amount_due": 0,
        "amount_overpaid": 0, "amount_paid": 0, "amount_remaining": 0, "amount_shipping": 0,
        "application": None, "attempt_count": 0, "attempted": False, "auto_advance": True,
        "automatic_tax": {
            "enabled": False, "liability": None, "disabled_reason": None, "provider": None,
            "status": None,
        },
        "automatically_finalizes_at": None, "billing_reason": "subscription_cycle",
        "collection_method": "charge_automatically", "created": 0, "currency": "jpy",
        "custom_fields": None, "customer": "", "customer_account": None, "customer_address": None,
        "customer_email": None, "customer_name": None, "customer_phone": None,
        "customer_shipping": None, "customer_tax_exempt": "none", "customer_tax_ids": [],
        "default_payment_method": None, "default_source": None, "default_tax_rates": [],
        "description": None, "discounts": [], "due_date": None, "effective_at": None,
        "ending_balance": None, "footer": None, "from_invoice": None, "hosted_invoice_url": None,
        "invoice_pdf": None, "issuer": {"type": "self"}, "last_finalization_error": None,
        "latest_revision": None, "lines": {}, "livemode": False, "metadata": {},
        "next_payment_attempt": None, "number": None, "on_behalf_of": None, "parent": None,
        "payment_settings": {
            "default_mandate": None, "payment_method_options": None, "payment_method_types": None,
        },
        "period_end": 0, "period_start": 0, "post_payment_credit_notes_amount": 0,
        "pre_payment_credit_notes_amount": 0, "receipt_number": None, "rendering": None,
        "shipping_cost": None, "shipping_details": None, "starting_balance": 0,
        "statement_descriptor": None, "status": "draft",
        "status_transitions": {
            "finalized_at": None, "marked_uncollectible_at": None, "paid_at": None,
            "voided_at": None,
        },
        "subtotal": 0, "subtotal_excluding_tax": 0, "test_clock": None, "total": 0,
        "total_discount_amounts": [], "total_excluding_tax": 0, "total_pretax_credit_amounts": [],
        "total_taxes": [], "webhooks_delivered_at": None,
    },
    "line_item": {
        "amount": 0, "currency": "jpy", "description": None, "discount_amounts": [],
        "discountable": True, "discounts": [], "invoice": None, "livemode": False, "metadata": {},
        "parent": None, "period": {"end": 0, "start": 0}, "pretax_credit_amounts": [],
        "pricing": None, "quantity": 1, "quantity_decimal": "1", "subscription": None,
        "subtotal": 0, "taxes": [],
    },
    "invoice_payment": {
        "amount_paid": None, "amount_requested": 0, "created": 0, "currency": "jpy", "invoice": "",
        "is_default": True, "livemode": False, "payment": {"type": "payment_intent"},
        "status": "open", "status_transitions": {"canceled_at": None, "paid_at": None},
    },
    "payment_intent": {
        "amount": 0, "amount_capturable": 0, "amount_details": {"tip": {}}, "amount_received": 0,
        "application": None, "application_fee_amount": None, "automatic_payment_methods": None,
        "canceled_at": None, "cancellation_reason": None, "capture_method": "automatic",
        "client_secret": "", "confirmation_method": "automatic", "created": 0, "currency": "jpy",
        "customer": None, "customer_account": None, "description": None,
        "excluded_payment_method_types": None, "last_payment_error": None, "latest_charge": None,
        "livemode": False, "managed_payments": None, "metadata": {}, "next_action": None,
        "on_behalf_of": None, "payment_method": None,
        "payment_method_configuration_details": None, "payment_method_options": {},
        "payment_method_types": ["card"], "processing": None, "receipt_email": None,
        "review": None, "setup_future_usage": "off_session", "shipping": None,
        "statement_descriptor": None, "statement_descriptor_suffix": None,
        "status": "requires_payment_method", "transfer_data": None, "transfer_group": None,
    },
    "charge": {
        "amount": 0, "amount_captured": 0, "amount_refunded": 0, "application": None,
        "application_fee": None, "application_fee_amount": None, "balance_transaction": None,
        "billing_details": {
            "address": _ADDRESS, "email": None, "name": None, "phone": None, "tax_id": None,
        },
        "calculated_statement_descriptor": None, "captured": False, "created": 0,
        "currency": "jpy", "customer": None, "description": None, "disputed": False,
        "failure_balance_transaction": None, "failure_code": None, "failure_message": None,
        "fraud_details": {}, "livemode": False, "metadata": {}, "on_behalf_of": None,
        "outcome": None, "paid": False, "payment_intent": None, "payment_method": None,
        "payment_method_details": None, "receipt_email": None, "receipt_number": None,
        "receipt_url": None, "refunded": False, "refunds": {}, "review": None, "shipping": None,
        "source_transfer": None, "statement_descriptor": None,
        "statement_descriptor_suffix": None, "status": "failed", "transfer_data": None,
        "transfer_group": None,
    },
    "refund": {
        "amount": 0, "balance_transaction": None, "charge": None, "created": 0, "currency": "jpy",
        "customer": None, "customer_account": None,
        "destination_details": {"card": {"type": "refund"}, "type": "card"}, "metadata": {},
        "payment_intent": None, "payment_method": None, "reason": None, "receipt_number": None,
        "source_transfer_reversal": None, "status": "succeeded", "transfer_reversal": None,
    },
    "dispute": {
        "amount": 0, "balance_transactions": [], "charge": "", "created": 0, "currency": "jpy",
        "enhanced_eligibility_types": [], "evidence": _EVIDENCE,
        "evidence_details": {
            "due_by": None, "enhanced_eligibility": {}, "has_evidence": False, "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": False, "livemode": False, "metadata": {},
        "payment_intent": None,
        "payment_method_details": {
            "card": {
                "brand": "visa", "case_type": "chargeback", "network": "visa",
                "network_reason_code": "10.4",
            },
            "type": "card",
        },
        "reason": "fraudulent", "status": "needs_response",
    },
    "billing_portal.session": {
        "configuration": "", "created": 0, "customer": "", "customer_account": None, "flow": None,
        "livemode": False, "locale": "ja", "on_behalf_of": None, "return_url": None, "url": "",
    },
    "event": {
        "api_version": "", "created": 0, "data": {}, "livemode": False, "pending_webhooks": 1,
        "request": {"id": None, "idempotency_key": None}, "type": "",
    },
}  # fmt: skip


def shaped(kind: str, **fields: Any) -> Thing:
    """Return an object of `kind` with `fields` set; a field that Stripe does not have is a fault."""
    thing = copy.deepcopy(FIRST[kind])
    for name, value in fields.items():
        if name not in thing and name != "id":
            raise KeyError(f"Stripe's {kind} has no {name!r}")
        thing[name] = value
    return thing | {"object": kind}


def listed(things: list[Thing], url: str) -> Thing:
    """Return things as Stripe lists them."""
    return {"object": "list", "data": things, "has_more": False, "url": url}


def plan_of(price: Thing) -> Thing:
    """Return the old form of a price, which items of subscriptions still carry."""
    recurring = price["recurring"]
    return {
        "id": price["id"], "object": "plan", "active": price["active"],
        "amount": price["unit_amount"], "amount_decimal": price["unit_amount_decimal"],
        "billing_scheme": "per_unit", "created": price["created"], "currency": price["currency"],
        "interval": recurring["interval"], "interval_count": recurring["interval_count"],
        "livemode": False, "metadata": {}, "meter": None, "nickname": None,
        "product": price["product"], "tiers_mode": None, "transform_usage": None,
        "trial_period_days": None, "usage_type": "licensed",
    }  # fmt: skip
