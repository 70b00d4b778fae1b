"""Shows records to people: today as one page of HTML, later as a reading room."""

from dragoman.serve.page import page

__all__ = ["page"]
