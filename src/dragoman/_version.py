"""The version of the package, read by the build and by `dragoman info`."""

__version__ = "0.1.0"
