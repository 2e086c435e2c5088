"""The Slack edge: signed requests in, Block Kit out. The only folder that knows Slack's SDKs."""
