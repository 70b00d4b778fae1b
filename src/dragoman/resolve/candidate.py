"""An actor in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.gazetteer import RoleWord
from dragoman.model.actor import Actor, ActorKind, ActorMention, Role
from dragoman.model.annotation import Mention, MentionForm
from dragoman.model.identity import actor_id


@dataclass(slots=True, eq=False)
class Candidate:
    """Is an actor that still takes mentions."""

    kind: ActorKind
    """What it is."""
    names: list[str]
    """Its printed names, in order of appearance."""
    represents: str | None = None
    """Whom it acts for, as far as the text has told."""
    sectors: list[str] = field(default_factory=list)
    """PLOVER sector codes."""
    roles: list[Role] = field(default_factory=list)
    """The roles that the text has given it."""
    heads: list[RoleWord] = field(default_factory=list)
    """The role words of its roles."""
    genders: set[str] = field(default_factory=set)
    """The genders that printed words tell."""
    mentions: list[ActorMention] = field(default_factory=list)
    """Where the text mentions it."""

    def add(self, mention: Mention, form: MentionForm | None = None) -> None:
        """Adds a mention."""
        self.mentions.append(ActorMention(mention.start, mention.end, form if form is not None else mention.form))

    def add_name(self, name: str) -> None:
        """Adds a printed name, once."""
        if name not in self.names:
            self.names.append(name)

    def actor(self) -> Actor:
        """Returns the finished actor; its name is the fullest printed one, the earliest among equals."""
        name = max(self.names, key=lambda printed: (len(printed.split()), len(printed)))
        return Actor(
            id=actor_id(self.kind, name, represents=self.represents),
            kind=self.kind,
            name=name,
            represents=self.represents,
            sectors=tuple(dict.fromkeys(self.sectors)),
            roles=tuple(self.roles),
            aliases=tuple(printed for printed in self.names if printed != name),
            mentions=tuple(sorted(set(self.mentions))),
        )
