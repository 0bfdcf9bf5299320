"""The widgets, one a file: each is given its state and says what happened."""
