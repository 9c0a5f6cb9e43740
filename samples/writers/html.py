"""HTML samples: a clean modern page, and a page of an old content management system."""

from __future__ import annotations

from html import escape

from writers.pages import Line, Page
from writers.statutory import Cell, Rows


def modern(page: Page) -> bytes:
    """Write a UTF-8 page with the meta tags of government sites and plain tables."""
    meta = {"SiteName": "示例站点", "ColumnName": "政府信息公开年度报告", "ArticleTitle": page.title}
    meta |= {"ContentSource": page.publisher} if page.publisher else {}
    meta |= {"PubDate": page.published_on} if page.published_on else {}
    tags = "\n".join(f'  <meta name="{name}" content="{escape(text)}">' for name, text in meta.items())
    blocks = "\n".join(_modern_block(block) for block in page.body)
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <title>{escape(page.title)}</title>
{tags}
  <style>table {{ border-collapse: collapse }} td {{ border: 1px solid; padding: 0.3em }}</style>
</head>
<body>
<nav><a href="/">首页</a> &gt; <a href="/report">政府信息公开年度报告</a></nav>
<main>
<h1>{escape(page.title)}</h1>
{_modern_date(page)}{blocks}
</main>
<footer>扫一扫在手机打开当前页</footer>
</body>
</html>
""".encode()


def _modern_date(page: Page) -> str:
    if not page.published_on:
        return ""
    return f"<p>发布日期：{page.published_on}　来源：{escape(page.publisher)}</p>\n"


def _modern_block(block: Line | Rows) -> str:
    if isinstance(block, Line):
        tag = "h2" if block.role == "heading" else "p"
        return f"<{tag}>{escape(block.text)}</{tag}>"
    rows = ("".join(f"<td{_spans(c)}>{escape(c.text)}</td>" for c in row) for row in block)
    return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"


def _spans(cell: Cell) -> str:
    spans = (("rowspan", cell.rowspan), ("colspan", cell.colspan))
    return "".join(f' {name}="{n}"' for name, n in spans if n > 1)


def old_cms(page: Page) -> bytes:
    """Write a GB18030 page: tables for the layout, digits cut by tags, non-breaking blanks.

    Such pages come from pasting an office document into a web editor.
    """
    inner = "\n".join(_old_block(block) for block in page.body)
    text = f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>{escape(page.title)}</TITLE>
<SCRIPT>var counter = "<td>0</td>";</SCRIPT></HEAD>
<BODY bgColor=#ffffff>
<TABLE width=980 align=center><TR><TD><A href="#">首页</A>&nbsp;|&nbsp;<A href="#">公开</A></TD></TR></TABLE>
<TABLE width=980 align=center><TR><TD width=200 vAlign=top>
<TABLE width="100%"><TR><TD>导航</TD></TR><TR><TD>公开指南</TD></TR><TR><TD>公开年报</TD></TR></TABLE>
</TD><TD vAlign=top>
<TABLE width="100%"><TR><TD align=middle><FONT size=5><B>{escape(page.title)}</B></FONT></TD></TR>
<TR><TD class=content>
{inner}
</TD></TR></TABLE>
</TD></TR></TABLE>
<TABLE width=980 align=center><TR><TD>【打印本页】&nbsp;&nbsp;【关闭窗口】</TD></TR></TABLE>
</BODY></HTML>
"""
    return text.encode("gb18030")


def _old_block(block: Line | Rows) -> str:
    if isinstance(block, Line):
        return f"<P class=MsoNormal>&nbsp;&nbsp;&nbsp;&nbsp;<SPAN>{_old_text(block.text)}</SPAN></P>"
    rows = ("".join(f"<TD{_spans(c)}>{_old_cell(c)}" for c in row) for row in block)
    return (
        "<TABLE class=MsoTableGrid border=1><TBODY>\n"
        + "\n".join(f"<TR>{r}" for r in rows)
        + "</TBODY></TABLE>"
    )


def _old_text(text: str) -> str:
    """Cut a line after its first character, where editors like to open another span."""
    return f"{escape(text[0])}</SPAN><SPAN lang=EN-US>{escape(text[1:])}" if text else ""


def _old_cell(cell: Cell) -> str:
    if cell.is_figure and len(cell.text) > 1:
        return f"<P align=center><SPAN>{cell.text[0]}</SPAN><SPAN lang=EN-US>{cell.text[1:]}</SPAN>&nbsp;</P>"
    if cell.is_figure:
        return f"<P align=center>&nbsp;<SPAN>{cell.text}</SPAN></P>"
    half = len(cell.text) // 2
    return f"<P align=center>{escape(cell.text[:half])}<BR>\n{escape(cell.text[half:])}</P>"
