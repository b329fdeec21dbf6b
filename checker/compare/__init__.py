"""Whether two values that claims give for one fact agree."""
