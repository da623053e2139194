"""A story told as plain text, taken apart into paragraphs, sentences, pictures and what stands twice."""
