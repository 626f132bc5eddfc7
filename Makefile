# Everything is done by tools/bootstrap.py, which Windows and macOS call directly.
# The first that really starts: a version manager leaves names behind that do not.
PYTHON ?= $(or $(shell for p in python3.11 python3; do $$p -c '' 2>/dev/null && echo $$p && break; done),python3)
BOOTSTRAP = @$(PYTHON) tools/bootstrap.py

.DEFAULT_GOAL := help
.PHONY: help run test check setup torture bench screenshots lock

help run setup torture bench screenshots lock:
	$(BOOTSTRAP) $@ $(ARGS)

# SLOW=1 adds the slow tests; ARGS="-k name" picks some.
test check:
	$(BOOTSTRAP) $@ $(if $(SLOW),--slow) $(ARGS)
