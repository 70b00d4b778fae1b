"""What the world calls its states, organisations, offices and cities: tables and lookup."""

from dragoman.gazetteer.atoms import Atom, atoms_of, pieces_of
from dragoman.gazetteer.entries import City, Entry, Gender, House, Organisation, RoleWord, State
from dragoman.gazetteer.gazetteer import Gazetteer, Index
from dragoman.gazetteer.load import load_gazetteer

__all__ = [
    "Atom",
    "City",
    "Entry",
    "Gazetteer",
    "Gender",
    "House",
    "Index",
    "Organisation",
    "RoleWord",
    "State",
    "atoms_of",
    "load_gazetteer",
    "pieces_of",
]
