"""What a signed copy holds, as dataclasses: schema 1. An older schema is read through a pure upgrade."""
