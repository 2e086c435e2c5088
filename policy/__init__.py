"""The rules of the managing customer contact policy: pure Python, no clock, no I/O."""
