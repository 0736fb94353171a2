"""Students coming into their class: by code and nickname, and back in with a PIN."""
