"""The leak gate: reads the finished PDF and lets it pass only if nothing identifying is in it."""
