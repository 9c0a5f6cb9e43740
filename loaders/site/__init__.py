"""The data-quality site: static pages in two languages, made from the published database.

`build.build` plans and writes a site; `plan` finds out which pages changed, `worker` renders them.

To add a kind of page:

1. `pages/NAME.sql`: named queries, each with a column `page` first (see `queries`). Rows of the query `pages`
   decide which pages there are; the others add what a page shows. Whatever a page shows comes from these
   queries alone: their rows are what is hashed to see whether a page changed, so nothing shown can go stale.
   Rows reach the page in the order of their columns.
2. `pages/NAME.py`: a function that turns a `Page` into what the template needs, and `KIND = Kind(…)`. What is
   the same in both languages can be made once by `prepare`. `addresses` makes file names from ids.
3. `site/templates/NAME.html.j2`, which extends `base.html.j2`. `say(zh, en)` speaks the language of the page,
   `linked(kind, key, text)` of `macros.html.j2` links to a page of another kind.
4. The kind's line in `pages/__init__.py`.

A kind may have a file of another format beside each page (`Kind.beside`): a letter is a Word document, too.

Pages must hold nothing that changes with every release (no time of building): else all would be made anew.
Only the front page tells of the release.
"""
