"""HTML to a tree, whatever it is like: any nesting, any size of text, no recursion."""

from __future__ import annotations

import re

from lxml import etree, html

from dragoman.errors import InputError

_WRAPPERS = re.compile(
    r"</?(?:div|span|section|font|center|b|i|u|em|strong|small|big|table|tbody|tr|td|ul|ol|dl|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_PAGE = re.compile(r"<(?:!doctype|html|body|head)\b", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_MOST_TAGS = 2_000_000
"""A page with more tags would fill the memory; the development pages have up to 4,000."""
_NO_TREE = "a page with nothing in it that could be read as HTML"


def declared_charset(data: bytes) -> str | None:
    """Returns the charset that a page names in its first bytes."""
    match = _CHARSET.search(data[:4096])
    return None if match is None else (match[1] or match[2]).decode("ascii")


def is_page(markup: str) -> bool:
    """Tells whether some HTML is a whole page and not a fragment."""
    return _PAGE.search(markup[:4096]) is not None


def parse_html(markup: str) -> html.HtmlElement:
    """Returns the tree of a page or fragment, comments left out.

    A page that is nested deeper than the parser goes is parsed again without the tags that only wrap.

    Raises:
        InputError: `no_text`, `too_large`, or `too_deep` if even that does not help.
    """
    if markup.count("<") > _MOST_TAGS:
        raise InputError(
            "too_large",
            found=f"a page with more than {_MOST_TAGS} tags",
            expected="one report",
            remedy="split it into reports",
        )
    tree, is_cut = _parse(markup)
    if is_cut:
        tree, is_cut = _parse(_WRAPPERS.sub("\n", markup))
    if is_cut:
        raise InputError(
            "too_deep",
            found="tags nested more than 2,000 deep",
            expected="a page as browsers save it",
            remedy="save the page as text",
        )
    return tree


def _parse(markup: str) -> tuple[html.HtmlElement, bool]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise InputError(
            "no_text", found=_NO_TREE, expected="a page with text", remedy="save the whole page"
        ) from error
    return tree, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
