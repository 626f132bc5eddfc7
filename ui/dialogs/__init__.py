"""Small forms and questions over a page; each is opened, never waited for."""
