"""The screens: the main one owns the state, the others answer one question each."""
