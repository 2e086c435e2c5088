"""The use cases: load, apply the rule, record, answer. Written once for every front end; synchronous."""
