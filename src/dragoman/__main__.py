"""Lets `python -m dragoman` stand for the `dragoman` command."""

from dragoman.cli.main import main

if __name__ == "__main__":
    main()
