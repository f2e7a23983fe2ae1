"""What the templates of this room and of those above ask for."""
