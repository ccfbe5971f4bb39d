"""The story of an edit: apply typed changes to a route, and tell what became different."""
