"""Makes the record of a report out of its finished draft, and checks it against the promises."""

from dragoman.record.assemble import assemble
from dragoman.record.check import check_record

MEMBERS = (assemble, check_record)

__all__ = ["MEMBERS", "assemble", "check_record"]
