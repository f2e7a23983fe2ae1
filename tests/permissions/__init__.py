"""Who may open what and do what: every page and every act, for every role, of this council and of another."""
