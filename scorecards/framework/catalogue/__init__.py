"""The catalogue of indicators as files that people can read and edit, and the reader that proves them."""
