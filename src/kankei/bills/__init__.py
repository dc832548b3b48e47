"""What is put in writing about money: what a person agreed to, invoices, receipts, reminders, figures."""
