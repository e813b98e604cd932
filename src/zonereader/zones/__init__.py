"""The zones of China: a gazetteer, and which of them an article is about."""
