"""The Teams edge: Adaptive Cards out. The only folder that knows Microsoft's SDKs."""
