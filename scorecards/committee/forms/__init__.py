"""What people say of meetings and reports; the module is what they speak of."""
