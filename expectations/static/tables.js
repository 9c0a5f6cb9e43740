/* Draws the tables of the index: Great Expectations leaves that to a plugin of jQuery, of which these are
   the parts it asks for: columns, rows, a search, sorting by a click on a head, rows that lead to a page. */
(function ($) {
  "use strict";

  function words(html) {
    return $("<div>").html(String(html === undefined || html === null ? "" : html)).text().trim();
  }

  function draw(table, options) {
    var box = $("<input type='search' class='form-control form-control-sm gouji-search'>")
      .attr({ placeholder: "筛选 Filter", "aria-label": "筛选 Filter" });
    var head = $("<tr>"), body = $("<tbody>"), rows = [];
    $.each(options.data, function (_, row) {
      var line = $("<tr>").data("row", row);
      $.each(options.columns, function (_, column) {
        $("<td>").html(row[column.field]).addClass("gouji-" + column.field).css("text-align", column.align || "left").appendTo(line);
      });
      if (row._table_row_link_path) {
        line.css("cursor", "pointer").on("click", function () { window.location = row._table_row_link_path; });
        if (!line.find("a").length) {
          line.find("td").last().wrapInner($("<a>").attr("href", row._table_row_link_path));
        }
      }
      rows.push(line);
    });
    $.each(options.columns, function (at, column) {
      var up = true;
      $("<th scope='col' tabindex='0'>").text(column.title).addClass("gouji-" + column.field).appendTo(head).on("click keydown", function (event) {
        if (event.type === "keydown" && event.key !== "Enter") { return; }
        var by = column.sortName || column.field;
        rows.sort(function (a, b) {
          var x = a.data("row")[by], y = b.data("row")[by];
          var order = typeof x === "number" ? x - y : words(x).localeCompare(words(y), "zh");
          return up ? order : -order;
        });
        up = !up;
        body.append(rows);
      });
    });
    box.on("input", function () {
      var wanted = box.val().toLowerCase();
      $.each(rows, function (_, line) { line.toggle(line.text().toLowerCase().indexOf(wanted) >= 0); });
    });
    table.addClass("table table-sm table-hover").append($("<thead>").append(head), body.append(rows));
    table.wrap("<div class='table-responsive'>").parent().before(box);
    table.data("box", box);
  }

  $.fn.bootstrapTable = function (options) {
    if (typeof options === "string") {  // every other call takes the filter away
      (this.data("box") || $()).val("").trigger("input");
    } else {
      draw(this, options);
    }
    return this;
  };
})(jQuery);
