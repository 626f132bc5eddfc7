"""The pages of the settings, one module for each part."""
