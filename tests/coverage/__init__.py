"""Which rule of the policy is proved by which tests, and which mutation those notice: `docs/policy-coverage.md`.

`rules.toml` lists the policy's sections and rules in our own words; the tests say by their mark which rule they prove;
`noticed.toml` holds what `make coverage-table` measured: for each mutation the test that notices it.
"""
