"""Reports of items: the page on which a student makes one, the list of those who look after items."""
