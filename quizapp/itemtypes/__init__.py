"""Item types: one file each, found by being there; ``contract`` says what a type gives, ``registry`` finds them."""
