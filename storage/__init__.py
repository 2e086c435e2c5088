"""The memory: tables, the one write path, the outbox, search and migrations."""
