"""Tables that show any number of rows from ids and pages."""
