# Everything is done by tools/bootstrap.py, which Windows and macOS call directly.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BOOTSTRAP = @$(PYTHON) tools/bootstrap.py

.DEFAULT_GOAL := help
.PHONY: help run test check setup bench screenshots lock

help run setup bench screenshots lock:
	$(BOOTSTRAP) $@ $(ARGS)

# SLOW=1 adds the slow tests; ARGS="-k name" picks some.
test check:
	$(BOOTSTRAP) $@ $(if $(SLOW),--slow) $(ARGS)
