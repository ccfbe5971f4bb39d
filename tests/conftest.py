"""What holds for every test."""

from hypothesis import settings

# The first example of a property pays for imports, and a busy machine for its neighbours: neither
# is a fault of what is tested.
settings.register_profile("tripai", deadline=None)
settings.load_profile("tripai")
