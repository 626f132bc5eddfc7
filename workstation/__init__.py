"""The workstation without a screen: records, rules, store, services and the command line."""
