"""What is kept: one module per part of the domain, declared once."""
