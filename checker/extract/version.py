"""The version of extraction, apart from it so that asking for it costs nothing."""

VERSION = "20"
"""Changes whenever extraction could give another result, so that stored claims are made again."""
