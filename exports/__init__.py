"""What leaves: redaction, documents, bundles and their verification."""
