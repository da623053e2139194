"""Seats that really are held, read from public lists into the register, and what is known of them."""
