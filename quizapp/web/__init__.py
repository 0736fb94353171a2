"""The site: pages, forms, who may see what. Views load, check and call services; scores are decided elsewhere."""
