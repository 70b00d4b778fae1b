"""The label inventories that training and the runtime share; their order is the order of the model's outputs."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
"""Attribution roles; each has its own layer of tags, so that they may overlap."""
MARKS = ("O", "B", "I", "E", "S")
"""Outside, begin, inside, end, single: the tags of one layer."""
MENTIONS = ("PER", "ORG", "LOC", "NORP", "ROLE", "TREATY", "FORUM", "FAC")
"""People, organisations, places and states, nationalities and groups, titles, treaties, forums, facilities."""
MENTION_TAGS = ("O", *(f"{mark}-{label}" for label in MENTIONS for mark in MARKS[1:]))
"""The tags of the mention layer."""
LINKS = ("source", "content")
"""The roles that a cue is linked to."""
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
"""Universal parts of speech."""
DEPRELS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case",
    "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep",
    "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip
"""Universal Dependencies 2 relations, with the subtypes that the English treebanks use."""
ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
"""PLOVER root types, CONCEDE and RETREAT merged as YIELD, and NONE: the first does nothing to the second."""
