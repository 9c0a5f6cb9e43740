for (const place of document.querySelectorAll("[data-chart]")) {
  const spec = JSON.parse(document.getElementById("chart-" + place.dataset.chart).textContent);
  vegaEmbed(place, spec, { actions: false, renderer: "svg" }).catch((error) => { place.textContent = String(error); });
}
