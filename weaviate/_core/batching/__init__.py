"""The state machine of batches, free of I/O: what was added, what is to be sent when, and what became of each thing.

`machine` decides; `items` is what it decides about, `pace` how much is sent at a time, `outcomes` what it found out,
and `talk` how it speaks with a server in one stream. Whoever drives it brings the clock, the waiting and the bytes.
"""
