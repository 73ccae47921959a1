"""CPU per call of the client, as ratios to the raw protocol and beside the official client.

`python -m benchmarks --help` says how it is run. A null server in a process of its own answers canned bytes; a worker
process per client does the client's calls and the floor's in turns, so that both meet the same state of the machine.
CPU time is counted, not time on the wall. Ratios are comparable between machines, microseconds are not.
"""
