"""Measures Casehaven against a peer in the same run; figures are ratios, at growing sizes."""
