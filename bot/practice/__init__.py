"""The practice workspace: the bot in a browser, with made-up people and a clock that moves forward."""
