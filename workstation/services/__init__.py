"""What a user does: one class per capability."""
