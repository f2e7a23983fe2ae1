"""Pages of meetings and of the reports that go to them."""
