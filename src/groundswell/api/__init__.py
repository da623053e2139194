"""The API, version 1: the same answers as the pages and the terminal, for programs. One file a resource."""
