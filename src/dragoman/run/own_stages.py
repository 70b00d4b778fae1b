"""Loads the stages that a user names in the settings."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dragoman.errors import ConfigError
from dragoman.stage import Stage

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology


def own_stage(name: str, ontology: Ontology, *, gazetteer: Gazetteer) -> Stage:
    """Returns the stage that `package.module:factory` makes.

    Raises:
        ConfigError: there is no such module or factory, or it makes something else than a stage.
    """
    module_name, _, factory_name = name.partition(":")
    try:
        factory = getattr(import_module(module_name), factory_name)
    except (ImportError, AttributeError, ValueError) as error:
        raise _unusable(name, f"the stage {name!r}, which cannot be imported ({error})") from error
    made = factory(ontology, gazetteer) if callable(factory) else factory
    if not isinstance(made, Stage):
        raise _unusable(name, f"{type(made).__name__} made by {name!r}")
    return made


def _unusable(name: str, found: str) -> ConfigError:
    return ConfigError(
        "bad_stage",
        found=found,
        expected="package.module:factory, called with ontology and gazetteer, that returns a dragoman.stage.Stage",
        remedy=f"correct {name!r} in the settings",
    )
