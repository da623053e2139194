"""Files other people made, opened with care: text, JSON, YAML, XML, CSV and folders. Whatever is wrong is told."""
