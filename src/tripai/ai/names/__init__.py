"""Names in text: folded, found, and matched with the places that bear them."""
